// The panel table: sizes and inks as the makers' and the common libraries' sources give them.
#include "weft/panel.h"

#include "drivers/epd/uc8179.h"
#include "drivers/oled/ssd1306.h"
#include "drivers/tft/ili9341.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr bool kEpd = true, kFast = false;  // slow_update

// clang-format off
constexpr PanelInfo kPanels[] = {
    {"gdey0154d67", "epd1in54-v2 ep154-200x200 watchy seeed-1.54 lilygo-t5-1.5", "SSD1681", 200,
     200, "mono", "floyd-steinberg", kEpd},
    {"gdey0213b74", "epd2in13-v4 ep213b-122x250 crowpanel-2.13 lilygo-t5-v2.3.1 seeed-2.13",
     "SSD1680", 122, 250, "mono", "floyd-steinberg", kEpd},
    {"lilygo-t3s3-213", "ep213zz-122x250", "SSD1680", 122, 250, "mono", "floyd-steinberg", kEpd},
    {"gdeh0213b73", "epd2in13-v2", "SSD1675B", 122, 250, "mono", "floyd-steinberg", kEpd},
    {"gdeh0213b72", "il3897-2.13", "SSD1675A", 122, 250, "mono", "floyd-steinberg", kEpd},
    {"depg0266bn", "epd2in66 ep266-152x296 lilygo-t5-2.66", "SSD1680", 152, 296, "mono",
     "floyd-steinberg", kEpd},
    {"gdey027t91", "epd2in7-v2 ep27b-176x264", "SSD1680", 176, 264, "mono", "floyd-steinberg",
     kEpd},
    {"badger2350", "ep27-176x264 pimoroni-badger-2350", "SSD1680", 176, 264, "mono",
     "floyd-steinberg", kEpd, Rotation::Quarter},
    {"gdey029t94", "epd2in9-v2 ep296-128x296 crowpanel-2.9 lilygo-t5-2.9 adafruit-magtag seeed-2.9",
     "SSD1680", 128, 296, "mono", "floyd-steinberg", kEpd},
    {"gdew029t5", "2.9-il0373", "UC8151", 128, 296, "mono", "floyd-steinberg", kEpd},
    {"gdew029t5d", "epd2in9d", "UC8151D", 128, 296, "mono", "floyd-steinberg", kEpd},
    {"badger2040", "ep29-128x296", "UC8151", 128, 296, "mono", "floyd-steinberg", kEpd,
     Rotation::Quarter},
    {"gdeq031t10", "ep31-240x320 lilygo-t-deck-pro", "UC8253", 240, 320, "mono", "floyd-steinberg",
     kEpd},
    {"gdey037t03", "ep37-240x416 crowpanel-3.7", "UC8253", 240, 416, "mono", "floyd-steinberg",
     kEpd},
    {"ed037tc1", "epd3in7", "SSD1677", 280, 480, "mono", "floyd-steinberg", kEpd},
    {"gdem0397t81", "epd3in97 ep397-800x480 seeed-3.97", "SSD1677", 800, 480, "mono",
     "floyd-steinberg", kEpd},
    {"gdey042t81", "epd4in2-v2 ep42b-400x300 crowpanel-4.2 seeed-4.2", "SSD1683", 400, 300, "mono",
     "floyd-steinberg", kEpd},
    {"gdew042t2", "epd4in2 ep42-400x300", "UC8176", 400, 300, "mono", "floyd-steinberg", kEpd},
    {"gdeq0426t82", "epd4in26 ep426-800x480 xteink-x4 m5-paper-mono seeed-4.26 reterminal-e1005",
     "SSD1677", 800, 480, "mono", "floyd-steinberg", kEpd},
    {"gdey0579t93", "ep579-792x272 crowpanel-5.79", "SSD1683x2", 792, 272, "mono",
     "floyd-steinberg", kEpd},
    {"gdew0583t7", "epd5in83", "UC8159", 600, 448, "mono", "floyd-steinberg", kEpd},
    {"gdew0583t8", "epd5in83-v2 ep583-648x480 seeed-5.83", "UC8179", 648, 480, "mono",
     "floyd-steinberg", kEpd},
    {"xteink-x3", "ep368-792x528", "UC81xx", 792, 528, "mono", "floyd-steinberg", kEpd},
    {"gdew075t8", "epd7in5", "UC8159", 640, 384, "mono", "floyd-steinberg", kEpd},
    {"gdew075t7", "epd7in5-v2 trmnl-og ep75-800x480", "UC8179", 800, 480, "mono", "floyd-steinberg",
     kEpd},
    {"waveshare-7in5-v2", "gdey075t7 ep75-800x480-gen2 reterminal-e1001 seeed-7.5-kit", "UC8179",
     800, 480, "mono", "floyd-steinberg", kEpd},
    {"epd7in5-hd", "waveshare-7.5-hd", "SSD1677", 880, 528, "mono", "floyd-steinberg", kEpd},
    {"gdem102t91", "10.2-960x640", "SSD1677", 960, 640, "mono", "floyd-steinberg", kEpd},
    {"gdem133t91", "13.3-960x680", "SSD1677", 960, 680, "mono", "floyd-steinberg", kEpd},
    {"gdeh0154z90", "epd1in54b-v2", "SSD1681", 200, 200, "bwr", "floyd-steinberg", kEpd},
    {"gdey0213z98", "epd2in13b-v4", "SSD1680", 122, 250, "bwr", "floyd-steinberg", kEpd},
    {"inky-phat", "ep213r-122x250", "SSD1608", 122, 250, "bwr", "floyd-steinberg", kEpd,
     Rotation::Quarter},
    {"gdew0213z16", "old-inky-phat-104x212 ep213-104x212", "UC8151", 104, 212, "bwr",
     "floyd-steinberg", kEpd, Rotation::Quarter},
    {"gdey0266z90", "epd2in66b", "SSD1680", 152, 296, "bwr", "floyd-steinberg", kEpd},
    {"gdem029c90", "ep29r-128x296", "SSD1680", 128, 296, "bwy", "floyd-steinberg", kEpd},
    {"gdeh029z13", "epd2in9b-v3 ep29r2-128x296 adafruit-2.9-tricolor-featherwing", "UC8151D", 128,
     296, "bwr", "floyd-steinberg", kEpd},
    {"gdey042z98", "4.2-bwr", "SSD1683", 400, 300, "bwr", "floyd-steinberg", kEpd},
    {"gdeq042z21", "epd4in2b-v2 ep42r2-400x300", "UC8276", 400, 300, "bwr", "floyd-steinberg",
     kEpd},
    {"inky-what", "ep42r-400x300", "SSD1683", 400, 300, "bwr", "floyd-steinberg", kEpd},
    {"gdew0583z83", "epd5in83b-v2 gdeq0583z31", "UC8179", 648, 480, "bwr", "floyd-steinberg", kEpd},
    {"gdey075z08", "epd7in5b-v2 ep75r-800x480", "UC8179", 800, 480, "bwr", "floyd-steinberg", kEpd},
    {"gdeh075z90", "epd7in5b-hd", "SSD1677", 880, 528, "bwr", "floyd-steinberg", kEpd},
    {"gdem133z91", "13.3-bwr", "SSD1677", 960, 680, "bwr", "floyd-steinberg", kEpd},
    {"gdem0154f51h", "ep154yr-200x200 seeed-1.54-bwry", "JD79660", 200, 200, "bwry",
     "floyd-steinberg", kEpd},
    {"gdey0213f51", "epd2in13g ep213yr-122x250 inky-phat-4-colour", "JD79661", 122, 250, "bwry",
     "floyd-steinberg", kEpd},
    {"gdey0266f51h", "ep266yr-184x360", "JD79667", 184, 360, "bwry", "floyd-steinberg", kEpd},
    {"gdey029f51h", "ep29yr-168x384", "JD79667", 168, 384, "bwry", "floyd-steinberg", kEpd},
    {"gdem035f51", "ep35yr-184x384", "JD79667", 184, 384, "bwry", "floyd-steinberg", kEpd},
    {"inky-what-4", "inky-what-4-colour epd4in2g", "JD79668", 400, 300, "bwry", "floyd-steinberg",
     kEpd},
    {"gdem075f52", "ep75yr-800x480 trmnl-4-colour", "JD79665", 800, 480, "bwry", "floyd-steinberg",
     kEpd},
    {"epd4in01f", "inky-impression-4.0-gen-1", "UC8159/SPD1656", 640, 400, "acep7",
     "floyd-steinberg", kEpd},
    {"epd5in65f", "inky-impression-5.7 gdep0565d90", "UC8159/SPD1656", 600, 448, "acep7",
     "floyd-steinberg", kEpd},
    {"waveshare-7in3f", "epd7in3f gdey073d46 inky-impression-7.3-gen-1 inky-frame-7.3 photopainter",
     "AC073TC1", 800, 480, "acep7", "floyd-steinberg", kEpd},
    {"epd4in0e", "gdep040e01 ep40-spectra-400x600 inky-impression-4.0 m5-papercolor seeed-4.0",
     "E6", 400, 600, "spectra6", "floyd-steinberg", kEpd},
    {"waveshare-7in3e",
     "epd7in3e gdep073e01 ep73-spectra-800x480 inky-impression-7.3 reterminal-e1002 "
     "trmnl-firmware-profile", "E6", 800, 480, "spectra6", "floyd-steinberg", kEpd},
    {"epd13in3e", "inky-impression-13.3 reterminal-e1004 t133a01", "E6x2", 1200, 1600, "spectra6",
     "floyd-steinberg", kEpd},
    {"m5paper", "ed047tc1", "IT8951", 960, 540, "gray16", "floyd-steinberg", kEpd},
    {"epd6in-hd", "ed060kc1", "IT8951", 1448, 1072, "gray16", "floyd-steinberg", kEpd},
    {"epd7in8", "ed078kc2", "IT8951", 1872, 1404, "gray16", "floyd-steinberg", kEpd},
    {"epd10in3", "es103tc1 reterminal-e1003 seeed-10.3-kit", "IT8951", 1872, 1404, "gray16",
     "floyd-steinberg", kEpd},
    {"cyd-ili9341", "esp32-2432s028", "ILI9341", 240, 320, "rgb565", "floyd-steinberg", kFast},
    {"cyd-st7789", "", "ST7789", 240, 320, "rgb565", "floyd-steinberg", kFast},
    {"cyd-ili9342", "", "ILI9342", 320, 240, "rgb565", "floyd-steinberg", kFast},
    {"ili9341-240x320", "wio-terminal odroid-go", "ILI9341", 240, 320, "rgb565", "floyd-steinberg",
     kFast},
    {"m5stack", "m5stack-core-core2-cores3 esp32-s3-box", "ILI9342", 320, 240, "rgb565",
     "floyd-steinberg", kFast},
    {"ili9488-320x480", "makerfabs-3.5", "ILI9488", 320, 480, "rgb", "none", kFast},
    {"wt32-sc01", "3.5-st7796 esp32-3248s035", "ST7796", 320, 480, "rgb565", "floyd-steinberg",
     kFast},
    {"t-display-s3-pro", "lilygo-2.33", "ST7796", 222, 480, "rgb565", "floyd-steinberg", kFast},
    {"st7789-240x320", "", "ST7789", 240, 320, "rgb565", "floyd-steinberg", kFast},
    {"st7789-240x280", "1.69-ips-rounded", "ST7789", 240, 280, "rgb565", "floyd-steinberg", kFast},
    {"st7789-240x240", "adafruit-funhouse t-watch smalltv", "ST7789", 240, 240, "rgb565",
     "floyd-steinberg", kFast},
    {"t-display", "st7789-1.14", "ST7789", 135, 240, "rgb565", "floyd-steinberg", kFast},
    {"t-embed", "st7789-1.9 t-display-s3", "ST7789", 170, 320, "rgb565", "floyd-steinberg", kFast},
    {"st7789-172x320", "1.47-ips", "ST7789", 172, 320, "rgb565", "floyd-steinberg", kFast},
    {"st7735-128x160-green", "1.8-green-tab", "ST7735", 128, 160, "rgb565", "floyd-steinberg",
     kFast},
    {"st7735-128x160-red", "1.8-red-or-black-tab", "ST7735", 128, 160, "rgb565", "floyd-steinberg",
     kFast},
    {"st7735-128x128", "", "ST7735S", 128, 128, "rgb565", "floyd-steinberg", kFast},
    {"st7735-80x160", "0.96-ips m5stickc ttgo-t-wristband", "ST7735S", 80, 160, "rgb565",
     "floyd-steinberg", kFast},
    {"gc9a01-240x240", "1.28-round seeed-xiao-round-display waveshare-esp32-s3-lcd-1.28", "GC9A01A",
     240, 240, "rgb565", "floyd-steinberg", kFast},
    {"ssd1306-128x64", "heltec-ttgo-boards", "SSD1306", 128, 64, "mono", "floyd-steinberg", kFast},
    {"ssd1306-128x32", "", "SSD1306", 128, 32, "mono", "floyd-steinberg", kFast},
    {"ssd1306-72x40", "", "SSD1306", 72, 40, "mono", "floyd-steinberg", kFast},
    {"ssd1309-128x64", "", "SSD1309", 128, 64, "mono", "floyd-steinberg", kFast},
    {"sh1106-128x64", "", "SH1106", 128, 64, "mono", "floyd-steinberg", kFast},
    {"ssd1327-128x128", "1.5-grey", "SSD1327", 128, 128, "gray16", "floyd-steinberg", kFast},
    {"ssd1351-128x128", "1.5-colour", "SSD1351", 128, 128, "rgb565", "floyd-steinberg", kFast},
};
// clang-format on

template <typename Made>
Result<Owned<Panel>> create(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget,
                            Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<Made> panel, make_owned<Made>(budget, info, bus, rotation, budget, notes));
  return Owned<Panel>(std::move(panel));
}

enum class Wires : uint8_t { Spi, SpiOrI2c };

struct Driver {
  std::string_view controller, palette;
  Wires wires;
  Result<Owned<Panel>> (*create)(const PanelInfo&, Bus&, Rotation, Budget&, Notes&);
};
constexpr Driver kDrivers[] = {
    {"UC8179", "mono", Wires::Spi, create<Uc8179>},
    {"ILI9341", "rgb565", Wires::Spi, create<Ili9341>},
    {"ILI9342", "rgb565", Wires::Spi, create<Ili9341>},
    {"SSD1306", "mono", Wires::SpiOrI2c, create<Ssd1306>},
    {"SSD1309", "mono", Wires::SpiOrI2c, create<Ssd1306>},
};

const Driver* find_driver(const PanelInfo& info) {
  for (const Driver& driver : kDrivers)
    if (driver.controller == info.controller && driver.palette == info.palette) return &driver;
  return nullptr;
}

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = words.find(' ');
    if (equal_ignoring_case(words.substr(0, end), word)) return true;
    words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
  }
  return false;
}

}  // namespace

std::span<const PanelInfo> panels() { return kPanels; }

const PanelInfo* find_panel(std::string_view name) {
  for (const PanelInfo& panel : kPanels)
    if (equal_ignoring_case(panel.name, name) || has_word(panel.aliases, name)) return &panel;
  return nullptr;
}

Screen screen_of(const PanelInfo& info, Rotation rotation) {
  const bool turned = is_quarter_turn(rotation);
  Screen screen = screen_of(turned ? info.height : info.width, turned ? info.width : info.height,
                            *find_palette(info.palette));
  parse_dither(info.dither, screen.dither);
  screen.slow_update = info.slow_update;
  screen.rotation = rotation;
  return screen;
}

bool has_driver(const PanelInfo& info) { return find_driver(info) != nullptr; }

bool has_i2c(const PanelInfo& info) {
  const Driver* driver = find_driver(info);
  return driver && driver->wires == Wires::SpiOrI2c;
}

Result<Owned<Panel>> create_panel(const PanelInfo& info, Bus& bus, Rotation rotation,
                                  Budget& budget, Notes& notes) {
  const Driver* driver = find_driver(info);
  return driver ? driver->create(info, bus, rotation, budget, notes) : Status::Unsupported;
}

}  // namespace weft
