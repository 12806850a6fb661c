// The inline formatting context (CSS 2.1 9.4.2): line after line. Keeps the lines and their
// fragments in the box arena; while it works, one line's items in scratch memory.
#include "render/layout/inline/line_builder.h"
#include "render/layout/inline/line_metrics.h"
#include "render/layout/inline/line_placer.h"
#include "render/layout/inline/text_box_trim.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

constexpr size_t kScratchBlockBytes = 1024;

Point content_corner_of(const Box& box) {
  const Edges edges = border_widths(box) + placed_padding(box);
  return {edges.left, edges.top};
}

class InlineLayout {
 public:
  InlineLayout(LayoutContext& context, Box& box, const InlineSpace& space, Pass pass)
      : context_(context),
        box_(box),
        space_(space),
        pass_(pass),
        scratch_(context.arena.budget(), kScratchBlockBytes),
        measurer_(context.fonts, context.arena.budget(), context.measured),
        flow_{context, box, space_, measurer_, content_corner_of(box), space_.floats->mark()},
        line_(scratch_),
        directions_(scratch_),
        lines_(scratch_),
        state_(flow_, line_) {}

  Result<InlineExtent> run() {
    WEFT_TRY_ASSIGN(const Font* font, measurer_.font(box_.text_style()));
    strut_height_ = used_line_height(box_.text_style(), *font);
    start_ = {first_position(box_), space_.content_top, Px::from_raw(1), true, 0};
    bool done = false;
    while (!done) {
      WEFT_TRY(flow_.intrinsic() ? build_line(state_, start_) : build_placed());
      WEFT_TRY(take_line());
      done = line_.last || clamped();
      start_.position = line_.next;
    }
    if (pass_ == Pass::Place) WEFT_TRY(keep_lines());
    extent_.height = start_.top - space_.content_top;
    extent_.lines = line_count_;
    return extent_;
  }

 private:
  // --- one line ----------------------------------------------------------------------------------
  /// Builds the line where there is room for it: below floats it does not fit beside, and beside
  /// all floats it touches. Each round goes below the end of a float, or makes the line less wide
  /// for one more.
  Status build_placed() {
    start_.probe_height = Px::from_raw(1);
    float_mark_ = space_.floats->mark();
    bool was_lower = false;
    for (;;) {
      WEFT_TRY(build_line(state_, start_));
      if (line_.too_narrow) {
        WEFT_TRY(move_down());
        continue;
      }
      WEFT_TRY(finish());
      // What did not fit beside a shape may have been what the line was so high for.
      const bool is_lower = !was_lower && line_.has_content && line_.height < start_.probe_height;
      was_lower |= is_lower;
      if (!is_lower && !touches_more_floats()) return Status::Ok;
      space_.floats->rewind(float_mark_);
      start_.probe_height = line_.height;
    }
  }

  Status finish() {
    WEFT_TRY(finish_line(flow_, line_, pass_));
    line_.cut = pass_ == Pass::Place && line_.has_content && needs_ellipsis();
    if (pass_ == Pass::Place) WEFT_TRY(directions_.resolve(line_, box_, measurer_));
    line_.room_above = line_count_ == 0 ? space_.room_above : room_below_last_;
    WEFT_TRY(align_vertically(line_, box_, measurer_, context_.quirks_mode));
    return trimmed_ ? trim_line() : Status::Ok;
  }

  Status trim_line() {
    if (!line_.has_content) return Status::Ok;
    WEFT_TRY_ASSIGN(const Font* const font, measurer_.font(box_.text_style()));
    const LineExtents text = text_box(box_.text_style(), *font);
    if ((trimmed_ & static_cast<uint8_t>(TextBoxTrim::TrimEnd)) && (line_.last || is_limit()))
      line_.height = line_.baseline + text.below;
    if ((trimmed_ & static_cast<uint8_t>(TextBoxTrim::TrimStart)) && line_count_ == 0)
      line_.top -= line_.baseline - text.above;
    return Status::Ok;
  }

  /// CSS 2.1 9.5: a shortened line too small for any content is shifted down. Floats met so far
  /// stay where they are.
  Status move_down() {
    WEFT_TRY(place_floats(start_.top));
    const FloatSpace::Band band = space_.floats->band(start_.top, start_.probe_height, flow_.left(),
                                                      flow_.right(), FloatSpace::Wrap::Lines);
    float_mark_ = space_.floats->mark();
    start_.placed_floats = max_count(start_.placed_floats, placed_count());
    start_.top = band.bottom;
    start_.probe_height = Px::from_raw(1);
    return Status::Ok;
  }

  static uint32_t max_count(uint32_t a, uint32_t b) { return a < b ? b : a; }

  /// Floats of the line that lie beside it.
  uint32_t placed_count() const {
    uint32_t count = 0;
    for (const LineItem& item : line_.items.span())
      count += item.kind == Kind::Float && !item.deferred;
    return count;
  }

  bool touches_more_floats() const {
    if (!line_.has_content || line_.height <= start_.probe_height) return false;
    const FloatSpace::Band band = space_.floats->band(line_.top, line_.height, flow_.left(),
                                                      flow_.right(), FloatSpace::Wrap::Lines);
    return band.right - band.left < line_.right - line_.left;
  }

  /// Places the floats of the line for good, those beside it at their tops, those that wait at
  /// `below`.
  Status place_floats(Px below) {
    if (pass_ == Pass::Place) space_.floats->rewind(float_mark_);
    measurer_.release();
    for (const LineItem& item : line_.items.span()) {
      if (item.kind != Kind::Float || item.skipped || (item.deferred && line_.too_narrow)) continue;
      if (pass_ == Pass::Measure && !item.deferred) continue;
      WEFT_TRY(layout_float(context_, *item.box, *space_.floats, item.deferred ? below : item.top,
                            flow_.left(), flow_.right(), flow_.corner(), pass_,
                            space_.containing_height));
    }
    return Status::Ok;
  }

  // --- the lines ---------------------------------------------------------------------------------
  Status take_line() {
    if (flow_.intrinsic()) {
      WEFT_TRY(finish_line(flow_, line_, pass_));
      take_width();
      return Status::Ok;
    }
    if (has_marker()) line_.has_content = true;
    if (!line_.has_content) line_.height = line_.baseline = Px();
    const Px bottom = line_.top + line_.height;
    WEFT_TRY(place_floats(bottom));
    if (pass_ == Pass::Place) WEFT_TRY(write_line());
    if (line_.has_content) take_extent();
    start_.placed_floats -= min_count(start_.placed_floats, float_count());
    start_.top = bottom;
    if (line_.clear != Clear::None)
      start_.top = max(bottom, space_.floats->clear_bottom(line_.clear));
    start_.first = start_.first && !line_.has_content;
    return Status::Ok;
  }

  static uint32_t min_count(uint32_t a, uint32_t b) { return a < b ? a : b; }

  uint32_t float_count() const {
    uint32_t count = 0;
    for (const LineItem& item : line_.items.span()) count += item.kind == Kind::Float;
    return count;
  }

  bool has_marker() const {
    for (const LineItem& item : line_.items.span())
      if (item.kind == Kind::Marker) return true;
    return false;
  }

  void take_width() {
    const bool minimum = space_.width_mode == WidthMode::MinContent;
    const Px width =
        minimum ? max(line_.width, line_.float_width) : line_.width + line_.float_width;
    extent_.width = max(extent_.width, width);
    if (!line_.has_content) return;
    start_.first = false;
    extent_.has_lines = true;
  }

  void take_extent() {
    const Px baseline = line_.top + line_.baseline - space_.content_top;
    if (!extent_.has_lines) extent_.first_baseline = baseline;
    extent_.last_baseline = baseline;
    extent_.has_lines = true;
    extent_.width = max(extent_.width, line_.width);
    room_below_last_ = line_.room_below;
    ++line_count_;
  }

  Status write_line() {
    LineBox line_box;
    WEFT_TRY(place_line(flow_, line_, directions_, &line_box));
    return line_.has_content ? lines_.push(line_box) : Status::Ok;
  }

  Status keep_lines() {
    const std::span<LineBox> kept = context_.arena.make_array<LineBox>(lines_.size());
    if (!kept.data() && !lines_.empty()) return Status::OutOfMemory;
    for (size_t i = 0; i < lines_.size(); ++i) kept[i] = lines_[i];
    box_.content.lines = kept;
    return Status::Ok;
  }

  // --- cutting -----------------------------------------------------------------------------------
  bool clamped() const {
    const uint16_t limit = box_.style->rare->line_clamp;
    return limit > 0 && line_count_ >= limit && !flow_.intrinsic();
  }

  bool needs_ellipsis() const {
    const BoxStyle& style = box_.box_style();
    const bool ellipsis =
        style.text_overflow == TextOverflow::Ellipsis && style.overflow_x != Overflow::Visible;
    return (ellipsis && line_.width > line_.right - line_.left) || (is_limit() && !line_.last);
  }

  /// Whether the line is the last one that line-clamp leaves.
  bool is_limit() const {
    const uint16_t limit = box_.style->rare->line_clamp;
    return limit > 0 && line_count_ + 1u == limit;
  }

  LayoutContext& context_;
  Box& box_;
  InlineSpace space_;
  Pass pass_;
  Arena scratch_;
  TextMeasurer measurer_;
  InlineFlow flow_;
  Line line_;
  LineDirections directions_;
  ArenaVector<LineBox> lines_;
  LineState state_;
  LineStart start_;
  InlineExtent extent_;
  Px strut_height_;
  size_t float_mark_ = 0;
  uint32_t line_count_ = 0;
  uint8_t trimmed_ = trimmed_sides(box_);
  Px room_below_last_;  // in the last line, for emphasis marks and ruby of the next
};

}  // namespace

static Result<InlineExtent> lay_out(LayoutContext& context, Box& box, const InlineSpace& space,
                                    Pass pass) {
  // Not on the stack: boxes nest.
  WEFT_TRY_ASSIGN(const Owned<InlineLayout> layout,
                  make_owned<InlineLayout>(context.arena.budget(), context, box, space, pass));
  return layout->run();
}

static bool has_floats(const Box& box) {
  for (const Box* at = next_box(box, box); at; at = next_box(*at, box))
    if (at->floating) return true;
  return false;
}

/// CSS Text 4, 6.4: the least width at which there are no more lines. Like Chromium, of a few lines
/// that no float is beside.
static Result<Px> balanced_width(LayoutContext& context, Box& box, const InlineSpace& space) {
  constexpr uint32_t kMostLines = 6;
  WEFT_TRY_ASSIGN(const InlineExtent all, lay_out(context, box, space, Pass::Measure));
  const Px right = space.content_left + space.content_width;
  const bool beside_floats =
      space.floats->band(space.content_top, all.height, space.content_left, right).narrowed();
  if (all.lines < 2 || all.lines > kMostLines || beside_floats) return Px::max();
  Px least, most = space.content_width;
  while (most - least > Px::from_int(1)) {
    InlineSpace narrower = space;
    narrower.break_width = least + (most - least) / 2;
    WEFT_TRY_ASSIGN(const InlineExtent extent, lay_out(context, box, narrower, Pass::Measure));
    const bool fits = extent.lines <= all.lines && extent.width <= narrower.break_width;
    (fits ? most : least) = narrower.break_width;
  }
  return most;
}

// Not in layout_inline(), whose frame lies below all that is in the lines.
[[gnu::noinline]] static Result<InlineExtent> lay_out_balanced(LayoutContext& context, Box& box,
                                                               const InlineSpace& space,
                                                               Pass pass) {
  InlineSpace balanced = space;
  WEFT_TRY_ASSIGN(balanced.break_width, balanced_width(context, box, space));
  return lay_out(context, box, balanced, pass);
}

Result<InlineExtent> layout_inline(LayoutContext& context, Box& box, const InlineSpace& space,
                                   Pass pass) {
  if (box.text_style().text_wrap_style != TextWrapStyle::Balance ||
      space.width_mode != WidthMode::Definite || has_floats(box))
    return lay_out(context, box, space, pass);
  return lay_out_balanced(context, box, space, pass);
}

}  // namespace weft
