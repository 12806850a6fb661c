// Files that are part of the program: pages, pictures, sheets and fonts in flash, in the place of a
// file system. For builds with WEFT_FILES=memory, as for ESP32.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

struct MemoryFile {
  std::string_view path;           ///< "/splash.html": file:///splash.html
  std::span<const uint8_t> bytes;  ///< Read where they are; must outlive what reads them.
};

/// From now on these files are there and no others. `files` and what they refer to outlive whatever
/// reads files. A font of the network cannot be put aside: such a page takes its next family.
void set_files(std::span<const MemoryFile> files);
/// One more file, which is looked for before them; null takes it away.
void add_file(const MemoryFile* file);

}  // namespace weft
