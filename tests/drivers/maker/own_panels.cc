#include "tests/drivers/maker/own_panels.h"

#include <utility>

#include "weft/bus.h"
#include "weft/sequence.h"

namespace maker {
namespace {

// clang-format off
constexpr uint8_t kTftSetup[] = {
    0xC0, 1, 0x26,  // 4.75 V
    0xC5, 2, 0x35, 0x3E,
    0x36, 1, 0x48,  // the driver has the last word about how the picture lies
};
constexpr uint8_t kOledSetup[] = {
    0x8D, 1, 0x14,  // pump
    0x81, 1, 0x40,  // not so bright
    0xA4, 0, 0xA6, 0,
};
constexpr uint8_t kPaperSetup[] = {
    0x01, 4, 0x07, 0x07, 0x3F, 0x3F,
    0x04, 0, 10, weft::kUntilIdle,
    0x15, 1, 0x00,
    0x60, 1, 0x22,
};
constexpr uint8_t kPaperRefresh[] = {
    0x12, 0, 30, weft::kUntilIdle,
    0x02, 0, 10, weft::kUntilIdle, 20, weft::kMs,
    0x07, 1, 0xA5,
};
// clang-format on
static_assert(weft::is_sequence(kTftSetup) && weft::is_sequence(kOledSetup) &&
              weft::is_sequence(kPaperSetup) && weft::is_sequence(kPaperRefresh));

constexpr weft::Color kInks[] = {{30, 30, 30}, {200, 200, 190}};
constexpr weft::Color kNominal[] = {weft::kBlack, weft::kWhite};
constexpr weft::Palette kPaperInks{"my-paper", weft::PaletteKind::Indexed, 1, kInks, kNominal};

class OwnDriver final : public weft::Panel {
 public:
  explicit OwnDriver(weft::Bus& bus) : bus_(bus) {}
  weft::Status show(weft::LineSource& lines) override {
    for (uint16_t y = 0; y < lines.shape().height; ++y) {
      WEFT_TRY_ASSIGN(const auto line, lines.next_line());
      WEFT_TRY(bus_.data(line));
    }
    return weft::Status::Ok;
  }

 private:
  weft::Bus& bus_;
};

weft::Result<weft::Owned<weft::Panel>> create_own(const weft::PanelInfo&, weft::Bus& bus,
                                                  weft::Rotation, weft::Budget& budget,
                                                  weft::Notes&) {
  WEFT_TRY_ASSIGN(auto driver, weft::make_owned<OwnDriver>(budget, bus));
  return weft::Owned<weft::Panel>(std::move(driver));
}

}  // namespace

using weft::PanelInfo;

const weft::Controller kOwnController{
    .name = "own",
    .columns = {64},
    .rows = {32},
    .shows = [](const weft::Palette& palette) { return palette.bits_per_pixel == 8; },
    .create = create_own};
const PanelInfo kOwnControllersPanel{.name = "my-lamps",
                                     .controller = &kOwnController,
                                     .width = 64,
                                     .height = 32,
                                     .palette = &weft::kGray256};

const PanelInfo kTft{.name = "my-tft",
                     .controller = &weft::kIli9341,
                     .width = 240,
                     .height = 320,
                     .palette = &weft::kRgb565};
const PanelInfo kOled{.name = "my-oled",
                      .controller = &weft::kSsd1306,
                      .width = 128,
                      .height = 64,
                      .palette = &weft::kMono};
const PanelInfo kLowOled{.name = "my-low-oled",
                         .controller = &weft::kSsd1306,
                         .width = 128,
                         .height = 32,
                         .palette = &weft::kMono};
const PanelInfo kPaper{.name = "my-paper",
                       .controller = &weft::kUc8179,
                       .width = 648,
                       .height = 480,
                       .palette = &weft::kMono};

const PanelInfo kOwnTft{.name = "my-other-tft",
                        .controller = &weft::kIli9341,
                        .width = 128,
                        .height = 160,
                        .palette = &weft::kRgb565,
                        .wiring = weft::kMirrorX | weft::kMirrorY | weft::kInverted,
                        .left = 52,
                        .top = 40,
                        .setup = kTftSetup};
const PanelInfo kOwnOled{.name = "my-other-oled",
                         .controller = &weft::kSsd1306,
                         .width = 64,
                         .height = 48,
                         .palette = &weft::kMono,
                         .left = 32,
                         .setup = kOledSetup};
const PanelInfo kOwnPaper{.name = "my-other-paper",
                          .controller = &weft::kUc8179,
                          .width = 400,
                          .height = 300,
                          .palette = &kPaperInks,
                          .wiring = weft::kMirrorX,
                          .setup = kPaperSetup,
                          .refresh = kPaperRefresh};

weft::Status show(const PanelInfo& panel, weft::Rotation rotation, weft::LineSource& page,
                  weft::Bus& bus, weft::Budget& budget, weft::Notes& notes) {
  WEFT_TRY_ASSIGN(const auto driver, weft::create_panel(panel, bus, rotation, budget, notes));
  return driver->show(page);
}

}  // namespace maker
