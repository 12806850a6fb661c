// The table directory of a TrueType or OpenType file, read in place: enough to name, match and kern
// a face without opening it. Holds nothing; every read is bounds-checked.
#pragma once

#include <span>

#include "fonts/font_set.h"
#include "fonts/sfnt/font_bytes.h"

namespace weft {

constexpr uint32_t sfnt_tag(const char (&tag)[5]) {
  return (static_cast<uint32_t>(tag[0]) << 24) | (static_cast<uint32_t>(tag[1]) << 16) |
         (static_cast<uint32_t>(tag[2]) << 8) | static_cast<uint32_t>(tag[3]);
}

/// The traits that CSS font matching looks at. A variable face has ranges.
struct FaceTraits {
  uint16_t lowest_weight = 400, highest_weight = 400;
  uint16_t lowest_stretch = 100, highest_stretch = 100;  ///< Percent.
  FontSlant slant = FontSlant::Normal;
};

/// One axis of a variable face, in 16.16.
struct VariationAxis {
  uint32_t tag = 0;
  int32_t minimum = 0, standard = 0, maximum = 0;
};

class Sfnt {
 public:
  /// The number of faces in the file; 0 when it is no font.
  static uint32_t face_count(std::span<const uint8_t> file);
  /// Face `index` of `file`, which must outlive it. Errors: Corrupt.
  static Result<Sfnt> open(std::span<const uint8_t> file, uint32_t index);

  Sfnt() = default;
  /// Empty when there is none.
  FontBytes table(uint32_t tag) const;
  /// The next family name (name ids 1 and 16, any platform and language) from record `record` on,
  /// as its hash; false at the end. Start with record 0.
  bool next_family(uint32_t& record, uint64_t& hash) const;
  bool has_family(uint64_t hash) const;
  FaceTraits traits() const;
  uint32_t axis_count() const;
  VariationAxis axis(uint32_t index) const;

 private:
  FontBytes file_;
  size_t directory_ = 0;
};

}  // namespace weft
