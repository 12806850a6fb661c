#include "render/layout/inline/line_state.h"

namespace weft {

using Kind = LineItem::Kind;

void LineState::update_band() {
  floats.narrow = false;
  if (flow.intrinsic()) {
    available = flow.space.width_mode == WidthMode::MinContent ? Px() : Px::max();
    return;
  }
  const FloatSpace::Band band = flow.space.floats->band(top, probe_height, flow.left(),
                                                        flow.right(), FloatSpace::Wrap::Lines);
  line.left = band.left - flow.left();
  line.right = band.right - flow.left();
  available = min(line.right - line.left, flow.space.break_width);
  floats.narrow = band.narrowed();
}

void LineState::end_at(const InlinePosition& next) {
  line.next = next;
  ended = true;
}

Status LineState::push(const LineItem& item) {
  pen += item.advance;
  return line.items.push(item);
}

bool LineState::has_visible_item() const {
  for (const LineItem& item : line.items.span())
    if (item.kind == Kind::Text || item.kind == Kind::Atomic || item.kind == Kind::Tab) return true;
  return false;
}

LineCheckpoint LineState::snapshot() const {
  LineCheckpoint point;
  point.valid = true;
  point.hyphen = breaks.breaker.previous() == kSoftHyphen;
  point.position = position;
  point.items = line.items.size();
  if (point.items > 0) point.last = line.items.back();
  point.pen = pen;
  point.trailing = trailing;
  point.float_mark = flow.space.floats->mark();
  point.floats_met = floats.met;
  point.float_width = line.float_width;
  return point;
}

void LineState::restore(const LineCheckpoint& checkpoint) {
  line.items.truncate(checkpoint.items);
  if (checkpoint.items > 0) line.items.back() = checkpoint.last;
  pen = checkpoint.pen;
  trailing = checkpoint.trailing;
  position = checkpoint.position;
  floats.met = checkpoint.floats_met;
  line.float_width = checkpoint.float_width;
  if (flow.space.floats->mark() > checkpoint.float_mark)
    flow.space.floats->rewind(checkpoint.float_mark);
}

}  // namespace weft
