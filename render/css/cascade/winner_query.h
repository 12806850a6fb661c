// The declarations that win for one element or pseudo-element, and the rules they stand in: for
// `weft style`.
#pragma once

#include "render/css/cascade/cascade_order.h"
#include "render/css/cascade/inherited_style.h"

namespace weft {

struct CascadeContext;

/// A declaration and where it comes from; nothing when no rule speaks of the property.
struct WinningDeclaration {
  const Declaration* declaration = nullptr;
  const Match* match = nullptr;
};

/// Asked by Cascade::find_winners().
class WinnerQuery {
 public:
  explicit WinnerQuery(Budget& budget) : arena_(budget) {}

  /// `element` has its style; `parent` is what it inherited. Errors: OutOfMemory.
  Status find(CascadeContext& context, const Element& element, PseudoKind pseudo,
              const InheritedStyle& parent);
  /// `custom_name`: when the property is Custom.
  WinningDeclaration winner(PropertyId property, Atom custom_name = Atom::None) const;

 private:
  Arena arena_;
  CascadeOrder order_;
  const MatchList* matches_ = nullptr;
  PseudoKind pseudo_ = PseudoKind::None;
};

}  // namespace weft
