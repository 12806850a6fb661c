// The initial values, in flash, and the look-up of pseudo-elements' styles.
#include "render/css/style/computed_style.h"

#include "render/css/style/style_builder.h"
#include "render/html/dom.h"

namespace weft {
namespace {

constexpr std::string_view kQuotes[] = {"\u201C", "\u201D", "\u2018", "\u2019"};

constexpr TextStyle initial_text() {
  TextStyle text;
  text.line_height = Length::normal();
  text.text_indent = Length::zero();
  text.text_align_last = TextAlign::MatchParent;
  text.tab_size = Length::number(8);
  text.quotes = kQuotes;
  return text;
}

constexpr BoxStyle initial_box() {
  BoxStyle box;
  box.vertical_align_length = Length::zero();
  return box;
}

constexpr TextStyle kText = initial_text();
constexpr BoxStyle kBox = initial_box();
constexpr SurfaceStyle kSurface{};
constexpr FlexStyle kFlex{};
constexpr RareStyle kRare{};
constexpr ComputedStyle kInitial{&kText, &kBox, &kSurface, &kFlex, &kRare, &kInitialSvg};

}  // namespace

const ComputedStyle& initial_style() { return kInitial; }

StyleBuilder initial_builder(const ComputedStyle& parent) {
  const ComputedStyle& initial = initial_style();
  StyleBuilder builder;
  builder.text = *initial.text;
  builder.box = *initial.box;
  builder.surface = *initial.surface;
  builder.flex = *initial.flex;
  builder.rare = *initial.rare;
  builder.svg = *initial.svg;
  builder.parent = &parent;
  return builder;
}

const ComputedStyle* pseudo_style(const Element& element, PseudoKind kind) {
  for (const PseudoStyle* pseudo = element.pseudo_styles; pseudo; pseudo = pseudo->next)
    if (pseudo->kind == kind) return pseudo->style;
  return nullptr;
}

bool has_own_pseudo_style(const Element& element, PseudoKind kind) {
  for (const PseudoStyle* pseudo = element.pseudo_styles; pseudo; pseudo = pseudo->next)
    if (pseudo->kind == kind && pseudo->is_own) return true;
  return false;
}

}  // namespace weft
