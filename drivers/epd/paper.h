// The way of all e-paper: the panel wakes up, the lines of the page are written to picture memory
// in bands, the panel refreshes, and sleeps. Where it is known what the panel shows, nothing is
// done for a page that it shows already, and chips whose memory outlives their sleep get only the
// bands that changed. Lines are turned as they are gathered, so that memory is written as the glass
// lies: eight lines of the page are eight rows of it, or at a quarter turn eight columns. Families
// differ in how memory is addressed, controllers in data.
#pragma once

#include "drivers/panel_row.h"
#include "drivers/sequence.h"
#include "weft/budget.h"
#include "weft/bus.h"
#include "weft/notes.h"
#include "weft/panel.h"

namespace weft {

class ShownBands;

/// A picture memory of a controller: the command that writes it, and the code in it of each value
/// of the palette.
struct Plane {
  uint8_t command;
  uint8_t bits = 1;  ///< Of a pixel.
  uint8_t codes[kMostInks] = {0, 1, 2, 3, 4, 5, 6, 7};
};

/// The way in which a controller shows so many inks.
struct InkMode {
  uint8_t inks;  ///< At most.
  std::span<const Plane> planes;
  std::span<const uint8_t> registers = {};  ///< Sent after the setup: the mode, and polarities.
  std::span<const uint8_t> fast = {};       ///< As in PanelInfo, for the usual modules.
};

/// The facts of a controller beyond its row.
struct PaperChip {
  PinLevel busy_level;
  std::span<const uint8_t> begin;  ///< Sent after the reset, before the size.
  std::span<const uint8_t> off;    ///< Sent instead of Controller::refresh when the page fails.
  std::span<const InkMode> modes;  ///< From few inks to many.
  bool wide = false;               ///< Columns are numbers of two bytes.
  bool pair = false;               ///< Two chips share the columns.
  bool windows = false;            ///< A packed plane can be written in parts,
  bool window_ends_after = false;  ///< whose last row is counted as the one after it.
  uint8_t reset_ms = 10;           ///< The shortest pulse on the reset wire.
  bool data_command = true;        ///< There is a wire D/C.
  /// Where memory is lost in deep sleep: the plane that a partial refresh compares with, which is
  /// sent again.
  const Plane* old_picture = nullptr;
};

/// A part of picture memory, in pixels. Left and width are multiples of eight.
struct Band {
  uint16_t left, top, width, height;
  std::span<const uint8_t> bytes;  ///< Row by row, as the palette packs pixels.
};

/// Pixels up to a multiple of eight.
constexpr uint16_t whole_bytes(uint16_t pixels) { return static_cast<uint16_t>((pixels + 7) & ~7); }

class Paper : public Panel {
 public:
  Paper(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget, Notes& notes);
  Status show(LineSource& lines) final;
  void remember(Store& store, uint16_t full_every) final {
    store_ = &store;
    full_every_ = full_every;
  }
  void prefer(RefreshKind kind) final { kind_ = kind; }

 protected:
  static constexpr uint16_t kBandLines = 8;

  /// Lines that are gathered before they are written: a multiple of eight at a quarter turn.
  virtual uint16_t band_lines() const { return kBandLines; }
  /// Tells the chip how large the glass is; sent before the setup, which may say otherwise.
  virtual Status send_size() { return Status::Ok; }
  /// Opens the picture, after the setup and the registers of the mode.
  virtual Status open_picture() { return Status::Ok; }
  /// Writes a band to planes().
  virtual Status write_band(const Band& band) = 0;
  /// Closes the picture, before the refresh.
  virtual Status close_picture() { return Status::Ok; }
  /// Limits a partial refresh to the band `changed`, where memory holds nothing else.
  virtual Status limit_refresh(const Band& changed) { return (void)changed, Status::Ok; }
  /// The way in which lines come to lie in memory. A family whose chip turns pictures says less.
  virtual Orientation orientation() const { return orientation_of(info_, rotation_); }

  const PaperChip& chip() const { return *info_.controller->paper; }
  std::span<const Plane> planes() const { return planes_; }
  Status send(std::span<const uint8_t> sequence);
  /// Sends the command of `plane` and the pixels of `band`; those `from` its left and no more than
  /// `width` where only a part of its columns is meant.
  Status send_plane(const Plane& plane, const Band& band);
  Status send_pixels(const Plane& plane, const Band& band, uint16_t from, uint16_t width);

  const PanelInfo& info_;
  Bus& bus_;
  Rotation rotation_;
  Budget& budget_;
  Notes& notes_;
  const InkMode& mode_;

 private:
  struct Update;

  Status wake_up(Update& update);
  Status begin(Update& update);
  Status write_picture(LineSource& lines, Update& update);
  Status write_bands(LineSource& lines, std::span<uint8_t> buffer, Update& update);
  Status take_band(const Band& band, size_t number, Update& update);
  Status write_compared(const Band& band, size_t number, bool differs, Update& update);
  Status write_kept(Update& update, std::span<const Plane> planes);
  Status keep(const Band& band, Update& update);
  Status finish(Update& update);
  Status refresh_in_part(Update& update);
  bool is_full_due(const ShownBands& shown) const;
  bool can_refresh_in_part(Update& update) const;
  std::span<const uint8_t> refresh(const Update& update) const;
  bool keeps_bands() const { return chip().old_picture && !partial_of(info_).empty(); }
  size_t band_bytes() const;
  Status noted(Status status);

  std::span<const Plane> planes_;  // that are written now
  Store* store_ = nullptr;
  uint16_t full_every_ = 0;
  RefreshKind kind_ = RefreshKind::Full;
};

/// Controller::shows of e-paper with black, white, and further inks up to `most`.
template <size_t most>
bool shows_inks(const Palette& palette) {
  return palette.bits_per_pixel == 1 ||
         (palette.kind == PaletteKind::Indexed && palette.inks.size() <= most);
}

}  // namespace weft
