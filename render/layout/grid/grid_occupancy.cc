#include "render/layout/grid/grid_occupancy.h"

#include <algorithm>

namespace weft {
namespace {

bool overlaps(const GridSpan& a, const GridSpan& b) { return a.start < b.end && b.start < a.end; }

bool is_before(DenseCursors::Place a, DenseCursors::Place b) {
  return a.major < b.major || (a.major == b.major && a.minor < b.minor);
}

}  // namespace

Status GridOccupancy::reserve(size_t items) {
  bands_ = arena_.make_array<Entry*>(std::clamp(items / 4, size_t{1}, kMostBands));
  if (!bands_.data()) return Status::OutOfMemory;
  return Status::Ok;
}

GridOccupancy::Bands GridOccupancy::bands_of(const GridItem& item) const {
  const GridSpan& span = item.span(major_);
  const auto band = [&](int32_t track) {
    return std::min(static_cast<size_t>(std::max<int32_t>(track, 0) / kTracksPerBand),
                    bands_.size() - 1);
  };
  return {band(span.start), band(span.end - 1)};
}

Status GridOccupancy::add(const GridItem& item) {
  const Bands bands = bands_of(item);
  for (size_t i = bands.first; i <= bands.last; ++i) {
    auto* entry = arena_.make<Entry>();
    if (!entry) return Status::OutOfMemory;
    *entry = {&item, bands_[i]};
    bands_[i] = entry;
  }
  return Status::Ok;
}

const GridItem* GridOccupancy::overlapped(const GridItem& item) const {
  const Bands bands = bands_of(item);
  for (size_t i = bands.first; i <= bands.last; ++i)
    for (const Entry* entry = bands_[i]; entry; entry = entry->next)
      if (overlaps(entry->item->spans[0], item.spans[0]) &&
          overlaps(entry->item->spans[1], item.spans[1]))
        return entry->item;
  return nullptr;
}

DenseCursors::Place DenseCursors::first_place(int32_t minor_start, int32_t minor_length,
                                              int32_t major_length) const {
  Place first;
  for (const Shape& shape : shapes_) {
    const bool is_no_larger =
        shape.minor_length <= minor_length && shape.major_length <= major_length;
    if (is_no_larger && shape.minor_start == minor_start && is_before(first, shape.place))
      first = shape.place;
  }
  return first;
}

void DenseCursors::found(int32_t minor_start, int32_t minor_length, int32_t major_length,
                         Place place) {
  for (Shape& shape : shapes_) {
    if (shape.minor_start != minor_start || shape.minor_length != minor_length ||
        shape.major_length != major_length)
      continue;
    shape.place = place;
    return;
  }
  shapes_[next_] = {minor_start, minor_length, major_length, place};
  next_ = (next_ + 1) % kShapes;
}

}  // namespace weft
