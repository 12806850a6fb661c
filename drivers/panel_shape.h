// What every driver asks of the lines that it is given.
#pragma once

#include "weft/panel.h"

namespace weft {

/// Ok when lines of `shape` fit the panel as it is turned; else Unsupported, with a sentence.
Status expect_shape(const LineShape& shape, const PanelInfo& info, Rotation rotation,
                    uint8_t bits_per_pixel, Notes& notes);

}  // namespace weft
