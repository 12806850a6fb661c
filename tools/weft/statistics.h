// The cost of a rendering: --stats.
#pragma once

#include <cstddef>

#include "tools/weft/options.h"

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
  /// "load", "layout", "paint"
  static const char* name(Phase phase);
  const Cost& cost(Phase phase) const { return costs_[static_cast<int>(phase)]; }
  /// The highest of all phases.
  size_t peak_heap() const;

 private:
  double started_ms_;
  Cost costs_[static_cast<int>(Phase::Count)];
};

/// Prints on standard error what was asked for.
void print_statistics(StatisticsForm form, const Session& session, const PhaseClock& phases);
/// A short table for people, with a waterfall of the fetches.
void print_statistics_table(const Session& session, const PhaseClock& phases);

}  // namespace weft
