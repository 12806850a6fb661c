#include "render/layout/inline/line_floats.h"

#include "render/layout/sizing.h"

namespace weft {

Status put_intrinsic_float(LineState& state, Box& box) {
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths,
                  intrinsic_widths(state.flow.context, box, state.flow.space.containing_height));
  const Px margins = used_margin(box, Px()).horizontal();
  if (state.flow.space.width_mode == WidthMode::MinContent)
    state.line.float_width = max(state.line.float_width, widths.min_content + margins);
  else state.line.float_width += max(Px(), widths.max_content + margins);
  state.position = position_after(box);
  return Status::Ok;
}

Status put_float(LineState& state, Box& box) {
  LineItem item = LineItem::of(LineItem::Kind::Float, box);
  item.top = state.top;
  item.skipped = state.floats.met++ < state.floats.placed_before;
  state.position = position_after(box);
  if (item.skipped) return state.push(item);
  FloatSpace& floats = *state.flow.space.floats;
  const size_t mark = floats.mark();
  if (!state.floats.wait) {
    const Px available = state.available;
    state.flow.measurer.release();
    WEFT_TRY(layout_float(state.flow.context, box, floats, state.top, state.flow.left(),
                          state.flow.right(), state.flow.corner(), Pass::Measure,
                          state.flow.space.containing_height));
    state.update_band();
    // A float without height takes no room from the line, but must fit beside it all the same.
    const bool fits = state.pen - state.trailing + floats.flat_width() <= available;
    state.floats.wait = state.has_visible_item() && (state.overflows() || !fits);
  }
  if (state.floats.wait) {
    floats.rewind(mark);
    state.update_band();
    item.deferred = true;
  }
  WEFT_TRY(state.push(item));
  // A break comes after the float.
  if (!state.opened && state.breaks.candidate.valid) state.breaks.candidate = state.snapshot();
  return Status::Ok;
}

}  // namespace weft
