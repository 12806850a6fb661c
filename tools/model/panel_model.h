// A display controller with its glass, as its datasheet describes it from the outside: takes the
// bytes of the bus and the pins, keeps memory, power and time, and shows what a person would see.
// It knows nothing of the driver. What the chip would not do, or what may harm it, is a violation.
// For tests, and for `--bus model`.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "weft/bus.h"
#include "weft/panel.h"

namespace weft {

class PanelModel : public Bus {
 public:
  PanelModel(uint16_t width, uint16_t height) : width_(width), height_(height) {}

  /// The pixel (x, y) of the glass as it is seen: a value of the panel's palette; dark pixels are
  /// 0.
  virtual uint32_t pixel(uint32_t x, uint32_t y) const = 0;
  /// Looks for what only counts in the end: left powered, or nothing to be seen.
  virtual void finish() = 0;
  /// E-paper: the times that the picture was renewed, and whether the chip sleeps.
  virtual int refreshes() const { return 0; }
  virtual bool asleep() const { return false; }

  void sleep_ms(uint32_t milliseconds) override;

  uint16_t width() const { return static_cast<uint16_t>(width_); }
  uint16_t height() const { return static_cast<uint16_t>(height_); }
  /// What the chip would not do, or what may harm it.
  const std::vector<std::string>& violations() const { return violations_; }
  /// What its datasheet forbids, though chips are known to forgive it.
  const std::vector<std::string>& warnings() const { return warnings_; }
  size_t bytes_on_bus() const { return bytes_on_bus_; }
  int64_t now_us() const { return now_us_; }
  int waits() const { return waits_; }

  // Faults.
  bool stuck_busy = false;             ///< Controllers with a busy wire: never idle.
  bool absent = false;                 ///< Nobody is on the wires.
  std::set<uint8_t> ignored_commands;  ///< As if these were lost on the wire.
  int lost_wait = -1;                  ///< The wait with this number takes no time.

 protected:
  void violate(const std::string& what) { violations_.push_back(what); }
  void warn(const std::string& what) { warnings_.push_back(what); }
  /// Notes a violation; the chip goes on without that which it does not take.
  Status ignore(const std::string& what) {
    violate(what);
    return Status::Ok;
  }
  size_t cell(int x, int y) const {
    return static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x);
  }

  int width_, height_;
  int64_t now_us_ = 0;
  size_t bytes_on_bus_ = 0;

 private:
  std::vector<std::string> violations_, warnings_;
  int waits_ = 0;
};

/// The model of a panel that has a driver; null for others.
std::unique_ptr<PanelModel> make_panel_model(const PanelInfo& info);

/// A glass that stands in no table.
struct GlassInfo {
  std::string_view controller;  ///< As libraries name it: "SSD1680", "IL0373".
  uint16_t width = 0, height = 0;
  const Palette* palette = nullptr;
  uint16_t left = 0, top = 0;                 ///< Its place in memory,
  uint16_t columns = 0, rows = 0;             ///< and its size, if the chip is strapped to less.
  bool mirrored = false, rows_up = false;     ///< Columns from the right, rows from the bottom.
  bool blue_first = false, negative = false;  ///< TFT.
  const char* grays = nullptr;   ///< Four grays on two planes: a digit for each pair of bits.
  bool sequential_rows = false;  ///< OLED whose rows come from one side of the chip.
};
/// Its model; null when no controller of that name is modelled.
std::unique_ptr<PanelModel> make_glass_model(const GlassInfo& glass);

/// Noise that does not change from run to run: what memory holds at power-up.
constexpr uint32_t noise(size_t i) { return static_cast<uint32_t>(i) * 2654435761u >> 8; }

}  // namespace weft
