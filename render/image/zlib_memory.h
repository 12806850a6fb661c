// The memory of zlib's streams, counted in a budget.
#pragma once

#include "weft/budget.h"

namespace weft {

/// For z_stream::zalloc and zfree; its `opaque` is the Budget.
inline void* zlib_allocate(void* budget, unsigned count, unsigned bytes) {
  return static_cast<Budget*>(budget)->allocate_sized(size_t{count} * bytes);
}
inline void zlib_free(void* budget, void* block) {
  static_cast<Budget*>(budget)->release_sized(block);
}

}  // namespace weft
