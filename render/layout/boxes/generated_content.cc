// Generated content and list markers.
#include "render/layout/boxes/generated_content.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/layout/boxes/box_fixup.h"
#include "render/layout/boxes/marker_symbol.h"

namespace weft {

namespace {

constexpr std::string_view kListItem = "list-item";

/// An attribute as an integer by the HTML Standard's rules; false when it is none.
bool integer_attribute(const Element& element, Atom name, int32_t& number) {
  const std::string_view* value = element.attribute(name);
  if (!value) return false;
  std::string_view rest = trimmed(*value);
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest.empty() || !is_digit(static_cast<unsigned char>(rest[0]))) return false;
  int64_t magnitude = 0;
  for (; !rest.empty() && is_digit(static_cast<unsigned char>(rest[0])) && magnitude < INT32_MAX;
       rest.remove_prefix(1))
    magnitude = magnitude * 10 + (rest[0] - '0');
  if (magnitude > INT32_MAX) magnitude = INT32_MAX;
  number = static_cast<int32_t>(negative ? -magnitude : magnitude);
  return true;
}

bool is_list(const Element& element) {
  return element.is_html(Atom::Ol) || element.is_html(Atom::Ul) || element.is_html(Atom::Menu) ||
         element.is_html(Atom::Dir);
}

int32_t item_count(const Element& list) {
  int32_t count = 0;
  for (const Node* child = list.first_child; child; child = child->next_sibling)
    if (const Element* element = child->as_element(); element && element->is_html(Atom::Li))
      ++count;
  return count;
}

bool counts_down(const Element* list) {
  return list && list->is_html(Atom::Ol) && list->attribute(Atom::Reversed);
}

/// The value that list-item starts from: one step before the first item's number.
int32_t list_start(const Element& list) {
  const bool reversed = counts_down(&list);
  int32_t start = reversed ? item_count(list) : 1;
  if (list.is_html(Atom::Ol)) integer_attribute(list, Atom::Start, start);
  if (reversed) return start == INT32_MAX ? start : start + 1;
  return start == INT32_MIN ? start : start - 1;
}

bool is_list_item(const ComputedStyle& style) {
  return style.box->original_display == Display::ListItem ||
         style.box->original_display == Display::InlineListItem;
}

}  // namespace

Status GeneratedContent::enter(const Element& element, const ComputedStyle& style, unsigned depth) {
  if (style.box->display == Display::Contents) return Status::Ok;  // what has no box counts nothing
  WEFT_TRY(counters_.enter(style, depth));
  if (is_list(element)) WEFT_TRY(counters_.reset(kListItem, list_start(element), depth));
  if (is_list_item(style)) WEFT_TRY(count_item(element, depth));
  return containment_of(*style.box) & kContainStyle ? counters_.begin_scope(depth) : Status::Ok;
}

Status GeneratedContent::count_item(const Element& element, unsigned depth) {
  if (counts_down(element.parent ? element.parent->as_element() : nullptr))
    WEFT_TRY(counters_.increment(kListItem, -2, depth));
  int32_t value;
  if (element.is_html(Atom::Li) && integer_attribute(element, Atom::Value, value))
    counters_.set(kListItem, value);
  return Status::Ok;
}

Result<Box*> GeneratedContent::pseudo_element(const Element& element, PseudoKind kind,
                                              unsigned depth) {
  const ComputedStyle* style = pseudo_style(element, kind);
  if (!style || style->box->display == Display::None) return Result<Box*>(nullptr);
  if (style->rare->content_none || style->rare->content_normal) return Result<Box*>(nullptr);
  WEFT_TRY(counters_.enter(*style, depth));
  const ComputedStyle* shown = style;
  if (style->box->display == Display::Contents) {
    WEFT_TRY_ASSIGN(shown, factory_.anonymous_style(style->text, Display::Inline));
  }
  WEFT_TRY_ASSIGN(Box* const box, factory_.make(*shown, &element, kind));
  Box& content = BoxFactory::content_of(*box);
  if (box->list_item) {
    WEFT_TRY_ASSIGN(Box* const own_marker, marker(*box));
    if (own_marker) content.append(*own_marker);
  }
  for (const ContentPiece& piece : style->rare->content)
    WEFT_TRY(append_piece(content, element, piece));
  WEFT_TRY(fix_up(factory_, *box).status());
  return box;
}

/// Names of attributes are lower case in HTML, however attr() writes them.
Result<std::string_view> GeneratedContent::attribute_name(const Element& element,
                                                          std::string_view written) {
  const bool is_lower = std::none_of(written.begin(), written.end(), is_upper);
  if (is_lower || element.name_space != Namespace::Html) return written;
  const std::span<char> name = factory_.input().arena.make_array<char>(written.size());
  if (name.size() != written.size()) return Status::OutOfMemory;
  std::transform(written.begin(), written.end(), name.begin(), to_lower);
  return std::string_view(name.data(), name.size());
}

Status GeneratedContent::append_piece(Box& box, const Element& element, const ContentPiece& piece) {
  switch (piece.kind) {
    case ContentPiece::Kind::String: return append_text(box, piece.text);
    case ContentPiece::Kind::Image: return append_image(box, *piece.image);
    case ContentPiece::Kind::Counter: {
      WEFT_TRY_ASSIGN(const std::string_view text,
                      counter_styles_.text(counters_.value(piece.text), piece.list_style,
                                           piece.list_style_name));
      return append_text(box, text);
    }
    case ContentPiece::Kind::Counters: {
      WEFT_TRY_ASSIGN(const std::string_view text, counter_values(piece));
      return append_text(box, text);
    }
    case ContentPiece::Kind::Attribute: {
      WEFT_TRY_ASSIGN(const std::string_view name, attribute_name(element, piece.text));
      const std::string_view* value =
          element.attribute(factory_.input().document.atoms->find(name));
      return value ? append_text(box, *value) : Status::Ok;
    }
    default: return append_text(box, quote(*box.style, piece.kind));
  }
}

/// Of counters(): all in scope, with the separator between.
Result<std::string_view> GeneratedContent::counter_values(const ContentPiece& piece) {
  ArenaVector<char> text(factory_.input().arena);
  std::string_view separator;
  WEFT_TRY(counters_.visit(piece.text, [&](int32_t value) {
    const Status status = text.append({separator.data(), separator.size()});
    if (status != Status::Ok) return status;
    separator = piece.separator;
    return counter_styles_.append(text, value, piece.list_style, piece.list_style_name);
  }));
  return std::string_view(text.begin(), text.size());
}

Status GeneratedContent::append_text(Box& box, std::string_view text) {
  if (text.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(Box* const made, factory_.text(text, *box.style, box.node));
  box.append(*made);
  return Status::Ok;
}

Result<Box*> GeneratedContent::image_box(const Box& around) {
  WEFT_TRY_ASSIGN(const ComputedStyle* const style,
                  factory_.anonymous_style(around.style->text, Display::Inline));
  WEFT_TRY_ASSIGN(Box* const box, factory_.make(*style, nullptr, around.pseudo));
  box->anonymous = true;
  return box;
}

Status GeneratedContent::append_image(Box& box, const ImageValue& image) {
  WEFT_TRY_ASSIGN(Box* const shown, image_box(box));
  WEFT_TRY(factory_.show(*shown, image, factory_.viewport()));
  box.append(*shown);
  return Status::Ok;
}

std::string_view GeneratedContent::quote(const ComputedStyle& style, ContentPiece::Kind kind) {
  using enum ContentPiece::Kind;
  const std::span<const std::string_view> quotes = style.text->quotes;
  const bool opens = kind == OpenQuote || kind == NoOpenQuote;
  if (!opens && counters_.quote_depth == 0) return {};
  const size_t depth = opens ? counters_.quote_depth++ : --counters_.quote_depth;
  if (quotes.size() < 2 || (kind != OpenQuote && kind != CloseQuote)) return {};
  const size_t pair = depth < quotes.size() / 2 ? depth : quotes.size() / 2 - 1;
  return quotes[pair * 2 + (opens ? 0 : 1)];
}

Result<const ComputedStyle*> GeneratedContent::marker_style(const Box& box, bool outside) {
  const Element* element = box.node ? box.node->as_element() : nullptr;
  const ComputedStyle* ruled = element && box.pseudo == PseudoKind::None
                                   ? pseudo_style(*element, PseudoKind::Marker)
                                   : nullptr;
  const TextStyle* text = ruled ? ruled->text : box.style->text;
  if (outside) {
    WEFT_TRY_ASSIGN(text, factory_.marker_text_style(text));
  } else {
    // In the line, white space is as in the item.
    WEFT_TRY_ASSIGN(text, factory_.untransformed_text_style(text));
  }
  WEFT_TRY_ASSIGN(const ComputedStyle* const plain,
                  factory_.anonymous_style(text, outside ? Display::Block : Display::Inline));
  if (!ruled) return plain;
  const ComputedStyle* style = factory_.input().arena.make<ComputedStyle>(
      text, plain->box, plain->surface, plain->flex, ruled->rare);
  if (!style) return Status::OutOfMemory;
  return style;
}

Result<Box*> GeneratedContent::marker(const Box& box) {
  const TextStyle& list = box.text_style();
  const bool outside =
      list.list_style_position == ListStylePosition::Outside && box.kind == BoxKind::Block;
  WEFT_TRY_ASSIGN(const ComputedStyle* const style, marker_style(box, outside));
  WEFT_TRY_ASSIGN(Box* const marker, factory_.make(*style, box.node, PseudoKind::Marker));
  if (outside) {
    marker->kind = BoxKind::Marker;
    marker->independent = true;
  }
  WEFT_TRY(fill_marker(*marker, box));
  if (!marker->first_child) return Result<Box*>(nullptr);
  WEFT_TRY(fix_up(factory_, *marker).status());
  return marker;
}

/// The content property of ::marker, else the image, else the text of the type.
Status GeneratedContent::fill_marker(Box& marker, const Box& item) {
  const RareStyle& rare = *marker.style->rare;
  if (rare.content_none) return Status::Ok;
  const Element* element = item.node ? item.node->as_element() : nullptr;
  if (element && !rare.content_normal) {
    for (const ContentPiece& piece : rare.content) WEFT_TRY(append_piece(marker, *element, piece));
    return Status::Ok;
  }
  const TextStyle& list = item.text_style();
  if (!list.list_style_image.none()) {
    WEFT_TRY_ASSIGN(Box* const image, image_box(marker));
    WEFT_TRY_ASSIGN(const bool is_shown,
                    show_marker_image(factory_, *image, list.list_style_image));
    if (is_shown) marker.append(*image);
    if (is_shown) return Status::Ok;
  }
  if (is_symbol(list.list_style_type)) {
    const auto position =
        marker.kind == BoxKind::Marker ? ListStylePosition::Outside : ListStylePosition::Inside;
    WEFT_TRY_ASSIGN(Box* const symbol,
                    make_marker_symbol(factory_, *marker.style, list.list_style_type, position));
    marker.append(*symbol);
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(const std::string_view text,
                  counter_styles_.marker(counters_.value(kListItem), list));
  return append_text(marker, text);
}

}  // namespace weft
