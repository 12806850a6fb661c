// The values that an element hands down to its children.
#pragma once

#include "render/css/style/computed_style.h"
#include "render/css/style/declarations.h"

namespace weft {

struct CustomProperties;  // custom_properties.h
struct QueryContainer;    // container_rules.h

/// The default is for the root element.
struct InheritedStyle {
  const ComputedStyle* style = nullptr;  ///< null: the initial style
  const CustomProperties* custom = nullptr;
  /// The nearest container that @container may ask; only where there is such a rule.
  QueryContainer* containers = nullptr;
  // The nearest query container's content box, as far as it is known before layout; negative = the
  // viewport stands in.
  Px container_width = Px::from_int(-1), container_height = Px::from_int(-1);
  // The content box of the parent, where its style alone says how large it is; negative = it does
  // not.
  Px definite_width = Px::from_int(-1), definite_height = Px::from_int(-1);
  /// `style` as ::first-line makes it; null where no rule reaches. Inline children inherit from it
  /// on that line.
  const ComputedStyle* first_line = nullptr;
  /// The rules of the block whose first letter may be in the first child.
  const MatchList* first_letter_rules = nullptr;
  /// The rules of the block with the ::first-line rule that may reach the first block child.
  const MatchList* first_line_rules = nullptr;
  bool has_container = false;  ///< The element or one around it is a query container.
  double zoom = 1;             ///< The product of the zooms of the element and those around it.
  bool children_are_old_items = false;  ///< The element is a -webkit-box.
  /// The element is a flex or grid container, or display: contents in one.
  bool children_are_items = false;
};

}  // namespace weft
