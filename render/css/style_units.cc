#include "render/css/style_units.h"

namespace weft {
namespace {

/// Negative: normal, which the font tells.
double stated_line_height(const TextStyle& text) {
  const Length& height = text.line_height;
  if (height.is_fixed()) return height.px().to_double();
  return height.kind() == Length::Kind::Number ? text.font_size.to_double() * height.factor_4096() / 4096.0 : -1;
}

}  // namespace

void StyleUnits::set_root(const TextStyle& text) {
  root_text_ = &text;
  values_->units.root_font_size = text.font_size.to_double();
  values_->units.root_line_height = stated_line_height(text);
}

void StyleUnits::start(const TextStyle& parent) {
  values_->units.font = this;
  use_font(parent);
  use_lines(parent);
}

void StyleUnits::use_font(const TextStyle& text) {
  text_ = &text;
  values_->units.font_size = text.font_size.to_double();
}

void StyleUnits::use_lines(const TextStyle& text) { values_->units.line_height = stated_line_height(text); }

FontMetrics StyleUnits::font_metrics(Of of) {
  const TextStyle& text = of == Of::Root ? *root_text_ : *text_;
  FontMetrics fallback;
  fallback.x_height = fallback.zero_advance = Px::from_raw(text.font_size.raw() / 2);
  fallback.cap_height = Px::from_raw(text.font_size.raw() * int64_t{7} / 10);
  ArenaVector<FontFamily> families(values_->scratch);
  for (const FamilyName& family : text.families) {
    if (families.push({static_cast<GenericFamily>(family.generic), family.name}) == Status::Ok) continue;
    values_->status = Status::OutOfMemory;
    return fallback;
  }
  FontQuery query;
  query.families = families.span();
  query.size = text.font_size;
  query.weight = text.font_weight;
  query.slant = static_cast<FontSlant>(text.font_style);
  query.stretch_percent = text.font_stretch_percent;
  const Result<const Font*> font = fonts_->find(query);
  if (font.status() == Status::OutOfMemory) values_->status = Status::OutOfMemory;
  return font.ok() ? font.value()->metrics() : fallback;
}

}  // namespace weft
