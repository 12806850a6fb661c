#include "render/layout/writing_mode.h"

namespace weft {
namespace {

/// Rows and columns have the writing mode of their table, what is in lines that of its container.
bool has_mode_of_parent(const Box& box) {
  switch (box.kind) {
    case BoxKind::TableGrid:
    case BoxKind::TableRowGroup:
    case BoxKind::TableRow:
    case BoxKind::TableColumn:
    case BoxKind::Inline:
    case BoxKind::Text:
    case BoxKind::LineBreak:
    case BoxKind::Replaced: return true;
    default:
      // The principal writing mode may be that of the body (8).
      return box.parent && !box.parent->parent;
  }
}

}  // namespace

WritingMode inner_mode(const Box& box) {
  if (box.kind == BoxKind::Replaced) return outer_mode(box);
  const Box* at = &box;
  while (at->parent && has_mode_of_parent(*at)) at = at->parent;
  return at->text_style().writing_mode;
}

WritingMode outer_mode(const Box& box) {
  return box.out_of_flow || !box.parent ? WritingMode::HorizontalTb : inner_mode(*box.parent);
}

Rect rect_on_panel(WritingMode mode, const Rect& rect, Size box) {
  if (!is_vertical(mode)) return rect;
  return {block_starts_right(mode) ? box.width - rect.bottom() : rect.top,
          lines_start_below(mode) ? box.height - rect.right() : rect.left, rect.height, rect.width};
}

Rect rect_on_panel(const Box& container, const LineBox& line, const Rect& rect) {
  const WritingMode mode = inner_mode(container);
  Rect in_flow = rect;
  if (mode == WritingMode::VerticalLr)
    in_flow.top = line.top + line.top + line.height - rect.bottom();
  return rect_on_panel(mode, in_flow, container.size);
}

Matrix line_matrix(const Box& container, const LineBox& line) {
  Matrix matrix = flow_matrix(container);
  if (inner_mode(container) != WritingMode::VerticalLr) return matrix;
  matrix.c = -1;
  matrix.e = (line.top + line.top + line.height).to_float();
  return matrix;
}

Matrix flow_matrix(WritingMode mode, Size box) {
  if (!is_vertical(mode)) return {};
  const bool right = block_starts_right(mode), below = lines_start_below(mode);
  return {0,
          below ? -1.f : 1.f,
          right ? -1.f : 1.f,
          0,
          right ? box.width.to_float() : 0,
          below ? box.height.to_float() : 0};
}

Point distance_in_lines(WritingMode mode, Point on_panel) {
  switch (mode) {
    case WritingMode::HorizontalTb: break;
    case WritingMode::VerticalRl:
    case WritingMode::VerticalLr:
    case WritingMode::SidewaysRl: return {on_panel.y, -on_panel.x};
    case WritingMode::SidewaysLr: return {-on_panel.y, on_panel.x};
  }
  return on_panel;
}

bool has_central_baseline(const TextStyle& style) {
  return (style.writing_mode == WritingMode::VerticalRl ||
          style.writing_mode == WritingMode::VerticalLr) &&
         style.text_orientation != TextOrientation::Sideways;
}

Px baseline_of_border_box(const TextStyle& style, Px height) {
  return has_central_baseline(style) ? height / 2 : height;
}

bool ruby_note_is_first(const TextStyle& style) {
  return (style.ruby_position == RubyPosition::Over) !=
         (style.writing_mode == WritingMode::VerticalLr);
}

bool is_ruby_column(const Box& box) {
  return box.anonymous && box.inline_level && box.kind == BoxKind::Block;
}

}  // namespace weft
