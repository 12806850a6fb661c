// The engine as a library: a page becomes lines of one bit, printed as blocks of text. The same
// calls draw on a panel: hand the LineSource to Panel::show().
//
//   hello_page examples/pages/station/index.html
#include <cstdio>

#include "weft/fetcher.h"
#include "weft/fonts.h"
#include "weft/page.h"

namespace {

class PrintNotes final : public weft::Notes {
 public:
  void note(std::string_view sentence) override {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
  }
};

void print_line(std::span<const uint8_t> line, unsigned width) {
  for (unsigned x = 0; x < width; ++x)
    std::fputs(line[x / 8] & 0x80 >> x % 8 ? "  " : "\u2588\u2588", stdout);
  std::fputs("\n", stdout);
}

weft::Status show(const char* argument) {
  weft::Budget budget(400'000);  // every byte the engine takes
  PrintNotes notes;
  weft::Arena arena(budget);
  WEFT_TRY_ASSIGN(const std::string_view url, weft::url_from_argument(argument, arena));
  WEFT_TRY_ASSIGN(const auto fetcher, weft::Fetcher::create(budget, notes, {}));
  WEFT_TRY_ASSIGN(const auto fonts, weft::Fonts::create(budget, notes));

  const weft::Screen screen = weft::screen_of(100, 60, *weft::find_palette("mono"));
  WEFT_TRY_ASSIGN(const auto page, weft::Page::create(budget, *fetcher, *fonts, notes, screen));
  WEFT_TRY(page->load(url));
  WEFT_TRY(page->layout());
  WEFT_TRY_ASSIGN(weft::LineSource* const lines, page->lines());
  while (true) {
    WEFT_TRY_ASSIGN(const auto line, lines->next_line());
    if (line.empty()) return weft::Status::Ok;
    print_line(line, lines->shape().width);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: hello_page URL|FILE\n", stderr);
    return 2;
  }
  const weft::Status status = show(argv[1]);
  if (status != weft::Status::Ok)
    std::fprintf(stderr, "hello_page: %s\n", weft::status_name(status));
  return status == weft::Status::Ok ? 0 : 1;
}
