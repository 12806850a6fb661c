// Media features answered truthfully from the panel, and the evaluation of media queries (Media
// Queries 4).
#pragma once

#include <string_view>

#include "render/base/px.h"
#include "weft/screen.h"

namespace weft {

/// The panel, in device px: the viewport of units and the initial containing block.
struct MediaEnvironment {
  int32_t width_px = 800, height_px = 480;  ///< Device pixels.
  double device_pixel_ratio = 1;            ///< Device px per CSS px.
  uint8_t color_bits = 8;                   ///< Per channel; 0 on a monochrome panel.
  uint8_t monochrome_bits = 0;              ///< Per pixel; 0 on a colour panel.
  uint16_t color_index = 0;                 ///< Size of the ink palette; 0 = none.
  bool slow_update = false;                 ///< E-paper.
  bool prefers_dark = false;                ///< `prefers-color-scheme`.

  double css_width() const { return width_px / device_pixel_ratio; }
  double css_height() const { return height_px / device_pixel_ratio; }
};

MediaEnvironment media_environment(const Screen& screen);

/// Whether the text of a media query list ("screen and (min-width: 600px), print") holds. An empty
/// list holds.
bool media_matches(std::string_view query_list, const MediaEnvironment& environment);
/// Whether a media condition, a query without a type, holds; one that is malformed does not.
bool media_condition_holds(std::string_view condition, const MediaEnvironment& environment);

}  // namespace weft
