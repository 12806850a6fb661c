// Margin collapsing (CSS 2.1 8.3.1): margins that adjoin are one, and where the first border edge
// below them comes is known before anything is laid out, by looking ahead in the tree.
#pragma once

#include "render/layout/floats.h"

namespace weft {

/// The giver of a margin: in quirks mode those that the user agent gives paragraphs, lists,
/// headings … count for nothing at the top and bottom of body and table cells (HTML Standard
/// 15.3.9: margin collapsing quirks).
enum class MarginOrigin : uint8_t { Author, UserAgent };

/// Adjoining margins: the largest positive and the most negative.
struct MarginStrut {
  Px positive, negative;
  Px by_user_agent;               ///< The largest positive of those.
  bool starts_container = false;  ///< Adjoins the top of a box where those do not count.
  void add(Px margin, MarginOrigin origin) {
    if (origin == MarginOrigin::UserAgent && starts_container) return;
    Px& largest = origin == MarginOrigin::UserAgent ? by_user_agent : positive;
    largest = max(largest, margin);
    negative = min(negative, margin);
  }
  Px sum() const { return max(positive, by_user_agent) + negative; }
  /// At the bottom of a box where those of the user agent do not count.
  Px sum_of_author() const { return positive + negative; }
};

/// The givers of the top and bottom margin of `box`, as computed.
MarginOrigin margin_origin(const LayoutContext& context, const Box& box, const Length& margin);
/// Whether margins of the user agent do not count at the top and bottom of `box`.
bool ignores_user_agent_margins(const LayoutContext& context, const Box& box);

struct TopMargins {
  MarginStrut strut;
  /// The box whose clear ends the chain, because a float comes before it; null when none does.
  const Box* cleared = nullptr;
};

/// The margins that adjoin the top margin of the in-flow block-level `box`: `before`, its own
/// margin, those of its first children, and all through boxes that are empty, but for the bottom
/// margin of `box`. `edge` is where `before` starts, in the coordinates of `floats`; `containing`
/// its content box.
Result<TopMargins> top_margins(LayoutContext& context, Box& box, MarginStrut before,
                               const FloatSpace& floats, Px edge, const Space& containing);

}  // namespace weft
