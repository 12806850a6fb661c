// Fieldsets whose legend stands in the border (HTML Standard, 15.3.13).
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// Makes `fieldset`, the box of one that has all its children, a column of two boxes: its legend,
/// which layout puts into the upper border, and an anonymous one that is laid out as the fieldset
/// says and holds all other children. Nothing where there is no legend in flow. Errors:
/// OutOfMemory.
Status arrange_fieldset(BoxFactory& factory, Box& fieldset);

}  // namespace weft
