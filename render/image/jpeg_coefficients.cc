#include "render/image/jpeg_coefficients.h"

#include <bit>
#include <cstring>

namespace weft {
namespace {

constexpr size_t kCoefficients = 64;

// A bit for each coefficient that is not 0; most are.
uint64_t history_of(const int16_t* block) {
  constexpr size_t kTogether = sizeof(uint64_t) / sizeof(int16_t);
  uint64_t history = 0;
  for (size_t i = 0; i < kCoefficients; i += kTogether) {
    uint64_t some = 0;
    std::memcpy(&some, block + i, sizeof(some));
    for (size_t k = 0; some && k < kTogether; ++k)
      history |= uint64_t{block[i + k] != 0} << (i + k);
  }
  return history;
}

}  // namespace

void KeptCoefficients::pack(const int16_t* block, uint8_t* kept) const {
  if (has_history) {
    const uint64_t history = history_of(block);
    std::memcpy(kept, &history, sizeof(history));
    kept += sizeof(history);
  }
  for (size_t row = 0; row < side; ++row, kept += side * sizeof(int16_t))
    std::memcpy(kept, block + row * kWhole, side * sizeof(int16_t));
}

void KeptCoefficients::unpack(const uint8_t* kept, int16_t* block, bool as_read) const {
  std::memset(block, 0, kCoefficients * sizeof(int16_t));
  if (has_history) {
    uint64_t history = 0;
    std::memcpy(&history, kept, sizeof(history));
    for (; as_read && history; history &= history - 1) block[std::countr_zero(history)] = 1;
    kept += sizeof(history);
  }
  for (size_t row = 0; row < side; ++row, kept += side * sizeof(int16_t))
    std::memcpy(block + row * kWhole, kept, side * sizeof(int16_t));
}

}  // namespace weft
