// Paths as text.
#pragma once

#include <optional>
#include <string>

namespace weft {

/// What ends with the last slash of `path`: "pages/" of "pages/a.png"; empty where there is none.
std::string folder_of(const std::string& path);
/// What follows the last slash.
std::string name_of(const std::string& path);
/// What the symbolic link says; none where `path` is no link.
std::optional<std::string> link_target(const std::string& path);
bool is_folder(const std::string& path);
/// The folder for temporary files, which TMPDIR names.
std::string temporary_folder();

}  // namespace weft
