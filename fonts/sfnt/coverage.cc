#include "fonts/sfnt/coverage.h"

#include <algorithm>

namespace weft {
namespace {

/// The widest Unicode subtable: platform 0, or 3 with encoding 1 or 10; format 12 before 4.
FontBytes unicode_subtable(FontBytes cmap) {
  FontBytes found;
  for (size_t i = 0; i < cmap.u16(2); ++i) {
    const size_t record = 4 + 8 * i;
    const uint16_t platform = cmap.u16(record), encoding = cmap.u16(record + 2);
    if (platform != 0 && !(platform == 3 && (encoding == 1 || encoding == 10))) continue;
    const FontBytes subtable = cmap.from(cmap.u32(record + 4));
    const uint16_t format = subtable.u16(0);
    if (format == 12 || (format == 4 && found.empty())) found = subtable;
  }
  return found;
}

bool maps_any(FontBytes table, size_t segment, size_t segments, uint32_t first, uint32_t last) {
  const uint16_t delta = table.u16(16 + 4 * segments + 2 * segment);
  const size_t range = 16 + 6 * segments + 2 * segment;
  const uint32_t start = table.u16(16 + 2 * segments + 2 * segment);
  for (uint32_t c = std::max(first, start); c <= last; ++c) {
    const uint16_t offset = table.u16(range);
    uint16_t glyph =
        offset ? table.u16(range + offset + size_t{2} * (c - start)) : static_cast<uint16_t>(c);
    if (glyph || !offset) glyph = static_cast<uint16_t>(glyph + delta);
    if (glyph) return true;
  }
  return false;
}

bool format_4_covers(FontBytes table, uint32_t first, uint32_t last) {
  const size_t segments = table.u16(6) / 2u;
  if (first > 0xFFFE) return false;
  size_t segment = 0;
  while (segment < segments && table.u16(14 + 2 * segment) < first) ++segment;
  for (; segment < segments && table.u16(16 + 2 * segments + 2 * segment) <= last; ++segment) {
    const uint32_t end = std::min<uint32_t>(last, table.u16(14 + 2 * segment));
    if (maps_any(table, segment, segments, first, end)) return true;
  }
  return false;
}

bool format_12_covers(FontBytes table, uint32_t first, uint32_t last) {
  const size_t groups = std::min<size_t>(table.u32(12), table.size() / 12);
  for (size_t i = 0; i < groups; ++i)
    if (table.u32(16 + 12 * i) <= last && table.u32(20 + 12 * i) >= first) return true;
  return false;
}

}  // namespace

bool covers_any(const Sfnt& sfnt, char32_t first, char32_t last) {
  const FontBytes table = unicode_subtable(sfnt.table(sfnt_tag("cmap")));
  return table.u16(0) == 12 ? format_12_covers(table, first, last)
                            : format_4_covers(table, first, last);
}

}  // namespace weft
