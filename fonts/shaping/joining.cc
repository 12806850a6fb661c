#include "fonts/joining.h"

#include <algorithm>
#include <iterator>

namespace weft {
namespace {

using enum JoiningType;

/// From character `first` on.
constexpr uint32_t at(uint32_t first, JoiningType value) {
  return first << 8 | static_cast<uint32_t>(value);
}

constexpr uint32_t kRanges[] = {
#include "fonts/shaping/joining_types.inc"
};

}  // namespace

JoiningType joining_type(char32_t character) {
  const uint32_t* const after =
      std::upper_bound(std::begin(kRanges), std::end(kRanges), uint32_t{character} << 8 | 0xFF);
  return static_cast<JoiningType>(after[-1] & 0xFF);
}

}  // namespace weft
