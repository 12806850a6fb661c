// The words of values: what the writers of properties are made of. Counterpart of value_reader.h.
#pragma once

#include "render/base/text_sink.h"
#include "render/css/values/keywords.h"

namespace weft {

struct CalcNode;

class ValueWriter {
 public:
  ValueWriter(TextSink& sink, const ComputedStyle& style, double device_pixel_ratio)
      : sink_(&sink), style_(&style), device_pixel_ratio_(device_pixel_ratio) {}

  /// The style that is written.
  const ComputedStyle& style() const { return *style_; }

  void text(std::string_view text) { sink_->write(text); }
  void text_if(bool holds, std::string_view word) {
    if (holds) text(word);
  }
  /// The shortest decimal that is nearer to `value` than half of `step`, the unit in which it is
  /// kept.
  void number(double value, double step = 1e-6);
  void px(Px length);
  void percent(double percent);
  void length(const Length& length);
  void degrees(double angle);
  void color(Color color);
  void string(std::string_view text);
  /// The text between its quotes.
  void string_characters(std::string_view text);
  void url(std::string_view url);
  void image(const ImageValue& image);
  /// Two lengths; one when they are equal.
  void pair(const Length& x, const Length& y);

  template <typename E>
  void keyword(E value) {
    for (const Keyword& row : keywords_of(value))
      if (row.value == static_cast<uint8_t>(value)) return text(row.name);
  }
  /// `list` with `separator` between items, each by `write`; "none" when it is empty.
  template <typename T, typename Write>
  void list(std::span<const T> list, std::string_view separator, Write write) {
    if (list.empty()) text("none");
    for (size_t i = 0; i < list.size(); ++i) {
      text_if(i > 0, separator);
      write(list[i]);
    }
  }

  /// A sum of device px and a percentage, in calc() where it is `outermost` and both are there.
  void linear(double px, double percent, bool outermost = true);

 private:
  void calc(const CalcNode& node, bool outermost);
  void calc_arguments(const CalcNode& node, std::string_view separator);
  void gradient(const Gradient& gradient);
  void gradient_shape(const Gradient& gradient);
  bool linear_shape(const Gradient& gradient);
  bool radial_shape(const Gradient& gradient);
  bool conic_shape(const Gradient& gradient);
  void color_stops(const Gradient& gradient);
  void cross_fade(const CrossFade& fade);

  TextSink* sink_;
  const ComputedStyle* style_;
  double device_pixel_ratio_;
};

}  // namespace weft
