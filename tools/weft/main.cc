#include <cstdio>
#include <new>

#include "tools/weft/commands.h"

namespace {

int run(const weft::Options& options, char** argv) {
  switch (options.command) {
    case weft::Command::Render: return weft::render_command(options);
    case weft::Command::Show: return weft::show_command(options);
    case weft::Command::Preview: return weft::preview_command(argv);
    case weft::Command::Panels: return weft::panels_command(options);
    case weft::Command::ParseHtml: return weft::parse_html_command(options);
    case weft::Command::Layout: return weft::layout_command(options);
    case weft::Command::Style: return weft::style_command(options);
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  weft::Options options;
  int exit_code = 0;
  try {
    if (!weft::parse_options(argc, argv, options, exit_code)) return exit_code;
    return run(options, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("weft: out of memory: raise --heap-limit\n", stderr);
    return 1;
  }
}
