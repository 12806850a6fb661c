// The columns that pieces fill (CSS Fragmentation 3, 4; CSS Multi-column 1, 7): where each ends,
// how high they are when balanced, and moving what is in them to its place.
#pragma once

#include "render/layout/columns/column_heights.h"
#include "render/layout/columns/column_pieces.h"
#include "render/layout/columns/column_set.h"

namespace weft {

class ColumnBreaks {
 public:
  ColumnBreaks(LayoutContext& context, Arena& scratch, ArenaVector<ColumnPiece>& pieces)
      : context_(context), pieces_(&pieces), open_(scratch), saved_(scratch) {}

  /// The pieces of the next row: up to `end`, the first of them at `top`.
  void begin_row(uint32_t first, uint32_t end, Px top);
  struct Outcome {
    uint32_t columns;  ///< Of all rows.
    Px shortage;       ///< By so much those of the last row, or any, must grow for another result;
    Px any_shortage;   ///< Px::max() = nothing.
    bool overflows;    ///< Something did not fit.
  };
  struct Balance {
    Px height;
    bool fits;
  };
  /// The lowest height at which no more than `count` columns are filled; not above `limit`. The
  /// content ends at `bottom` or below. Errors: Timeout, OutOfMemory.
  Result<Balance> balanced_height(uint32_t count, Px limit, Px bottom);
  /// The same of the columns in the last row of `heights`, whose columns the content does not
  /// exceed as they are. Errors: Timeout, OutOfMemory.
  Result<Px> balanced_rest(ColumnHeights heights);
  /// What filling such columns leads to; nothing changes. Errors: Timeout, OutOfMemory.
  Result<Outcome> try_fill(const ColumnHeights& heights);
  /// The same, and goes on to what follows the row.
  Result<Outcome> fill(const ColumnHeights& heights);
  /// Places the row, whose rows are those of `set` from `row` on: writes the places of boxes and
  /// lines, and how many columns each has. Errors: OutOfMemory.
  Status place(ColumnSet& set, uint32_t row, const ColumnHeights& heights);
  /// The place of `piece`, a spanner, whose margin box is at `at` of the container.
  void place_spanner(const ColumnPiece& piece, Point at) const;

  /// The columns that are being filled.
  const ColumnHeights& heights() const { return heights_; }
  /// `at` in the tall column, by its place down the columns; zero where nothing is placed.
  Point placed(Point at, Px y) const;

 private:
  struct OpenBox {
    uint32_t piece;
    Point corner;  // of the border box, as placed
    Px shift;
    // Of those whose children lie beside each other: how far down the row of them that is being
    // filled begins, where it ends, and how far down the lowest ended.
    Px base, row_bottom, deepest;
    Px outer_floats;                            // of independent boxes
    Px outer_shift, outer_edge, outer_content;  // of floats
  };
  Status run();
  Status open(uint32_t index);
  Status close(uint32_t index);
  Status add_lines(ColumnPiece& piece);
  void take_side(const ColumnPiece& piece);
  void cut_margin(const ColumnPiece& piece);
  void force_column(const ColumnPiece& piece);
  Status add_columns(ColumnPiece& piece, Point corner);
  void keep(uint32_t index);
  bool keep_to(Px top, Px bottom);
  void push(Px top, Px bottom);
  void leave_overhang();
  Status finish(ColumnPiece& piece, Px bottom);
  Status stretch(uint32_t index, const OpenBox& box);
  Point corner_around() const;
  ColumnPlace place_of(Px y, bool is_end) const;

  Px y_of(Px top) const { return max(Px(), top + shift_ - top_); }
  bool is_tall() const { return heights_.is_tall(); }
  void note_shortage(Px by, Px y) {
    any_shortage_ = min(any_shortage_, by);
    if (heights_.row_at(y) + 1 == heights_.rows) shortage_ = min(shortage_, by);
  }

  LayoutContext& context_;
  ArenaVector<ColumnPiece>* pieces_;
  ArenaVector<OpenBox> open_, saved_;
  uint32_t first_ = 0, end_ = 0, row_ = 0;
  Px top_;
  ColumnSet* set_ = nullptr;  // null = nothing is written
  // The walk. y: down the columns.
  ColumnHeights heights_;
  Px shift_;
  Px edge_;  // y from where on there are margins only
  bool edge_is_start_ = false;
  Px content_;  // y of the end of the last content
  Px floats_;   // y of the end of the lowest float
  Px deepest_, shortage_, any_shortage_;
  Px overhang_;  // of what was pushed last, out of its column
  bool overflows_ = false, force_ = false;
  // Of the tall column:
  Px run_top_, longest_run_, tallest_;
  uint32_t runs_ = 0;
};

}  // namespace weft
