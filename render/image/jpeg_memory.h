// libjpeg's memory manager on a Budget. libjpeg has no allocator hook, but calls its manager
// through a table of functions: these here replace them. Only the manager itself and the few
// structures made before (about 2 KB) are malloc's.
#pragma once

#include "weft/arena.h"

struct jpeg_common_struct;
struct jvirt_barray_control;

namespace weft {

class JpegMemory {
 public:
  explicit JpegMemory(Budget& budget)
      : small_{Arena(budget, kSmallBlockBytes), Arena(budget, kSmallBlockBytes)},
        large_{Arena(budget, 0), Arena(budget, 0)} {}

  /// Takes over the memory of `jpeg`, just created; uses its client_data. Must live until after
  /// jpeg_destroy().
  void install(jpeg_common_struct* jpeg);

 private:
  friend struct JpegMemoryCalls;
  static constexpr size_t kSmallBlockBytes = 2048;
  static constexpr size_t kPools = 2;  // JPOOL_PERMANENT, JPOOL_IMAGE

  Arena small_[kPools];
  Arena large_[kPools];
  jvirt_barray_control* coefficients_ = nullptr;  // virtual arrays, in the image pool
  void (*destroy_original_)(jpeg_common_struct*) = nullptr;
};

}  // namespace weft
