// Passwords and tokens of a command: where it has them from, and that nobody else sees them.
#pragma once

#include "tools/weft/options.h"

namespace weft {

/// Adds to `options.headers` the fields of files, of WEFT_HEADER_* in the environment and, as
/// Authorization, the login that a netrc file has for the page's host. Those of the command line
/// come before those of the environment, which come before the login; these two are for pages that
/// come by HTTP. False for wrong usage, with a sentence on standard error that shows no value.
bool gather_request_fields(Options& options);

/// Overwrites values of request fields and what printable_url() hides of the page's URL in the
/// words of the command line, which everybody on the machine can read. `options` keep theirs.
void hide_secrets(int argc, char** argv, const Options& options);

/// Both of these.
bool take_secrets(int argc, char** argv, Options& options);

}  // namespace weft
