// Panels as data: one row per panel that people own, and how one is driven: it pulls the lines of a LineSource, writes them
// to the controller, and refreshes.
#pragma once

#include <span>
#include <string_view>

#include "render/line_source.h"

namespace weft {

enum class Rotation : uint8_t { None, Quarter, Half, ThreeQuarters };  ///< Clockwise.

/// A row of the panel table.
struct PanelInfo {
  std::string_view name;        ///< "waveshare-7in5-v2"
  std::string_view aliases;     ///< Other names, separated by spaces.
  std::string_view controller;  ///< "UC8179"
  uint16_t width, height;       ///< As scanned, before rotation.
  std::string_view palette;     ///< A name of the palette table.
  std::string_view dither;      ///< What suits pictures on it.
  bool slow_update;             ///< E-paper.
};

std::span<const PanelInfo> panels();
/// By name or alias, without case; null when there is none.
const PanelInfo* find_panel(std::string_view name);

}  // namespace weft
