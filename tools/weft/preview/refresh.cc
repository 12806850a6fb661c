#include "tools/weft/preview/refresh.h"

#include <algorithm>
#include <cmath>

#include "tools/weft/refresh_times.h"

namespace weft {
namespace {

// The usual clocks of the wires.
constexpr double kSpiHertz = 40e6, kI2cHertz = 400e3;

// The parts of a flash: the old picture inverted, all black, all white, all black, and the new one.
enum class Flash { Inverted, Black, White, BlackAgain, Appears };
struct Stage {
  double until;  // of the whole
  Flash flash;
};
constexpr Stage kStages[] = {{0.18, Flash::Inverted},
                             {0.34, Flash::Black},
                             {0.50, Flash::White},
                             {0.66, Flash::BlackAgain},
                             {1.00, Flash::Appears}};

Color inverted(Color color) {
  return {static_cast<uint8_t>(255 - color.red), static_cast<uint8_t>(255 - color.green),
          static_cast<uint8_t>(255 - color.blue)};
}

}  // namespace

Refresh::Refresh(const PanelInfo* panel, const LineShape& shape, const Canvas& before,
                 const Canvas& after)
    : before_(before), after_(after), now_(before) {
  if (panel && panel->controller->slow_update) {
    const RefreshTime time = refresh_time(*panel);
    flashes_ = true;
    duration_ms_ = time.ms;
    is_measured_ = time.is_measured;
    return;
  }
  const double bits = 8.0 * static_cast<double>(shape.bytes_per_line()) * shape.height;
  duration_ms_ = bits * 1000 / (panel && has_i2c(*panel) ? kI2cHertz : kSpiHertz);
}

int Refresh::lines_at(double ms) const {
  const int height = after_.size().height;
  return std::clamp(static_cast<int>(std::floor(ms / duration_ms_ * height)), 0, height);
}

const Canvas& Refresh::at(double ms) {
  if (ms >= duration_ms_) return after_;
  if (flashes_) {
    flash(ms / duration_ms_);
    return now_;
  }
  const int lines = lines_at(ms);
  for (int y = 0; y < now_.size().height; ++y)
    for (int x = 0; x < now_.size().width; ++x)
      now_.at(x, y) = (y < lines ? after_ : before_).at(x, y);
  return now_;
}

void Refresh::flash(double done) {
  const Stage* stage = std::begin(kStages);
  while (done > stage->until) ++stage;
  const double begun = stage == std::begin(kStages) ? 0 : stage[-1].until;
  const double part = std::min(1.0, (done - begun) / (stage->until - begun));
  switch (stage->flash) {
    case Flash::Inverted:
      for (int y = 0; y < now_.size().height; ++y)
        for (int x = 0; x < now_.size().width; ++x) now_.at(x, y) = inverted(before_.at(x, y));
      return;
    case Flash::Black:
    case Flash::BlackAgain: return now_.fill(now_.whole(), {30, 30, 30});
    case Flash::White: return now_.fill(now_.whole(), {235, 235, 230});
    case Flash::Appears: return mix(after_, {30, 30, 30}, 1 - part);
  }
}

void Refresh::mix(const Canvas& from, Color to, double part) {
  now_ = from;
  now_.fill(now_.whole(), to, static_cast<uint8_t>(part * 255));
}

}  // namespace weft
