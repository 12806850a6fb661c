// weft-preview: what `weft preview` becomes. An executable of its own, so that SDL and its
// libraries are loaded by nobody else.
#include <clocale>
#include <cstdio>
#include <cstdlib>

#include "drivers/host/sdl_window.h"
#include "tools/weft/heap_bound.h"
#include "tools/weft/preview/preview.h"
#include "tools/weft/secrets.h"
#include "tools/weft/standard_streams.h"

namespace weft {
namespace {

int run(int argc, char** argv) {
  Options options;
  int exit_code = 0;
  if (!parse_options(argc, argv, options, exit_code)) return exit_code;
  if (options.command != Command::Preview) {
    std::fputs("weft-preview: this is the window of `weft preview`\n", stderr);
    return 2;
  }
  if (!take_secrets(argc, argv, options)) return 2;
  Screen screen;
  if (!find_screen(options, screen)) return 2;
  Budget budget;
  StandardErrorNotes notes;
  // So that X gets titles with any character.
  if (!std::setlocale(LC_CTYPE, "") || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
  auto window = SdlWindow::create(budget, notes);
  return window.ok() ? Preview(options, *window.value()).run() : 1;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  weft::open_standard_streams();
  return weft::finish_standard_output(weft::run_within_heap([&] { return weft::run(argc, argv); }));
}
