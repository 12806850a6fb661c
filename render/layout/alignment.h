// Box alignment (CSS Box Alignment 3) as flex and grid containers share it: along an axis from its
// start to its end, whatever direction that has on the page.
#pragma once

#include <utility>

#include "render/layout/box.h"

namespace weft {

/// The way free room is spent between things in a row.
struct Distribution {
  Px before;              ///< Before the first.
  Px between;             ///< Between two, gaps not included.
  int64_t parts_of_free;  ///< Of which one lies between two; 0: none does.
};

/// Equal parts of `whole`, one after the other, each so rounded that their sum is.
class EqualParts {
 public:
  EqualParts(Px whole, int64_t count) : whole_(whole), count_(count) {}
  Px next() {
    if (count_ == 0) return Px();
    const int64_t twice = 2 * int64_t{whole_.raw()};
    const Px sum = Px::from_raw((twice * ++taken_ + count_) / (2 * count_));
    return sum - std::exchange(given_, sum);
  }

 private:
  Px whole_, given_;
  int64_t count_, taken_ = 0;
};

/// align-self or justify-self of `item`, `own`, with auto and normal resolved by the container's
/// align-items or justify-items.
Alignment self_alignment(Alignment own, Alignment of_container);
/// Whether `value` is a position that must not make its box overflow the start.
bool is_safe(Alignment value);
/// `value` where `free` room is left over: without "safe", which makes a Start of what would
/// overflow.
Alignment with_room(Alignment value, Px free);
/// justify-content and align-content where they cannot do what they say (5.3): space-* of one thing
/// or without free room.
Alignment with_fallback(Alignment value, Px free, size_t count);
/// The place of `count` things with `free` room left over. `value`: FlexStart, FlexEnd, Center,
/// Space*; others are FlexStart.
Distribution distribute(Alignment value, Px free, size_t count);
/// The spot where a position puts a box in the horizontal axis of a container, on the page: `own`
/// is the direction of the box. In the vertical axis both are left to right.
Spot spot_of(Alignment value, Direction container, Direction own);
/// The offset in an axis of which `free` is left over.
Px offset_at(Spot spot, Px free);
Spot opposite(Spot spot);

/// Gives `child`, which is out of flow, its static position: at those spots of `area`, on the
/// page's axes.
void set_static_position(Box& child, const Rect& area, Spot horizontal, Spot vertical);

}  // namespace weft
