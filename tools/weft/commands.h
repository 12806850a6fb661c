// One function per subcommand; each returns the exit status and has said why when that is not 0.
#pragma once

#include "tools/weft/options.h"

namespace weft {

int render_command(const Options& options);
int layout_command(const Options& options);
int style_command(const Options& options);
int lint_command(const Options& options);
int show_command(const Options& options);
int panels_command(const Options& options);
int parse_html_command(const Options& options);
int link_chromium_command(const Options& options);

/// Becomes weft-preview with the same arguments: SDL costs nothing to those who do not look.
int preview_command(char** argv);

}  // namespace weft
