// The line breaking classes of characters as ranges in flash.
#include <algorithm>
#include <iterator>

#include "render/layout/inline/line_break.h"

namespace weft {
namespace {

using enum BreakClass;

/// From character `first` on.
constexpr uint32_t at(uint32_t first, BreakClass value) {
  return first << 8 | static_cast<uint32_t>(value);
}

constexpr uint32_t kRanges[] = {
#include "render/layout/inline/line_break_classes.inc"
};

}  // namespace

BreakClass break_class(char32_t c) {
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Alphabetic;
  const uint32_t* const after =
      std::upper_bound(std::begin(kRanges), std::end(kRanges), uint32_t{c} << 8 | 0xFF);
  return static_cast<BreakClass>(after[-1] & 0xFF);
}

}  // namespace weft
