// The content that special elements show.
#include "render/layout/boxes/element_content.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/conditions/picture_sources.h"
#include "render/css/selectors/form_state.h"
#include "render/layout/boxes/broken_picture.h"
#include "render/layout/boxes/control_parts.h"
#include "render/layout/found_image.h"
#include "render/layout/sizing.h"

namespace weft {

bool shows_picture(const Element& element) {
  return element.is_html(Atom::Img) ||
         (element.is_html(Atom::Input) && attribute_is(element, Atom::Type, "image"));
}

namespace {

using Fill = Result<ElementContent> (*)(BoxFactory&, Box&, const Element&);

/// A size in whole device pixels; 0 when it is none.
uint32_t whole_pixels(const Length& size) {
  constexpr int32_t kMost = 4096;
  const int32_t pixels = size.is_fixed() ? size.px().round() : 0;
  const bool is_whole = pixels > 0 && pixels <= kMost && Px::from_int(pixels) == size.px();
  return is_whole ? static_cast<uint32_t>(pixels) : 0;
}

bool has_edges(const Box& box) {
  const BoxStyle& style = box.box_style();
  const Length paddings[] = {style.padding_top, style.padding_right, style.padding_bottom,
                             style.padding_left};
  return border_widths(box) != Edges{} ||
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

/// A video shows its poster.
Result<ElementContent> fill_video(BoxFactory& factory, Box& box, const Element& element) {
  const std::string_view poster = value_of(element, Atom::Poster);
  WEFT_TRY(factory.replace(box, poster));
  if (!box.image) return ElementContent::Complete;
  WEFT_TRY(factory.input().images.measure(*box.image));
  return box.image->broken() ? fill_frame(factory, box, element) : ElementContent::Complete;
}

/// An object shows its data where that is a picture, else its children.
Result<ElementContent> fill_object(BoxFactory& factory, Box& box, const Element& element) {
  const std::string_view source = value_of(element, Atom::Data);
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

Result<ElementContent> fill_form_control(BoxFactory& factory, Box& box, const Element& element) {
  const Control control = control_of(element);
  if (control == Control::Hidden) return ElementContent::Nothing;
  if (control == Control::Picture) return fill_image(factory, box, element);
  WEFT_TRY_ASSIGN(const bool complete, fill_control(factory, box, element, control));
  return complete ? ElementContent::Complete : ElementContent::Children;
}

Result<ElementContent> fill_option_group(BoxFactory& factory, Box& box, const Element& element) {
  WEFT_TRY(add_group_label(factory, box, element));
  return ElementContent::Children;
}

struct FillRow {
  Atom name;
  Fill fill;
};

constexpr FillRow kFills[] = {
    {Atom::Img, fill_image},
    {Atom::Br, fill_line_break},
    {Atom::Wbr, fill_break_opportunity},
    {Atom::Object, fill_object},
    {Atom::Canvas, fill_frame},
    {Atom::Video, fill_video},
    {Atom::Iframe, fill_frame},
    {Atom::Embed, fill_frame},
    {Atom::Audio, fill_nothing},
    {Atom::Input, fill_form_control},
    {Atom::Button, fill_form_control},
    {Atom::Textarea, fill_form_control},
    {Atom::Select, fill_form_control},
    {Atom::Progress, fill_form_control},
    {Atom::Meter, fill_form_control},
    {Atom::Optgroup, fill_option_group},
};

const FillRow* fill_row(const Element& element) {
  if (element.name_space != Namespace::Html) return nullptr;
  for (const FillRow& row : kFills)
    if (row.name == element.name) return &row;
  return nullptr;
}

/// content: <image> (CSS Content 3, 1): the image, or null.
const ImageValue* image_instead(const ComputedStyle& style) {
  const std::span<const ContentPiece> content = style.rare->content;
  return !style.rare->content_none && !style.rare->content_normal && content.size() == 1
             ? content[0].image
             : nullptr;
}

/// An element shows the image instead of its content where that can be had.
Result<bool> fill_image_instead(BoxFactory& factory, Box& box, const Element& element,
                                const ImageValue& image) {
  using enum BoxKind;
  const bool may_be =
      box.kind == Block || box.kind == Inline || box.kind == Flex || box.kind == Grid;
  const bool is_root = !element.parent || !element.parent->as_element();
  if (!may_be || is_root || (shows_picture(element) && image.url.empty())) return false;
  WEFT_TRY_ASSIGN(const FoundImage found,
                  find_image(factory.input().images, image, *box.style,
                             factory.css_unit(*box.style->text), factory.viewport()));
  if (found.is_missing) return false;
  WEFT_TRY(factory.show(box, image, factory.viewport()));
  return true;
}

}  // namespace

Result<ElementContent> fill_element(BoxFactory& factory, Box& box, const Element& element) {
  if (const ImageValue* const image = image_instead(*box.style)) {
    WEFT_TRY_ASSIGN(const bool is_shown, fill_image_instead(factory, box, element, *image));
    if (is_shown) return ElementContent::Complete;
  }
  if (element.name == Atom::Svg && element.name_space == Namespace::Svg)
    return fill_frame(factory, box, element);
  const FillRow* const row = fill_row(element);
  return row ? row->fill(factory, box, element) : ElementContent::Children;
}

bool vanishes_unboxed(const Element& element) {
  if (element.name == Atom::Svg && element.name_space == Namespace::Svg) return true;
  const FillRow* const row = fill_row(element);
  return row && row->name != Atom::Button && row->name != Atom::Optgroup;
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

}  // namespace weft
