// Standard input, output and error as main() finds and leaves them.
#pragma once

namespace weft {

/// The first thing that main() does. A reader that goes away makes writing fail, not the process;
/// and no file that is opened later gets the number of a stream that was closed: writing to it
/// fails as before.
void open_standard_streams();

/// The last: what was printed is out. Returns `exit_code`, or 1 when standard output did not take
/// all of it, with the reason on standard error unless its reader is just gone.
int finish_standard_output(int exit_code);

}  // namespace weft
