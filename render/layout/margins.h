// Margin collapsing (CSS 2.1 8.3.1): margins that adjoin are one, and where the first border edge below them comes is known
// before anything is laid out, by looking ahead in the tree.
#pragma once

#include "render/layout/floats.h"

namespace weft {

/// Adjoining margins: the largest positive and the most negative.
struct MarginStrut {
  Px positive, negative;
  void add(Px margin) {
    positive = max(positive, margin);
    negative = min(negative, margin);
  }
  Px sum() const { return positive + negative; }
};

struct TopMargins {
  MarginStrut strut;
  /// The box whose clear ends the chain, because a float comes before it; null when none does.
  const Box* cleared = nullptr;
};

/// What adjoins the top margin of the in-flow block-level `box`: `before`, its own margin, those of its first children, and
/// all through boxes that are empty. `edge` is where `before` starts, in the coordinates of `floats`; `containing` its content box.
Result<TopMargins> top_margins(LayoutContext& context, Box& box, MarginStrut before, const FloatSpace& floats, Px edge,
                               const Space& containing);

}  // namespace weft
