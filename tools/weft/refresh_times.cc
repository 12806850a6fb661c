// Measured times of refreshes, as authors of drivers note them in their sources.
#include "tools/weft/refresh_times.h"

namespace weft {
namespace {

struct Measured {
  std::string_view panel;
  uint32_t full_ms, fast_ms = 0, partial_ms = 0;
};
constexpr Measured kMeasured[] = {
    {"gdey0154d67", 1910, 0, 460},
    {"gdey0213b74", 1620, 0, 460},
    {"gdeh0213b73", 3820},
    {"gdeh0213b72", 1690},
    {"gdey029t94", 1720, 0, 360},
    {"gdew029t5", 2060, 0, 350},
    {"gdew029t5d", 3250, 0, 700},
    {"gdeq031t10", 0, 1020, 650},
    {"gdey037t03", 0, 1200, 340},
    {"gdem0397t81", 4280, 1840, 410},
    {"gdey042t81", 0, 1140, 360},
    {"gdew042t2", 1550, 0, 560},
    {"gdeq0426t82", 1570, 0, 500},
    {"gdey0579t93", 2180},
    {"gdew0583t8", 4100, 0, 1600},
    {"gdew075t7", 4100, 0, 1580},
    {"waveshare-7in5-v2", 0, 1170, 430},
    {"gdeh0154z90", 13'600},
    {"gdey0213z98", 14'600},
    {"gdem029c90", 26'100},
    {"gdeh029z13", 17'800},
    {"gdey042z98", 22'800},
    {"gdeq042z21", 15'200},
    {"gdey075z08", 26'300, 16'800},
    {"gdeh075z90", 22'800},
    {"gdem133z91", 20'500},
    {"gdem0154f51h", 21'000},
    {"gdey0213f51", 21'400},
    {"gdem075f52", 20'900},
    {"epd5in65f", 11'400},
    {"waveshare-7in3f", 38'900},
    {"waveshare-7in3e", 12'500},
    {"epd13in3e", 30'000},
    {"m5paper", 450},
    {"epd6in-hd", 630},
    {"epd7in8", 630},
};

// The usual ones, by the number of inks.
uint32_t usual_ms(const Palette& palette) {
  if (palette.kind == PaletteKind::Gray && palette.bits_per_pixel > 1) return 600;
  return palette.inks.size() <= 2 ? 2000 : palette.inks.size() <= 4 ? 20'000 : 30'000;
}

}  // namespace

RefreshTime refresh_time(const PanelInfo& panel) {
  RefreshTime time{usual_ms(*panel.palette), false};
  for (const Measured& each : kMeasured) {
    if (each.panel != panel.name) continue;
    time.is_measured = each.full_ms != 0;
    if (time.is_measured) time.ms = each.full_ms;
    time.fast_ms = each.fast_ms;
    time.partial_ms = each.partial_ms;
  }
  return time;
}

}  // namespace weft
