// A line while it is filled: how far the walk over the inline content has come, and what it may go
// back to.
#pragma once

#include "render/layout/floats.h"
#include "render/layout/inline/inline_flow.h"
#include "render/layout/inline/line_break.h"

namespace weft {

/// A state to go back to when the line turns out to break there.
struct LineCheckpoint {
  bool valid = false;
  bool hyphen = false;  ///< A soft hyphen stands before it.
  InlinePosition position;
  size_t items = 0;
  LineItem last;
  Px pen, trailing;
  size_t float_mark = 0;
  uint32_t floats_met = 0;
  Px float_width;
};

/// The opportunities to break (CSS Text 3, chapter 5).
struct LineBreaks {
  LineBreaker breaker;
  LineCheckpoint candidate;       ///< The state at a break before the next content.
  LineCheckpoint last;            ///< The last opportunity.
  const Box* previous = nullptr;  ///< The text or atomic box before.
  const Box* common = nullptr;    ///< The innermost box around the content before and the position.
  bool previous_wraps = true;
};

/// The floats of the line.
struct LineFloats {
  bool narrow = false;  ///< Floats take room from the line.
  bool wait = false;    ///< A float did not fit: it and all later ones go below the line.
  uint32_t met = 0, placed_before = 0;
};

struct LineState {
  LineState(const InlineFlow& inline_flow, Line& filled) : flow(inline_flow), line(filled) {}

  bool overflows() const { return pen - trailing > available; }
  bool has_visible_item() const;
  Px containing_width() const { return flow.intrinsic() ? Px() : flow.space.content_width; }
  /// Appends an item and moves the pen. Errors: OutOfMemory.
  Status push(const LineItem& item);
  /// Ends the line; the next one starts at `next`.
  void end_at(const InlinePosition& next);
  /// Finds the room that floats leave at the line's top.
  void update_band();
  LineCheckpoint snapshot() const;
  void restore(const LineCheckpoint& checkpoint);

  const InlineFlow& flow;
  Line& line;
  InlinePosition position;
  Px top, probe_height;
  Px available;
  Px pen, trailing;         ///< trailing: the white space that ends what is so far on the line.
  bool after_space = true;  ///< The next collapsible space goes.
  bool opened = false;      ///< An inline box opened after the last content.
  bool ended = false;
  LineBreaks breaks;
  LineFloats floats;
};

}  // namespace weft
