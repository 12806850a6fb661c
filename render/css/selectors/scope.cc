// CSS Cascade 6, 2.5.4: an element is in scope when an ancestor or itself is a root and no limit
// lies between.
#include "render/css/selectors/scope.h"

#include <algorithm>

#include "render/css/style/declarations.h"

namespace weft {
namespace {

constexpr SimpleSelector make_scope() {
  SimpleSelector simple{SimpleSelector::Kind::State};
  simple.state = ElementState::Scope;
  return simple;
}
constexpr SimpleSelector kSimple = make_scope();
constexpr CompoundSelector kCompound{&kSimple};
constexpr ComplexSelector kComplex{&kCompound};
constexpr SelectorList kList{&kComplex};

bool is_root_of(SelectorMatcher& matcher, const Scope& scope, const Element& element) {
  if (!scope.roots) return &element == scope.root;
  for (const ComplexSelector* selector = scope.roots->first; selector; selector = selector->next)
    if (match_in_scope(matcher, *selector, element, scope.outer)) return true;
  return false;
}

bool is_limit(SelectorMatcher& matcher, const SelectorList& limits, const Element& element,
              const Element& root) {
  matcher.set_scope(&root);
  for (const ComplexSelector* selector = limits.first; selector; selector = selector->next)
    if (matcher.matches(*selector, element)) return true;
  return false;
}

/// Whether a limit lies between `element` and `root`, both included.
bool is_beyond_limit(SelectorMatcher& matcher, const Scope& scope, const Element& element,
                     const Element& root) {
  for (const Element* here = &element; here && scope.limits;
       here = here == &root ? nullptr : parent_element(*here))
    if (is_limit(matcher, *scope.limits, *here, root)) return true;
  return false;
}

}  // namespace

const SelectorList& scope_selectors() { return kList; }

// Recursion: one level per @scope around, as many as blocks may be nested; the matcher's steps
// bound the work.
std::optional<uint8_t> match_in_scope(SelectorMatcher& matcher, const ComplexSelector& selector,
                                      const Element& element, const Scope* scope) {
  if (!scope) {
    matcher.set_scope(nullptr);
    return matcher.matches(selector, element) ? std::optional(Match::kNoProximity) : std::nullopt;
  }
  uint32_t generations = 0;
  for (const Element* root = &element; root && matcher.steps();
       root = parent_element(*root), ++generations) {
    if (!is_root_of(matcher, *scope, *root) || is_beyond_limit(matcher, *scope, element, *root))
      continue;
    matcher.set_scope(root);
    if (matcher.matches(selector, element))
      return static_cast<uint8_t>(std::min<uint32_t>(generations, Match::kNoProximity - 1));
  }
  return std::nullopt;
}

}  // namespace weft
