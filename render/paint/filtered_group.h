// A group that a filter is laid over, while its items are added to a display list.
#pragma once

#include "render/paint/display_list.h"

namespace weft {

class FilteredGroup {
 public:
  /// From here on all is kept that the filter of `paint` needs for what is seen under `clip`, which
  /// is on the device and may be null. Errors: OutOfMemory.
  Status open(DisplayList& list, const GroupPaint& paint, const Clip* clip);
  bool is_open() const { return paint_; }
  /// What is added from here on is filtered, and cut to `clip` after that. Nothing happens, here
  /// and in end(), where it is not open. Errors: OutOfMemory.
  Status begin(DisplayList& list, const Clip* clip);
  Status end(DisplayList& list);

 private:
  const GroupPaint* paint_ = nullptr;
  DisplayItem* begin_ = nullptr;
  IntRect seen_, around_;
};

}  // namespace weft
