// The columns that pieces fill (CSS Fragmentation 3, 4; CSS Multi-column 1, 7): where each ends,
// how high they are when balanced, and moving what is in them to its place.
#pragma once

#include "render/layout/columns/column_pieces.h"
#include "render/layout/columns/column_set.h"

namespace weft {

class ColumnBreaks {
 public:
  ColumnBreaks(LayoutContext& context, Arena& scratch, std::span<ColumnPiece> pieces)
      : context_(context), pieces_(pieces), open_(scratch), saved_(scratch) {}

  /// The pieces of the next row: up to `end`, the first of them at `top`.
  void begin_row(uint32_t first, uint32_t end, Px top);
  /// The lowest height at which no more than `count` columns are filled; not above `limit`. The
  /// content ends at `bottom` or below. Errors: Timeout, OutOfMemory.
  Result<Px> balanced_height(uint32_t count, Px limit, Px bottom);
  /// Places the row, which is the `row`th of `set`: writes the places of boxes and lines, and how
  /// many columns it has. Errors: OutOfMemory.
  Status place(ColumnSet& set, uint32_t row);
  /// The place of `piece`, a spanner, whose margin box is at `top` of the container.
  void place_spanner(const ColumnPiece& piece, Px top) const;

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
  struct Outcome {
    uint32_t columns;
    Px shortage;     // by so much the columns must grow for any other result; Px::max() = nothing
    bool overflows;  // something did not fit
  };

  Result<Outcome> fill(Px height);
  Status run();
  Status open(uint32_t index);
  Status close(uint32_t index);
  Status add_lines(ColumnPiece& piece);
  void take_side(const ColumnPiece& piece);
  void cut_margin(const ColumnPiece& piece);
  void force_column(const ColumnPiece& piece);
  void keep(uint32_t index);
  bool keep_to(Px top, Px bottom);
  void push(Px top, Px bottom);
  void leave_overhang();
  Status finish(ColumnPiece& piece, Px bottom);
  Status stretch(uint32_t index, const OpenBox& box);
  Point corner_around() const;
  Point placed(Point at, Px y) const;

  Px y_of(Px top) const { return max(Px(), top + shift_ - top_); }
  Px start_of(Px y) const { return height_ * (y.raw() / height_.raw()); }
  Px next_start(Px y) const { return start_of(y + height_ - Px::from_raw(1)); }
  bool is_tall() const { return height_ == Px::max(); }
  void note_shortage(Px by) { shortage_ = min(shortage_, by); }

  LayoutContext& context_;
  std::span<ColumnPiece> pieces_;
  ArenaVector<OpenBox> open_, saved_;
  uint32_t first_ = 0, end_ = 0, row_ = 0;
  Px top_;
  ColumnSet* set_ = nullptr;  // null = nothing is written
  // The walk. y: down the columns.
  Px height_, shift_;
  Px edge_;  // y from where on there are margins only
  bool edge_is_start_ = false;
  Px content_;  // y of the end of the last content
  Px floats_;   // y of the end of the lowest float
  Px deepest_, shortage_;
  Px overhang_;  // of what was pushed last, out of its column
  bool overflows_ = false, force_ = false;
  // Of the tall column:
  Px run_top_, longest_run_, tallest_;
  uint32_t runs_ = 0;
};

}  // namespace weft
