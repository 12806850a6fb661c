// Rows of a PNG that are like the row above, as a deflate block (RFC 1951) of their own: a few
// bytes each, without a search for matches.
#pragma once

#include "weft/picture_file.h"

namespace weft {

/// Whether write_blank_rows() takes rows of so many bytes.
constexpr bool can_be_blank(size_t row_bytes) { return row_bytes >= 4; }

/// Writes `rows` rows of filter type Up whose `row_bytes` bytes are 0. `sink` is at the start of a
/// block, at a byte, and is so afterwards; nothing before the block is referred to. Errors: what
/// the sink says.
Status write_blank_rows(uint32_t rows, size_t row_bytes, ByteSink& sink);

}  // namespace weft
