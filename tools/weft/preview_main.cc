// weft-preview: what `weft preview` becomes. An executable of its own, so that SDL and its libraries are loaded by nobody else.
#include "drivers/host/sdl_window.h"
#include "tools/weft/preview.h"

int main(int argc, char** argv) {
  weft::Options options;
  int exit_code = 0;
  if (!weft::parse_options(argc, argv, options, exit_code)) return exit_code;
  if (options.command != weft::Command::Preview) {
    std::fputs("weft-preview: this is the window of `weft preview`\n", stderr);
    return 2;
  }
  weft::Target target;
  if (!weft::find_target(options, target)) return 2;
  weft::Budget budget;
  weft::StandardErrorNotes notes;
  auto window = weft::SdlWindow::create(options.zoom, budget, notes);
  return window.ok() ? weft::Preview(options, *window.value()).run() : 1;
}
