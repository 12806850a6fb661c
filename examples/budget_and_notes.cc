// Public domain. Memory and time that a page may take, and what it had to say. A page that does not
// fit ends with a status; nothing is held then.
//
//   budget_and_notes URL|FILE BYTES
#include <weft/show.h>

#include <cstdlib>

#include "print_notes.h"

static weft::Status draw(const char* url, weft::Budget& budget, weft::Notes& notes) {
  weft::ShowOptions options;
  options.fetch.total_timeout_ms = 10'000;  // what is there after ten seconds is drawn …
  options.page.deadline = weft::Deadline::in_ms(20'000);  // … and after twenty, it is over
  WEFT_TRY_ASSIGN(const auto lines, weft::lines_of(url, weft::screen_of(800, 480, weft::kMono),
                                                   budget, notes, options));
  for (size_t count = 0;; ++count) {
    WEFT_TRY_ASSIGN(const auto line, lines->next_line());
    if (!line.empty()) continue;
    std::printf("%zu lines\n", count);
    return weft::Status::Ok;
  }
}

int main(int argc, char** argv) {
  if (argc != 3) return wrong_usage("budget_and_notes URL|FILE BYTES");
  weft::Budget budget(std::strtoul(argv[2], nullptr, 10));
  PrintNotes notes;
  const weft::Status status = draw(argv[1], budget, notes);
  std::printf("%zu bytes at most, %zu now\n", budget.peak(), budget.used());
  for (const weft::Budget* part = budget.first_part(); part; part = part->next_part())
    std::printf("%s: %zu bytes at most\n", part->name(), part->peak());
  return exit_status(status);
}
