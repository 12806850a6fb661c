// The font in force, the root's, and what zoom makes of both.
#include "render/css/values/style_units.h"

#include "render/css/style/font_query.h"

namespace weft {
double stated_line_height(const TextStyle& text) {
  const Length& height = text.line_height;
  if (height.is_fixed()) return height.px().to_double();
  return height.kind() == Length::Kind::Number
             ? static_cast<double>(text.exact_font_size) * height.factor_4096() / 4096.0
             : -1;
}

void StyleUnits::set_root(const TextStyle& text, double zoom) {
  root_text_ = &text;
  root_zoom_ = zoom;
}

void StyleUnits::start(const TextStyle& parent, double zoom) {
  const double factor = zoom / root_zoom_;
  values_->units.font = this;
  values_->units.root_font_size = static_cast<double>(root_text_->exact_font_size) * factor;
  values_->units.root_line_height = stated_line_height(*root_text_) * factor;
  use_font(parent);
  use_lines(parent);
}

void StyleUnits::use_font(const TextStyle& text) {
  text_ = &text;
  values_->units.font_size = static_cast<double>(text.exact_font_size);
}

void zoom_lengths(TextStyle& text, double factor) {
  text.set_font_size(static_cast<double>(text.exact_font_size) * factor);
  for (Px* length : {&text.letter_spacing, &text.word_spacing, &text.border_spacing_x,
                     &text.border_spacing_y, &text.text_stroke_width})
    *length = Px::from_double(length->to_double() * factor);
  for (Length* length : {&text.line_height, &text.text_indent, &text.tab_size})
    if (length->is_fixed())
      *length = Length::fixed(Px::from_double(length->px().to_double() * factor));
}

void StyleUnits::use_lines(const TextStyle& text) {
  values_->units.line_height = stated_line_height(text);
}

FontMetrics StyleUnits::font_metrics(Of of) {
  const TextStyle& text = of == Of::Root ? *root_text_ : *text_;
  FontMetrics fallback;
  fallback.x_height = fallback.zero_advance = Px::from_raw(text.font_size.raw() / 2);
  fallback.cap_height = Px::from_raw(text.font_size.raw() * int64_t{7} / 10);
  const Result<const Font*> font = fonts_->find(basic_font_query(text));
  if (font.status() == Status::OutOfMemory) values_->status = Status::OutOfMemory;
  if (!font.ok()) return fallback;
  FontMetrics metrics = font.value()->metrics();
  if (text.is_upright()) metrics.zero_advance = metrics.upright_advance;
  return metrics;
}

}  // namespace weft
