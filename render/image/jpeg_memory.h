// libjpeg's memory manager on a Budget. libjpeg has no allocator hook, but calls its manager
// through a table of functions: these here replace them. Only the manager itself and the few
// structures made before (about 2 KB) are malloc's.
#pragma once

#include "render/image/jpeg_coefficients.h"
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
  /// Says what to keep of the coefficients of each component, before they are asked for.
  void keep(const KeptComponents& kept) { kept_ = kept; }
  /// The bytes that `rows` rows of `blocks` blocks take, of which `rows_at_once` are in work.
  static uint64_t bytes_of(const KeptCoefficients& kept, uint32_t blocks, uint32_t rows,
                           uint32_t rows_at_once);

 private:
  friend struct JpegMemoryCalls;
  // Tables of 1 KB and more get blocks of their own size.
  static constexpr size_t kSmallBlockBytes = 256;
  static constexpr size_t kPools = 2;  // JPOOL_PERMANENT, JPOOL_IMAGE

  Arena small_[kPools];
  Arena large_[kPools];
  KeptComponents kept_;
  size_t requested_ = 0;                          // of the virtual arrays
  jvirt_barray_control* coefficients_ = nullptr;  // virtual arrays, in the image pool
  void (*destroy_original_)(jpeg_common_struct*) = nullptr;
};

}  // namespace weft
