// Panels as data: one row per panel that people own, and how one is driven: it pulls the lines of a
// LineSource, writes them to the controller, and refreshes.
#pragma once

#include <span>
#include <string_view>

#include "weft/budget.h"
#include "weft/line_source.h"
#include "weft/notes.h"
#include "weft/screen.h"

namespace weft {

class Bus;

/// A panel that can be driven.
class Panel {
 public:
  virtual ~Panel() = default;
  /// Powers the panel up and writes the lines as they are pulled; e-paper then refreshes, which
  /// blocks for seconds, and sleeps. `lines` has the panel's size, turned for quarter turns.
  /// Errors: Timeout (busy for too long), Io (bus), Unsupported (lines of another shape),
  /// OutOfMemory, and those of `lines`. E-paper then keeps what it showed; TFT and OLED only when
  /// not one line came.
  virtual Status show(LineSource& lines) = 0;
};

/// A row of the panel table.
struct PanelInfo {
  std::string_view name;              ///< "waveshare-7in5-v2"
  std::string_view aliases;           ///< Other names, separated by spaces.
  std::string_view controller;        ///< "UC8179"
  uint16_t width, height;             ///< As scanned, before rotation.
  std::string_view palette;           ///< A name of the palette table.
  std::string_view dither;            ///< What suits pictures on it.
  bool slow_update;                   ///< E-paper.
  Rotation mounted = Rotation::None;  ///< How the board's maker holds it.
};

std::span<const PanelInfo> panels();
/// By name or alias, without case; null when there is none.
const PanelInfo* find_panel(std::string_view name);

/// The screen of a panel that is turned by `rotation`.
Screen screen_of(const PanelInfo& info, Rotation rotation);
inline Screen screen_of(const PanelInfo& info) { return screen_of(info, info.mounted); }

/// True when create_panel() knows the row's controller.
bool has_driver(const PanelInfo& info);
/// True when its controller can also be wired over I2C (I2cBus).
bool has_i2c(const PanelInfo& info);
/// The driver of a row. References outlive it. Errors: Unsupported (no driver yet), OutOfMemory.
Result<Owned<Panel>> create_panel(const PanelInfo& info, Bus& bus, Rotation rotation,
                                  Budget& budget, Notes& notes);

}  // namespace weft
