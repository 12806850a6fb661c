// Lengths of SVG in user units (SVG 2, 8.9): of attributes, and of the style.
#pragma once

#include <string_view>

#include "fonts/font_set.h"
#include "render/base/matrix.h"
#include "render/css/style/svg_style.h"

namespace weft {

/// What a percentage is of: the width or height of the viewport, or its diagonal / √2.
enum class SvgAxis : uint8_t { X, Y, Both };

struct TextStyle;

/// What lengths of seldom units are relative to.
struct SvgSurroundings {
  FontSet& fonts;
  Vector page;                         ///< Device px.
  const TextStyle& root;               ///< Of the root element.
  mutable Status status = Status::Ok;  ///< OutOfMemory once it ran out over a length.
};

struct SvgUnits {
  Vector viewport;                                ///< In user units.
  float font_size = 16;                           ///< The same.
  float device = 1;                               ///< Device px of a CSS px, in which styles are.
  const SvgSurroundings* surroundings = nullptr;  ///< Null: those of a page without any style.
  const TextStyle* text_style = nullptr;          ///< Of the element; null as well.

  float of(SvgAxis axis) const;
  /// The number in front of `text` with its unit; `fallback` when there is none.
  float length(std::string_view text, SvgAxis axis, float fallback) const;
  float length(const SvgLength& length, SvgAxis axis, float fallback) const;
};

}  // namespace weft
