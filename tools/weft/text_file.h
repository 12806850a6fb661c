// Small files of text: settings, what the kernel tells.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weft {

/// The whole file; none where it cannot be read, for the reason in errno: EFBIG when it is larger
/// than a megabyte.
std::optional<std::string> read_text_file(const std::string& path);

/// Takes the first line off `text`, and returns it without its end. REQUIRES: `text` is not empty.
std::string_view take_line(std::string_view& text);

}  // namespace weft
