// The content that special elements show.
#include "render/layout/boxes/element_content.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/conditions/picture_sources.h"
#include "render/css/selectors/form_state.h"
#include "render/layout/boxes/broken_picture.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

using Fill = Result<ElementContent> (*)(BoxFactory&, Box&, const Element&);

std::string_view attribute_or(const Element& element, Atom name, std::string_view fallback) {
  const std::string_view* value = element.attribute(name);
  return value ? *value : fallback;
}

Status append_text(BoxFactory& factory, Box& box, std::string_view text, const Node* node) {
  box.inline_content = true;
  if (text.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(Box* const made, factory.text(text, *box.style, node));
  box.append(*made);
  return Status::Ok;
}

/// A form control is an inline-block, unless it is block-level.
void make_inline_block(Box& box) {
  if (box.kind == BoxKind::Inline) box.content = {};
  if (!box.is_block_container()) box.kind = BoxKind::Block;
  box.independent = true;
}

/// A size in whole device pixels; 0 when it is none.
uint32_t whole_pixels(const Length& size) {
  constexpr int32_t kMost = 4096;
  const int32_t pixels = size.is_fixed() ? size.px().round() : 0;
  const bool is_whole = pixels > 0 && pixels <= kMost && Px::from_int(pixels) == size.px();
  return is_whole ? static_cast<uint32_t>(pixels) : 0;
}

bool has_edges(const Box& box) {
  const BoxStyle& style = box.box_style();
  const Edges border = border_widths(box);
  const Length paddings[] = {style.padding_top, style.padding_right, style.padding_bottom,
                             style.padding_left};
  return border.horizontal() != Px() || border.vertical() != Px() ||
         std::any_of(std::begin(paddings), std::end(paddings),
                     [](const Length& padding) { return padding != Length::zero(); });
}

/// Says how large the picture of `box` will be, as far as its style tells before it is laid out.
void expect_size(ImageStore& images, const Box& box) {
  const BoxStyle& style = box.box_style();
  const bool is_smooth = box.text_style().image_rendering == ImageRendering::Auto,
             is_filled = style.object_fit == ObjectFit::Fill && !box.style->rare->object_view_box,
             is_content = style.box_sizing == BoxSizing::ContentBox || !has_edges(box);
  const uint32_t width = whole_pixels(style.width), height = whole_pixels(style.height);
  const bool is_known =
      is_smooth && is_filled && is_content && width && (height || style.height.is_auto());
  images.expect_size(*box.image, is_known ? width : 0, is_known ? height : 0);
}

Result<ElementContent> fill_image(BoxFactory& factory, Box& box, const Element& element) {
  const PictureSource source = picture_source(element, factory.input().media);
  WEFT_TRY(factory.replace(box, source.url, source.density));
  if (box.image) expect_size(factory.input().images, box);
  return ElementContent::Complete;
}

Result<ElementContent> fill_frame(BoxFactory& factory, Box& box, const Element&) {
  WEFT_TRY(factory.replace(box, {}));
  return ElementContent::Complete;
}

/// An object shows its data where that is a picture, else its children.
Result<ElementContent> fill_object(BoxFactory& factory, Box& box, const Element& element) {
  const std::string_view source = attribute_or(element, Atom::Data, {});
  if (source.empty()) return ElementContent::Children;
  const BoxKind kind = box.kind;
  WEFT_TRY(factory.replace(box, source));
  if (box.image) WEFT_TRY(factory.input().images.measure(*box.image));
  if (box.image && !box.image->broken()) return ElementContent::Complete;
  box.kind = kind;
  box.text = {};
  if (box.is_block_container()) box.content = {};
  return ElementContent::Children;
}

Result<ElementContent> fill_line_break(BoxFactory&, Box& box, const Element&) {
  box.kind = BoxKind::LineBreak;
  box.inline_level = box.in_flow();
  return box.inline_level ? ElementContent::Complete : ElementContent::Nothing;
}

Result<ElementContent> fill_break_opportunity(BoxFactory&, Box& box, const Element&) {
  box.kind = BoxKind::Text;
  box.text = "\xE2\x80\x8B";
  box.inline_level = true;
  return ElementContent::Complete;
}

Result<ElementContent> fill_nothing(BoxFactory&, Box&, const Element&) {
  return ElementContent::Nothing;
}

struct InputRow {
  std::string_view type;
  enum class Shows : uint8_t { Value, Mark, Nothing, Image } shows;
  std::string_view fallback;
};

constexpr InputRow kInputs[] = {
    {"hidden", InputRow::Shows::Nothing, {}},     {"checkbox", InputRow::Shows::Mark, {}},
    {"radio", InputRow::Shows::Mark, {}},         {"image", InputRow::Shows::Image, {}},
    {"submit", InputRow::Shows::Value, "Submit"}, {"reset", InputRow::Shows::Value, "Reset"},
};

Result<ElementContent> fill_input(BoxFactory& factory, Box& box, const Element& element) {
  const std::string_view type = attribute_or(element, Atom::Type, {});
  InputRow row{{}, InputRow::Shows::Value, attribute_or(element, Atom::Placeholder, {})};
  for (const InputRow& known : kInputs)
    if (equal_ignoring_case(known.type, type)) row = known;
  if (row.shows == InputRow::Shows::Nothing) return ElementContent::Nothing;
  if (row.shows == InputRow::Shows::Mark) return fill_frame(factory, box, element);
  if (row.shows == InputRow::Shows::Image) return fill_image(factory, box, element);
  make_inline_block(box);
  WEFT_TRY(append_text(factory, box, attribute_or(element, Atom::Value, row.fallback), &element));
  return ElementContent::Complete;
}

Result<ElementContent> fill_button(BoxFactory&, Box& box, const Element&) {
  if (box.kind == BoxKind::Inline) make_inline_block(box);
  box.independent = true;
  return ElementContent::Children;
}

/// The selected option, else the first.
const Element* shown_option(const Element& select) {
  const Element* first = nullptr;
  for (const Node* node = select.first_child; node; node = next_in_tree(*node, select)) {
    const Element* element = node->as_element();
    if (!element || !element->is_html(Atom::Option)) continue;
    if (element->attribute(Atom::Selected)) return element;
    if (!first) first = element;
  }
  return first;
}

Result<ElementContent> fill_select(BoxFactory& factory, Box& box, const Element& element) {
  make_inline_block(box);
  box.inline_content = true;
  const Element* option = shown_option(element);
  for (const Node* node = option ? option->first_child : nullptr; node;
       node = next_in_tree(*node, *option))
    if (node->is_text())
      WEFT_TRY(append_text(factory, box, static_cast<const Text*>(node)->text, node));
  return ElementContent::Complete;
}

struct FillRow {
  Atom name;
  Fill fill;
};

constexpr FillRow kFills[] = {
    {Atom::Img, fill_image},     {Atom::Br, fill_line_break}, {Atom::Wbr, fill_break_opportunity},
    {Atom::Object, fill_object}, {Atom::Canvas, fill_frame},  {Atom::Video, fill_frame},
    {Atom::Iframe, fill_frame},  {Atom::Embed, fill_frame},   {Atom::Audio, fill_nothing},
    {Atom::Input, fill_input},   {Atom::Button, fill_button}, {Atom::Textarea, fill_button},
    {Atom::Select, fill_select},
};

}  // namespace

Result<ElementContent> fill_element(BoxFactory& factory, Box& box, const Element& element) {
  if (element.name == Atom::Svg && element.name_space == Namespace::Svg)
    return fill_frame(factory, box, element);
  if (element.name_space != Namespace::Html) return ElementContent::Children;
  for (const FillRow& row : kFills)
    if (row.name == element.name) return row.fill(factory, box, element);
  return ElementContent::Children;
}

bool shows_picture(const Element& element) {
  return element.is_html(Atom::Img) ||
         (element.is_html(Atom::Input) && attribute_is(element, Atom::Type, "image"));
}

Status show_broken_pictures(BoxFactory& factory, Box& root) {
  for (Box* at = &root; at; at = next_box(*at, root)) {
    const Element* element =
        at->kind == BoxKind::Replaced && at->node ? at->node->as_element() : nullptr;
    if (!element || !shows_picture(*element)) continue;
    if (at->image) WEFT_TRY(factory.input().images.measure(*at->image));
    if (!at->image || at->image->broken()) WEFT_TRY(show_broken_picture(factory, *at, *element));
  }
  return Status::Ok;
}

bool is_in_closed_details(const Node& node) {
  const Element* details = node.parent ? node.parent->as_element() : nullptr;
  if (!details || !details->is_html(Atom::Details) || details->attribute(Atom::Open)) return false;
  for (const Node* child = details->first_child; child; child = child->next_sibling) {
    const Element* element = child->as_element();
    if (element && element->is_html(Atom::Summary)) return child != &node;
  }
  return true;
}

}  // namespace weft
