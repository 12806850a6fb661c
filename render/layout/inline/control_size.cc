// How large a form control is by itself, in Chromium's figures (HTML Standard, 15.5.4 to 15.5.16).
#include <algorithm>
#include <cmath>

#include "render/base/ascii.h"
#include "render/css/selectors/form_state.h"
#include "render/css/style/font_query.h"
#include "render/layout/form_controls.h"
#include "render/layout/inline/inline_text.h"
#include "render/layout/inline/line_metrics.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

// CSS px.
constexpr int kCheckSide = 13, kRangeLength = 129, kScrollBar = 15, kSpinButton = 15;
/// Room of a drop-down box beside its text: padding and the arrow.
constexpr int kDropDownRoom = 20;
constexpr int kFileCharacters = 34;
/// An option in a group is measured with that in front of it.
constexpr std::string_view kGroupIndent = "    ";

Px whole_up(Px length) { return Px::from_int(length.ceil()); }

/// A count of characters or lines, within reason.
int count_of(const Element& element, Atom name, int fallback) {
  constexpr double kMost = 10000;
  const double count = number_attribute(element, name, fallback);
  return count >= 1 ? static_cast<int>(std::min(count, kMost)) : fallback;
}

/// Rounded, but never down.
Px average_advance(const Font& font) {
  const FontMetrics& metrics = font.metrics();
  const Px advance =
      metrics.average_advance > Px() ? metrics.average_advance : metrics.zero_advance;
  return max(advance, Px::from_int(advance.round()));
}

/// The characters of a number before its point and, with the point, after it.
struct Digits {
  int whole = 1, fraction = 0;
};

/// Adds what the number in the attribute has more of than `digits`; false when it is none.
bool add_digits(const Element& element, Atom name, Digits& digits) {
  if (std::isnan(number_attribute(element, name, NAN))) return false;
  const std::string_view value = trimmed(value_of(element, name)),
                         text = value.substr(0, std::min(value.find_first_of("eE"), size_t{99})),
                         whole = text.substr(0, text.find('.'));
  digits.whole = std::max(digits.whole, static_cast<int>(whole.size()));
  digits.fraction = std::max(digits.fraction, static_cast<int>(text.size() - whole.size()));
  return true;
}

/// As many as the longest value of a field for numbers has, or 0 where that is not known.
int characters_of_number(const Element& element) {
  Digits digits;
  if (attribute_is(element, Atom::Step, "any") || !add_digits(element, Atom::Min, digits) ||
      !add_digits(element, Atom::Max, digits))
    return 0;
  add_digits(element, Atom::Step, digits);
  return digits.whole + digits.fraction;
}

/// A field has room for one character of the widest, too; `spin`: the width of a spin button.
Px field_width(const Element& element, const Font& font, Px spin) {
  const Px advance = average_advance(font), widest = Px::from_int(font.metrics().widest.round());
  constexpr int kCharacters = 20;
  const bool is_number = attribute_is(element, Atom::Type, "number");
  const int digits = is_number ? characters_of_number(element) : 0;
  const int count = digits      ? digits
                    : is_number ? kCharacters
                                : count_of(element, Atom::Size, kCharacters);
  return whole_up(advance * count + max(widest - advance, Px())) + (digits ? spin : Px());
}

/// Shapes text to know how wide it is.
class TextRuler {
 public:
  TextRuler(LayoutContext& context, const TextStyle& style)
      : fonts_(context.fonts), style_(style), scratch_(context.arena.budget(), 512) {}

  Result<Px> width(std::string_view text) {
    scratch_.clear();
    ArenaVector<char> shown(scratch_);
    WEFT_TRY(append_shown_text(text, style_, 0, static_cast<uint32_t>(text.size()), shown));
    ArenaVector<ShapedGlyph> glyphs(scratch_);
    WEFT_TRY(fonts_.shape(font_query(style_), {shown.begin(), shown.size()}, shape_options(style_),
                          glyphs));
    Px width;
    for (const ShapedGlyph& glyph : glyphs) width += glyph.advance;
    return width;
  }

 private:
  FontSet& fonts_;
  const TextStyle& style_;
  Arena scratch_;
};

bool is_in_group(const Element& option) {
  const Element* const parent = option.parent ? option.parent->as_element() : nullptr;
  return parent && parent->is_html(Atom::Optgroup);
}

Result<Px> option_width(TextRuler& ruler, const Element& option) {
  Px width;
  if (is_in_group(option)) {
    WEFT_TRY_ASSIGN(width, ruler.width(kGroupIndent));
  }
  if (const std::string_view label = value_of(option, Atom::Label); !label.empty()) {
    WEFT_TRY_ASSIGN(const Px own, ruler.width(label));
    return width + own;
  }
  for (const Node* node = option.first_child; node; node = next_in_tree(*node, option)) {
    if (!node->is_text()) continue;
    WEFT_TRY_ASSIGN(const Px part, ruler.width(trimmed(static_cast<const Text*>(node)->text)));
    width += part;
  }
  return width;
}

/// Of what it shows: its value or its placeholder; at least that of the caret.
Result<Px> shown_width(LayoutContext& context, const Box& box) {
  Px width = Px::from_double(css_unit(context, box));
  for (const Box* at = next_box(box, box); at; at = next_box(*at, box)) {
    if (at->kind != BoxKind::Text) continue;
    WEFT_TRY_ASSIGN(const Px own, TextRuler(context, at->text_style()).width(at->text));
    width = max(width, own);
  }
  return width;
}

/// As wide as its longest option, or the one that is shown.
Result<Px> drop_down_width(LayoutContext& context, const Box& box, const Element& select) {
  TextRuler ruler(context, box.text_style());
  Px width;
  const bool shows_one = box.box_style().field_sizing == FieldSizing::Content;
  for (const Element* option = has_empty_width(box) ? nullptr : next_option(select, nullptr);
       option; option = next_option(select, option)) {
    if (shows_one && option != shown_option(select)) continue;
    WEFT_TRY(context.step());
    WEFT_TRY_ASSIGN(const Px own, option_width(ruler, *option));
    width = max(width, own);
  }
  const bool native = box.box_style().appearance != Appearance::None;
  return whole_up(width) + Px::from_double(native ? kDropDownRoom * css_unit(context, box) : 0);
}

}  // namespace

Result<Px> control_width(LayoutContext& context, const Box& box) {
  const Control control = control_of(box);
  if (control == Control::None) return kIndefinite;
  const Element& element = *box.node->as_element();
  const TextStyle& text = box.text_style();
  const double unit = css_unit(context, box);
  const bool native = box.box_style().appearance != Appearance::None;
  if (control == Control::DropDown) return drop_down_width(context, box, element);
  if (control == Control::Check || control == Control::Radio)
    return native ? Px::from_double(kCheckSide * unit) : kIndefinite;
  if (control == Control::Range) return Px::from_double(kRangeLength * unit);
  const bool is_line = control == Control::Text || control == Control::Password;
  if (!is_line && control != Control::TextArea && control != Control::File) return kIndefinite;
  if (box.box_style().field_sizing == FieldSizing::Content && control != Control::File)
    return is_line ? shown_width(context, box) : kIndefinite;
  WEFT_TRY_ASSIGN(const Font* const font, context.fonts.find(font_query(text)));
  if (control == Control::File) return whole_up(font->metrics().zero_advance * kFileCharacters);
  if (control == Control::TextArea)
    return whole_up(average_advance(*font) * count_of(element, Atom::Cols, 20)) +
           Px::from_double(kScrollBar * unit);
  return field_width(element, *font, Px::from_double(kSpinButton * unit));
}

Result<Px> control_height(LayoutContext& context, const Box& box) {
  const Control control = control_of(box);
  if (control == Control::Check || control == Control::Radio)
    return box.box_style().appearance != Appearance::None
               ? Px::from_double(kCheckSide * css_unit(context, box))
               : kIndefinite;
  if (control != Control::TextArea && control != Control::ListBox) return kIndefinite;
  const Element& element = *box.node->as_element();
  const TextStyle& text = box.text_style();
  const bool fits_content = box.box_style().field_sizing == FieldSizing::Content;
  if (fits_content && control == Control::TextArea && box.first_child) return kIndefinite;
  WEFT_TRY_ASSIGN(const Font* const font, context.fonts.find(font_query(text)));
  if (control == Control::TextArea)
    return used_line_height(text, *font) * (fits_content ? 1 : count_of(element, Atom::Rows, 2));
  // An option, if there is one, is 1.2em high at least, and has a padding of 1px.
  const FontMetrics& metrics = font->metrics();
  const Px least = next_option(element, nullptr) ? text.font_size * 6 / 5 : Px();
  const Px row = max(metrics.ascent + metrics.descent + metrics.line_gap, least) +
                 Px::from_double(css_unit(context, box));
  return row * count_of(element, Atom::Size, 4);
}

}  // namespace weft
