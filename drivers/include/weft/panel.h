// Panels as data: one row per panel, of the table or a maker's own, and how one is driven: it pulls
// the lines of a LineSource, writes them to the controller, and refreshes.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "weft/budget.h"
#include "weft/controllers.h"
#include "weft/dither.h"
#include "weft/line_source.h"
#include "weft/notes.h"
#include "weft/screen.h"
#include "weft/store.h"

namespace weft {

inline constexpr uint16_t kFullEvery = 10;  ///< Panel::remember().

/// How e-paper changes the whole of its picture.
enum class RefreshKind : uint8_t {
  Full,  ///< As the maker's waveform does it, without ghosts.
  Fast,  ///< In a part of the time, with ghosts, where the panel has a waveform for it.
};

/// A panel that can be driven.
class Panel {
 public:
  virtual ~Panel() = default;
  /// Powers the panel up and writes the lines as they are pulled; e-paper then refreshes, which
  /// blocks for seconds, and sleeps. `lines` has the panel's size, turned for quarter turns, and is
  /// used during the call alone. May be called again, also after a failure.
  /// Errors: Timeout (busy for too long), Io (bus), Unsupported (lines of another shape), Corrupt
  /// (lines that end early), OutOfMemory, and those of `lines`. E-paper then keeps what it showed,
  /// and is switched off when it was the lines that failed; TFT and OLED keep it only when not one
  /// line came.
  virtual Status show(LineSource& lines) = 0;
  /// E-paper: from now on `store`, which outlives the panel, keeps hashes of what it shows, and
  /// show() compares with them. Nothing changed: no refresh. A few bands of lines changed: the
  /// panel is refreshed in part where it can be, but every `full_every`-th refresh is a full one
  /// (0: none has to be), which takes ghosts away. The panel has to stay powered as long as the
  /// store remembers, and nobody else may draw on it. Others than e-paper are drawn anew in any
  /// case.
  virtual void remember(Store& store, uint16_t full_every = kFullEvery) {
    (void)store, (void)full_every;
  }
  /// E-paper: the refresh that show() ends in, where it is not one in part. Full is the beginning,
  /// and what panels do in any case that have no other; with remember() so are every
  /// `full_every`-th and those of a panel of which nothing is known, as after a refresh that was
  /// interrupted.
  virtual void prefer(RefreshKind kind) { (void)kind; }
};

/// A panel: its controller, its glass, and how its maker joined them. Five fields are needed; the
/// others are for modules that differ from the usual ones.
///
///   constexpr PanelInfo kMine{.name = "mine", .controller = &kUc8179, .width = 648, .height = 480,
///                             .palette = &kMono};
struct PanelInfo {
  std::string_view name;                   ///< "waveshare-7in5-v2"
  std::string_view aliases = {};           ///< Other names, separated by spaces.
  const Controller* controller = nullptr;  ///< &kUc8179
  uint16_t width = 0, height = 0;          ///< The glass in pixels, before rotation.
  const Palette* palette = nullptr;        ///< &kMono, or a maker's own. It outlives the row.
  Rotation mounted = Rotation::None;       ///< The turn in which the board holds it.
  std::optional<Dither> dither = {};       ///< For pictures; none: its palette's, dither_of().
  const PictureTone* tone = nullptr;       ///< For pictures; null: as they are.
  double device_pixel_ratio = 1;           ///< Screen's: above 1 where pixels are fine.

  // The wiring. An empty sequence is the controller's own for its usual modules.
  uint8_t wiring = kUsual;  ///< Bits of Wiring.
  uint16_t left = 0;        ///< The column of the controller's memory where the glass begins,
  uint16_t top = 0;         ///< and the row.
  uint16_t memory_width = 0,
           memory_height = 0;  ///< If the controller is strapped to less.
  /// Sent after the reset (weft/sequence.h): voltages, timing, gamma, waveforms. The driver adds
  /// what depends on size, rotation, wiring and palette, and switches the display on.
  std::span<const uint8_t> setup = {};
  /// E-paper: sent when the picture is written, to show it, and to put the panel to sleep.
  std::span<const uint8_t> refresh = {};
  /// E-paper: sent instead of `refresh` where a fast one is asked for. The controller's own only
  /// where `refresh` is it too.
  std::span<const uint8_t> fast = {};
  /// E-paper of two inks whose controller has such a sequence too: sent to show what differs from
  /// the picture before, without sleep. The controller's own only where `refresh` is it too.
  std::span<const uint8_t> partial = {};
};

/// The panel table.
std::span<const PanelInfo> panels();
/// Devices that load their pictures by themselves, in the order of their names: TRMNL's models, by
/// its keys, among them readers of Kindle, Kobo and others. Nothing drives them.
std::span<const PanelInfo> models();
/// The row of the panel table with that name or alias, null when there is none. Letters and digits
/// alone count, in any case: "EPD_7IN5_V2" is "epd7in5-v2".
const PanelInfo* find_panel(std::string_view name);
/// The same in other rows: models(), or a maker's own.
const PanelInfo* find_panel(std::string_view name, std::span<const PanelInfo> rows);

/// The screen of a panel that is turned by `rotation`. REQUIRES: the row has a controller and a
/// palette.
Screen screen_of(const PanelInfo& info, Rotation rotation);
inline Screen screen_of(const PanelInfo& info) { return screen_of(info, info.mounted); }

/// Whether the controller of the row has a driver, and this shows the row's palette.
bool has_driver(const PanelInfo& info);
/// Whether it can also be wired over I2C (I2cBus).
bool has_i2c(const PanelInfo& info);
/// Whether e-paper has the refreshes that Panel::prefer() and Panel::remember() speak of.
bool has_fast_refresh(const PanelInfo& info);
bool has_partial_refresh(const PanelInfo& info);

/// The wires of a panel on SPI, beside clock, data and reset.
struct PanelWires {
  uint8_t chip_selects = 1;
  bool data_command = true;  ///< D/C.
  bool busy = false;
  bool busy_when_low = false;  ///< What the busy wire says.
};
/// REQUIRES: the row has a controller.
PanelWires wires_of(const PanelInfo& info);

/// The driver of a row; nothing is sent yet. References, and what the row points to, outlive it.
/// Errors: Unsupported (no driver yet, or a row that the controller cannot be; with a sentence),
/// OutOfMemory.
Result<Owned<Panel>> create_panel(const PanelInfo& info, Bus& bus, Rotation rotation,
                                  Budget& budget, Notes& notes);

}  // namespace weft
