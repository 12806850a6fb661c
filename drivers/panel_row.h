// A row of a panel as its driver reads it: the row's own values, or the controller's usual ones.
#pragma once

#include "weft/panel.h"

namespace weft {

/// Ok when the row's controller can be the panel that the row describes; else Unsupported, with a
/// sentence.
Status check_row(const PanelInfo& info, Notes& notes);

/// Ok when lines of `shape` fit the panel as it is turned; else Unsupported, with a sentence.
Status expect_shape(const LineShape& shape, const PanelInfo& info, Rotation rotation, Notes& notes);

std::span<const uint8_t> setup_of(const PanelInfo& info);
std::span<const uint8_t> refresh_of(const PanelInfo& info);
/// Empty: the panel has only full refreshes.
std::span<const uint8_t> partial_of(const PanelInfo& info);

/// The way in which a controller writes a page, so that it is upright on the turned panel.
struct Orientation {
  bool swap_axes, mirror_x, mirror_y;  ///< Mirrored are columns and rows of the memory.
  uint16_t first_column, first_row;  ///< The glass begins here, counted in the mirrored direction.
  bool blue_first, inverted;
};
Orientation orientation_of(const PanelInfo& info, Rotation rotation);

/// Controller::create of the driver `Made`.
template <typename Made>
Result<Owned<Panel>> create_driver(const PanelInfo& info, Bus& bus, Rotation rotation,
                                   Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<Made> panel, make_owned<Made>(budget, info, bus, rotation, budget, notes));
  return Owned<Panel>(std::move(panel));
}

/// Lines whose first one is pulled before the panel is touched: a page that fails early costs no
/// power and no picture.
class BegunLines final : public LineSource {
 public:
  /// `lines` outlives this.
  explicit BegunLines(LineSource& lines) : lines_(lines) {}
  /// REQUIRES: called once, before next_line(). Errors: those of pull_line().
  Status pull_first() {
    WEFT_TRY_ASSIGN(first_, pull_line(lines_));
    return Status::Ok;
  }
  LineShape shape() const override { return lines_.shape(); }
  Result<std::span<const uint8_t>> next_line() override {
    if (!first_.empty()) return std::exchange(first_, {});
    return lines_.next_line();
  }

 private:
  LineSource& lines_;
  std::span<const uint8_t> first_;
};

}  // namespace weft
