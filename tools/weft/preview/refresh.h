// A refresh as the panel does it, in time: e-paper flashes until the particles are where they
// should be, TFT and OLED show line after line as it comes over the wires.
#pragma once

#include "tools/weft/preview/canvas.h"
#include "weft/line_source.h"
#include "weft/panel.h"

namespace weft {

class Refresh {
 public:
  /// From `before` to `after`, of the same size, which both outlive this. `slowness`: 1 is the
  /// panel's own time. `panel` may be null: a screen that has none.
  Refresh(const PanelInfo* panel, const LineShape& shape, const Canvas& before,
          const Canvas& after);
  /// Of the panel; e-paper's without the transfer of the lines, during which nothing is seen.
  double duration_ms() const { return duration_ms_; }
  bool is_measured() const { return is_measured_; }
  bool flashes() const { return flashes_; }
  /// How much slower slow motion is.
  int slow_motion() const { return flashes_ ? 5 : 100; }
  /// The panel `ms` of its own time after the beginning.
  const Canvas& at(double ms);
  /// The lines that are there by then.
  int lines_at(double ms) const;

 private:
  void flash(double done);
  void mix(const Canvas& from, Color to, double part);

  const Canvas& before_;
  const Canvas& after_;
  Canvas now_;
  bool flashes_ = false, is_measured_ = false;
  double duration_ms_;
};

}  // namespace weft
