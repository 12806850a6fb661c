#include "render/image/jpeg_memory.h"

#include <cstdio>
#include <cstring>

#include <jerror.h>
#include <jpeglib.h>

/// A virtual array of coefficient blocks: what a picture of several scans needs. Its rows are all
/// in memory, whole; or what is kept of them, and whole those that are in work.
struct jvirt_barray_control {
  JBLOCKARRAY rows = nullptr;  // all of them, or those in work
  uint8_t** kept = nullptr;    // null when rows has all
  weft::KeptCoefficients kept_as;
  JDIMENSION blocks_per_row = 0, row_count = 0;
  JDIMENSION first_in_work = 0, count_in_work = 0, most_in_work = 0;
  bool is_changed = false;  // rows in work differ from what is kept of them
  jvirt_barray_control* next = nullptr;
};

namespace weft {
namespace {
constexpr size_t kAlignment = 32;     // libjpeg-turbo's vector code loads from such addresses
constexpr size_t kRowAlignment = 64;  // it also writes past the end of a row, up to this
constexpr size_t kChunkBytes = 8192;  // arrays are split, for a fragmented heap
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

  // There is one for each component.
  static jvirt_barray_ptr request_blocks(j_common_ptr jpeg, int pool, boolean, JDIMENSION blocks,
                                         JDIMENSION rows, JDIMENSION) {
    JpegMemory& memory = memory_of(jpeg);
    if (memory.requested_ == memory.kept_.size()) ERREXIT(jpeg, JERR_BAD_VIRTUAL_ACCESS);
    auto* array = static_cast<jvirt_barray_control*>(
        allocate_small(jpeg, pool, sizeof(jvirt_barray_control)));
    *array = {.kept_as = memory.kept_[memory.requested_++],
              .blocks_per_row = blocks,
              .row_count = rows,
              .next = memory.coefficients_};
    return memory.coefficients_ = array;
  }
  // Refuses before it takes anything, so that a picture that is too large costs nothing.
  static void realize_arrays(j_common_ptr jpeg) {
    JpegMemory& memory = memory_of(jpeg);
    uint64_t wanted = 0;
    for (auto* array = memory.coefficients_; array; array = array->next)
      if (!array->rows && !array->kept)
        wanted += JpegMemory::bytes_of(array->kept_as, array->blocks_per_row, array->row_count, 0);
    if (wanted > memory.large_[JPOOL_IMAGE].budget().available())
      ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 1);
    for (auto* array = memory.coefficients_; array; array = array->next) {
      if (array->rows || array->kept) continue;
      const KeptCoefficients& kept = array->kept_as;
      if (kept.are_all())
        array->rows = allocate_blocks(jpeg, JPOOL_IMAGE, array->blocks_per_row, array->row_count);
      else
        array->kept = allocate_rows<uint8_t*>(
            jpeg, JPOOL_IMAGE, array->blocks_per_row * kept.block_bytes(), array->row_count);
    }
  }

  static void pack(jvirt_barray_control& array) {
    const KeptCoefficients& kept = array.kept_as;
    for (JDIMENSION row = 0; row < array.count_in_work; ++row)
      for (JDIMENSION i = 0; i < array.blocks_per_row; ++i)
        kept.pack(array.rows[row][i],
                  array.kept[array.first_in_work + row] + i * kept.block_bytes());
    array.is_changed = false;
  }
  static void unpack(const jvirt_barray_control& array, bool as_read) {
    const KeptCoefficients& kept = array.kept_as;
    for (JDIMENSION row = 0; row < array.count_in_work; ++row)
      for (JDIMENSION i = 0; i < array.blocks_per_row; ++i)
        kept.unpack(array.kept[array.first_in_work + row] + i * kept.block_bytes(),
                    array.rows[row][i], as_read);
  }

  static JBLOCKARRAY access_blocks(j_common_ptr jpeg, jvirt_barray_ptr array, JDIMENSION first,
                                   JDIMENSION count, boolean writable) {
    const bool is_there = array->rows || array->kept;
    if (!is_there || first > array->row_count || count > array->row_count - first)
      ERREXIT(jpeg, JERR_BAD_VIRTUAL_ACCESS);
    if (!array->kept) return array->rows + first;
    if (array->is_changed) pack(*array);
    if (count > array->most_in_work) {
      array->count_in_work = 0;
      array->rows = allocate_blocks(jpeg, JPOOL_IMAGE, array->blocks_per_row, count);
      array->most_in_work = count;
    }
    array->first_in_work = first;
    array->count_in_work = count;
    array->is_changed = writable != FALSE;
    unpack(*array, array->is_changed);
    return array->rows;
  }

  static void free_pool(j_common_ptr jpeg, int pool) {
    JpegMemory& memory = memory_of(jpeg);
    memory.small_[pool].clear();
    memory.large_[pool].clear();
    if (pool != JPOOL_IMAGE) return;
    memory.coefficients_ = nullptr;
    memory.requested_ = 0;
  }
  static void self_destruct(j_common_ptr jpeg) {
    JpegMemory& memory = memory_of(jpeg);
    free_pool(jpeg, JPOOL_IMAGE);
    free_pool(jpeg, JPOOL_PERMANENT);
    memory.destroy_original_(jpeg);
  }
};

uint64_t JpegMemory::bytes_of(const KeptCoefficients& kept, uint32_t blocks, uint32_t rows,
                              uint32_t rows_at_once) {
  const size_t whole = rounded_up(blocks * sizeof(JBLOCK));
  if (kept.are_all()) return uint64_t{rows} * whole;
  return uint64_t{rows} * rounded_up(blocks * kept.block_bytes()) + uint64_t{rows_at_once} * whole;
}

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
