// A mapped file that another program cuts while it is read costs its bytes, not this program: where
// the kernel would send SIGBUS, zeros are read, and what reads them sees a broken file.
#pragma once

#include "weft/notes.h"

namespace weft {

/// From now on. Where /proc is not there, SIGBUS does what it did before.
void survive_cut_files();
/// Notes the first file that was found cut since the last call, if any was.
void note_cut_file(Notes& notes);

}  // namespace weft
