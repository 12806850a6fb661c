// Text as JSON writes it.
#pragma once

#include <string>
#include <string_view>

namespace weft {

/// `text` with its quotes and escapes; bytes beyond ASCII stay as they are.
std::string json_text(std::string_view text);

}  // namespace weft
