// The layout of one multi-column container (CSS Multi-column 1): its content as one tall column,
// which is then cut. One that is itself in columns ends its rows where those end.
#pragma once

#include "render/layout/columns/column_breaks.h"

namespace weft {

class ColumnLayout {
 public:
  /// `scratch` lives as long as the object. `depth`: of so many containers that are cut around it.
  ColumnLayout(LayoutContext& context, Arena& scratch, Box& box, const Space& space,
               unsigned depth);

  /// Lays the content out as one column. Errors: OutOfMemory, Timeout.
  Status begin();
  /// Finds the heights of the rows, from `top` on, which runs down the columns of `around`: null
  /// where it is in none. The answer is its end. REQUIRES: begin(). Errors: OutOfMemory, Timeout.
  Result<Px> measure(const ColumnBreaks* around, Px top);
  /// Writes the places of all that is in it, from `corner`, the container's in `around`.
  /// REQUIRES: measure(). Errors: OutOfMemory.
  Status place(const ColumnBreaks* around, Point corner);
  /// By so much its columns must grow for another result; Px::max() = nothing.
  Px shortage() const { return shortage_; }
  /// Whether something did not fit.
  bool overflows() const { return overflows_; }
  /// The end of what stays with its top, from there.
  Px head() const;
  Extent extent() const { return extent_; }

 private:
  struct Run {  // of pieces, up to a spanner or the end
    uint32_t first, end;
    Px tall_top, top, spanner_top;
    ColumnHeights heights;
  };

  Result<ColumnHeights> run_heights(const ColumnBreaks* around, bool is_empty, bool is_last);
  Result<ColumnHeights> broken_heights(const ColumnBreaks& around, Px own, Px room);
  Px limit_height() const;
  bool fills() const;

  LayoutContext& context_;
  Arena& scratch_;
  Box& box_;
  const Space space_;
  const unsigned depth_;
  Edges edges_;
  Px width_;  // of the content box
  uint32_t count_;
  Px column_width_, gap_;
  Extent extent_;
  ArenaVector<ColumnPiece> pieces_;
  ArenaVector<Run> runs_;
  ColumnBreaks breaks_;
  Px content_bottom_;  // in the tall column, margins included
  Px top_, bottom_;    // of the rows so far, down the columns around it
  Px shortage_;
  bool overflows_ = false;
};

}  // namespace weft
