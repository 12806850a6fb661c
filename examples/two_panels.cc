// Public domain. One page on two panels, one after the other: connections and fonts are shared, and
// each panel gets its own colours and its own answers to media queries.
//
//   two_panels URL|FILE PANEL PANEL
#include <weft/fetcher.h>
#include <weft/page.h>
#include <weft/panel.h>

#include "print_notes.h"

// Prints the lines as checksums; a panel's driver would be given them: create_panel(), show().
static weft::Status print_lines(weft::LineSource& lines) {
  uint32_t sum = 0;
  while (true) {
    WEFT_TRY_ASSIGN(const auto line, lines.next_line());
    if (line.empty()) break;
    for (const uint8_t byte : line) sum = sum * 31 + byte;
  }
  std::printf("%ux%u, %u bits a pixel: %08x\n", lines.shape().width, lines.shape().height,
              lines.shape().bits_per_pixel, sum);
  return weft::Status::Ok;
}

static weft::Status show_on_both(const char* argument, const char* const* panels) {
  weft::Budget budget;
  PrintNotes notes;
  weft::Arena arena(budget);
  WEFT_TRY_ASSIGN(const std::string_view url, weft::url_from_argument(argument, arena));
  WEFT_TRY_ASSIGN(const auto fetcher, weft::Fetcher::create(budget, notes, {}));
  WEFT_TRY_ASSIGN(const auto fonts, weft::Fonts::create(budget, notes));
  for (int i = 0; i < 2; ++i) {
    const weft::PanelInfo* panel = weft::find_panel(panels[i]);
    if (!panel) return weft::Status::NotFound;
    const weft::Screen screen = weft::screen_of(*panel);
    WEFT_TRY_ASSIGN(const auto page, weft::Page::create(budget, *fetcher, *fonts, notes, screen));
    WEFT_TRY(page->load(url));
    WEFT_TRY(page->layout());
    WEFT_TRY_ASSIGN(weft::LineSource* const lines, page->lines());
    WEFT_TRY(print_lines(*lines));
  }
  return weft::Status::Ok;
}

int main(int argc, char** argv) {
  return argc == 4 ? exit_status(show_on_both(argv[1], argv + 2))
                   : wrong_usage("two_panels URL|FILE PANEL PANEL");
}
