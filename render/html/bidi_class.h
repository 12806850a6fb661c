// The Bidi_Class of characters (UAX #9, 3.2): for the lines of layout and for dir=auto.
#pragma once

#include <cstdint>
#include <string_view>

namespace weft {

// clang-format off
enum class BidiClass : uint8_t {
  Left, Right, Arabic, European, EuropeanSeparator, EuropeanTerminator, ArabicNumber,
  CommonSeparator, Mark, BoundaryNeutral,
  SegmentSeparator, WhiteSpace, Neutral,
  // Explicit formatting: embeddings, overrides, their end, isolates and theirs.
  EmbedLeft, EmbedRight, OverrideLeft, OverrideRight, PopEmbedding, IsolateLeft, IsolateRight,
  IsolateFirstStrong, PopIsolate,
};
// clang-format on

BidiClass bidi_class(char32_t c);

/// Whether a text has more than what goes from left to right whatever is around it.
bool has_direction(std::string_view text);

}  // namespace weft
