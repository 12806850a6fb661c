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

struct MadeFilter {
  const RowFilter* filter = nullptr;  ///< Null when it changes nothing.
  Box2 region;  ///< Of the last <filter> in it, in user units; empty when there is none.
};

/// The filter that `list` describes, in `arena`. One that is too long is noted, and changes
/// nothing. What is seen of a turned thing must be cut to the region. Errors: OutOfMemory.
Result<MadeFilter> make_filter(const SvgScene& scene, std::span<const FilterFunction> list,
                               const FilteredArea& area, Arena& arena);

}  // namespace weft
