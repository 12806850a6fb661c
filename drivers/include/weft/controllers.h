// Display controllers: a row says what a controller can show, and how it is wired on the modules
// that people usually buy. The row of a controller stands in the file of its driver, so that a
// program which names one controller links one driver.
#pragma once

#include <span>
#include <string_view>

#include "weft/budget.h"
#include "weft/notes.h"
#include "weft/palette.h"
#include "weft/status.h"

namespace weft {

class Bus;
class Panel;
struct PanelInfo;
struct PaperChip;
enum class Rotation : uint8_t;

/// Bits that say how the glass lies on the memory of the controller, when the panel is not turned.
enum Wiring : uint8_t {
  kStraight = 0,
  kMirrorX = 1,    ///< Columns run from right to left.
  kMirrorY = 2,    ///< Rows run from the bottom up.
  kBlueFirst = 4,  ///< TFT: the glass has blue where the controller has red ("BGR").
  kInverted = 8,   ///< TFT: the glass shows the negative of what it is given (IPS, "INV").
  kUsual = 0xFF,   ///< As on the usual modules of the controller.
};

/// One direction of a controller's memory, in pixels.
struct Extent {
  uint16_t most = 0;       ///< Pixels.
  uint8_t size_step = 1;   ///< A glass has a multiple of this,
  uint8_t place_step = 0;  ///< and begins at a multiple of this. 0: it begins at the first pixel.
};

struct Controller {
  std::string_view name;     ///< "UC8179"
  bool slow_update = false;  ///< E-paper: a picture takes seconds to appear, and then stays.
  bool i2c = false;          ///< It can be wired over I2C (I2cBus).
  Extent columns = {}, rows = {};
  uint8_t wiring = kStraight;             ///< That of the usual modules.
  std::span<const uint8_t> setup = {};    ///< As in PanelInfo, for the usual modules.
  std::span<const uint8_t> refresh = {};  ///< As in PanelInfo, for the usual modules.
  std::span<const uint8_t> partial = {};  ///< As in PanelInfo, for the usual modules.
  /// Whether its driver shows a palette. Needed where there is a driver.
  bool (*shows)(const Palette& palette) = nullptr;
  /// The driver; null when there is none yet. The row was checked, and everything that is referred
  /// to outlives the panel. Errors: OutOfMemory.
  Result<Owned<Panel>> (*create)(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget,
                                 Notes& notes) = nullptr;
  const PaperChip* paper = nullptr;  ///< What weft's own drivers of e-paper know besides.
};

/// E-paper of two planes: black and white, and where the glass has it one more ink.
extern const Controller kSsd1608, kSsd1675a, kSsd1675b, kSsd1677, kSsd1680, kSsd1681, kSsd1683,
    kSsd1683x2;
extern const Controller kUc8151, kUc8151d, kUc8176, kUc8276, kUc8179, kUc81xx, kUc8253;
/// E-paper of one packed plane: up to three inks, seven, six, and four.
extern const Controller kUc8159, kSpd1656, kAc073tc1, kE6, kE6x2;
extern const Controller kJd79660, kJd79661, kJd79665, kJd79667, kJd79668;
extern const Controller kIt8951;  ///< E-paper of 16 grays behind a controller with a memory.
/// TFT, RGB565: 240x320, 320x240, 320x480, 240x320, 132x162 and less, 240x240.
extern const Controller kIli9341, kIli9342, kSt7796, kSt7789, kSt7735, kSt7735s, kGc9a01a;
extern const Controller kIli9488;                     ///< TFT, 18 bits, 320x480.
extern const Controller kSsd1306, kSsd1309, kSh1106;  ///< OLED, black and white, up to 128x64.
extern const Controller kSsd1327, kSsd1351;           ///< OLED, 16 grays and RGB565, 128x128.

}  // namespace weft
