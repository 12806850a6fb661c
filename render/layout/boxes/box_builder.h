// Styled DOM -> boxes: anonymous boxes, block-in-inline, tables' missing parts, generated content,
// list markers.
#pragma once

#include "fonts/font_set.h"
#include "render/css/conditions/media.h"
#include "render/css/styles.h"
#include "render/layout/box.h"

namespace weft {

struct BoxTreeInput {
  Arena& arena;
  const Document& document;
  ImageStore& images;
  Resources& resources;  ///< Resolves src.
  std::string_view base_url;
  Notes& notes;
  FontSet& fonts;  ///< For the size of list markers.
  const MediaEnvironment& media;
  std::span<const CounterStyleRule> counter_styles = {};
};

/// How much of the page gets boxes: what lies below it is cut off where that does not change what
/// is above.
struct Horizon {
  size_t content = SIZE_MAX;  ///< Bytes of text, an element counting as some.
  // Told by build_boxes():
  const Box* cut = nullptr;  ///< The box after which the flow ends before its time, if it does.
  Px reach;                  ///< Nothing that has no box shows more than this above `cut`.
};

/// The root box (a Block for the initial containing block, the html element's box its child).
/// Errors: OutOfMemory.
Result<Box*> build_boxes(const BoxTreeInput& input, Horizon& horizon);

/// The same of one element with a style, which becomes a block of `size`, without effects, in place
/// of the html element. Errors: OutOfMemory.
Result<Box*> build_boxes_of(const BoxTreeInput& input, const Element& element, Size size);

}  // namespace weft
