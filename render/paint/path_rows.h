// Rows of a path: what a fill or a stroke covers of each pixel. Nothing is kept from row to row; a
// row costs a look at each segment, and work for those that cross it.
#pragma once

#include "render/base/outlines.h"
#include "render/paint/coverage_line.h"
#include "render/paint/path.h"

namespace weft {

/// A filled outline on the device.
struct PathShape {
  Path path;
  Matrix matrix;  ///< From the units of the path to device pixels.
  FillRule rule = FillRule::NonZero;
};

struct Stroke {
  float width = 1;  ///< In the units of the path.
  LineCap cap = LineCap::Butt;
  LineJoin join = LineJoin::Miter;
  float miter_limit = 4;
};

/// Where the outlines of a path cross the sub-scanlines of one row. A scratch for all paths.
class PathCrossings {
 public:
  explicit PathCrossings(Budget& budget) : budget_(&budget) {}
  ~PathCrossings();
  PathCrossings(const PathCrossings&) = delete;
  PathCrossings& operator=(const PathCrossings&) = delete;

  /// Edges are cut to row `y` from now on, and to the sub-scanlines that `line` has.
  void begin(int32_t y, const CoverageLine& line);
  float top() const { return top_; }
  float bottom() const { return top_ + 1; }
  /// A straight edge in device pixels; those that are added later than memory ends are lost, which
  /// status() then says.
  void add_edge(Vector from, Vector to);
  /// All edges so far are those of closed pieces that wind the same way, for the rule "nonzero":
  /// what lies within other pieces is forgotten when there is much of it.
  void end_piece() {
    if (count_ >= many_) unite();
  }
  Status status() const { return status_; }
  /// Adds the spans between the crossings to `line`, and forgets them.
  void fill(FillRule rule, CoverageLine& line);

 private:
  struct Crossing {
    int32_t x;        // 1/256 px
    int16_t sub;      // the sub-scanline of the row
    int16_t winding;  // +1 downwards, -1 upwards
  };
  static constexpr size_t kMany = 400;
  void push(Crossing crossing);
  void sort();
  void unite();

  Budget* budget_;
  Crossing* crossings_ = nullptr;
  size_t count_ = 0, capacity_ = 0, many_ = kMany;
  float top_ = 0;
  int16_t first_sub_ = 0, end_sub_ = 0;
  Status status_ = Status::Ok;
};

/// Adds row `y` of `shape`, filled. Subpaths that are open are filled as if they were closed.
/// Errors: OutOfMemory, which `crossings` remembers.
Status add_fill_row(const PathShape& shape, int32_t y, PathCrossings& crossings,
                    CoverageLine& line);

/// Adds row `y` of the stroke of `shape`; its rule is of no account. REQUIRES: the matrix is
/// invertible. Errors: OutOfMemory, which `crossings` remembers.
Status add_stroke_row(const PathShape& shape, const Stroke& stroke, int32_t y,
                      PathCrossings& crossings, CoverageLine& line);

/// How far a stroke reaches beyond the outline, in the units of the path.
float reach_of(const Stroke& stroke);

}  // namespace weft
