// What stands for a picture that cannot be shown (HTML Standard, 15.4.2, as Chromium does it): a
// small mark and the alternative text, in a box with an edge where the size of the picture is
// known.
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// The colour of the edge around a picture that is not there.
inline constexpr Color kPictureEdge{192, 192, 192, 255};

/// Makes `box`, the replaced box of `image`, an <img> or <input>, whose picture was measured and is
/// broken, or was never given, show what stands for it. Errors: OutOfMemory.
Status show_broken_picture(BoxFactory& factory, Box& box, const Element& image);

}  // namespace weft
