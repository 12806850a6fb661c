// A maker's program: panels that stand in no table of weft's. It includes public headers alone.
#pragma once

#include <span>

#include "weft/panel.h"

namespace maker {

/// Modules as they are usually built: five fields each.
extern const weft::PanelInfo kTft, kOled, kLowOled, kPaper;

/// Modules that are built otherwise: 128x160 TFT in the middle of the memory, upside down, IPS, red
/// first; 64x48 OLED; paper that is mounted as in a mirror, with inks of the maker's own.
extern const weft::PanelInfo kOwnTft, kOwnOled, kOwnPaper;

/// A panel of a controller that weft does not know: it takes bare lines of one byte a pixel.
extern const weft::Controller kOwnController;
extern const weft::PanelInfo kOwnControllersPanel;

/// Shows the page of a caller on the panel of a row, as programs do. Errors: those of
/// create_panel() and Panel::show().
weft::Status show(const weft::PanelInfo& panel, weft::Rotation rotation, weft::LineSource& page,
                  weft::Bus& bus, weft::Budget& budget, weft::Notes& notes);

}  // namespace maker
