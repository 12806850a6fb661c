// OpenType 1.9, GPOS lookup types 4, 5 and 6, whose tables are alike.
#include "fonts/sfnt/mark_positions.h"

namespace weft {
namespace {

constexpr uint16_t kMarkToBase = 4, kMarkToLigature = 5, kMarkToMark = 6, kExtension = 9;

/// How far the anchor that is at `base_at` of `bases` lies from that at `mark_at` of `marks`.
std::optional<MarkOffset> between_anchors(FontBytes bases, size_t base_at, FontBytes marks,
                                          size_t mark_at) {
  const FontBytes base = bases.subtable(base_at), mark = marks.subtable(mark_at);
  if (base.empty() || mark.empty()) return {};
  return MarkOffset{base.i16(2) - mark.i16(2), base.i16(4) - mark.i16(4)};
}

std::optional<MarkOffset> attach(FontBytes table, uint16_t type, uint16_t base, uint16_t mark) {
  const int32_t mark_index = coverage_index(table.subtable(2), mark),
                base_index = coverage_index(table.subtable(4), base);
  if (mark_index == kNotCovered || base_index == kNotCovered) return {};
  const FontBytes marks = table.subtable(8);
  FontBytes bases = table.subtable(10);
  auto row = static_cast<size_t>(base_index);
  if (type == kMarkToLigature) {
    bases = bases.subtable(2 + 2 * row);
    row = bases.u16(0) - size_t{1};
  }
  const size_t classes = table.u16(6), mark_at = 2 + 4 * static_cast<size_t>(mark_index);
  if (row >= bases.u16(0) || marks.u16(mark_at) >= classes) return {};
  return between_anchors(bases, 2 + 2 * (row * classes + marks.u16(mark_at)), marks, mark_at + 2);
}

}  // namespace

// The last lookup that knows of both has the say.
std::optional<MarkOffset> MarkPositions::find(uint32_t feature, uint16_t base, uint16_t mark,
                                              FontScripts scripts) const {
  const FeatureLookups lookups(table_, feature, kExtension, scripts);
  for (size_t i = lookups.size(); i-- > 0;) {
    const Lookup lookup = lookups[i];
    const uint16_t type = lookup.type();
    if (type != kMarkToBase && type != kMarkToLigature && type != kMarkToMark) continue;
    for (size_t k = 0; k < lookup.subtable_count(); ++k)
      if (const auto offset = attach(lookup.subtable(k, type), type, base, mark)) return offset;
  }
  return {};
}

std::optional<MarkOffset> MarkPositions::on_letter(uint16_t base, uint16_t mark,
                                                   FontScripts scripts) const {
  return find(sfnt_tag("mark"), base, mark, scripts);
}

std::optional<MarkOffset> MarkPositions::on_mark(uint16_t base, uint16_t mark,
                                                 FontScripts scripts) const {
  return find(sfnt_tag("mkmk"), base, mark, scripts);
}

}  // namespace weft
