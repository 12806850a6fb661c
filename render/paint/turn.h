// A transform that is in force for what is added to a display list: each item becomes what it looks
// like on the device. Outlines, glyphs included, become paths; what is a function of the place
// (gradients, soft shadows) is evaluated in its own space; what stays upright stays what it
// is, at its new size.
#pragma once

#include "render/paint/display_list.h"

namespace weft {

struct Turn {
  Turn(FontSet& font_set, Budget& budget) : fonts(font_set), scratch(budget, 1024) {}
  /// `map`: from the space of the items to device pixels. `around_all`: on the device; may be null.
  /// False: nothing can be seen of what lies in `device`.
  bool set(const Projection& map, const Clip* around_all, const IntRect& device);
  /// What lies in `device` is needed. False: nothing is.
  bool see(const IntRect& device);

  FontSet& fonts;
  Arena scratch;  ///< For the outline in hand.
  Projection to_device, from_device;
  const Clip* clip = nullptr;  ///< On the device, around everything.
  IntRect needed;              ///< What decides what is seen, in the space of the items.
  Turn* around = nullptr;      ///< The turn that comes back after this one; see DisplayList.
};

/// `clip`, in the space of the list's turn if there is one, as it is on the device. Errors:
/// OutOfMemory.
Result<const Clip*> clip_on_device(DisplayList& list, const Clip* clip);

/// Appends what `item` under `clip`, both in the space of `turn`, looks like on the device. Errors:
/// OutOfMemory.
Status add_turned(DisplayList& list, Turn& turn, const DisplayItem& item, const Clip* clip);

}  // namespace weft
