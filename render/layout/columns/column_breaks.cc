#include "render/layout/columns/column_breaks.h"

#include "render/layout/columns/column_layout.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

using Kind = ColumnPiece::Kind;
constexpr uint32_t kNone = ColumnPiece::kNone;

Px even_share(Px height, uint32_t columns) {
  return Px::from_raw((int64_t{height.raw()} + columns - 1) / columns);
}

/// The top margin of `box`, collapsed with those of the first boxes in it.
Px margin_above(const Box& box) {
  Px margin;
  for (const Box* at = &box;;) {
    margin = max(margin, used_margin(*at, at->containing_width).top);
    const bool separates = at->independent || !at->is_block_container() || at->inline_content ||
                           border_widths(*at).top + placed_padding(*at).top > Px();
    at = separates ? nullptr : at->first_child;
    while (at && !at->in_flow()) at = at->next_sibling;
    if (!at) return margin;
  }
}

void move_line(LineBox& line, Point by) {
  line.top += by.y;
  line.baseline += by.y;
  for (LineFragment& fragment : line.fragments) {
    fragment.left += by.x;
    fragment.top += by.y;
    fragment.baseline += by.y;
    if (fragment.kind == LineFragment::Kind::Atomic)
      fragment.box->position = fragment.box->position + by;
  }
}

}  // namespace

uint32_t ColumnSet::column_at(uint32_t row, Px y, bool is_end) const {
  const Px height = rows[row].height;
  if (height <= Px() || y <= Px()) return 0;
  return static_cast<uint32_t>((y.raw() - (is_end ? 1 : 0)) / height.raw());
}

Point ColumnSet::shift_of(uint32_t row, uint32_t column) const {
  return {rows[row].left + step * column, -(rows[row].height * column)};
}

// --- rows ----------------------------------------------------------------------------------------

void ColumnBreaks::begin_row(uint32_t first, uint32_t end, Px top) {
  first_ = first;
  end_ = end;
  top_ = top;
  for (OpenBox& box : open_.span()) {
    box.shift = box.base = box.deepest = Px();
    box.row_bottom = box.outer_floats = Px::min();
  }
}

Result<ColumnBreaks::Outcome> ColumnBreaks::fill(const ColumnHeights& heights) {
  heights_ = heights;
  heights_.last = max(heights.last, Px::from_raw(1));
  shift_ = edge_ = content_ = deepest_ = Px();
  floats_ = Px::min();
  shortage_ = any_shortage_ = Px::max();
  overhang_ = Px();
  edge_is_start_ = overflows_ = force_ = false;
  run_top_ = longest_run_ = tallest_ = Px();
  runs_ = 1;
  WEFT_TRY(run());
  Outcome outcome{1, shortage_, any_shortage_, overflows_};
  if (!is_tall() && deepest_ > Px()) {
    const Px end = deepest_ - Px::from_raw(1);
    outcome.columns = heights_.row_at(end) * heights_.count + heights_.column_at(end) + 1;
  }
  return outcome;
}

Result<ColumnBreaks::Outcome> ColumnBreaks::try_fill(const ColumnHeights& heights) {
  saved_.clear();
  WEFT_TRY(saved_.append(open_.span()));
  WEFT_TRY_ASSIGN(const Outcome outcome, fill(heights));
  open_.clear();
  WEFT_TRY(open_.append(saved_.span()));
  return outcome;
}

namespace {
constexpr int kMostTries = 200;
}

Result<ColumnBreaks::Balance> ColumnBreaks::balanced_height(uint32_t count, Px limit, Px bottom) {
  WEFT_TRY(try_fill({.last = Px::max()}).status());
  deepest_ = max(deepest_, bottom - top_);
  if (deepest_ <= Px()) return Balance{Px(), true};
  longest_run_ = max(longest_run_, deepest_ - run_top_);
  const Px whole = deepest_;
  const uint32_t columns = count > runs_ ? count : runs_;
  // 7.1: not less than an even share of the content.
  const Px share =
      max(even_share(deepest_, columns), even_share(longest_run_, columns - runs_ + 1));
  Px height = max(max(share, tallest_), Px::from_raw(1));
  for (int i = 0; height < limit; ++i) {
    WEFT_TRY_ASSIGN(const Outcome outcome, try_fill({.last = height}));
    const bool done = outcome.columns <= columns && !outcome.overflows;
    if (done || outcome.shortage == Px::max()) return Balance{height, true};
    height = i < kMostTries ? height + outcome.shortage : whole;
  }
  if (limit == Px::max()) return Balance{limit, true};
  WEFT_TRY_ASSIGN(const Outcome outcome, try_fill({.last = limit}));
  return Balance{limit, outcome.columns <= count};
}

Result<Px> ColumnBreaks::balanced_rest(ColumnHeights heights) {
  const Px limit = heights.last;
  const Px rest = deepest_ - heights.start_of_row(heights.rows - 1);
  heights.last = max(even_share(max(Px(), rest), heights.count), Px::from_raw(1));
  for (int i = 0; heights.last < limit && i < kMostTries; ++i) {
    WEFT_TRY_ASSIGN(const Outcome outcome, try_fill(heights));
    const bool done = outcome.columns <= heights.rows * heights.count && !outcome.overflows;
    if (done) return heights.last;
    if (outcome.shortage == Px::max()) break;
    heights.last += outcome.shortage;
  }
  return limit;
}

Status ColumnBreaks::place(ColumnSet& set, uint32_t row, const ColumnHeights& heights) {
  set_ = &set;
  row_ = row;
  const Result<Outcome> outcome = fill(heights);
  set_ = nullptr;
  WEFT_TRY(outcome.status());
  for (uint32_t i = 0; i < heights.rows; ++i) {
    const Px start = heights.start_of_row(i), bottom = max(Px(), deepest_ - start);
    const bool is_last = i + 1 == heights.rows;
    ColumnRow& one = set.rows[row + i];
    one.bottom = is_last ? bottom : min(bottom, heights.height_of(i) * heights.count);
    one.columns = one.bottom > Px() ? set.column_at(row + i, one.bottom, true) + 1 : is_last;
  }
  return Status::Ok;
}

void ColumnBreaks::place_spanner(const ColumnPiece& piece, Point at) const {
  piece.box->position =
      Point{at.x + piece.corner.x, at.y + piece.corner.y - piece.top} - corner_around();
}

// --- the walk ------------------------------------------------------------------------------------

Status ColumnBreaks::run() {
  for (uint32_t i = first_; i < end_; ++i) {
    WEFT_TRY(context_.step());
    ColumnPiece& piece = (*pieces_)[i];
    switch (piece.kind) {
      case Kind::Open: WEFT_TRY(open(i)); break;
      case Kind::Close: WEFT_TRY(close(i)); break;
      case Kind::Lines: WEFT_TRY(add_lines(piece)); break;
      case Kind::Still:
        if (set_) piece.box->position = placed(piece.corner, y_of(piece.top)) - corner_around();
        break;
      case Kind::Spanner: break;
    }
  }
  return Status::Ok;
}

Status ColumnBreaks::open(uint32_t index) {
  ColumnPiece& piece = (*pieces_)[index];
  Box& box = *piece.box;
  const Px outer_shift = shift_, outer_edge = edge_, outer_content = content_;
  const bool beside = piece.parent != kNone && (*pieces_)[piece.parent].beside;
  if (beside) take_side(piece);
  if (piece.forced || force_) force_column(piece);
  else if (!beside && !box.floating) cut_margin(piece);
  if (box.box_style().clear != Clear::None && floats_ > y_of(piece.top))
    shift_ += floats_ - y_of(piece.top);
  keep(index);
  piece.row = row_;
  piece.y = y_of(piece.top);
  piece.place = place_of(piece.y, false);
  const Point corner = placed(piece.corner, piece.y);
  if (set_) box.position = corner - corner_around();
  OpenBox opened{index,  corner,  shift_,      shift_,     Px::min(),
                 shift_, floats_, outer_shift, outer_edge, outer_content};
  if (box.independent) floats_ = Px::min();
  WEFT_TRY(open_.push(opened));
  edge_ = y_of(piece.top) + border_widths(box).top + placed_padding(box).top;
  edge_is_start_ = true;
  if (piece.columns) WEFT_TRY(add_columns(piece, corner));
  return piece.whole || piece.columns ? close(index) : Status::Ok;
}

/// A container of columns ends a row of them at the end of each column that it is in.
Status ColumnBreaks::add_columns(ColumnPiece& piece, Point corner) {
  WEFT_TRY_ASSIGN(const Px end, piece.columns->measure(this, piece.y));
  if (!piece.fixed) shift_ += end - y_of(piece.bottom);
  overflows_ |= piece.columns->overflows();
  if (piece.columns->shortage() < Px::max()) note_shortage(piece.columns->shortage(), end);
  deepest_ = max(deepest_, end);
  return set_ ? piece.columns->place(this, corner) : Status::Ok;
}

Status ColumnBreaks::close(uint32_t index) {
  if (const ColumnPiece& at = (*pieces_)[index]; !at.whole && !at.columns) index = at.end;
  ColumnPiece& piece = (*pieces_)[index];
  Box& box = *piece.box;
  const OpenBox opened = open_.back();
  open_.pop();
  if (piece.whole) leave_overhang();
  Px shift = piece.fixed && !piece.whole ? opened.shift : piece.beside ? opened.deepest : shift_;
  if (box.independent) {
    const Px edge = border_widths(box).bottom + placed_padding(box).bottom;
    const Px content = piece.bottom - edge + shift - top_;
    if (floats_ > content && !piece.fixed) shift += floats_ - content;
    floats_ = opened.outer_floats;
  }
  piece.end_shift = shift;
  const Px bottom = max(Px(), piece.bottom + shift - top_);
  WEFT_TRY(finish(piece, bottom));
  if (piece.beside) WEFT_TRY(stretch(index, opened));
  if (piece.parent != kNone && (*pieces_)[piece.parent].beside) {
    OpenBox& around = open_.back();
    around.deepest = max(around.deepest, shift);
  }
  shift_ = shift;
  if (box.floating) {
    floats_ = max(floats_, bottom + used_margin(box, box.containing_width).bottom);
    shift_ = opened.outer_shift;
    edge_ = opened.outer_edge;
    content_ = opened.outer_content;
    return Status::Ok;
  }
  edge_ = content_ = bottom;
  edge_is_start_ = false;
  force_ |= piece.forced_next;
  return Status::Ok;
}

Status ColumnBreaks::add_lines(ColumnPiece& piece) {
  const std::span<LineBox> lines =
      piece.box->content.lines.subspan(piece.first_line, piece.line_count);
  const bool together = keep_to(piece.top, piece.kept_bottom);
  for (LineBox& line : lines) {
    const Px top = piece.corner.y + line.top;
    const bool is_last = &line == &lines.back();
    if (!together) push(top, is_last ? piece.kept_bottom : top + line.height);
    const Px y = y_of(top);
    leave_overhang();
    content_ = y_of(top + line.height);
    deepest_ = max(deepest_, content_);
    if (!set_) continue;
    const Point at = placed({piece.corner.x, top}, y) - corner_around();
    move_line(line, {at.x, at.y - line.top});
  }
  edge_ = content_;
  edge_is_start_ = false;
  return Status::Ok;
}

/// A box beside others begins where the row of them does.
void ColumnBreaks::take_side(const ColumnPiece& piece) {
  OpenBox& around = open_.back();
  if (piece.top >= around.row_bottom) around.base = around.deepest;
  around.row_bottom = max(around.row_bottom, piece.bottom);
  shift_ = around.base;
  content_ = max(Px(), y_of((*pieces_)[around.piece].top));
}

/// 5.2: a margin is cut where a column ends in it.
void ColumnBreaks::cut_margin(const ColumnPiece& piece) {
  if (is_tall() || edge_ <= Px() || piece.box->box_style().clear != Clear::None) return;
  const Px y = y_of(piece.top);
  const Px start = edge_is_start_ ? heights_.end_of(edge_) : heights_.next_start(edge_);
  if (start < y) shift_ -= y - start;
}

/// 4.3: what comes before ends its column; the margin after the break stays.
void ColumnBreaks::force_column(const ColumnPiece& piece) {
  force_ = false;
  if (content_ <= Px()) return;
  if (is_tall()) {
    ++runs_;
    longest_run_ = max(longest_run_, content_ - run_top_);
    run_top_ = content_;
    return;
  }
  shift_ += heights_.next_start(content_) + margin_above(*piece.box) - y_of(piece.top);
}

/// 4.4: what is not to be broken goes to the next column as a whole, if it fits there.
void ColumnBreaks::keep(uint32_t index) {
  const ColumnPiece& piece = (*pieces_)[index];
  if (piece.whole) return push(piece.top, piece.bottom);
  Px bottom = piece.stays ? piece.bottom : head_bottom(pieces_->span(), index);
  constexpr int kMostKept = 16;
  uint32_t next = piece.next;
  for (int i = 0; next != kNone && i < kMostKept; ++i, next = (*pieces_)[next].next)
    if (!is_tall() && head_bottom(pieces_->span(), next) - piece.top <= heights_.highest())
      bottom = max(bottom, head_bottom(pieces_->span(), next));
  if (!keep_to(piece.top, bottom) && piece.stays)
    keep_to(piece.top, head_bottom(pieces_->span(), index));
  overhang_ = Px();
}

/// False where it fits in no column.
bool ColumnBreaks::keep_to(Px top, Px bottom) {
  if (!is_tall() && bottom - top > heights_.highest()) {
    overflows_ = true;
    note_shortage(bottom - top - heights_.highest(), y_of(top));
    return false;
  }
  push(top, bottom);
  return true;
}

/// Goes to the next column where it does not fit into what is left of this one.
void ColumnBreaks::push(Px top, Px bottom) {
  const Px y = y_of(top), height = bottom - top;
  if (is_tall()) {
    deepest_ = max(deepest_, y + height);
    tallest_ = max(tallest_, height);
    return;
  }
  const Px start = heights_.start_of(y);
  Px end = heights_.end_of(y);
  Px over = y + height - end;
  if (over <= Px()) {
    deepest_ = max(deepest_, y + height);
    return;
  }
  note_shortage(over, y);
  // A later row may have room for it.
  const bool is_low = height > heights_.height_at(y) && height <= heights_.highest();
  if ((y == start || content_ <= start) && !is_low) {
    overflows_ = true;
  } else {
    while (heights_.row_at(end) + 1 < heights_.rows && height > heights_.height_at(end))
      end = heights_.end_of(end);
    shift_ += end - y;
    content_ = end;
    over = height - heights_.height_at(end);
    overflows_ |= over > Px();
    if (over > Px()) note_shortage(over, end);
  }
  overhang_ = max(Px(), over);
  deepest_ = max(deepest_, y_of(bottom) - overhang_);
}

/// What is higher than a column hangs out of it; the next column begins after it.
void ColumnBreaks::leave_overhang() {
  shift_ -= overhang_;
  overhang_ = Px();
}

// --- writing -------------------------------------------------------------------------------------

/// The corner of the box that is open.
Point ColumnBreaks::corner_around() const { return open_.empty() ? Point{} : open_.back().corner; }

/// `at` in the tall column, by its place down the columns.
Point ColumnBreaks::placed(Point at, Px y) const {
  if (!set_) return {};
  const ColumnPlace place = place_of(y, false);
  const Point shift = set_->shift_of(place.row, set_->column_at(place.row, place.y));
  return {at.x + shift.x + set_->left, set_->rows[place.row].top + place.y + shift.y};
}

/// The place in `set_` of `y`; with `is_end`, of what ends there.
ColumnPlace ColumnBreaks::place_of(Px y, bool is_end) const {
  const uint32_t row = heights_.row_at(is_end ? max(Px(), y - Px::from_raw(1)) : y);
  return {row_ + row, y - heights_.start_of_row(row)};
}

/// The height of a box that ends at `bottom`, and whether it is in several columns.
Status ColumnBreaks::finish(ColumnPiece& piece, Px bottom) {
  deepest_ = max(deepest_, bottom);
  if (!set_) return Status::Ok;
  Box& box = *piece.box;
  if (piece.row == row_ && !piece.fixed && !piece.whole)
    box.size.height = max(Px(), bottom - piece.y);
  const ColumnPlace end = place_of(bottom, true);
  box.split = !piece.whole &&
              (piece.place.row != end.row ||
               set_->column_at(end.row, end.y, true) > set_->column_at(end.row, piece.place.y));
  if (!box.split) return Status::Ok;
  auto* split = context_.arena.make<SplitBox>(SplitBox{&box, piece.place, end, set_->splits});
  if (!split) return Status::OutOfMemory;
  set_->splits = split;
  return Status::Ok;
}

/// Boxes that ended with the lowest of their row still do.
Status ColumnBreaks::stretch(uint32_t index, const OpenBox& box) {
  if (!set_) return Status::Ok;
  for (uint32_t i = index + 1; i < (*pieces_)[index].end; ++i) {
    ColumnPiece& child = (*pieces_)[i];
    if (child.kind != Kind::Open) continue;
    i = child.end;
    if (child.bottom < box.row_bottom || child.whole || child.end_shift == box.deepest) continue;
    WEFT_TRY(finish(child, child.bottom + box.deepest - top_));
  }
  return Status::Ok;
}

}  // namespace weft
