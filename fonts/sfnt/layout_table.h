// The parts that GPOS and GSUB have in common: scripts, features, lookups, coverage and class
// tables, read in place. OpenType 1.9, "OpenType Layout Common Table Formats".
#pragma once

#include <array>

#include "fonts/sfnt/font_bytes.h"

namespace weft {

/// The subtables of one lookup, extensions resolved.
class Lookup {
 public:
  Lookup() = default;
  /// `extension_type`: 9 in GPOS, 7 in GSUB.
  Lookup(FontBytes lookup, uint16_t extension_type)
      : lookup_(lookup), extension_type_(extension_type) {}
  /// Lookup `index` of a GPOS or GSUB table; empty when there is none.
  static Lookup of(FontBytes table, uint16_t index, uint16_t extension_type);
  /// That of its subtables.
  uint16_t type() const;
  size_t subtable_count() const;
  /// Subtable `index` when it is of `type`, else empty.
  FontBytes subtable(size_t index, uint16_t type) const;

 private:
  FontBytes lookup_;
  uint16_t extension_type_ = 0;
};

enum class FontScripts : uint8_t { Default, Any };

/// The lookups of one feature under the script `latn`, or `DFLT`, or the first, and its default
/// language; or under any script.
class FeatureLookups {
 public:
  static constexpr size_t kMaxLookups = 16;

  FeatureLookups() = default;
  FeatureLookups(FontBytes table, uint32_t feature, uint16_t extension_type,
                 FontScripts scripts = FontScripts::Default);
  size_t size() const { return count_; }
  /// The number of the lookup in the table: lookups are applied in this order.
  uint16_t number(size_t index) const { return indices_[index]; }
  Lookup operator[](size_t index) const {
    return Lookup::of(table_, indices_[index], extension_type_);
  }

 private:
  void add(FontBytes feature);

  FontBytes table_;
  std::array<uint16_t, kMaxLookups> indices_{};
  size_t count_ = 0;
  uint16_t extension_type_ = 0;
};

inline constexpr int32_t kNotCovered = -1;
/// The coverage index of `glyph`, or kNotCovered.
int32_t coverage_index(FontBytes coverage, uint16_t glyph);
/// The class of `glyph`; 0 when none is given.
uint16_t class_of(FontBytes class_definition, uint16_t glyph);

/// The first of `count` ascending records of `stride` bytes whose 16-bit key at `key` is not below
/// `value`.
size_t lower_bound(FontBytes records, size_t count, size_t stride, size_t key, uint16_t value);

}  // namespace weft
