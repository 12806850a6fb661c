// The slots of a grid that are taken, for finding the next free place (CSS Grid 2, 8.5) without
// looking at every item placed before.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/grid/grid_item.h"

namespace weft {

class GridOccupancy {
 public:
  /// For about `items` items, placed along `major`, the axis that grows.
  GridOccupancy(Arena& arena, GridDimension major) : arena_(arena), major_(major) {}
  /// Errors: OutOfMemory.
  Status reserve(size_t items);
  /// REQUIRES: both spans of `item` are definite, and stay as they are. Errors: OutOfMemory.
  Status add(const GridItem& item);
  /// An item that was added and covers some of the slots of `item`, or null.
  const GridItem* overlapped(const GridItem& item) const;

 private:
  // Items by the bands of major tracks that they reach into; the last band has all that is beyond.
  static constexpr int32_t kTracksPerBand = 16;
  static constexpr size_t kMostBands = 256;
  struct Entry {
    const GridItem* item;
    Entry* next;
  };
  struct Bands {
    size_t first, last;
  };
  Bands bands_of(const GridItem& item) const;

  Arena& arena_;
  GridDimension major_;
  std::span<Entry*> bands_;
};

/// The places where dense packing has to begin: slots are only ever taken, so an item finds no
/// place before the one that an item found which is no larger, and starts in the same column (row)
/// or in any.
class DenseCursors {
 public:
  struct Place {
    int32_t major = 0, minor = 0;
  };
  /// `minor_start`: -1 when any will do.
  Place first_place(int32_t minor_start, int32_t minor_length, int32_t major_length) const;
  void found(int32_t minor_start, int32_t minor_length, int32_t major_length, Place place);

 private:
  static constexpr size_t kShapes = 8;
  struct Shape {
    int32_t minor_start = 0, minor_length = 0, major_length = 0;
    Place place;
  };
  Shape shapes_[kShapes];
  size_t next_ = 0;
};

}  // namespace weft
