// The heap of the whole process, libraries included: counted, and limited on request. On the device
// the allocator does this; on the host this executable's malloc does.
#pragma once

#include <cstddef>

namespace weft {

/// Bytes in use, and the most there were since the last reset.
size_t heap_used();
size_t heap_peak();
void reset_heap_peak();
/// From now on an allocation that would pass `bytes` in all fails.
void limit_heap(size_t bytes);
/// False where a sanitizer has the allocator: the figures are 0 then, and there is no limit.
bool heap_is_counted();

}  // namespace weft
