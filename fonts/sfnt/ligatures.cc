// OpenType 1.9, GSUB lookup type 4.
#include "fonts/sfnt/ligatures.h"

#include <algorithm>

namespace weft {
namespace {

constexpr uint16_t kLigatureSubstitution = 4, kExtension = 7;
// Subtables and ligatures looked at for one glyph: far more than fonts have, so that a hostile one
// cannot ask for millions.
constexpr size_t kMaxSteps = 512;

bool begins_with(std::span<const uint16_t> glyphs, FontBytes ligature) {
  const size_t components = ligature.u16(2);
  if (components < 2 || components > glyphs.size()) return false;
  for (size_t i = 1; i < components; ++i)
    if (ligature.u16(2 + 2 * i) != glyphs[i]) return false;
  return true;
}

/// The first ligature of the set that fits: sets are in order of preference.
Ligature first_fitting(FontBytes set, std::span<const uint16_t> glyphs, size_t& steps_left) {
  const size_t count = std::min<size_t>(set.u16(0), steps_left);
  steps_left -= count;
  for (size_t i = 0; i < count; ++i) {
    const FontBytes ligature = set.subtable(2 + 2 * i);
    if (begins_with(glyphs, ligature)) return {ligature.u16(0), ligature.u16(2)};
  }
  return {};
}

Ligature apply(FontBytes table, std::span<const uint16_t> glyphs, size_t& steps_left) {
  const int32_t index =
      table.u16(0) == 1 ? coverage_index(table.subtable(2), glyphs[0]) : kNotCovered;
  if (index == kNotCovered || index >= table.u16(4)) return {};
  return first_fitting(table.subtable(6 + size_t{2} * static_cast<size_t>(index)), glyphs,
                       steps_left);
}

}  // namespace

Ligatures::Ligatures(const Sfnt& sfnt)
    : lookups_(sfnt.table(sfnt_tag("GSUB")), sfnt_tag("liga"), kExtension) {}

Ligature Ligatures::of(std::span<const uint16_t> glyphs) const {
  if (glyphs.empty()) return {};
  size_t steps_left = kMaxSteps;
  for (size_t i = 0; i < lookups_.size(); ++i) {
    const Lookup lookup = lookups_[i];
    for (size_t s = 0; s < lookup.subtable_count() && steps_left > 0; ++s) {
      --steps_left;
      const Ligature ligature =
          apply(lookup.subtable(s, kLigatureSubstitution), glyphs, steps_left);
      if (ligature.components) return ligature;
    }
  }
  return {};
}

}  // namespace weft
