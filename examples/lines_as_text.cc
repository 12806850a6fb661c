// Public domain. A page as lines that a program of yours does something with: here they are printed
// as blocks of text.
//
//   lines_as_text URL|FILE
#include <weft/show.h>

#include "print_notes.h"

static void print_line(std::span<const uint8_t> line, unsigned width) {
  for (unsigned x = 0; x < width; ++x)
    std::fputs(line[x / 8] & 0x80 >> x % 8 ? "  " : "\u2588\u2588", stdout);
  std::fputs("\n", stdout);
}

static weft::Status print_page(const char* url) {
  weft::Budget budget;
  PrintNotes notes;
  const weft::Screen screen = weft::screen_of(100, 60, weft::kMono);
  WEFT_TRY_ASSIGN(const auto lines, weft::lines_of(url, screen, budget, notes));
  while (true) {
    WEFT_TRY_ASSIGN(const auto line, lines->next_line());
    if (line.empty()) return weft::Status::Ok;
    print_line(line, screen.width);
  }
}

int main(int argc, char** argv) {
  return argc == 2 ? exit_status(print_page(argv[1])) : wrong_usage("lines_as_text URL|FILE");
}
