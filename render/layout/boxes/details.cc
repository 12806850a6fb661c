#include "render/layout/boxes/details.h"

#include "render/layout/boxes/box_fixup.h"

namespace weft {
namespace {

const Element* summary_of(const Element& details) {
  for (const Node* child = details.first_child; child; child = child->next_sibling)
    if (const Element* const element = child->as_element();
        element && element->is_html(Atom::Summary))
      return element;
  return nullptr;
}

bool is_open(const Element& details) { return details.attribute(Atom::Open) != nullptr; }

}  // namespace

bool has_summary(const Element& details) { return summary_of(details) != nullptr; }

bool is_in_closed_details(const Node& node) {
  const Element* const details = node.parent ? node.parent->as_element() : nullptr;
  return details && details->is_html(Atom::Details) && !is_open(*details) &&
         summary_of(*details) != &node;
}

Result<Box*> details_label(BoxFactory& factory, GeneratedContent& generated,
                           const Element& details) {
  auto* const text = factory.input().arena.make<TextStyle>(*details.style->text);
  if (!text) return Status::OutOfMemory;
  text->list_style_type =
      is_open(details) ? ListStyleType::DisclosureOpen : ListStyleType::DisclosureClosed;
  text->list_style_position = ListStylePosition::Inside;
  text->list_style_image = {};
  WEFT_TRY_ASSIGN(const ComputedStyle* const style,
                  factory.anonymous_style(text, Display::ListItem));
  WEFT_TRY_ASSIGN(Box* const label, factory.make(*style, nullptr, PseudoKind::None));
  label->anonymous = true;
  WEFT_TRY_ASSIGN(Box* const marker, generated.marker(*label));
  if (marker) label->append(*marker);
  WEFT_TRY_ASSIGN(Box* const words, factory.text("Details", *style, nullptr));
  label->append(*words);
  WEFT_TRY(fix_up(factory, *label).status());
  return label;
}

}  // namespace weft
