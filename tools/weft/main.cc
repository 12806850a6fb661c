#include "tools/weft/commands.h"
#include "tools/weft/heap_bound.h"
#include "tools/weft/secrets.h"
#include "tools/weft/standard_streams.h"

namespace weft {
namespace {

int run(const Options& options, char** argv) {
  switch (options.command) {
    case Command::Render: return render_command(options);
    case Command::Show: return show_command(options);
    case Command::Preview: return preview_command(argv);
    case Command::Panels: return panels_command(options);
    case Command::ParseHtml: return parse_html_command(options);
    case Command::Layout: return layout_command(options);
    case Command::Style: return style_command(options);
    case Command::LinkChromium: return link_chromium_command(options);
    case Command::Lint: return lint_command(options);
  }
  return 2;
}

int run(int argc, char** argv) {
  Options options;
  int exit_code = 0;
  if (!parse_options(argc, argv, options, exit_code)) return exit_code;
  // weft-preview is given the same words, and takes what is secret in them itself.
  if (options.command != Command::Preview && !take_secrets(argc, argv, options)) return 2;
  return run(options, argv);
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  weft::open_standard_streams();
  return weft::finish_standard_output(weft::run_within_heap([&] { return weft::run(argc, argv); }));
}
