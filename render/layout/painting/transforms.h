// What transforms make of a box (CSS Transforms 1 and 2): the space that its contents lie in.
#pragma once

#include "render/base/matrix4.h"
#include "render/layout/painting/painting.h"

namespace weft {

/// Whether the box has a space of its own: it is moved, or hides its back.
bool is_transformed(const Box& box);

/// From the place of the box, whose border box is given, to where its transform puts it. Errors:
/// OutOfMemory.
Result<Matrix4> transform_of(const Painting& painting, const Box& box, const Rect& border_box);

/// The perspective of the box around `box`, which lies at `corner`, if there is any.
bool add_perspective(const Box& box, Point corner, Matrix4& matrix);

/// Whether what is in the box lies in one space with it.
bool preserves_space(const Box& box);
/// Whether `box` lies in the space of `ancestor`, and not in its plane.
bool shares_space(const Box& box, const Box& ancestor);
/// Whether the box is not shown from behind.
bool hides_back(const Box& box);

/// Whether all of what lies in a plane is moved, and nothing else.
bool is_translation(const Matrix4& matrix);
/// Whether a translation is one by whole pixels, and by how many.
bool is_whole(const Matrix4& translation, Point& by);

}  // namespace weft
