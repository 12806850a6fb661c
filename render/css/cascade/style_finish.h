// The last steps of computing a style, when all its declarations are in: what one property's value
// makes of another's.
#pragma once

#include "render/base/geometry.h"
#include "render/css/cascade/inherited_style.h"
#include "render/css/style/style_builder.h"

namespace weft {

/// Item: of a flex or grid container. Legend: a block whatever it says (HTML Standard, 15.3.13).
enum class ElementRole : uint8_t { Root, Item, Legend, Other };

/// Display, floats, overflow, borders, generated content. Layers and transforms are put together
/// elsewhere.
void finish_style(StyleBuilder& builder, ElementRole role, PseudoKind pseudo);
/// Sets the sizes that the children of an element of that style inherit; `viewport` is the root's
/// containing block.
void inherit_sizes(const ComputedStyle& style, const InheritedStyle& parent, bool is_root,
                   Size viewport, InheritedStyle& inherited);

}  // namespace weft
