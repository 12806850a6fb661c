// The command line of headless Chromium, for programs that call it to make a picture of a page:
// what they say about the picture is understood, what is about a browser is passed over.
#pragma once

#include <span>

#include "tools/weft/options.h"

namespace weft {

/// The names that Chromium goes by, the most specific first.
std::span<const char* const> chromium_names();

/// Whether the command line is meant for Chromium: the program is called by one of its names, or
/// the first word is no command and --headless or --screenshot is among the words.
bool is_chromium_call(int argc, char** argv);

/// As parse_options(). Only --screenshot can be done; `exit_code` is then Chromium's for a
/// parameter that it does not support.
bool parse_chromium_options(int argc, char** argv, Options& options, int& exit_code);

}  // namespace weft
