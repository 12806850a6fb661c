// What a person changes about the screen while looking at it: panel, dithering, turn, pixel ratio.
#pragma once

#include <vector>

#include "tools/weft/options.h"
#include "tools/weft/preview/choice_list.h"
#include "weft/panel.h"

namespace weft {

/// All ditherings, then all panels.
std::vector<Choice> screen_choices();
/// The index among them of what a screen has: its panel, or its dithering where it has none.
size_t index_of_choice(std::span<const Choice> choices, const PanelInfo* panel,
                       const Screen& screen);
void choose(Options& options, const Choice& choice);

/// The panel that is `step` rows further in the table, which goes round.
void step_panel(Options& options, int step);
/// The dithering, the turn, and the pixel ratio after those of `screen`.
void step_dither(Options& options, const Screen& screen, int step);
void step_rotation(Options& options, const Screen& screen);
void step_ratio(Options& options, const Screen& screen, int step);

}  // namespace weft
