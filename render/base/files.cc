#include "render/base/files.h"

namespace weft {

Result<MappedFile> MappedFile::open(std::string_view path) {
  File file;
  WEFT_TRY(file.open(path));
  MappedFile mapped;
  WEFT_TRY_ASSIGN(mapped.bytes_, file.map());
  return mapped;
}

}  // namespace weft
