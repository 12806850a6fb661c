#include "render/image/jpeg_memory.h"

#include <cstdio>
#include <cstring>

#include <jerror.h>
#include <jpeglib.h>

/// A virtual array of coefficient blocks, which is whole in memory here: what a progressive picture
/// needs.
struct jvirt_barray_control {
  JBLOCKARRAY rows;
  JDIMENSION blocks_per_row, row_count;
  jvirt_barray_control* next;
};

namespace weft {
namespace {
constexpr size_t kAlignment = 32;      // libjpeg-turbo's vector code loads from such addresses
constexpr size_t kRowAlignment = 64;   // it also writes past the end of a row, up to this
constexpr size_t kChunkBytes = 16384;  // arrays are split, for a fragmented heap
constexpr size_t rounded_up(size_t bytes) {
  return (bytes + kRowAlignment - 1) / kRowAlignment * kRowAlignment;
}
}  // namespace

struct JpegMemoryCalls {
  static JpegMemory& memory_of(j_common_ptr jpeg) {
    return *static_cast<JpegMemory*>(jpeg->client_data);
  }

  static void* allocate(j_common_ptr jpeg, Arena* pools, int pool, size_t bytes) {
    if (pool < 0 || pool >= static_cast<int>(JpegMemory::kPools))
      ERREXIT1(jpeg, JERR_BAD_POOL_ID, pool);
    void* block = pools[pool].allocate(bytes, kAlignment);
    if (!block) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
    return block;
  }
  static void* allocate_small(j_common_ptr jpeg, int pool, size_t bytes) {
    return allocate(jpeg, memory_of(jpeg).small_, pool, bytes);
  }
  static void* allocate_large(j_common_ptr jpeg, int pool, size_t bytes) {
    return allocate(jpeg, memory_of(jpeg).large_, pool, bytes);
  }

  /// `count` rows of `row_bytes`, zeroed, and the array of pointers to them.
  template <typename Row>
  static Row* allocate_rows(j_common_ptr jpeg, int pool, size_t row_bytes, JDIMENSION count) {
    const size_t stride = rounded_up(row_bytes);
    auto* rows = static_cast<Row*>(allocate_large(jpeg, pool, count * sizeof(Row)));
    const size_t rows_per_chunk = stride < kChunkBytes ? kChunkBytes / stride : 1;
    for (size_t row = 0; row < count; row += rows_per_chunk) {
      const size_t in_chunk = count - row < rows_per_chunk ? count - row : rows_per_chunk;
      auto* chunk = static_cast<unsigned char*>(allocate_large(jpeg, pool, in_chunk * stride));
      std::memset(chunk, 0, in_chunk * stride);
      for (size_t i = 0; i < in_chunk; ++i)
        rows[row + i] = reinterpret_cast<Row>(chunk + i * stride);
    }
    return rows;
  }
  static JSAMPARRAY allocate_samples(j_common_ptr jpeg, int pool, JDIMENSION samples,
                                     JDIMENSION rows) {
    return allocate_rows<JSAMPROW>(jpeg, pool, samples * sizeof(JSAMPLE), rows);
  }
  static JBLOCKARRAY allocate_blocks(j_common_ptr jpeg, int pool, JDIMENSION blocks,
                                     JDIMENSION rows) {
    return allocate_rows<JBLOCKROW>(jpeg, pool, blocks * sizeof(JBLOCK), rows);
  }

  // Two-pass colour quantisation alone asks for virtual sample arrays.
  static jvirt_sarray_ptr request_samples(j_common_ptr jpeg, int, boolean, JDIMENSION, JDIMENSION,
                                          JDIMENSION) {
    ERREXIT(jpeg, JERR_NOT_COMPILED);
    return nullptr;
  }
  static JSAMPARRAY access_samples(j_common_ptr jpeg, jvirt_sarray_ptr, JDIMENSION, JDIMENSION,
                                   boolean) {
    ERREXIT(jpeg, JERR_BAD_VIRTUAL_ACCESS);
    return nullptr;
  }

  static jvirt_barray_ptr request_blocks(j_common_ptr jpeg, int pool, boolean, JDIMENSION blocks,
                                         JDIMENSION rows, JDIMENSION) {
    JpegMemory& memory = memory_of(jpeg);
    auto* array = static_cast<jvirt_barray_control*>(
        allocate_small(jpeg, pool, sizeof(jvirt_barray_control)));
    *array = {nullptr, blocks, rows, memory.coefficients_};
    return memory.coefficients_ = array;
  }
  // Refuses before it takes anything, so that a picture that is too large costs nothing.
  static void realize_arrays(j_common_ptr jpeg) {
    JpegMemory& memory = memory_of(jpeg);
    uint64_t wanted = 0;
    for (auto* array = memory.coefficients_; array; array = array->next)
      if (!array->rows)
        wanted += uint64_t{array->row_count} * rounded_up(array->blocks_per_row * sizeof(JBLOCK));
    if (wanted > memory.large_[JPOOL_IMAGE].budget().available())
      ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 1);
    for (auto* array = memory.coefficients_; array; array = array->next)
      if (!array->rows)
        array->rows = allocate_blocks(jpeg, JPOOL_IMAGE, array->blocks_per_row, array->row_count);
  }
  static JBLOCKARRAY access_blocks(j_common_ptr jpeg, jvirt_barray_ptr array, JDIMENSION first,
                                   JDIMENSION count, boolean) {
    if (!array->rows || first > array->row_count || count > array->row_count - first)
      ERREXIT(jpeg, JERR_BAD_VIRTUAL_ACCESS);
    return array->rows + first;
  }

  static void free_pool(j_common_ptr jpeg, int pool) {
    JpegMemory& memory = memory_of(jpeg);
    memory.small_[pool].clear();
    memory.large_[pool].clear();
    if (pool == JPOOL_IMAGE) memory.coefficients_ = nullptr;
  }
  static void self_destruct(j_common_ptr jpeg) {
    JpegMemory& memory = memory_of(jpeg);
    free_pool(jpeg, JPOOL_IMAGE);
    free_pool(jpeg, JPOOL_PERMANENT);
    memory.destroy_original_(jpeg);
  }
};

void JpegMemory::install(jpeg_common_struct* jpeg) {
  using Calls = JpegMemoryCalls;
  jpeg->client_data = this;
  destroy_original_ = jpeg->mem->self_destruct;
  jpeg->mem->alloc_small = Calls::allocate_small;
  jpeg->mem->alloc_large = Calls::allocate_large;
  jpeg->mem->alloc_sarray = Calls::allocate_samples;
  jpeg->mem->alloc_barray = Calls::allocate_blocks;
  jpeg->mem->request_virt_sarray = Calls::request_samples;
  jpeg->mem->request_virt_barray = Calls::request_blocks;
  jpeg->mem->realize_virt_arrays = Calls::realize_arrays;
  jpeg->mem->access_virt_sarray = Calls::access_samples;
  jpeg->mem->access_virt_barray = Calls::access_blocks;
  jpeg->mem->free_pool = Calls::free_pool;
  jpeg->mem->self_destruct = Calls::self_destruct;
}

}  // namespace weft
