// The custom properties that one element declares, and which of all its children see (CSS Custom
// Properties 1, 2; CSS Properties and Values API 1, 2.4).
#pragma once

#include "render/css/cascade/cascade_order.h"
#include "render/css/properties/registered_properties.h"

namespace weft {

struct ElementCustom {
  const CustomProperties* map = nullptr;  ///< All that var() may mean at the element.
  std::span<CustomProperty> own;          ///< Those of `map` that it declares.
};

/// The winners in `order`, and what is inherited from `parent`. What it makes lives in the scratch
/// of `context.values`. Errors: OutOfMemory.
Result<ElementCustom> declare_custom(const CascadeOrder& order, const CustomProperties* parent,
                                     const CustomContext& context);
/// The map that the children of an element with `map` inherit: without the properties that do not.
/// Errors: OutOfMemory.
Result<const CustomProperties*> map_for_children(const CustomProperties* map, Arena& arena);
/// The map of the element itself, behind the one for its children.
const CustomProperties* own_map(const CustomProperties* map);

}  // namespace weft
