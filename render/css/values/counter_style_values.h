// The descriptors of @counter-style (CSS Counter Styles 3, 3).
#pragma once

#include "render/css/style/counter_style.h"
#include "weft/arena.h"

namespace weft {

/// What the descriptors say of system: extends; empty for none. Errors: OutOfMemory.
Result<std::string_view> extended_counter_style(std::string_view descriptors, Arena& arena);
/// Writes what the descriptors say to `style`, which is as initial or as the style that it extends.
/// False where the rule is wrong as a whole. Errors: OutOfMemory.
Result<bool> read_counter_style(std::string_view descriptors, Arena& arena, CounterStyle& style);

/// The same of symbols(), as written.
Result<bool> read_symbols_function(std::string_view written, Arena& arena, CounterStyle& style);

}  // namespace weft
