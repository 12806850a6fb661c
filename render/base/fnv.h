// FNV-1a: the hash for names and bytes whose makers gain nothing by two that are alike.
#pragma once

#include <cstdint>

namespace weft {

template <typename Word, Word kBasis, Word kPrime>
class Fnv1a {
 public:
  /// `value`: of what was hashed before.
  explicit constexpr Fnv1a(Word value = kBasis) : value_(value) {}
  constexpr Fnv1a& add(Word value) {
    value_ = (value_ ^ value) * kPrime;
    return *this;
  }
  /// Adds each byte of a string or of a span of bytes.
  template <typename Bytes>
  constexpr Fnv1a& add_all(const Bytes& bytes) {
    for (const auto byte : bytes) add(static_cast<uint8_t>(byte));
    return *this;
  }
  constexpr Word value() const { return value_; }

 private:
  Word value_;
};
using Fnv32 = Fnv1a<uint32_t, 0x811C9DC5, 0x01000193>;
using Fnv64 = Fnv1a<uint64_t, 0xCBF29CE484222325, 0x100000001B3>;

}  // namespace weft
