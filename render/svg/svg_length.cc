#include "render/svg/svg_length.h"

#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/css/style/computed_style.h"
#include "render/css/style/font_query.h"
#include "render/css/values/style_units.h"

namespace weft {
namespace {

/// The fonts of an element and of the root.
class ElementFonts final : public FontUnits {
 public:
  ElementFonts(const SvgSurroundings& surroundings, const TextStyle& text)
      : surroundings_(surroundings), text_(text) {}
  FontMetrics font_metrics(Of of) override {
    const TextStyle& text = of == Of::Root ? surroundings_.root : text_;
    const Result<const Font*> font = surroundings_.fonts.find(font_query(text));
    if (font.ok()) return font.value()->metrics();
    if (font.status() == Status::OutOfMemory) surroundings_.status = Status::OutOfMemory;
    FontMetrics half;
    half.x_height = half.zero_advance = Px::from_raw(text.font_size.raw() / 2);
    return half;
  }

 private:
  const SvgSurroundings& surroundings_;
  const TextStyle& text_;
};

// One of `unit`, in device px.
UnitValue css_unit(std::string_view unit, const SvgUnits& units) {
  LengthUnits css;
  css.device_pixel_ratio = static_cast<double>(units.device);
  css.font_size = static_cast<double>(units.font_size * units.device);
  if (!units.surroundings || !units.text_style) return unit_value(unit, css);
  const SvgSurroundings& around = *units.surroundings;
  ElementFonts fonts(around, *units.text_style);
  css.font = &fonts;
  css.root_font_size = static_cast<double>(around.root.exact_font_size);
  css.line_height = stated_line_height(*units.text_style);
  css.root_line_height = stated_line_height(around.root);
  css.viewport_width = static_cast<double>(around.page.x);
  css.viewport_height = static_cast<double>(around.page.y);
  return unit_value(unit, css);
}

}  // namespace

float SvgUnits::of(SvgAxis axis) const {
  if (axis == SvgAxis::X) return viewport.x;
  if (axis == SvgAxis::Y) return viewport.y;
  return std::sqrt(dot(viewport, viewport) / 2);
}

float SvgUnits::length(std::string_view text, SvgAxis axis, float fallback) const {
  text = trimmed(text);
  float number = 0;
  if (!take_number(text, number)) return fallback;
  if (text.empty()) return number;
  if (text == "%") return number / 100 * of(axis);
  if (equal_ignoring_case(text, "px")) return number;
  const UnitValue value = css_unit(text, *this);
  return value.dimension == Dimension::Length ? number * static_cast<float>(value.value) / device
                                              : fallback;
}

float SvgUnits::length(const SvgLength& length, SvgAxis axis, float fallback) const {
  switch (length.kind) {
    case SvgLength::Kind::Auto: return fallback;
    case SvgLength::Kind::Px: return length.value / device;
    case SvgLength::Kind::Percent: return length.value / 100 * of(axis) + length.more / device;
  }
  return fallback;
}

}  // namespace weft
