// Family names compared without case: everywhere a name is the 64-bit hash of its case-folded code
// points.
#pragma once

#include <cstdint>
#include <string_view>

#include "render/base/fnv.h"

namespace weft {

/// `code_point` folded to lower case, for the bicameral scripts of font names: Latin, Greek,
/// Cyrillic, full width.
char32_t fold_case(char32_t code_point);
/// The capital of a small letter of the same scripts; others stay.
char32_t upper_case(char32_t code_point);

/// FNV-1a over folded code points.
class FamilyHash {
 public:
  void add(char32_t code_point);
  uint64_t value() const { return hash_.value(); }

 private:
  Fnv64 hash_;
};

/// The hash of a name in UTF-8.
uint64_t family_hash(std::string_view name);
/// A hash that has one more value in it.
inline uint64_t mix(uint64_t hash, uint64_t value) { return (hash ^ value) * 0x9E3779B97F4A7C15u; }

}  // namespace weft
