// Random CSS that the engine understands: values of each property's grammar with numbers at the
// edges of what can be counted.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace weft {

class CssText {
 public:
  explicit CssText(std::mt19937& random) : random_(random) {}

  /// A number: ordinary, tiny, huge, negative, at a power of two, or none at all.
  std::string number();
  /// A number with a unit, a percentage, or mathematics over some.
  std::string dimension();
  /// A longhand or shorthand.
  std::string_view property();
  /// A value that supports_declaration() takes for `property`, if one is found within some
  /// attempts; else any.
  std::string value(std::string_view property);
  /// "property: value", now and then important.
  std::string declaration();
  /// A rule with a selector and some declarations.
  std::string rule();

 private:
  template <typename List>
  auto pick(const List& list) {
    return list[random_() % std::size(list)];
  }
  bool one_in(uint32_t n) { return random_() % n == 0; }
  std::string math(int depth);
  std::string any_value();
  std::string filled(std::string_view shape, int depth);

  std::mt19937& random_;
};

}  // namespace weft
