// The part that the fuzz targets of the decoders share: all rows of a picture, within a budget.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

using MakeDecoder = Result<Owned<RowDecoder>> (*)(ByteStream& stream, Budget& budget);

/// Decodes `bytes` in small chunks. Pictures of odd size in bytes are shrunk.
inline void decode_rows(const uint8_t* bytes, size_t size, MakeDecoder make) {
  constexpr size_t kBudgetBytes = 4u << 20, kChunkBytes = 100;
  constexpr uint32_t kMostRows = 2000;
  Budget budget(kBudgetBytes);
  MemoryStream stream({bytes, size}, kChunkBytes);
  auto decoder = make(stream, budget);
  if (!decoder.ok()) return;
  if (size % 2) decoder.value()->shrink_to(10, 10);
  for (uint32_t row = 0; row < kMostRows; ++row)
    if (!decoder.value()->next_row().ok()) return;
}

}  // namespace weft
