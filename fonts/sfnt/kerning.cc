// OpenType 1.9, GPOS lookup type 2 and the kern table.
#include "fonts/sfnt/kerning.h"

#include <bit>

namespace weft {
namespace {

constexpr uint16_t kPairAdjustment = 2, kExtension = 9;
enum ValueFormat : uint16_t {
  kXPlacement = 1,
  kYPlacement = 2,
  kXAdvance = 4,
  kYAdvance = 8,
  kXPlacementVaries = 16,
  kYPlacementVaries = 32,
  kXAdvanceVaries = 64
};

size_t value_bytes(uint16_t format) {
  return size_t{2} * static_cast<size_t>(std::popcount(format));
}

/// The value record at `at` of `table`, from which its variations count.
PairAdjustment read_value(FontBytes table, size_t at, uint16_t format,
                          const VariationStore& variations) {
  PairAdjustment adjustment;
  if (format & kXPlacement) adjustment.placement = table.i16(at), at += 2;
  if (format & kYPlacement) at += 2;
  if (format & kXAdvance) adjustment.advance = table.i16(at), at += 2;
  if (format & kYAdvance) at += 2;
  if (format & kXPlacementVaries) {
    adjustment.placement += variations.delta(table.subtable(at));
    at += 2;
  }
  if (format & kYPlacementVaries) at += 2;
  if (format & kXAdvanceVaries) adjustment.advance += variations.delta(table.subtable(at));
  return adjustment;
}

/// Format 1: a list of second glyphs for each first one.
bool apply_glyph_pairs(FontBytes table, size_t first, uint16_t right,
                       const VariationStore& variations, PairAdjustment& adjustment) {
  const uint16_t format = table.u16(4);
  const size_t stride = 2 + value_bytes(format) + value_bytes(table.u16(6));
  if (first >= table.u16(8)) return false;
  const FontBytes set = table.subtable(10 + 2 * first);
  const size_t index = lower_bound(set.from(2), set.u16(0), stride, 0, right);
  if (index >= set.u16(0) || set.u16(2 + index * stride) != right) return false;
  adjustment = read_value(set, 2 + index * stride + 2, format, variations);
  return true;
}

/// Format 2: a matrix of classes.
bool apply_class_pairs(FontBytes table, uint16_t left, uint16_t right,
                       const VariationStore& variations, PairAdjustment& adjustment) {
  const uint16_t format = table.u16(4);
  const size_t stride = value_bytes(format) + value_bytes(table.u16(6));
  const size_t row = class_of(table.subtable(8), left),
               column = class_of(table.subtable(10), right);
  if (row >= table.u16(12) || column >= table.u16(14)) return false;
  adjustment = read_value(table, 16 + (row * table.u16(14) + column) * stride, format, variations);
  return true;
}

/// True when `table` decides about the pair, so that the lookup ends with it.
bool apply_pair(FontBytes table, uint16_t left, uint16_t right, const VariationStore& variations,
                PairAdjustment& adjustment) {
  const int32_t first = coverage_index(table.subtable(2), left);
  if (first == kNotCovered) return false;
  if (table.u16(0) == 1)
    return apply_glyph_pairs(table, static_cast<size_t>(first), right, variations, adjustment);
  return table.u16(0) == 2 && apply_class_pairs(table, left, right, variations, adjustment);
}

PairAdjustment apply_lookup(const Lookup& lookup, uint16_t left, uint16_t right,
                            const VariationStore& variations) {
  PairAdjustment adjustment;
  for (size_t i = 0; i < lookup.subtable_count(); ++i)
    if (apply_pair(lookup.subtable(i, kPairAdjustment), left, right, variations, adjustment)) break;
  return adjustment;
}

/// The first horizontal format 0 subtable of the kern table.
FontBytes horizontal_pairs(FontBytes kern) {
  if (kern.u16(0) != 0 || kern.u16(2) == 0) return {};
  const uint16_t coverage = kern.u16(8);
  return (coverage & 0xFF07) == 1 ? kern.from(4) : FontBytes();
}

}  // namespace

Kerning::Kerning(const Sfnt& sfnt)
    : lookups_(sfnt.table(sfnt_tag("GPOS")), sfnt_tag("kern"), kExtension), variations_(sfnt) {
  if (lookups_.size()) return;
  const FontBytes subtable = horizontal_pairs(sfnt.table(sfnt_tag("kern")));
  pair_count_ = subtable.u16(6);
  pairs_ = subtable.from(14);
}

PairAdjustment Kerning::between(uint16_t left, uint16_t right) const {
  PairAdjustment sum;
  for (size_t i = 0; i < lookups_.size(); ++i) {
    const PairAdjustment one = apply_lookup(lookups_[i], left, right, variations_);
    sum.advance += one.advance;
    sum.placement += one.placement;
  }
  const uint32_t wanted = (static_cast<uint32_t>(left) << 16) | right;
  size_t low = 0, high = pair_count_;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (pairs_.u32(middle * 6) < wanted) low = middle + 1;
    else high = middle;
  }
  if (low < pair_count_ && pairs_.u32(low * 6) == wanted) sum.advance += pairs_.i16(low * 6 + 4);
  return sum;
}

}  // namespace weft
