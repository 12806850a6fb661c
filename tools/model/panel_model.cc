#include "tools/model/panel_model.h"

#include <algorithm>

#include "tools/model/it8951_model.h"
#include "tools/model/mipi_model.h"
#include "tools/model/row_oled_model.h"
#include "tools/model/sh1107_model.h"
#include "tools/model/ssd1306_model.h"
#include "tools/model/ssd16xx_model.h"
#include "tools/model/uc81xx_model.h"

namespace weft {
namespace {

// E-paper whose glass is joined to its chip in another way than straight, from the first column and
// row on, or whose chip holds no waveform for it.
struct JoinedGlass {
  std::string_view panel;
  uint16_t left = 0, top = 0;
  bool rows_up = false, needs_waveform = false;
};
constexpr JoinedGlass kJoined[] = {
    {.panel = "lilygo-t3s3-213", .left = 8},
    {.panel = "gdeh0213b73", .needs_waveform = true},
    {.panel = "gdeh0213b72", .needs_waveform = true},
    {.panel = "ed037tc1", .needs_waveform = true},
    {.panel = "gdem0397t81", .rows_up = true},
    {.panel = "gdeq0426t82", .rows_up = true},
    {.panel = "gdey0579t93", .rows_up = true},
    {.panel = "epd7in5-hd", .top = 160, .rows_up = true},
    {.panel = "inky-phat", .left = 8, .needs_waveform = true},
};

JoinedGlass joined_glass(std::string_view panel) {
  const auto* found = std::find_if(std::begin(kJoined), std::end(kJoined),
                                   [&](const JoinedGlass& glass) { return glass.panel == panel; });
  return found == std::end(kJoined) ? JoinedGlass{} : *found;
}

uint8_t inks_of(const Palette& palette) {
  return static_cast<uint8_t>(palette.inks.empty() ? 1u << palette.bits_per_pixel
                                                   : palette.inks.size());
}

void set_grays(std::array<uint8_t, 4>& grays, const char* digits) {
  for (size_t i = 0; digits && i < grays.size(); ++i)
    grays[i] = static_cast<uint8_t>(digits[i] - '0');
}

std::unique_ptr<PanelModel> make_paper_model(const GlassInfo& glass, bool needs_waveform) {
  const uint8_t inks = inks_of(*glass.palette);
  const bool pair = glass.controller.ends_with("x2");
  const std::string_view ssd = glass.controller == "SSD1683x2" ? "SSD1683" : glass.controller;
  if (const Ssd16xxChip* chip = find_ssd16xx_chip(ssd)) {
    Ssd16xxGlass own{.width = glass.width,
                     .height = glass.height,
                     .inks = inks,
                     .left = glass.left,
                     .top = glass.top,
                     .rows_up = glass.rows_up,
                     .columns_down = glass.mirrored,
                     .needs_waveform = needs_waveform,
                     .pair = pair};
    set_grays(own.grays, glass.grays);
    return std::make_unique<Ssd16xxModel>(*chip, own);
  }
  if (const Uc81xxChip* chip = find_uc81xx_chip(glass.controller)) {
    Uc81xxGlass own{.width = glass.width,
                    .height = glass.height,
                    .inks = inks,
                    .mirrored = glass.mirrored,
                    .rows_up = glass.rows_up,
                    .pair = pair};
    set_grays(own.grays, glass.grays);
    return std::make_unique<Uc81xxModel>(*chip, own);
  }
  if (glass.controller == "IT8951") return std::make_unique<It8951Model>(glass.width, glass.height);
  return nullptr;
}

}  // namespace

void PanelModel::sleep_ms(uint32_t milliseconds) {
  if (waits_++ != lost_wait) now_us_ += int64_t{milliseconds} * 1000;
}

std::unique_ptr<PanelModel> make_panel_model(const PanelInfo& info) {
  if (!has_driver(info)) return nullptr;
  if (const Ssd1306Glass* glass = find_ssd1306_glass(info.name))
    return std::make_unique<Ssd1306Model>(*glass);
  if (const TftGlass* glass = find_tft_glass(info.name)) return std::make_unique<MipiModel>(*glass);
  const JoinedGlass joined = joined_glass(info.name);
  GlassInfo glass{info.controller->name, info.width, info.height, info.palette};
  if (!info.controller->paper) return make_glass_model(glass);
  glass.left = joined.left;
  glass.top = joined.top;
  glass.rows_up = joined.rows_up;
  return make_paper_model(glass, joined.needs_waveform);
}

std::unique_ptr<PanelModel> make_glass_model(const GlassInfo& glass) {
  if (glass.controller == "SSD1351")
    return std::make_unique<RowOledModel>(RowOledModel::Chip::Ssd1351);
  if (glass.controller == "SSD1327")
    return std::make_unique<RowOledModel>(RowOledModel::Chip::Ssd1327);
  if (glass.controller == "SH1107")
    return std::make_unique<Sh1107Model>(glass.width, glass.height,
                                         static_cast<uint8_t>(glass.left));
  const bool sh1106 = glass.controller == "SH1106", ssd1309 = glass.controller == "SSD1309";
  if (sh1106 || ssd1309 || glass.controller == "SSD1306")
    return std::make_unique<Ssd1306Model>(Ssd1306Glass{
        "", glass.width, glass.height, static_cast<uint8_t>(glass.left), !glass.sequential_rows,
        !ssd1309, sh1106, static_cast<uint8_t>(glass.top), glass.rows_up});
  if (find_mipi_chip(glass.controller))
    return std::make_unique<MipiModel>(
        TftGlass{"", glass.width, glass.height, glass.controller, glass.mirrored, glass.rows_up,
                 glass.blue_first, glass.negative, glass.left, glass.top, glass.columns, glass.rows,
                 glass.palette->kind == PaletteKind::Rgb888});
  return make_paper_model(glass, false);
}

}  // namespace weft
