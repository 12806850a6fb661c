// The units of relative lengths, in device px.
#pragma once

#include <string_view>

#include "fonts/font.h"

namespace weft {

/// Asked only when a value uses ex, ch or a like unit: finding a font is dear.
class FontUnits {
 public:
  enum class Of : uint8_t { Element, Root };
  virtual FontMetrics font_metrics(Of of) = 0;

 protected:
  ~FontUnits() = default;
};

struct LengthUnits {
  double device_pixel_ratio = 1;
  double font_size = 16, root_font_size = 16;
  double line_height = 19, root_line_height = 19;  ///< Negative: normal, which is the font's.
  double viewport_width = 800, viewport_height = 480;
  double container_width = 800, container_height = 480;
  bool* asked_container =
      nullptr;                ///< Set when a value depends on the container's size; may be null.
  FontUnits* font = nullptr;  ///< null: ex and ch are half an em.
};

enum class Dimension : uint8_t { None, Length, Angle, Time, Resolution, Flex };

/// The dimension of `unit` and one of it in device px, degrees, seconds, dppx or fr. None when
/// there is no such unit.
struct UnitValue {
  Dimension dimension = Dimension::None;
  double value = 0;
  bool font_relative = false;
};
UnitValue unit_value(std::string_view unit, const LengthUnits& units);

/// Whether a length in `unit` is relative to something else than px.
bool is_relative_length_unit(std::string_view unit);

}  // namespace weft
