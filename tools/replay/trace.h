// A trace of a bus, one line for each thing that happened on it:
//
//   # a remark          R 0   the reset wire goes low        C 12        a byte with D/C low
//   B 1   the busy wire gets this level   W 10   milliseconds pass    S ab   chips are selected
//   D 00 ff*160 (7f 00*2)*4   bytes with D/C high, some repeated    I 3c 00 ae   over I2C
#pragma once

#include <string>
#include <string_view>

#include "tools/model/panel_model.h"

namespace weft {

/// Plays a trace to a model. False when a line is none, or when the busy wire never gets the level
/// that it waits for; `wrong` then says which line, and why.
bool play_trace(std::string_view trace, PanelModel& model, std::string& wrong);

}  // namespace weft
