// Rows of a path: what a fill or a stroke covers of each pixel. Nothing is kept from row to row; a
// row costs a look at each segment, and work for those that cross it.
#pragma once

#include <compare>

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

/// As that of a Dasher.
struct DashPattern {
  std::span<const float> lengths;
  float offset = 0;
};

struct Stroke {
  float width = 1;  ///< In the units of the path.
  LineCap cap = LineCap::Butt;
  LineJoin join = LineJoin::Miter;
  float miter_limit = 4;
  const DashPattern* dashes = nullptr;  ///< Null: it is whole.
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
  /// A straight edge in device pixels. Beside the line it takes no memory. Those that are added
  /// later than memory ends are lost, which status() then says.
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
  /// A number whose order is that of the sub-scanlines, and in each that from left to right.
  class Crossing {
   public:
    Crossing() = default;
    Crossing(int sub, uint32_t x, bool is_downwards)
        : bits_(static_cast<uint32_t>(sub) << 29 | x << 1 | (is_downwards ? 1 : 0)) {}
    int sub() const { return static_cast<int>(bits_ >> 29); }
    /// In 1/256 px from the left end of the line.
    int32_t x() const { return static_cast<int32_t>(bits_ >> 1 & kFarthest); }
    int winding() const { return bits_ & 1 ? 1 : -1; }
    auto operator<=>(const Crossing&) const = default;

    static constexpr uint32_t kFarthest = (1u << 28) - 1;
    static_assert(kSubScanlines <= 8);

   private:
    uint32_t bits_;
  };
  static constexpr size_t kMany = 400;
  void push(Crossing crossing);
  void unite();
  // Calls `at(crossing, before, after)` with the windings on its two sides for each crossing, in
  // order, and `end(sub, winding)` with that at the right end of each sub-scanline.
  template <typename At, typename End>
  void walk(At at, End end);

  Budget* budget_;
  Crossing* crossings_ = nullptr;
  size_t count_ = 0, capacity_ = 0, many_ = kMany;
  float top_ = 0;
  int first_sub_ = 0, end_sub_ = 0;
  int32_t begin_ = 0, end_ = 0;            // of the line, in 1/256 px
  int winding_at_begin_[kSubScanlines]{};  // of each sub-scanline
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
