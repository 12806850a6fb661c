// Elements whose boxes do not simply hold their children: pictures and frames, form controls, <br>
// (HTML Standard 15.4, 15.5).
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

enum class ElementContent : uint8_t {
  Children,  ///< As any other element.
  Complete,  ///< The box is finished; the children make none.
  Nothing,   ///< No box at all.
};

/// Turns `box`, just made for `element`, into what the element shows. Errors: OutOfMemory, Timeout.
Result<ElementContent> fill_element(BoxFactory& factory, Box& box, const Element& element);

/// Puts what stands for it into every picture below `root` that cannot be had. Reads the headers of
/// all pictures: which of them are broken decides which boxes there are. Errors: OutOfMemory,
/// Timeout.
Status show_broken_pictures(BoxFactory& factory, Box& root);

/// Whether nothing is left of `element` when it has `display: contents` (CSS Display 3, B).
bool vanishes_unboxed(const Element& element);

}  // namespace weft
