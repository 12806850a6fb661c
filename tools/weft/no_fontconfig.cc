#include "tools/weft/machine_fonts.h"

namespace weft {

std::unique_ptr<FontMatcher> machine_fonts() { return nullptr; }

}  // namespace weft
