// Elements whose style asks for what is not drawn; then, for those few, the declarations that won.
#include <set>

#include "render/css/cascade/cascade.h"
#include "tools/weft/diagnosis/page_parts.h"
#include "tools/weft/diagnosis/undrawn.h"

namespace weft {
namespace {

bool loses_any(const ComputedStyle* style) {
  if (!style || style->rare == initial_style().rare) return false;
  for (const UndrawnRow& row : undrawn_rows())
    if (row.is_lost(*style)) return true;
  return false;
}

bool loses_any(const Element& element) {
  if (loses_any(element.style)) return true;
  for (const PseudoStyle* pseudo = element.style ? element.pseudo_styles : nullptr; pseudo;
       pseudo = pseudo->next)
    if (loses_any(pseudo->style)) return true;
  return false;
}

class Places final : public StyleVisitor {
 public:
  explicit Places(const DiagnosedPage& page) : page_(page) {}

  Status visit(const Element& element, const InheritedStyle& parent, const InheritedStyle&,
               Cascade& cascade) override {
    if (!loses_any(element) || element.style->box->display == Display::None) return Status::Ok;
    WEFT_TRY(report(element, PseudoKind::None, *element.style, parent, cascade));
    for (const PseudoStyle* pseudo = element.pseudo_styles; pseudo; pseudo = pseudo->next)
      WEFT_TRY(report(element, pseudo->kind, *pseudo->style, parent, cascade));
    return Status::Ok;
  }

 private:
  Status report(const Element& element, PseudoKind pseudo, const ComputedStyle& style,
                const InheritedStyle& parent, Cascade& cascade) {
    if (!loses_any(&style)) return Status::Ok;
    WinnerQuery query(page_.budget);
    WEFT_TRY(cascade.find_winners(element, pseudo, parent, query));
    for (const UndrawnRow& row : undrawn_rows())
      if (row.is_lost(style)) report(element, row, query.winner(row.property));
    return Status::Ok;
  }

  // Each declaration counts once, whomever it is for.
  void report(const Element& element, const UndrawnRow& row, const WinningDeclaration& winner) {
    if (!winner.match || !seen_.insert(winner.declaration).second) return;
    const Match& match = *winner.match;
    const Place place =
        match.style_attribute
            ? page_.css.places().of(element)
            : page_.css.places().in_sheet(match.block->sheet,
                                          match.block->line + winner.declaration->lines_below);
    const std::string name(property_name(row.property));
    const bool is_plain = winner.declaration->value->kind == CssValue::Kind::Text;
    const std::string value =
        is_plain ? ": " + std::string(winner.declaration->value->text) : std::string();
    page_.add(FindingKind::NotDrawn, place, quoted(name + value) + " is not drawn" + row.drawn);
  }

  const DiagnosedPage& page_;
  std::set<const Declaration*> seen_;
};

}  // namespace

Status find_undrawn_values(const DiagnosedPage& page) {
  Places places(page);
  for (const Node* node = &page.document; node; node = next_in_tree(*node, page.document))
    if (const Element* element = node->as_element(); element && loses_any(*element))
      return page.styles.visit(places);
  return Status::Ok;
}

}  // namespace weft
