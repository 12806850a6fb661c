// @scope: rules that only select what lies between a scoping root and its limits (CSS Cascade
// 6, 2.5). Lives in the scratch of the rules in it; they are matched and dropped as all others.
#pragma once

#include <optional>

#include "render/css/selectors/selector.h"

namespace weft {

struct Scope {
  const Scope* outer = nullptr;
  const SelectorList* roots = nullptr;  ///< Null: `root` is the only one.
  const Element* root = nullptr;        ///< Null, too: nothing is in scope.
  const SelectorList* limits =
      nullptr;  ///< Elements that they select, and those below, are not in scope; null: none.
};

/// The selector of declarations directly in @scope, and the implied one: :where(:scope). Static.
const SelectorList& scope_selectors();

/// The number of generations that `element` is below the nearest scoping root in whose scope
/// `selector` selects it: Match::proximity, that is Match::kNoProximity where `scope` is null.
/// Nothing when it selects it in none.
std::optional<uint8_t> match_in_scope(SelectorMatcher& matcher, const ComplexSelector& selector,
                                      const Element& element, const Scope* scope);

}  // namespace weft
