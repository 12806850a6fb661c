// The functions of the property filter (Filter Effects 1, 5) as steps.
#pragma once

#include "render/base/matrix.h"
#include "render/css/style/style_parts.h"
#include "render/filter/color_steps.h"
#include "render/filter/line_step.h"

namespace weft {

/// What a function makes of colours; nothing where it does something else.
ColorMatrix color_matrix(const FilterFunction& function);

struct DropShadow {
  Vector offset;  ///< In pixels.
  BlurAxes deviations;
  Color color;
};

/// The shadow of `input` alone. Errors: OutOfMemory; Unsupported: there are too many steps.
Result<const FilterStep*> add_shadow(FilterGraph& graph, const FilterStep* input,
                                     const DropShadow& shadow);

/// Adds the steps of `function`, which works on `input` in sRGB, and gives the last one: `input`
/// for what changes nothing. `matrix` leads from the lengths of the style to device pixels. A
/// reference adds nothing: whoever knows the document does. Errors: OutOfMemory; Unsupported: there
/// are too many steps.
Result<const FilterStep*> add_function(FilterGraph& graph, const FilterStep* input,
                                       const FilterFunction& function, const Matrix& matrix = {});

}  // namespace weft
