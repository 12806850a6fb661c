#include <weft/show.h>

#include <cstdio>

int main(int, char** argv) {
  weft::Budget budget(400'000);
  weft::NoNotes notes;
  const weft::Screen screen = weft::screen_of(100, 60, *weft::find_palette("mono"));
  const auto lines = weft::lines_of(argv[1], screen, budget, notes);
  if (!lines.ok()) return 1;
  int height = 0, dark = 0;
  while (true) {
    const auto line = lines.value()->next_line();
    if (!line.ok()) return 1;
    if (line.value().empty()) break;
    ++height;
    for (const uint8_t byte : line.value()) dark += byte != 0xFF;
  }
  std::printf("%d lines, %s\n", height, dark > 0 ? "painted" : "blank");
}
