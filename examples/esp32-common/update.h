// Public domain. A new firmware over https, in the slot that is not running.
#pragma once

#include <weft/notes.h>
#include <weft/status.h>

/// Loads the image at `url`, and calls `show_progress(percent, argument)` in steps of a quarter.
/// The new firmware runs after a restart. Errors: Unsupported (it is the version that runs), Io;
/// noted.
weft::Status load_update(const char* url, const char* certificates, weft::Notes& notes,
                         void (*show_progress)(int percent, void* argument), void* argument);
/// The firmware that runs is a good one: without this call the last one comes back at a restart.
void keep_firmware();
