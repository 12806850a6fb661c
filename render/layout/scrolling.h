// The viewport over a placed page: how high the page is, and where on it the viewport stands.
#pragma once

#include "render/layout/box.h"

namespace weft {

/// Whether the overflow of `node` is that of the viewport (CSS Overflow 3, 3.3): html's, else
/// body's.
bool overflow_is_viewports(const Node* node);

/// The height of all that the viewport can be scrolled to, at least its own: what is clipped away
/// or fixed to the viewport does not count. REQUIRES: `root` is placed.
Px document_height(const Box& root);

/// The top of what `element` shows on the page, as long as that is not scrolled; kIndefinite where
/// it shows nothing.
Px top_of_element(const Element& element, const Document& document, const Box& root);

/// Moves the page up by `distance`; what is fixed to the viewport stays. REQUIRES: `root` is
/// placed.
void scroll_page(Box& root, Px distance);

}  // namespace weft
