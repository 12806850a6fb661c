// The folders in which a Unix system keeps its fonts.
#pragma once

#include "fonts/catalog/catalog.h"

namespace weft {

/// The folders of the generic families' fonts, which make a full scan unnecessary. Errors:
/// OutOfMemory.
Status add_generic_font_directories(Catalog& catalog);
/// Every font folder of the system and the user. Errors: OutOfMemory.
Status add_system_font_directories(Catalog& catalog);

}  // namespace weft
