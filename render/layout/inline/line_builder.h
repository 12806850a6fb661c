// Fills one line: walks the inline content from where the last line ended to where this one breaks.
#pragma once

#include "render/layout/floats.h"
#include "render/layout/inline/line_break.h"
#include "render/layout/inline/line_item.h"
#include "render/layout/inline/text_measurer.h"

namespace weft {

/// The inline content that lines are made of, and where they go.
struct InlineFlow {
  LayoutContext& context;
  Box& container;
  const InlineSpace& space;
  TextMeasurer& measurer;
  Point content_corner;  ///< From the border box corner of the container.
  bool intrinsic() const { return space.width_mode != WidthMode::Definite; }
  /// The border box corner of the container in the formatting context.
  Point corner() const { return Point{space.content_left, space.content_top} - content_corner; }
  Px left() const { return space.content_left; }
  Px right() const { return space.content_left + space.content_width; }
};

/// The position of the first thing in `container`; the walk ends at the container itself.
InlinePosition first_position(Box& container);
/// The position after `box` and all in it.
InlinePosition position_after(Box& box);
/// True when `box` has margin, border or padding at its left or right.
bool has_inline_edges(const Box& box, Px containing_width);
/// Space offered to an atomic inline.
Space atomic_space(const InlineFlow& flow);

struct LineStart {
  InlinePosition position;
  Px top;                      ///< In the block formatting context.
  Px probe_height;             ///< Floats within this height of the top narrow the line.
  bool first = false;          ///< The first line of its block container: indented.
  uint32_t placed_floats = 0;  ///< So many floats from `position` on were placed before.
};

class LineBuilder {
 public:
  LineBuilder(const InlineFlow& flow, Line& line) : flow_(flow), line_(line) {}
  /// Fills the line, which is emptied first. Floats met are placed for measuring only. Errors:
  /// OutOfMemory, Timeout.
  Status build(const LineStart& start);

 private:
  /// What is gone back to when the line turns out to break here.
  struct Checkpoint {
    bool valid = false;
    bool hyphen = false;  // a soft hyphen stands before it
    InlinePosition position;
    size_t items = 0;
    LineItem last;
    Px pen, trailing;
    size_t float_mark = 0;
    uint32_t floats_met = 0;
    Px float_width;
  };
  struct Segment {
    uint32_t end = 0;
    bool collapsible_end = false;
  };

  void start_over(const LineStart& start);
  void update_band();
  Px first_line_indent() const;
  Status reopen_ancestors(const LineStart& start);
  Status step();
  Status enter(Box& box);
  void end_at(const InlinePosition& next);

  Status open(Box& box);
  Status close(Box& box);
  Status line_break(Box& box);
  Status atomic(Box& box);
  Result<LineItem> atomic_item(Box& box);
  Status floating(Box& box);
  Status floating_intrinsic(Box& box);
  Status marker(Box& box);
  Status out_of_flow(Box& box);

  Status text(Box& box);
  Status push_line_break(Box& box);
  Status forced_break(Box& box);
  Status tab(Box& box);
  Status segment(Box& box);
  Segment scan(const Box& box);
  bool skip_collapsed(Box& box);
  Status add_text(Box& box, const Segment& segment);
  Status break_inside(Box& box, const Checkpoint& before, uint32_t end);
  Result<uint32_t> fitting_end(const Box& box, uint32_t end);
  bool may_break_inside(const TextStyle& style) const;
  Px tab_stop(const TextStyle& style, const Font& font) const;

  bool may_break_before(char32_t c, const Box& box, const TextStyle& style) const;
  Status offer_break(char32_t c, const Box& box, const TextStyle& style);
  Status take_break(const Checkpoint& checkpoint);
  Status handle_overflow();
  bool overflows() const { return pen_ - trailing_ > available_; }
  Checkpoint snapshot() const;
  void restore(const Checkpoint& checkpoint);
  Status push(const LineItem& item);
  void after_content(const Box& box, const TextStyle& style);
  Px containing_width() const { return flow_.intrinsic() ? Px() : flow_.space.content_width; }
  bool has_visible_item() const;

  const InlineFlow& flow_;
  Line& line_;
  LineBreaker breaker_;
  InlinePosition position_;
  Px top_, probe_height_;
  Px available_;
  Px pen_, trailing_;              // trailing: the white space that ends what is so far on the line
  Checkpoint candidate_;           // where a break before the next content would lie
  Checkpoint break_;               // the last opportunity
  const Box* previous_ = nullptr;  // the text or atomic box before
  const Box* common_ = nullptr;    // the innermost box around the content before and the position
  bool previous_wraps_ = true;
  bool after_space_ = true;   // the next collapsible space goes
  bool narrowed_ = false;     // floats take room from the line
  bool opened_ = false;       // an inline box opened after the last content
  bool floats_wait_ = false;  // a float did not fit: it and all later ones go below the line
  bool ended_ = false;
  uint32_t floats_met_ = 0, placed_floats_ = 0;
};

}  // namespace weft
