// The panel table: sizes and inks as the makers' and the common libraries' sources give them. What
// a row leaves out is as on the usual modules of its controller.
#include "weft/panel.h"

#include <algorithm>

#include "drivers/epd/ultrachip.h"
#include "drivers/sequence.h"

namespace weft {
namespace {

// clang-format off
constexpr uint8_t kOled128x32Setup[] = {
    0xD5, 1, 0x80, 0xD3, 1, 0x00, 0x40, 0, 0x8D, 1, 0x14,
    0x81, 1, 0x8F, 0xD9, 1, 0xF1, 0xDB, 1, 0x40,
    0x2E, 0, 0xA4, 0, 0xA6, 0,
};
constexpr uint8_t kOled72x40Setup[] = {
    0xD5, 1, 0x80, 0xD3, 1, 0x00, 0xAD, 1, 0x30, 0x40, 0, 0x8D, 1, 0x14,
    0x81, 1, 0xAF, 0xD9, 1, 0x22, 0xDB, 1, 0x20,
    0x2E, 0, 0xA4, 0, 0xA6, 0,
};

// Sources from the first one on, where glass is as wide as the chip or begins further right.
constexpr uint8_t kSsd1680AllSourcesSetup[] = {0x3C, 1, 0x05, 0x18, 1, 0x80, 0x21, 2, 0x00, 0x00};
// The glass has its even gates first, then the odd ones.
constexpr uint8_t kSsd1677InterlacedSetup[] = {
    0x18, 1, 0x80, 0x0C, 5, 0xAE, 0xC7, 0xC3, 0xC0, 0x80, 0x01, 3, 0xDF, 0x01, 0x02, 0x3C, 1, 0x01,
};
constexpr uint8_t kSsd1677Hd7in5Setup[] = {
    0x18, 1, 0x80, 0x0C, 5, 0xAE, 0xC7, 0xC3, 0xC0, 0x40, 0x01, 3, 0xAF, 0x02, 0x01, 0x3C, 1, 0x05,
};
constexpr uint8_t kSsd1677Hd7in5RedSetup[] = {
    0x18, 1, 0x80, 0x0C, 5, 0xAE, 0xC7, 0xC3, 0xC0, 0x40, 0x3C, 1, 0x01,
};
// This glass comes without a waveform of its own.
constexpr uint8_t kEd037tc1Setup[] = {
    0x03, 1, 0x00, 0x04, 3, 0x41, 0xA8, 0x32, 0x3C, 1, 0x03,
    0x0C, 5, 0xAE, 0xC7, 0xC3, 0xC0, 0xC0, 0x18, 1, 0x80, 0x2C, 1, 0x44,
    0x32, 105,
    0x2A, 0x06, 0x15, 0, 0, 0, 0, 0, 0, 0, 0x28, 0x06, 0x14, 0, 0, 0, 0, 0, 0, 0,
    0x20, 0x06, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x14, 0x06, 0x28, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 2, 2, 10, 0, 0, 0, 8, 8, 2, 0, 2, 2, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0x22, 0x22, 0x22, 0x22, 0x22,
};
constexpr uint8_t kEd037tc1Refresh[] = {
    0x22, 1, 0xC7, 0x20, 0, 60, kUntilIdle, 0x10, 1, 0x03,
};
// These glasses have no waveform for partial updates: a refresh of the row's own, which is the usual
// one, keeps them from the controller's.
constexpr uint8_t kFullRefreshOnly[] = {0x22, 1, 0xF7, 0x20, 0, 60, kUntilIdle, 0x10, 1, 0x01};
// All stages are selected after the reset: this glass shows its third ink with them.
constexpr uint8_t kInkyWhatSetup[] = {
    0x3A, 1, 0x1B, 0x3B, 1, 0x0B, 0x2C, 1, 0x70, 0x3C, 1, 0x01,
};
constexpr uint8_t kInkyWhatRefresh[] = {0x20, 0, 60, kUntilIdle, 0x10, 1, 0x01};
// The older UC8179 (GD7965) holds one waveform for two inks.
constexpr uint8_t kGd7965Setup[] = {
    0x01, 4, 0x07, 0x07, 0x3F, 0x3F, 0x06, 4, 0x17, 0x17, 0x28, 0x17,
    0x04, 0, 10, kUntilIdle, 0x15, 1, 0x00, 0x60, 1, 0x22,
};
constexpr uint8_t kGd7965Refresh[] = {
    0x12, 0, 60, kUntilIdle, 0x02, 0, 10, kUntilIdle, 0x07, 1, 0xA5,
};
// The others are sent. The fast one shakes the particles the other way first.
constexpr auto kGd7965Fast = joined(
    joined(std::to_array<uint8_t>({0x00, 1, 0x3F}),
           ultrachip::waveforms({0x00, 0x60, 0x60, 0x90, 0x90}, {0x22, 0x22, 0, 0})),
    std::to_array(kGd7965Refresh));
constexpr auto kGd7965Partial = joined(
    joined(std::to_array<uint8_t>({0x00, 1, 0x3F, 0x82, 1, 0x26, 0x50, 2, 0x39, 0x07}),
           ultrachip::waveforms({0x00, 0x00, 0x80, 0x40, 0x00}, {0x1E, 1, 0x1E, 1})),
    std::to_array<uint8_t>({0x12, 0, 20, kUntilIdle, 0x92, 0}));
// UC8253 keeps the waveform for parts of this glass at 121 degrees.
constexpr uint8_t kGdeq031t10Partial[] = {
    0xE0, 1, 0x02, 0xE5, 1, 0x79, 0x50, 1, 0xD7, 0x12, 0, 20, kUntilIdle, 0x92, 0,
};
// The waveforms that these glasses have for heat.
constexpr uint8_t kGdeq0426t82Fast[] = {
    0x1A, 1, 0x5A, 0x22, 1, 0x91, 0x20, 0, 10, kUntilIdle,
    0x22, 1, 0xC7, 0x20, 0, 60, kUntilIdle, 0x10, 1, 0x01,
};
constexpr uint8_t kGdem0397t81Fast[] = {
    0x1A, 1, 0x6A, 0x22, 1, 0xD7, 0x20, 0, 60, kUntilIdle, 0x10, 1, 0x01,
};
constexpr uint8_t kGdem035f51Fast[] = {
    0x04, 0, 10, kUntilIdle, 0xE0, 1, 0x02, 0xE6, 1, 0x5C, 0xA5, 1, 0x00, 10, kUntilIdle,
    0x12, 1, 0x00, 60, kUntilIdle, 0x02, 1, 0x00, 10, kUntilIdle, 0x07, 1, 0xA5,
};
constexpr uint8_t kE6Show4in0[] = {
    0x04, 0, 10, kUntilIdle, 0x06, 4, 0x6F, 0x1F, 0x17, 0x27,
    0x12, 1, 0x00, 90, kUntilIdle, 0x02, 1, 0x00, 10, kUntilIdle, 0x07, 1, 0xA5,
};
constexpr uint8_t kJd79667Large[] = {
    0x66, 6, 0x49, 0x55, 0x13, 0x5D, 0x05, 0x10, 0x4D, 1, 0x78, 0x00, 2, 0x0F, 0x29,
    0x01, 2, 0x07, 0x00, 0x03, 3, 0x10, 0x54, 0x44,
    0x06, 7, 0x0F, 0x0A, 0x2F, 0x25, 0x22, 0x2E, 0x21, 0x50, 1, 0x37, 0x60, 2, 0x02, 0x02,
    0xE7, 1, 0x1C, 0xE3, 1, 0x22, 0xB6, 1, 0x6F, 0xB4, 1, 0xD0, 0xE9, 1, 0x01, 0x30, 1, 0x08,
};
// 640 columns by the panel setting too.
constexpr uint8_t kSpd1656Setup640[] = {
    0x00, 2, 0xAF, 0x08, 0x01, 4, 0x37, 0x00, 0x23, 0x23, 0x03, 1, 0x00,
    0x06, 3, 0xC7, 0xC7, 0x1D, 0x30, 1, 0x3C, 0x41, 1, 0x00, 0x50, 1, 0x37,
    0x60, 1, 0x22, 0xE3, 1, 0xAA,
};

// -1.50 V; the sticker on each panel says what is right for it.
constexpr uint8_t kIt8951Setup[] = {
    0x01, 0, 0x11, 4, 0x00, 0x04, 0x00, 0x01, 0x39, 4, 0x00, 0x01, 0x05, 0xDC,
    0x11, 4, 0x02, 0x0A, 0x00, 0x12, 0x11, 4, 0x02, 0x08, 0x36, 0xE0,
};

constexpr PanelInfo kPanels[] = {
    {"gdey0154d67", "epd1in54-v2 ep154-200x200 watchy seeed-1.54 lilygo-t5-1.5 depg0150bn lilygo-t5-1.5-depg0150bn", &kSsd1681, 200,
     200, &kMono},
    {"gdey0213b74", "epd2in13-v4 ep213b-122x250 crowpanel-2.13 lilygo-t5-v2.3.1 seeed-2.13 depg0213bn lilygo-t5-v2.3.1-depg0213bn",
     &kSsd1680, 122, 250, &kMono},
    {.name = "lilygo-t3s3-213", .aliases = "ep213zz-122x250", .controller = &kSsd1680, .width = 122,
     .height = 250, .palette = &kMono, .left = 8, .setup = kSsd1680AllSourcesSetup},
    {"gdeh0213b73", "epd2in13-v2", &kSsd1675b, 122, 250, &kMono},
    {"gdeh0213b72", "il3897-2.13", &kSsd1675a, 122, 250, &kMono},
    {.name = "depg0266bn", .aliases = "epd2in66 ep266-152x296 lilygo-t5-2.66", .controller = &kSsd1680,
     .width = 152, .height = 296, .palette = &kMono, .refresh = kFullRefreshOnly},
    {.name = "gdey027t91", .aliases = "epd2in7-v2 ep27b-176x264", .controller = &kSsd1680,
     .width = 176, .height = 264, .palette = &kMono, .setup = kSsd1680AllSourcesSetup},
    {.name = "badger2350", .aliases = "ep27-176x264 pimoroni-badger-2350", .controller = &kSsd1680,
     .width = 176, .height = 264, .palette = &kMono, .mounted = Rotation::Quarter,
     .setup = kSsd1680AllSourcesSetup},
    {"gdey029t94", "epd2in9-v2 ep296-128x296 crowpanel-2.9 lilygo-t5-2.9 adafruit-magtag adafruit-magtag-later seeed-2.9", &kSsd1680,
     128, 296, &kMono},
    {"gdew029t5", "2.9-il0373 adafruit-magtag-first", &kUc8151, 128, 296, &kMono},
    {"gdew029t5d", "epd2in9d", &kUc8151d, 128, 296, &kMono},
    {"badger2040", "ep29-128x296 badger-2040-w pimoroni-badger-2040 pimoroni-badger-2040-w pimoroni-badger-2040-2040-w", &kUc8151, 128, 296, &kMono, Rotation::Quarter},
    {.name = "gdeq031t10", .aliases = "ep31-240x320 lilygo-t-deck-pro", .controller = &kUc8253,
     .width = 240, .height = 320, .palette = &kMono, .partial = kGdeq031t10Partial},
    {"gdey037t03", "ep37-240x416 crowpanel-3.7 ep37b crowpanel-3.7-ep37b", &kUc8253, 240, 416, &kMono},
    {.name = "ed037tc1", .aliases = "epd3in7", .controller = &kSsd1677, .width = 280, .height = 480,
     .palette = &kMono, .setup = kEd037tc1Setup, .refresh = kEd037tc1Refresh},
    {.name = "gdem0397t81", .aliases = "epd3in97 ep397-800x480 seeed-3.97", .controller = &kSsd1677,
     .width = 800, .height = 480, .palette = &kMono, .wiring = kMirrorY, .memory_height = 480,
     .setup = kSsd1677InterlacedSetup, .fast = kGdem0397t81Fast},
    {"gdey042t81", "epd4in2-v2 ep42b-400x300 crowpanel-4.2 seeed-4.2", &kSsd1683, 400, 300, &kMono},
    {"gdew042t2", "epd4in2 epd4in2-v1 ep42-400x300", &kUc8176, 400, 300, &kMono},
    {.name = "gdeq0426t82", .aliases = "epd4in26 ep426-800x480 m5-paper-mono seeed-4.26 reterminal-e1005",
     .controller = &kSsd1677, .width = 800, .height = 480, .palette = &kMono, .wiring = kMirrorY,
     .memory_height = 480, .setup = kSsd1677InterlacedSetup, .fast = kGdeq0426t82Fast},
    {"gdey0579t93", "ep579-792x272 crowpanel-5.79", &kSsd1683x2, 792, 272, &kMono},
    {"gdew0583t7", "epd5in83 epd5in83-v1", &kUc8159, 600, 448, &kMono},
    {.name = "gdew0583t8", .aliases = "epd5in83-v2 ep583-648x480 seeed-5.83",
     .controller = &kUc8179, .width = 648, .height = 480, .palette = &kMono, .setup = kGd7965Setup,
     .fast = kGd7965Fast, .partial = kGd7965Partial},
    {"xteink-x3", "ep368-792x528", &kUc81xx, 792, 528, &kMono},
    {"gdew075t8", "epd7in5 epd7in5-v1", &kUc8159, 640, 384, &kMono},
    {.name = "gdew075t7", .aliases = "epd7in5-v2-old trmnl-og-old ep75-800x480", .controller = &kUc8179,
     .width = 800, .height = 480, .palette = &kMono, .setup = kGd7965Setup, .fast = kGd7965Fast,
     .partial = kGd7965Partial},
    {"waveshare-7in5-v2", "gdey075t7 epd7in5-v2 epd7in5-v2-new trmnl-og ep75-800x480-gen2 reterminal-e1001 seeed-7.5-kit", &kUc8179,
     800, 480, &kMono},
    {.name = "epd7in5-hd", .aliases = "waveshare-7.5-hd", .controller = &kSsd1677, .width = 880,
     .height = 528, .palette = &kMono, .wiring = kMirrorY, .top = 160, .memory_height = 688,
     .setup = kSsd1677Hd7in5Setup, .refresh = kFullRefreshOnly},
    {.name = "gdem102t91", .aliases = "10.2-960x640", .controller = &kSsd1677, .width = 960,
     .height = 640, .palette = &kMono, .refresh = kFullRefreshOnly},
    {"gdem133t91", "13.3-960x680", &kSsd1677, 960, 680, &kMono},
    {"gdeh0154z90", "epd1in54b-v2", &kSsd1681, 200, 200, &kBwr},
    {"gdey0213z98", "epd2in13b-v4", &kSsd1680, 122, 250, &kBwr},
    {.name = "inky-phat", .aliases = "inky-phat-red inky-phat-red-yellow-ssd1608 ep213r-122x250", .controller = &kSsd1608, .width = 122,
     .height = 250, .palette = &kBwr, .mounted = Rotation::Quarter, .left = 8},
    {"gdew0213z16", "old-inky-phat-104x212 ep213-104x212", &kUc8151, 104, 212, &kBwr,
     Rotation::Quarter},
    {"gdey0266z90", "epd2in66b", &kSsd1680, 152, 296, &kBwr},
    {"gdem029c90", "ep29r-128x296", &kSsd1680, 128, 296, &kBwy},
    {"gdeh029z13", "epd2in9b-v3 ep29r2-128x296 adafruit-2.9-tricolor-featherwing", &kUc8151d, 128,
     296, &kBwr},
    {"gdey042z98", "4.2-bwr", &kSsd1683, 400, 300, &kBwr},
    {"gdeq042z21", "epd4in2b-v2 ep42r2-400x300", &kUc8276, 400, 300, &kBwr},
    {.name = "inky-what", .aliases = "inky-what-red inky-what-red-yellow ep42r-400x300", .controller = &kSsd1683, .width = 400,
     .height = 300, .palette = &kBwr, .setup = kInkyWhatSetup, .refresh = kInkyWhatRefresh},
    {.name = "gdew0583z83", .aliases = "epd5in83b-v2 gdeq0583z31", .controller = &kUc8179,
     .width = 648, .height = 480, .palette = &kBwr, .setup = kGd7965Setup,
     .refresh = kGd7965Refresh},
    {"gdey075z08", "epd7in5b-v2 ep75r-800x480", &kUc8179, 800, 480, &kBwr},
    {.name = "gdeh075z90", .aliases = "epd7in5b-hd", .controller = &kSsd1677, .width = 880,
     .height = 528, .palette = &kBwr, .setup = kSsd1677Hd7in5RedSetup},
    {"gdem133z91", "13.3-bwr", &kSsd1677, 960, 680, &kBwr},
    {"gdem0154f51h", "ep154yr-200x200 seeed-1.54-bwry", &kJd79660, 200, 200, &kBwry},
    {"gdey0213f51", "epd2in13g ep213yr-122x250 inky-phat-4-colour", &kJd79661, 122, 250, &kBwry},
    {"gdey0266f51h", "ep266yr-184x360", &kJd79667, 184, 360, &kBwry},
    {"gdey029f51h", "ep29yr-168x384", &kJd79667, 168, 384, &kBwry},
    {.name = "gdem035f51", .aliases = "ep35yr-184x384", .controller = &kJd79667, .width = 184,
     .height = 384, .palette = &kBwry, .setup = kJd79667Large, .fast = kGdem035f51Fast},
    {"inky-what-4", "inky-what-4-colour epd4in2g", &kJd79668, 400, 300, &kBwry},
    {"gdem075f52", "ep75yr-800x480 trmnl-4-colour", &kJd79665, 800, 480, &kBwry},
    {.name = "epd4in01f", .aliases = "inky-impression-4.0-gen-1", .controller = &kSpd1656,
     .width = 640, .height = 400, .palette = &kAcep7, .setup = kSpd1656Setup640},
    {"epd5in65f", "inky-impression-5.7 gdep0565d90 lws-driver-spd1656", &kSpd1656, 600, 448, &kAcep7},
    {"waveshare-7in3f", "epd7in3f gdey073d46 inky-impression-7.3-gen-1 inky-frame-7.3 photopainter", &kAc073tc1, 800,
     480, &kAcep7},
    {.name = "epd4in0e", .aliases = "gdep040e01 ep40-spectra-400x600 inky-impression-4.0 inky-impression-4.0-2025 m5-papercolor seeed-4.0",
     .controller = &kE6, .width = 400, .height = 600, .palette = &kSpectra6,
     .refresh = kE6Show4in0},
    {"waveshare-7in3e", "epd7in3e gdep073e01 ep73-spectra-800x480 inky-impression-7.3 inky-impression-7.3-2025 reterminal-e1002 trmnl-firmware-profile", &kE6, 800, 480, &kSpectra6},
    {"epd13in3e", "reterminal-e1004 t133a01", &kE6x2, 1200, 1600, &kSpectra6},
    {.name = "inky-impression-13.3", .controller = &kE6x2, .width = 1200, .height = 1600, .palette =
     &kSpectra6, .mounted = Rotation::ThreeQuarters, .device_pixel_ratio = 2},
    {"m5paper", "ed047tc1", &kIt8951, 960, 540, &kGray16},
    {.name = "epd6in-hd", .aliases = "ed060kc1", .controller = &kIt8951, .width = 1448,
     .height = 1072, .palette = &kGray16, .setup = kIt8951Setup},
    {.name = "epd7in8", .aliases = "ed078kc2", .controller = &kIt8951, .width = 1872,
     .height = 1404, .palette = &kGray16, .setup = kIt8951Setup},
    {.name = "epd10in3", .aliases = "es103tc1 ed103tc2 reterminal-e1003 reterminal-e1003-ed103tc2 seeed-10.3-kit",
     .controller = &kIt8951, .width = 1872, .height = 1404, .palette = &kGray16,
     .setup = kIt8951Setup},
    {"cyd-ili9341", "esp32-2432s028 esp32-2432s028-one-usb", &kIli9341, 240, 320, &kRgb565},
    {.name = "cyd-st7789", .aliases = "esp32-2432s028-two-usb", .controller = &kSt7789, .width = 240, .height = 320, .palette = &kRgb565,
     .wiring = kStraight},
    {"cyd-ili9342", "esp32-2432s028-two-usb-9342", &kIli9342, 320, 240, &kRgb565},
    {"ili9341-240x320", "wio-terminal odroid-go lws-driver-ili9341 2.2-ili9341 2.4-ili9341 2.8-ili9341 3.2-ili9341 2.2-2.4-2.8-3.2-modules", &kIli9341, 240, 320, &kRgb565},
    {.name = "m5stack", .aliases = "m5stack-core m5stack-core2 m5stack-cores3 m5stack-core-core2-cores3 esp32-s3-box", .controller =
     &kIli9342, .width = 320, .height = 240, .palette = &kRgb565, .wiring = kBlueFirst | kInverted},
    {"ili9488-320x480", "3.5-spi-modules makerfabs-3.5", &kIli9488, 320, 480, &kRgb, Rotation::None, Dither::None},
    {"wt32-sc01", "3.5-st7796 esp32-3248s035", &kSt7796, 320, 480, &kRgb565},
    {.name = "t-display-s3-pro", .aliases = "lilygo-2.33", .controller = &kSt7796, .width = 222,
     .height = 480, .palette = &kRgb565, .wiring = kMirrorX | kBlueFirst | kInverted, .left = 49},
    {"st7789-240x320", "2.0-ips 2.4-ips 2.8-ips 2.0-2.4-2.8-ips", &kSt7789, 240, 320, &kRgb565},
    {.name = "st7789-240x280", .aliases = "1.69-ips-rounded", .controller = &kSt7789, .width = 240,
     .height = 280, .palette = &kRgb565, .top = 20},
    {"st7789-240x240", "1.3-ips 1.54-ips 1.3-1.54-ips adafruit-funhouse t-watch smalltv", &kSt7789, 240, 240, &kRgb565},
    {.name = "t-display", .aliases = "st7789-1.14 m5stickc-plus m5stickc-plus2 m5stickc-plus-plus2 adafruit-esp32-s2-tft-feather adafruit-esp32-s3-tft-feather adafruit-esp32-s2-s3-tft-feather", .controller = &kSt7789, .width = 135,
     .height = 240, .palette = &kRgb565, .left = 52, .top = 40},
    {.name = "t-embed", .aliases = "st7789-1.9 t-display-s3 t-display-s3-parallel-bus", .controller = &kSt7789, .width = 170,
     .height = 320, .palette = &kRgb565, .wiring = kBlueFirst | kInverted, .left = 35},
    {.name = "st7789-172x320", .aliases = "1.47-ips", .controller = &kSt7789, .width = 172,
     .height = 320, .palette = &kRgb565, .left = 34},
    {.name = "st7735-128x160-green", .aliases = "1.8-green-tab", .controller = &kSt7735,
     .width = 128, .height = 160, .palette = &kRgb565, .left = 2, .top = 1},
    {.name = "st7735-128x160-red", .aliases = "1.8-red-or-black-tab", .controller = &kSt7735,
     .width = 128, .height = 160, .palette = &kRgb565, .wiring = kMirrorX | kMirrorY,
     .memory_width = 128, .memory_height = 160},
    {.name = "st7735-128x128", .aliases = "1.44", .controller = &kSt7735s, .width = 128, .height = 128,
     .palette = &kRgb565, .left = 2, .top = 1, .memory_height = 132},
    {.name = "st7735-80x160", .aliases = "0.96-ips m5stickc ttgo-t-wristband",
     .controller = &kSt7735s, .width = 80, .height = 160, .palette = &kRgb565,
     .wiring = kMirrorX | kMirrorY | kBlueFirst | kInverted, .left = 26, .top = 1},
    {"gc9a01-240x240", "1.28-round seeed-xiao-round-display waveshare-esp32-s3-lcd-1.28",
     &kGc9a01a, 240, 240, &kRgb565},
    {"ssd1306-128x64", "0.96-modules heltec-ttgo-boards", &kSsd1306, 128, 64, &kMono},
    {.name = "ssd1306-128x32", .aliases = "0.91", .controller = &kSsd1306, .width = 128, .height = 32, .palette =
     &kMono, .setup = kOled128x32Setup},
    {.name = "ssd1306-72x40", .aliases = "0.42-esp32-c3-boards", .controller = &kSsd1306, .width = 72, .height = 40, .palette =
     &kMono, .left = 28, .setup = kOled72x40Setup},
    {"ssd1309-128x64", "2.42-1.54", &kSsd1309, 128, 64, &kMono},
    {.name = "sh1106-128x64", .aliases = "1.3-modules", .controller = &kSh1106, .width = 128, .height = 64, .palette =
     &kMono, .left = 2},
    {"ssd1327-128x128", "1.5-grey", &kSsd1327, 128, 128, &kGray16},
    {"ssd1351-128x128", "1.5-colour", &kSsd1351, 128, 128, &kRgb565},
};
// clang-format on

static_assert(std::all_of(std::begin(kPanels), std::end(kPanels), [](const PanelInfo& panel) {
  return is_sequence(panel.setup) && is_sequence(panel.refresh) && is_sequence(panel.fast) &&
         is_sequence(panel.partial);
}));

}  // namespace

std::span<const PanelInfo> panels() { return kPanels; }

const PanelInfo* find_panel(std::string_view name) { return find_panel(name, kPanels); }

}  // namespace weft
