#include "fonts/sfnt/variation_store.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int64_t kWhole = 16384;
constexpr size_t kMostRegions = 64;

}  // namespace

VariationStore::VariationStore(const Sfnt& sfnt) {
  const FontBytes gdef = sfnt.table(sfnt_tag("GDEF"));
  constexpr size_t kStore = 14, kRegions = 2;  // in version 1.3; in the store
  if (gdef.u16(0) != 1 || gdef.u16(2) < 3 || gdef.u32(kStore) == 0) return;
  store_ = gdef.from(gdef.u32(kStore));
  regions_ = store_.from(store_.u32(kRegions));
}

void VariationStore::move_to(std::span<const int16_t> place) {
  place_ = {};
  std::copy_n(place.begin(), std::min(place.size(), place_.size()), place_.begin());
  is_moved_ = std::any_of(place_.begin(), place_.end(), [](int16_t at) { return at != 0; });
}

/// The part of the deltas of `region` that counts, of kWhole: it falls from its peak to its ends.
int64_t VariationStore::share_of(size_t region) const {
  const size_t axes = regions_.u16(0);
  if (region >= regions_.u16(2)) return 0;
  int64_t share = kWhole;
  for (size_t axis = 0; axis < axes && share; ++axis) {
    const FontBytes reach = regions_.from(4 + (region * axes + axis) * 6);
    const int64_t start = reach.i16(0), peak = reach.i16(2), end = reach.i16(4);
    const int64_t at = axis < kMostAxes ? place_[axis] : 0;
    const bool says_nothing =
        peak == 0 || start > peak || peak > end || (start < 0 && end > 0) || at == peak;
    if (says_nothing) continue;
    if (at <= start || at >= end) return 0;
    share = at < peak ? share * (at - start) / (peak - start) : share * (end - at) / (end - peak);
  }
  return share;
}

int32_t VariationStore::delta(FontBytes index) const {
  constexpr uint16_t kVariationIndex = 0x8000, kLongWords = 0x8000;
  if (!is_moved_ || index.u16(4) != kVariationIndex || index.u16(0) >= store_.u16(6)) return 0;
  const FontBytes data = store_.from(store_.u32(8 + size_t{4} * index.u16(0)));
  const size_t item = index.u16(2), regions = std::min<size_t>(data.u16(4), kMostRegions);
  if (item >= data.u16(0)) return 0;
  const bool is_long = data.u16(2) & kLongWords;
  const size_t words = data.u16(2) & ~kLongWords, narrow = is_long ? 2 : 1, all = data.u16(4);
  const size_t wide_ones = std::min(words, all);
  const FontBytes row = data.from(6 + 2 * all + item * narrow * (all + wide_ones));
  int64_t sum = 0;
  for (size_t i = 0; i < regions; ++i) {
    const bool is_wide = i < wide_ones;
    const size_t at = narrow * (i + std::min(i, wide_ones));
    const int64_t stored = is_wide ? (is_long ? static_cast<int32_t>(row.u32(at)) : row.i16(at))
                                   : (is_long ? row.i16(at) : static_cast<int8_t>(row.u8(at)));
    sum += stored * share_of(data.u16(6 + 2 * i));
  }
  return static_cast<int32_t>((sum + (sum < 0 ? -kWhole : kWhole) / 2) / kWhole);
}

}  // namespace weft
