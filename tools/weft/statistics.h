// The cost of a rendering: --stats.
#pragma once

#include <cstddef>

namespace weft {

class Session;

enum class Phase { Load, Layout, Paint, Count };

/// Wall time and heap peak of each phase, from its creation on.
class PhaseClock {
 public:
  struct Cost {
    double ms = 0;
    size_t peak_heap = 0;
  };
  PhaseClock();
  /// The phase ends now, and the next begins.
  void end(Phase phase);
  const Cost& cost(Phase phase) const { return costs_[static_cast<int>(phase)]; }
  /// The highest of all phases.
  size_t peak_heap() const;

 private:
  double started_ms_;
  Cost costs_[static_cast<int>(Phase::Count)];
};

/// One JSON object on standard error.
void print_statistics(const Session& session, const PhaseClock& phases);

}  // namespace weft
