// What drawings cost: bytes of the paint arena and of what is held while lines are painted.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/memory_resources.h"
#include "tests/support/recording_notes.h"
#include "weft/fonts.h"
#include "weft/page.h"
#include "weft/palette.h"

namespace weft {
namespace {

// Addresses are most of what a display item is made of.
constexpr size_t kBytes = sizeof(void*) == 4 ? 1 : 2;

struct Painted {
  explicit Painted(const std::string& body, const std::string& picture = {}) {
    Budget budget;
    RecordingNotes notes;
    MemoryResources resources(budget);
    resources.bodies["test:///page"] = "<!DOCTYPE html><style>*{margin:0}</style>" + body;
    resources.bodies["test:///icon"] = picture;
    auto fonts = Fonts::create(budget, notes);
    auto page = Page::create(budget, resources, *fonts.value(), notes,
                             screen_of(800, 480, *find_palette("mono")));
    EXPECT_EQ(page.value()->load("test:///page"), Status::Ok);
    EXPECT_EQ(page.value()->layout(), Status::Ok);
    arena_bytes = page.value()->statistics().paint_arena_bytes;
    items = page.value()->statistics().display_items;
    opened = resources.opened;
    const size_t before = budget.used();
    budget.reset_peak();
    const auto lines = page.value()->lines();
    for (auto line = lines.value()->next_line(); line.ok() && !line.value().empty();)
      line = lines.value()->next_line();
    painting_bytes = budget.peak() - before;
  }
  size_t arena_bytes = 0, items = 0, painting_bytes = 0;
  int opened = 0;
};

std::string chart(const std::string& transform) {
  std::string svg = "<svg width=800 height=480><g transform='" + transform + "'>";
  for (int i = 0; i < 100; ++i) {
    const std::string x = std::to_string(8 * i), height = std::to_string(20 + i * 37 % 90);
    svg += "<rect x=" + x + ".5 y=300 width=6 height=" + height + ".5 fill='#" +
           std::to_string(100 + i * 7) + "' /><circle cx=" + x + " cy=" + height +
           " r=2 stroke=black fill=none /><path d='M" + x + " 450l4 -4 4 " + height +
           "' stroke=red fill=none />";
    if (i % 10 == 0) svg += "<text x=" + x + " y=470>" + x + "</text>";
  }
  return svg + "</g></svg>";
}

std::string icon() {
  std::string data;
  for (int i = 0; data.size() < 850; ++i)
    data += "M" + std::to_string(i * 37 % 24) + " " + std::to_string(i * 17 % 24) + "l" +
            std::to_string(i % 5) + " " + std::to_string(i % 3) + " -2 -3z";
  return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='48' height='48'>"
         "<path d='" +
         data + "'/></svg>";
}

TEST(SvgMemory, AChartOfThreeHundredElementsTakesUnder48KB) {
  const Painted empty(""), full(chart(""));
  EXPECT_EQ(full.items, 310u);
  EXPECT_LT(full.arena_bytes - empty.arena_bytes + full.painting_bytes - empty.painting_bytes,
            kBytes * 48 * 1024);
}

TEST(SvgMemory, ShapesOutsideTheViewportTakeNothing) {
  const Painted empty("<svg width=800 height=480></svg>"), away(chart("translate(0 1000)"));
  EXPECT_EQ(away.items, 0u);
  EXPECT_EQ(away.arena_bytes, empty.arena_bytes);
}

TEST(SvgMemory, AnIconOfOneKBTakesUnder6KB) {
  const Painted empty(""), one(icon());
  EXPECT_LT(one.arena_bytes - empty.arena_bytes + one.painting_bytes - empty.painting_bytes,
            kBytes * 6 * 1024);
}

TEST(SvgMemory, DashesTakeNoMoreThanALine) {
  const auto line = [](const std::string& dashes) {
    return Painted(
        "<svg width=800 height=480><path d='M0 9L800 99' stroke=black stroke-dasharray='" + dashes +
        "' /></svg>");
  };
  const Painted few = line("400 1"), many = line("2 1");
  EXPECT_EQ(many.arena_bytes, few.arena_bytes);
  EXPECT_LE(many.painting_bytes, few.painting_bytes);
}

TEST(SvgMemory, APictureThatIsShownOftenIsDrawnOnce) {
  std::string images, more;
  for (int i = 0; i < 40; ++i) images += "<img src=test:///icon>";
  const Painted one("<img src=test:///icon>", icon()), forty(images, icon());
  EXPECT_EQ(forty.items, 40u);
  EXPECT_EQ(forty.opened, one.opened);
}

}  // namespace
}  // namespace weft
