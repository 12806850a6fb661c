// Text and boxes.
#include "render/css/writing/property_writers.h"

#include <cmath>
#include <cstdlib>

#include "fonts/font_set.h"
#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/values/font_words.h"

namespace weft {
namespace {

bool is_identifier(std::string_view name) {
  if (name.empty() || is_digit(static_cast<uint8_t>(name[0]))) return false;
  for (const char c : name)
    if (!is_alpha(static_cast<uint8_t>(c)) && !is_digit(static_cast<uint8_t>(c)) && c != '-' &&
        c != '_' && static_cast<uint8_t>(c) < 0x80)
      return false;
  return true;
}

template <size_t count>
void write_variants(ValueWriter& out, const VariantWord (&words)[count], uint32_t set) {
  if (!set) return out.text("normal");
  bool is_first = true;
  for (size_t i = 0; i < count; ++i) {
    if (!(set >> i & 1)) continue;
    out.text_if(!is_first, " ");
    out.text(words[i].name);
    is_first = false;
  }
}

}  // namespace

void write_font_families(ValueWriter& out, std::span<const FamilyName> families) {
  static constexpr std::string_view kGenerics[] = {"",          "serif",   "sans-serif",
                                                   "monospace", "cursive", "fantasy"};
  if (families.empty()) return out.string("Times New Roman");
  out.list(families, ", ", [&](const FamilyName& family) {
    if (family.generic) out.text(kGenerics[family.generic]);
    else if (is_identifier(family.name)) out.text(family.name);
    else out.string(family.name);
  });
}

void write_font_size(ValueWriter& out, Px size, uint8_t, bool, float) { out.px(size); }
void write_font_weight(ValueWriter& out, uint16_t weight) { out.number(weight); }

void write_font_style(ValueWriter& out, FontStyle style) {
  static constexpr std::string_view kWords[] = {"normal", "italic", "oblique"};
  out.text(kWords[static_cast<size_t>(style)]);
}

void write_font_stretch(ValueWriter& out, uint16_t percent) { out.percent(percent); }
void write_font_kerning(ValueWriter& out, bool kerning) { out.text(kerning ? "auto" : "none"); }
void write_font_ligatures(ValueWriter& out, uint8_t set) {
  if (set == kNoLigatures) out.text("none");
  else write_variants(out, kLigatureWords, set);
}
void write_font_numeric(ValueWriter& out, uint8_t set) { write_variants(out, kNumericWords, set); }
void write_font_east_asian(ValueWriter& out, uint16_t set) {
  write_variants(out, kEastAsianWords, set);
}
void write_font_alternates(ValueWriter& out, bool historical_forms) {
  out.text(historical_forms ? "historical-forms" : "normal");
}
void write_font_synthesis(ValueWriter& out, bool is_allowed) {
  out.text(is_allowed ? "auto" : "none");
}
void write_font_size_adjust(ValueWriter& out, FontMetric metric, float aspect) {
  if (aspect < 0) return out.text("none");
  if (metric != FontMetric::XHeight) {
    out.keyword(metric);
    out.text(" ");
  }
  out.number(static_cast<double>(aspect), 1e-5);
}
void write_font_tag(ValueWriter& out, uint32_t tag) {
  const char letters[4] = {static_cast<char>(tag >> 24), static_cast<char>(tag >> 16),
                           static_cast<char>(tag >> 8), static_cast<char>(tag)};
  out.string({letters, 4});
}
void write_font_features(ValueWriter& out, std::span<const FontFeature> features) {
  if (features.empty()) return out.text("normal");
  out.list(features, ", ", [&](FontFeature feature) {
    write_font_tag(out, feature.tag);
    if (feature.value == 1) return;
    out.text(" ");
    out.number(feature.value);
  });
}

void write_font_variations(ValueWriter& out, std::span<const FontVariation> variations) {
  if (variations.empty()) return out.text("normal");
  out.list(variations, ", ", [&](FontVariation variation) {
    write_font_tag(out, variation.tag);
    out.text(" ");
    out.number(static_cast<double>(variation.value), 1e-5);
  });
}

void write_spacing(ValueWriter& out, Px spacing) {
  if (spacing == Px()) out.text("normal");
  else out.px(spacing);
}

void write_text_align_last(ValueWriter& out, TextAlign align) {
  if (align == TextAlign::MatchParent) out.text("auto");
  else out.keyword(align);
}

void write_hyphenate_character(ValueWriter& out, bool is_auto, std::string_view hyphen) {
  if (is_auto) out.text("auto");
  else out.string(hyphen);
}

void write_list_style_type(ValueWriter& out, ListStyleType type, std::string_view string) {
  if (type == ListStyleType::String) out.string(string);
  else if (type == ListStyleType::Named) out.text(string);
  else out.keyword(type);
}

void write_border_spacing(ValueWriter& out, Px x, Px y) {
  out.pair(Length::fixed(x), Length::fixed(y));
}

void write_emphasis_style(ValueWriter& out, EmphasisShape shape, bool is_open, char32_t character) {
  static constexpr std::string_view kShapes[] = {"none",          "",         "dot",   "circle",
                                                 "double-circle", "triangle", "sesame"};
  if (shape == EmphasisShape::Character) {
    char bytes[4];
    return out.string({bytes, encode_utf8(character, bytes)});
  }
  out.text_if(is_open, shape == EmphasisShape::Auto ? "open" : "open ");
  out.text_if(shape == EmphasisShape::Auto && !is_open, "filled");
  out.text(kShapes[static_cast<size_t>(shape)]);
}

void write_emphasis_position(ValueWriter& out, bool under, bool left) {
  out.text(under ? "under" : "over");
  out.text_if(left, " left");
}

void write_text_box_edge(ValueWriter& out, bool is_auto, TextEdge over, TextEdge under) {
  if (is_auto) return out.text("auto");
  out.keyword(over);
  if (over == TextEdge::Text && under == over) return;
  out.text(" ");
  out.keyword(under);
}

void write_initial_letter(ValueWriter& out, float size, uint16_t sink) {
  if (size == 0) return out.text("normal");
  out.number(static_cast<double>(size), 1e-5);
  if (static_cast<uint16_t>(size) == sink) return;
  out.text(" ");
  out.number(sink);
}

void write_quotes(ValueWriter& out, std::span<const std::string_view> quotes) {
  if (quotes.data() == initial_style().text->quotes.data()) return out.text("auto");
  out.list(quotes, " ", [&](std::string_view mark) { out.string(mark); });
}

void write_text_shadow(ValueWriter& out, std::span<const Shadow> shadows) {
  out.list(shadows, ", ", [&](const Shadow& shadow) {
    out.color(shadow.color_in(out.style().text->color));
    for (const Px part : {shadow.x, shadow.y, shadow.blur}) {
      out.text(" ");
      out.px(part);
    }
  });
}

// As short as it can be: what is not named follows in the usual order.
void write_paint_order(ValueWriter& out, const PaintOrder& order) {
  static constexpr std::string_view kWords[] = {"fill", "stroke", "markers"};
  if (order == PaintOrder{}) return out.text("normal");
  out.text(kWords[order.parts[0]]);
  if (order.parts[1] < order.parts[2]) return;
  out.text(" ");
  out.text(kWords[order.parts[1]]);
}

void write_display(ValueWriter& out, Display display, bool) {
  // clang-format off
  static constexpr std::string_view kWords[] = {
      "none", "contents", "inline", "block", "flow-root", "inline-block", "list-item",
      "inline list-item", "flex", "inline-flex", "grid",
      "inline-grid", "table", "inline-table", "table-row-group", "table-header-group",
      "table-footer-group", "table-row", "table-cell",
      "table-column-group", "table-column", "table-caption"};
  // clang-format on
  out.text(kWords[static_cast<size_t>(display)]);
}

void write_contain(ValueWriter& out, uint8_t contain) {
  struct Row {
    uint8_t flag;
    std::string_view word;
  };
  static constexpr Row kRows[] = {{kContainSize, "size"},
                                  {kContainInlineSize, "inline-size"},
                                  {kContainLayout, "layout"},
                                  {kContainStyle, "style"},
                                  {kContainPaint, "paint"}};
  constexpr uint8_t kContent = kContainLayout | kContainPaint;
  if (contain == (kContainSize | kContent | kContainStyle)) return out.text("strict");
  if ((contain & ~kContainStyle) == kContent) return out.text("content");  // as Chromium writes it
  std::string_view separator;
  for (const Row& row : kRows) {
    if (!(contain & row.flag)) continue;
    out.text(separator);
    out.text(row.word);
    separator = " ";
  }
  out.text_if(!contain, "none");
}

void write_contained_size(ValueWriter& out, bool is_auto, Px size) {
  out.text_if(is_auto, "auto ");
  if (size == Px::min()) out.text("none");
  else out.px(size);
}

// A style keeps the old box's properties only as those of today's flexbox: these are always
// initial.
void write_box_orient(ValueWriter& out, bool) { out.text("horizontal"); }
void write_box_direction(ValueWriter& out, bool) { out.text("normal"); }
void write_box_align(ValueWriter& out, Alignment) { out.text("stretch"); }
void write_box_pack(ValueWriter& out, Alignment) { out.text("start"); }

// … nor its animations, only what they leave.
void write_animation_names(ValueWriter& out, std::span<const std::string_view>) {
  out.text("none");
}
void write_animation_iterations(ValueWriter& out, std::span<const float>) { out.text("1"); }
void write_animation_directions(ValueWriter& out, std::span<const AnimationDirection>) {
  out.text("normal");
}
void write_animation_fills(ValueWriter& out, std::span<const AnimationFill>) { out.text("none"); }

void write_vertical_align(ValueWriter& out, VerticalAlign align, const Length& length) {
  if (align == VerticalAlign::Length) out.length(length);
  else out.keyword(align);
}

void write_z_index(ValueWriter& out, int32_t index, bool is_auto) {
  if (is_auto) out.text("auto");
  else out.number(index);
}

void write_aspect_ratio(ValueWriter& out, bool is_auto, Px width, Px height) {
  const bool has_ratio = width > Px() || height > Px();
  if (is_auto || !has_ratio) out.text(has_ratio ? "auto " : "auto");
  if (!has_ratio) return;
  // The fraction with the smallest terms that is as near as fixed point can hold it.
  const double ratio = width.to_double() / height.to_double();
  double terms = 1;
  while (terms < 1000 && std::abs(std::round(ratio * terms) / terms - ratio) > ratio * 4e-6)
    ++terms;
  out.number(std::round(ratio * terms));
  out.text(" / ");
  out.number(terms);
}

void write_zoom(ValueWriter& out, float zoom) { out.number(static_cast<double>(zoom)); }

void write_color_scheme(ValueWriter& out, uint8_t schemes) {
  out.text(schemes & kLightScheme  ? schemes & kDarkScheme ? "light dark" : "light"
           : schemes & kDarkScheme ? "dark"
                                   : "normal");
  out.text_if(schemes & kOnlyScheme, " only");
}

void write_accent_color(ValueWriter& out, Color color) {
  if (color.alpha) out.color(color);
  else out.text("auto");
}

void write_decoration_lines(ValueWriter& out, uint8_t lines) {
  static constexpr std::string_view kWords[] = {"underline", "overline", "line-through"};
  bool follows = false;
  for (size_t i = 0; i < 3; ++i) {
    if (!(lines >> i & 1)) continue;
    out.text_if(follows, " ");
    out.text(kWords[i]);
    follows = true;
  }
  out.text_if(!follows, "none");
}

/// Without a line no colour is kept.
void write_decoration_color(ValueWriter& out, Color color, bool) {
  out.color(out.style().rare->decoration.lines ? color : out.style().text->color);
}

void write_position(ValueWriter& out, const Length& x, const Length& y) {
  out.length(x);
  out.text(" ");
  out.length(y);
}

void write_clip(ValueWriter& out, bool is_rect, const Length& top, const Length& right,
                const Length& bottom, const Length& left) {
  if (!is_rect) return out.text("auto");
  out.text("rect(");
  const Length* const edges[] = {&top, &right, &bottom, &left};
  for (const Length* edge : edges) {
    out.text_if(edge != edges[0], ", ");
    out.length(*edge);
  }
  out.text(")");
}

void write_will_change(ValueWriter& out, std::span<const std::string_view> names) {
  if (names.empty()) return out.text("auto");
  out.list(names, ", ", [&](std::string_view name) { out.text(name); });
}

void write_container_names(ValueWriter& out, std::span<const std::string_view> names) {
  out.list(names, " ", [&](std::string_view name) { out.text(name); });
}

void write_line_clamp(ValueWriter& out, uint16_t lines) {
  if (lines) out.number(lines);
  else out.text("none");
}

void write_line_count(ValueWriter& out, uint16_t lines) { out.number(lines); }

void write_column_count(ValueWriter& out, uint16_t count) {
  if (count) out.number(count);
  else out.text("auto");
}

}  // namespace weft
