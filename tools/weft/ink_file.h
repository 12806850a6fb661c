// --inks FILE: how the inks of one's own panel look.
#pragma once

#include <string>

#include "weft/screen.h"

namespace weft {

/// With the name of a file (not "nominal", "ideal" or "measured"): `screen` gets a palette like its
/// own, with what the file measured; it lives as long as the program. False for what is wrong with
/// it, with a sentence on standard error that names the line.
///
/// A line has the ink's name, its colour as it looks on glass, and its code on the panel:
///   red #71180f 3
/// Lines that are empty or begin with # are passed over. Black is 0 and white is 1, or on a panel
/// of grays the last code; a code that is not there is never used.
bool take_inks(const std::string& inks, Screen& screen);

}  // namespace weft
