// The style of one element or pseudo-element: the declarations that won, computed phase by phase,
// and made one style of.
#pragma once

#include "render/css/cascade/cascade_context.h"
#include "render/css/cascade/style_finish.h"

namespace weft {

struct StyleSubject {
  const Element& element;    ///< attr() means its attributes.
  const MatchList* matches;  ///< Those that speak of `pseudo` count.
  PseudoKind pseudo;
  ElementRole role;
};

/// The style of `subject` as a child of `parent`. Errors: OutOfMemory.
Result<ElementStyle> compute_style(CascadeContext& context, const StyleSubject& subject,
                                   const InheritedStyle& parent);

}  // namespace weft
