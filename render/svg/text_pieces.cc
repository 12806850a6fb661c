#include "render/svg/text_pieces.h"

#include <cmath>

#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/base/stack_room.h"
#include "render/base/utf8.h"
#include "render/css/style/computed_style.h"
#include "render/css/values/case_mapping.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

constexpr size_t kMostBytes = 65536;  // of one text
constexpr int kMostDepth = 64;

bool preserves_space(const Element& element) {
  if (element.style->text->white_space_collapse != WhiteSpaceCollapse::Collapse) return true;
  for (const Node* node = &element; node; node = node->parent) {
    const Element* const around = node->as_element();
    if (!around) break;
    for (const Attribute* one = around->attributes; one; one = one->next) {
      if (one->name_space != AttributeNamespace::Xml) continue;
      if (one->value == "preserve") return true;
      if (one->value == "default") return false;
    }
  }
  return false;
}

std::string_view take_word(std::string_view& rest) {
  const auto separates = [](char c) { return c == ',' || is_space(static_cast<uint8_t>(c)); };
  while (!rest.empty() && separates(rest.front())) rest.remove_prefix(1);
  size_t end = 0;
  while (end < rest.size() && !separates(rest[end])) ++end;
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

// `before`: the character that `c` comes after.
MappedCase transformed(char32_t c, char32_t before, const TextStyle& style) {
  switch (style.text_transform) {
    case TextTransform::None: break;
    case TextTransform::Uppercase: return to_upper(c, style.case_language);
    case TextTransform::Lowercase: return to_lower(c, style.case_language);
    case TextTransform::Capitalize:
      if (is_letter_or_digit(before) || before == '\'' || before == 0x2019) break;
      return {to_title(c, style.case_language)};
  }
  return {c};
}

bool is_part(const Element& element) {
  return element.name_space == Namespace::Svg &&
         (element.name == Atom::Tspan || element.name == Atom::A || element.name == Atom::TextPath);
}

}  // namespace

bool is_combining(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x1DC0 && c < 0x1E00) ||
         (c >= 0x20D0 && c < 0x2100) || (c >= 0xFE00 && c < 0xFE10) || (c >= 0xFE20 && c < 0xFE30);
}

Status TextPieces::read(const Element& text) {
  WEFT_TRY(collect(text, 0));
  // White space at the end is none.
  if (pieces_.empty()) return Status::Ok;
  TextPiece& last = pieces_.back();
  const bool ends_in_space = !text_.empty() && text_.back() == ' ' && last.end > last.begin;
  if (ends_in_space && !preserves_space(*last.element)) --last.end;
  return order(text);
}

Status TextPieces::collect(const Element& element, int depth) {
  if (depth > kMostDepth || stack_is_low() || !element.style ||
      element.style->box->display == Display::None)
    return Status::Ok;
  const size_t first = pieces_.size();
  WEFT_TRY(open(element));
  for (const Node* node = element.first_child; node; node = node->next_sibling) {
    if (node->is_text()) WEFT_TRY(add_text(element, static_cast<const Text*>(node)->text));
    const Element* const child = node->as_element();
    // A path within a path is none.
    if (!child || !is_part(*child) || (path_ && child->name == Atom::TextPath)) continue;
    const Element* const around = path_;
    if (child->name == Atom::TextPath) path_ = child;
    WEFT_TRY(collect(*child, depth + 1));
    path_ = around;
  }
  open_.pop();
  return add_stretch(element, first);
}

Status TextPieces::open(const Element& element) {
  static constexpr Atom kAttributes[] = {Atom::X, Atom::Y, Atom::Dx, Atom::Dy};
  static constexpr SvgAxis kAxes[] = {SvgAxis::X, SvgAxis::Y, SvgAxis::X, SvgAxis::Y};
  Positions positions;
  positions.start = characters_;
  for (size_t i = 0; i < Positions::Rotate; ++i) {
    WEFT_TRY_ASSIGN(positions.lists[i], lengths(attribute_text(element, kAttributes[i]), kAxes[i]));
  }
  WEFT_TRY_ASSIGN(positions.lists[Positions::Rotate],
                  angles(attribute_text(element, Atom::Rotate)));
  return open_.push(positions);
}

// With an error there are none.
Result<std::span<const float>> TextPieces::lengths(std::string_view list, SvgAxis axis) {
  ArenaVector<float> values(arena_);
  for (std::string_view word = take_word(list); !word.empty(); word = take_word(list)) {
    const float length = units_.length(word, axis, NAN);
    if (std::isnan(length)) return std::span<const float>();
    WEFT_TRY(values.push(length));
  }
  return std::span<const float>(values.span());
}

// The same of numbers.
Result<std::span<const float>> TextPieces::angles(std::string_view list) {
  ArenaVector<float> values(arena_);
  NumberList numbers(list);
  for (float number = 0; numbers.take(number);) WEFT_TRY(values.push(number));
  return numbers.ended() ? std::span<const float>(values.span()) : std::span<const float>();
}

Status TextPieces::add_stretch(const Element& element, size_t first) {
  const float length = length_of(element, Atom::TextLength, units_, SvgAxis::X, -1);
  if (!(length > 0) || first == pieces_.size()) return Status::Ok;
  const bool has_glyphs =
      trimmed(attribute_text(element, Atom::LengthAdjust)) == "spacingAndGlyphs";
  return stretches_.push({first, pieces_.size(), length, has_glyphs, element.name != Atom::Text});
}

// The position of the current character that the innermost element with one gives it.
bool TextPieces::position(Positions::Kind kind, float& value) const {
  for (size_t i = open_.size(); i-- > 0;) {
    const std::span<const float> list = open_[i].lists[kind];
    const size_t index = characters_ - open_[i].start;
    if (index < list.size()) {
      value = list[index];
      return true;
    }
    if (kind == Positions::Rotate && !list.empty()) {
      value = list.back();
      return true;
    }
  }
  return false;
}

Status TextPieces::add_text(const Element& element, std::string_view text) {
  const bool preserves = preserves_space(element);
  while (!text.empty() && text_.size() < kMostBytes) {
    const char32_t c = next_code_point(text);
    const bool is_white = c < 0x80 && is_space(static_cast<uint8_t>(c));
    if (is_white && !preserves && (text_.empty() || text_.back() == ' ')) continue;
    WEFT_TRY(start_character(element, c));
    for (const char32_t shown : transformed(is_white ? ' ' : c, before_, *element.style->text)) {
      char bytes[4];
      if (shown) WEFT_TRY(text_.append({bytes, encode_utf8(shown, bytes)}));
    }
    before_ = c;
    pieces_.back().end = text_.size();
    characters_ += c > 0xFFFF ? 2 : 1;
  }
  return Status::Ok;
}

Status TextPieces::start_character(const Element& element, char32_t character) {
  if (is_combining(character) && !pieces_.empty()) return Status::Ok;
  TextPiece piece;
  piece.element = &element;
  piece.path = path_;
  piece.begin = piece.end = text_.size();
  piece.has_x = position(Positions::X, piece.at.x);
  piece.has_y = position(Positions::Y, piece.at.y);
  const bool is_moved_across = position(Positions::Dx, piece.shift.x);
  const bool is_moved = position(Positions::Dy, piece.shift.y) || is_moved_across;
  const bool is_turned = position(Positions::Rotate, piece.degrees) && piece.degrees != 0;
  const bool goes_on = !pieces_.empty() && pieces_.back().element == &element && !piece.has_x &&
                       !piece.has_y && !is_moved && !is_turned && pieces_.back().degrees == 0;
  return goes_on ? Status::Ok : pieces_.push(piece);
}

}  // namespace weft
