// Text and boxes.
#include "render/css/writing/property_writers.h"

#include <cmath>

#include "fonts/font_set.h"
#include "render/base/ascii.h"

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

void write_font_size(ValueWriter& out) { out.px(out.style().text->font_size); }
void write_font_weight(ValueWriter& out) { out.number(out.style().text->font_weight); }

void write_font_style(ValueWriter& out, FontStyle style) {
  static constexpr std::string_view kWords[] = {"normal", "italic", "oblique"};
  out.text(kWords[static_cast<size_t>(style)]);
}

void write_font_stretch(ValueWriter& out, uint16_t percent) { out.percent(percent); }
void write_font_kerning(ValueWriter& out, bool kerning) { out.text(kerning ? "auto" : "none"); }
void write_font_ligatures(ValueWriter& out, bool ligatures) {
  out.text(ligatures ? "normal" : "none");
}

void write_spacing(ValueWriter& out, Px spacing) {
  if (spacing == Px()) out.text("normal");
  else out.px(spacing);
}

void write_text_align(ValueWriter& out) { out.keyword(out.style().text->text_align); }

void write_text_align_last(ValueWriter& out, TextAlign align) {
  if (align == TextAlign::MatchParent) out.text("auto");
  else out.keyword(align);
}

void write_list_style_type(ValueWriter& out) {
  const TextStyle& text = *out.style().text;
  if (text.list_style_type == ListStyleType::String) out.string(text.list_style_string);
  else out.keyword(text.list_style_type);
}

void write_border_spacing(ValueWriter& out) {
  out.pair(Length::fixed(out.style().text->border_spacing_x),
           Length::fixed(out.style().text->border_spacing_y));
}

void write_quotes(ValueWriter& out, std::span<const std::string_view> quotes) {
  if (quotes.data() == initial_style().text->quotes.data()) return out.text("auto");
  out.list(quotes, " ", [&](std::string_view mark) { out.string(mark); });
}

void write_text_shadow(ValueWriter& out, std::span<const Shadow> shadows) {
  out.list(shadows, ", ", [&](const Shadow& shadow) {
    out.color(shadow.color);
    for (const Px part : {shadow.x, shadow.y, shadow.blur}) out.text(" "), out.px(part);
  });
}

void write_text_stroke_color(ValueWriter& out) {
  const TextStyle& text = *out.style().text;
  out.color(text.text_stroke_current_color ? text.color : text.text_stroke_color);
}

void write_paint_order(ValueWriter& out, bool stroke_first) {
  out.text(stroke_first ? "stroke" : "normal");
}

void write_display(ValueWriter& out) {
  // clang-format off
  static constexpr std::string_view kWords[] = {
      "none", "contents", "inline", "block", "flow-root", "inline-block", "list-item",
      "inline list-item", "flex", "inline-flex", "grid",
      "inline-grid", "table", "inline-table", "table-row-group", "table-header-group",
      "table-footer-group", "table-row", "table-cell",
      "table-column-group", "table-column", "table-caption"};
  out.text(kWords[static_cast<size_t>(out.style().box->display)]);
}

void write_text_fill_color(ValueWriter& out) {
  const TextStyle& text = *out.style().text;
  out.color(text.text_fill_current_color ? text.color : text.text_fill_color);
}

void write_contain(ValueWriter& out, uint8_t contain) {
  struct Row {
    uint8_t flag;
    std::string_view word;
  };
  // clang-format on
  static constexpr Row kRows[] = {{kContainSize, "size"},
                                  {kContainInlineSize, "inline-size"},
                                  {kContainLayout, "layout"},
                                  {kContainPaint, "paint"}};
  if (contain == (kContainSize | kContainLayout | kContainPaint)) return out.text("strict");
  if (contain == (kContainLayout | kContainPaint)) return out.text("content");
  std::string_view separator;
  for (const Row& row : kRows) {
    if (!(contain & row.flag)) continue;
    out.text(separator);
    out.text(row.word);
    separator = " ";
  }
  out.text_if(!contain, "none");
}

// A style keeps them as what they are of a flex container and its items.
void write_box_orient(ValueWriter& out) { out.text("horizontal"); }
void write_box_direction(ValueWriter& out) { out.text("normal"); }
void write_box_align(ValueWriter& out) { out.text("stretch"); }
void write_box_pack(ValueWriter& out) { out.text("start"); }
void write_box_flex(ValueWriter& out) { out.text("0"); }
void write_box_ordinal_group(ValueWriter& out) { out.text("1"); }

void write_vertical_align(ValueWriter& out) {
  const BoxStyle& box = *out.style().box;
  if (box.vertical_align == VerticalAlign::Length) out.length(box.vertical_align_length);
  else out.keyword(box.vertical_align);
}

void write_z_index(ValueWriter& out) {
  const BoxStyle& box = *out.style().box;
  if (box.z_index_auto) out.text("auto");
  else out.number(box.z_index);
}

void write_aspect_ratio(ValueWriter& out) {
  const BoxStyle& box = *out.style().box;
  const bool has_ratio = box.aspect_ratio_width > Px() || box.aspect_ratio_height > Px();
  if (box.aspect_ratio_auto || !has_ratio) out.text(has_ratio ? "auto " : "auto");
  if (!has_ratio) return;
  // The fraction with the smallest terms that is as near as fixed point can hold it.
  const double ratio = box.aspect_ratio_width.to_double() / box.aspect_ratio_height.to_double();
  double height = 1;
  while (height < 1000 && std::abs(std::round(ratio * height) / height - ratio) > ratio * 4e-6)
    ++height;
  out.number(std::round(ratio * height));
  out.text(" / ");
  out.number(height);
}

void write_zoom(ValueWriter& out) { out.number(static_cast<double>(out.style().rare->zoom)); }

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
void write_decoration_color(ValueWriter& out) {
  const TextDecoration& decoration = out.style().rare->decoration;
  out.color(decoration.lines ? decoration.color : out.style().text->color);
}

void write_object_position(ValueWriter& out) {
  out.length(out.style().rare->object_position_x);
  out.text(" ");
  out.length(out.style().rare->object_position_y);
}

void write_clip(ValueWriter& out) {
  const RareStyle& rare = *out.style().rare;
  if (!rare.has_clip) return out.text("auto");
  out.text("rect(");
  const Length* const edges[] = {&rare.clip_top, &rare.clip_right, &rare.clip_bottom,
                                 &rare.clip_left};
  for (const Length* edge : edges) {
    out.text_if(edge != edges[0], ", ");
    out.length(*edge);
  }
  out.text(")");
}

void write_container_names(ValueWriter& out, std::span<const std::string_view> names) {
  out.list(names, " ", [&](std::string_view name) { out.text(name); });
}

void write_line_clamp(ValueWriter& out, uint16_t lines) {
  if (lines) out.number(lines);
  else out.text("none");
}

void write_column_count(ValueWriter& out, uint16_t count) {
  if (count) out.number(count);
  else out.text("auto");
}

}  // namespace weft
