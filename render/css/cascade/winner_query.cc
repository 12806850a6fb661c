// The order of the cascade, made once more.
#include "render/css/cascade/winner_query.h"

#include "render/css/cascade/cascade_context.h"

namespace weft {

Status WinnerQuery::find(CascadeContext& context, const Element& element, PseudoKind pseudo,
                         const InheritedStyle& parent) {
  arena_.clear();
  matches_ = element.matches;
  pseudo_ = pseudo;
  WEFT_TRY(context.sort(matches_, pseudo, parent, arena_, order_));
  if (element.style) order_.orient(*element.style->text);
  return Status::Ok;
}

WinningDeclaration WinnerQuery::winner(PropertyId property, Atom custom_name) const {
  using Kind = CssValue::Kind;
  CascadeOrder::Winner winner =
      property == PropertyId::Custom ? order_.custom_winner(custom_name) : order_.winner(property);
  while (winner.declaration && (winner.declaration->value->kind == Kind::Revert ||
                                winner.declaration->value->kind == Kind::RevertLayer))
    winner = order_.next(property, custom_name, winner, winner.declaration->value->kind);
  if (!winner.declaration) return {};
  for (const MatchList* list = matches_; list; list = list->next)
    if (list->match->block == order_.block_of(winner) &&
        list->match->pseudo == static_cast<uint8_t>(pseudo_))
      return {winner.declaration, list->match};
  return {};
}

}  // namespace weft
