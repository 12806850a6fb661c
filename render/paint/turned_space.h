// A space that is turned against that of a list: what is upright in it is added as it is.
#pragma once

#include "render/paint/turn.h"

namespace weft {

class TurnedSpace {
 public:
  TurnedSpace(DisplayList& list, FontSet& fonts, Budget& scratch)
      : list_(list), turn_(fonts, scratch) {}
  ~TurnedSpace() {
    if (is_entered_) list_.leave();
  }
  TurnedSpace(const TurnedSpace&) = delete;
  TurnedSpace& operator=(const TurnedSpace&) = delete;
  /// What is added to the list from now on, as long as this lives, is in the space that `map` leads
  /// from to the units of the list, under `clip` there. False: nothing can be seen of it. Errors:
  /// OutOfMemory.
  Result<bool> enter(const Matrix& map, const Clip* clip);

 private:
  DisplayList& list_;
  Turn turn_;
  bool is_entered_ = false;
};

}  // namespace weft
