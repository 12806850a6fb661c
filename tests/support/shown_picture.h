// The picture that a model shows after a driver was given lines, and the one that it should show.
#pragma once

#include "tests/support/pattern_lines.h"
#include "tools/model/stored_lines.h"

namespace weft {

inline constexpr Rotation kRotations[] = {Rotation::None, Rotation::Quarter, Rotation::Half,
                                          Rotation::ThreeQuarters};

inline uint8_t bits_of(const PanelInfo& info) { return info.palette->bits_per_pixel; }

/// A page of noise in the panel's shape as it is turned.
inline PatternLines pattern_for(const PanelInfo& info, Rotation rotation) {
  return is_quarter_turn(rotation) ? PatternLines(info.height, info.width, *info.palette)
                                   : PatternLines(info.width, info.height, *info.palette);
}

/// Shows a page of noise over `bus`.
inline Status show_pattern(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget,
                           Notes& notes) {
  PatternLines page = pattern_for(info, rotation);
  auto panel = create_panel(info, bus, rotation, budget, notes);
  return panel.ok() ? panel.value()->show(page) : panel.status();
}

/// Whether the glass shows that page, and nothing was done to it that it does not take.
inline bool shows_pattern(const PanelInfo& info, const PanelModel& model, Rotation rotation) {
  StoredLines page;
  PatternLines pattern = pattern_for(info, rotation);
  return page.store(pattern) == Status::Ok &&
         visible_lines(model, rotation, bits_of(info)).bytes() == page.bytes();
}

}  // namespace weft
