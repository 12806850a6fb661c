// What is laid over the pixels of a whole group, a blur for one: rows in, rows out. It is plain
// data in the paint arena until it is opened; render/filter has the filters of CSS and SVG.
#pragma once

#include "render/paint/row_source.h"
#include "weft/budget.h"

namespace weft {

class RowFilter {
 public:
  /// The device pixels of the group that decide what is seen in `seen`.
  virtual IntRect needed(const IntRect& seen) const = 0;
  /// The device pixels that may hold something where the group holds something in `content` only.
  virtual IntRect covered(const IntRect& content) const = 0;
  /// The rows of the result within `seen`, made from those of `group`, which outlives them and has
  /// the pixels of needed(seen). They are pulled ahead of the row that is asked for, as far as the
  /// filter reaches and no further. Errors: OutOfMemory; Unsupported: what it takes is not there,
  /// the group is to be shown as it is.
  virtual Result<Owned<RowSource>> open(RowSource& group, const IntRect& seen,
                                        Budget& budget) const = 0;

 protected:
  ~RowFilter() = default;
};

}  // namespace weft
