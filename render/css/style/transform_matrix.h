// Transform functions as matrices (CSS Transforms 2, 13 and 14).
#pragma once

#include "render/base/matrix4.h"
#include "render/css/style/style_parts.h"

namespace weft {

/// In device px; percentages are of `reference`.
Matrix4 matrix_of(const TransformFunction& function, Vector reference);

/// The functions one after the other.
Matrix4 matrix_of(std::span<const TransformFunction> functions, Vector reference);

/// What an eye at `distance` px sees.
Matrix4 perspective_matrix(float distance);

}  // namespace weft
