// The property filter (Filter Effects 1): references to <filter> elements, and functions, become
// one graph of steps in device pixels.
#pragma once

#include "render/css/style/style_parts.h"
#include "render/filter/filter_graph.h"
#include "render/svg/paint_servers.h"
#include "render/svg/svg_painter.h"

namespace weft {

struct SvgPlace;

/// What a filter is laid over.
struct FilteredArea {
  PaintedArea painted;
  IntRect needed;                   ///< Device pixels of the result that count.
  const SvgPlace* place = nullptr;  ///< Of an element of a drawing: what it serves to paint.
};

/// The filter that `list` describes, in `arena`; null when it changes nothing. One that is too long
/// is noted, and changes nothing. Errors: OutOfMemory.
Result<const RowFilter*> make_filter(const SvgScene& scene, std::span<const FilterFunction> list,
                                     const FilteredArea& area, Arena& arena);

}  // namespace weft
