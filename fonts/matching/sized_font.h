// A Font as the world outside sees it: a face at a size, perhaps with a made-up bold or italic.
#pragma once

#include <algorithm>

#include "fonts/font_set.h"
#include "fonts/freetype/face.h"

namespace weft {

/// What an @font-face rule says of its font.
struct FaceDescriptors {
  int16_t ascent = -1, descent = -1, line_gap = -1;  ///< In percent of the em; negative: nothing.
  std::span<const CodePointRange> ranges;            ///< Empty: all characters.

  bool covers(char32_t character) const {
    return ranges.empty() ||
           std::any_of(ranges.begin(), ranges.end(), [=](const CodePointRange& range) {
             return character >= range.first && character <= range.last;
           });
  }
  bool operator==(const FaceDescriptors& other) const {
    return ascent == other.ascent && descent == other.descent && line_gap == other.line_gap &&
           ranges.data() == other.ranges.data() && ranges.size() == other.ranges.size();
  }
};

/// The styles that the file lacks and that are made up.
struct Synthesis {
  bool bold = false;
  bool oblique = false;
  bool operator==(const Synthesis&) const = default;
};

class SizedFont final : public Font {
 public:
  SizedFont(Face& face, Px size, Synthesis synthesis, const FaceDescriptors& descriptors,
            uint32_t id);

  Face& face() const { return *face_; }
  Synthesis synthesis() const { return synthesis_; }
  const FaceDescriptors& descriptors() const { return descriptors_; }
  /// Distinguishes it in the glyph cache.
  uint32_t id() const { return id_; }
  /// Design units in device pixels.
  Px scaled(int64_t units) const {
    return Px::from_ratio(units * size_.raw(), 64 * int64_t{units_per_em()});
  }
  int32_t units_per_em() const { return face_->metrics().units_per_em; }
  /// Fills in what takes glyphs to know.
  void set_advances(Px zero, Px space);

  SizedFont* next = nullptr;

 private:
  Face* face_;
  Synthesis synthesis_;
  FaceDescriptors descriptors_;
  uint32_t id_;
};

}  // namespace weft
