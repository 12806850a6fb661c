// The units that come from fonts and lines, kept up to date while a style is computed. Fonts are
// asked only when a value needs them.
#pragma once

#include "fonts/font_set.h"
#include "render/css/values/value_reader.h"

namespace weft {

class StyleUnits final : private FontUnits {
 public:
  /// Writes to values.units and, when memory runs out, values.status.
  StyleUnits(FontSet& fonts, ValueContext& values) : fonts_(&fonts), values_(&values) {}

  /// rem, rlh and their like are `text`'s, which must live as long as it is the root's.
  void set_root(const TextStyle& text, double zoom);
  /// The units of a style that inherits from `parent`: of its own font-size and line-height.
  void start(const TextStyle& parent, double zoom);
  /// The font is that of `text` from now on, which must live as long; em, ex and ch.
  void use_font(const TextStyle& text);
  /// Line height: lh.
  void use_lines(const TextStyle& text);

 private:
  FontMetrics font_metrics(Of of) override;

  FontSet* fonts_;
  ValueContext* values_;
  const TextStyle* text_ = nullptr;
  const TextStyle* root_text_ = nullptr;
  double root_zoom_ = 1;
};

/// The line height that `text` states, in px. Negative: normal, which is the font's.
double stated_line_height(const TextStyle& text);

/// Makes what inherits as a length `factor` as large: the element has a zoom.
void zoom_lengths(TextStyle& text, double factor);

}  // namespace weft
