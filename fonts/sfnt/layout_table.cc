#include "fonts/sfnt/layout_table.h"

#include <algorithm>

#include "fonts/sfnt/sfnt.h"

namespace weft {
namespace {

// Far more than fonts have; so that a hostile one cannot make each pair of glyphs cost a million
// steps.
constexpr size_t kMaxSubtables = 256, kMaxFeatures = 512;

/// The entry of `tag` in a list of tagged offsets.
FontBytes tagged(FontBytes list, uint32_t tag) {
  for (size_t i = 0; i < list.u16(0); ++i)
    if (list.u32(2 + 6 * i) == tag) return list.subtable(2 + 6 * i + 4);
  return {};
}

FontBytes default_script(FontBytes scripts) {
  for (uint32_t tag : {sfnt_tag("latn"), sfnt_tag("DFLT")})
    if (const FontBytes script = tagged(scripts, tag); !script.empty()) return script;
  return scripts.u16(0) ? scripts.subtable(6) : FontBytes();
}

}  // namespace

Lookup Lookup::of(FontBytes table, uint16_t index, uint16_t extension_type) {
  const FontBytes list = table.subtable(8);
  if (index >= list.u16(0)) return {};
  return Lookup(list.subtable(2 + size_t{2} * index), extension_type);
}

uint16_t Lookup::type() const {
  return lookup_.u16(0) == extension_type_ ? lookup_.subtable(6).u16(2) : lookup_.u16(0);
}

size_t Lookup::subtable_count() const { return std::min<size_t>(lookup_.u16(4), kMaxSubtables); }

FontBytes Lookup::subtable(size_t index, uint16_t type) const {
  const FontBytes subtable = lookup_.subtable(6 + 2 * index);
  if (lookup_.u16(0) == type) return subtable;
  const bool is_extension = lookup_.u16(0) == extension_type_ && subtable.u16(2) == type;
  return is_extension ? subtable.from(subtable.u32(4)) : FontBytes();
}

FeatureLookups::FeatureLookups(FontBytes table, uint32_t feature, uint16_t extension_type,
                               FontScripts scripts)
    : table_(table), extension_type_(extension_type) {
  const FontBytes features = table.subtable(6);
  const FontBytes language = default_script(table.subtable(4)).subtable(0);
  const bool any = scripts == FontScripts::Any;
  const size_t count = any ? std::min<size_t>(features.u16(0), kMaxFeatures) : language.u16(4);
  for (size_t i = 0; i < count; ++i) {
    const size_t record = 2 + size_t{6} * (any ? i : language.u16(6 + 2 * i));
    if (features.u32(record) == feature) add(features.subtable(record + 4));
  }
  std::sort(indices_.begin(), indices_.begin() + count_);
  count_ = static_cast<size_t>(std::unique(indices_.begin(), indices_.begin() + count_) -
                               indices_.begin());
}

void FeatureLookups::add(FontBytes feature) {
  for (size_t i = 0; i < feature.u16(2) && count_ < kMaxLookups; ++i)
    indices_[count_++] = feature.u16(4 + 2 * i);
}

size_t lower_bound(FontBytes records, size_t count, size_t stride, size_t key, uint16_t value) {
  size_t low = 0;
  while (count > 0) {
    const size_t half = count / 2;
    if (records.u16((low + half) * stride + key) < value) {
      low += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return low;
}

namespace {

/// The range record (start, end, value) that holds `glyph`, or empty.
FontBytes range_of(FontBytes table, uint16_t glyph) {
  const size_t count = table.u16(2);
  const FontBytes records = table.from(4);
  const size_t index = lower_bound(records, count, 6, 2, glyph);
  if (index >= count || records.u16(index * 6) > glyph) return {};
  return records.range(index * 6, 6);
}

}  // namespace

int32_t coverage_index(FontBytes coverage, uint16_t glyph) {
  if (coverage.u16(0) == 1) {
    const size_t count = coverage.u16(2);
    const size_t index = lower_bound(coverage.from(4), count, 2, 0, glyph);
    return index < count && coverage.u16(4 + 2 * index) == glyph ? static_cast<int32_t>(index)
                                                                 : kNotCovered;
  }
  if (coverage.u16(0) != 2) return kNotCovered;
  const FontBytes range = range_of(coverage, glyph);
  return range.empty() ? kNotCovered : range.u16(4) + (glyph - range.u16(0));
}

uint16_t class_of(FontBytes class_definition, uint16_t glyph) {
  if (class_definition.u16(0) == 1) {
    const uint16_t first = class_definition.u16(2);
    if (glyph < first || glyph - first >= class_definition.u16(4)) return 0;
    return class_definition.u16(6 + size_t{2} * static_cast<size_t>(glyph - first));
  }
  return class_definition.u16(0) == 2 ? range_of(class_definition, glyph).u16(4) : uint16_t{0};
}

}  // namespace weft
