// OpenType 1.9, GSUB lookup types 1 to 4.
#include "fonts/sfnt/substitutions.h"

#include <algorithm>

#include "render/base/fnv.h"

namespace weft {
namespace {

constexpr uint16_t kSingle = 1, kMultiple = 2, kAlternate = 3, kLigature = 4, kExtension = 7;
// Ligatures looked at for one glyph: far more than fonts have, so that a hostile one cannot ask for
// millions.
constexpr size_t kMaxLigatures = 4096;

/// What the first of some glyphs becomes, and how many it stands for; none when 0.
struct Replacement {
  uint16_t glyph = 0;
  size_t count = 0;
};

uint16_t glyph_of(const ShapedGlyph& glyph) { return glyph.glyph; }

Replacement single(FontBytes table, size_t index, uint16_t glyph) {
  if (table.u16(0) == 1) return {static_cast<uint16_t>(glyph + table.u16(4)), 1};
  if (table.u16(0) != 2 || index >= table.u16(4)) return {};
  return {table.u16(6 + 2 * index), 1};
}

Replacement alternate(FontBytes table, size_t index, uint16_t number) {
  if (index >= table.u16(4)) return {};
  const FontBytes set = table.subtable(6 + 2 * index);
  if (number == 0 || number > set.u16(0)) return {};
  return {set.u16(size_t{2} * number), 1};
}

/// A sequence of one glyph; longer ones are left alone.
Replacement sequence(FontBytes table, size_t index) {
  if (index >= table.u16(4)) return {};
  const FontBytes glyphs = table.subtable(6 + 2 * index);
  return glyphs.u16(0) == 1 ? Replacement{glyphs.u16(2), 1} : Replacement{};
}

bool begins_with(std::span<const ShapedGlyph> glyphs, FontBytes ligature) {
  const size_t components = ligature.u16(2);
  if (components < 1 || components > glyphs.size()) return false;
  for (size_t i = 1; i < components; ++i)
    if (ligature.u16(2 + 2 * i) != glyph_of(glyphs[i])) return false;
  return true;
}

/// The first ligature of the set that fits: sets are in order of preference.
Replacement ligature(FontBytes table, size_t index, std::span<const ShapedGlyph> glyphs) {
  if (index >= table.u16(4)) return {};
  const FontBytes set = table.subtable(6 + 2 * index);
  const size_t count = std::min<size_t>(set.u16(0), kMaxLigatures);
  for (size_t i = 0; i < count; ++i) {
    const FontBytes candidate = set.subtable(2 + 2 * i);
    if (begins_with(glyphs, candidate)) return {candidate.u16(0), candidate.u16(2)};
  }
  return {};
}

/// What `lookup` makes of the beginning of `glyphs`; `value` is the feature's.
Replacement replacement(const Lookup& lookup, uint16_t type, uint16_t value,
                        std::span<const ShapedGlyph> glyphs) {
  for (size_t i = 0; i < lookup.subtable_count(); ++i) {
    const FontBytes table = lookup.subtable(i, type);
    const int32_t covered = coverage_index(table.subtable(2), glyph_of(glyphs[0]));
    if (covered == kNotCovered) continue;
    const auto index = static_cast<size_t>(covered);
    const Replacement found = type == kSingle      ? single(table, index, glyph_of(glyphs[0]))
                              : type == kMultiple  ? sequence(table, index)
                              : type == kAlternate ? alternate(table, index, value)
                                                   : ligature(table, index, glyphs);
    if (found.count) return found;
  }
  return {};
}

size_t apply_lookup(const Lookup& lookup, uint16_t value, std::span<ShapedGlyph> glyphs) {
  const uint16_t type = lookup.type();
  if (type != kSingle && type != kMultiple && type != kAlternate && type != kLigature)
    return glyphs.size();
  size_t kept = 0;
  for (size_t i = 0; i < glyphs.size(); ++kept) {
    const Replacement found = replacement(lookup, type, value, glyphs.subspan(i));
    glyphs[kept] = glyphs[i];
    if (found.count) glyphs[kept].glyph = found.glyph;
    i += std::max<size_t>(found.count, 1);
  }
  return kept;
}

}  // namespace

Substitutions::Substitutions(const Sfnt& sfnt) : table_(sfnt.table(sfnt_tag("GSUB"))) {}

bool Substitutions::has(uint32_t feature) const {
  return FeatureLookups(table_, feature, kExtension).size() > 0;
}

void Substitutions::select(std::span<const FontFeature> features, FontScripts scripts) {
  Fnv64 hash;
  hash.add(static_cast<uint64_t>(scripts));
  for (const FontFeature& feature : features) hash.add(feature.tag).add(feature.value);
  if (hash.value() == selected_) return;
  selected_ = hash.value();
  step_count_ = 0;
  for (size_t i = 0; i < features.size(); ++i) {
    const FontFeature feature = features[i];
    const bool is_last =
        std::none_of(features.begin() + static_cast<ptrdiff_t>(i) + 1, features.end(),
                     [&](const FontFeature& later) { return later.tag == feature.tag; });
    if (!is_last || feature.value == 0) continue;
    const FeatureLookups lookups(table_, feature.tag, kExtension, scripts);
    for (size_t l = 0; l < lookups.size() && step_count_ < kMaxSteps; ++l)
      steps_[step_count_++] = {lookups.number(l), feature.value};
  }
  // Lookups are applied in the font's order; one that two features name, once.
  const auto end = steps_.begin() + static_cast<ptrdiff_t>(step_count_);
  std::sort(steps_.begin(), end, [](Step a, Step b) { return a.lookup < b.lookup; });
  step_count_ = static_cast<size_t>(
      std::unique(steps_.begin(), end, [](Step a, Step b) { return a.lookup == b.lookup; }) -
      steps_.begin());
}

size_t Substitutions::apply(std::span<ShapedGlyph> glyphs) const {
  size_t count = glyphs.size();
  for (size_t i = 0; i < step_count_; ++i)
    count = apply_lookup(Lookup::of(table_, steps_[i].lookup, kExtension), steps_[i].value,
                         glyphs.first(count));
  return count;
}

}  // namespace weft
