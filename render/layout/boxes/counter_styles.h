// Numbers as text, by the counter styles of the document and those that are predefined (CSS Counter
// Styles 3).
#pragma once

#include "render/base/arena_vector.h"
#include "render/css/style/computed_style.h"
#include "render/css/style/counter_style.h"

namespace weft {

class CounterStyles {
 public:
  /// `rules`: later ones win. Texts live in `arena`.
  CounterStyles(std::span<const CounterStyleRule> rules, Arena& arena)
      : rules_(rules), arena_(arena) {}

  /// Appends `value` in `type`, by its name (or symbols(), as written) where that is Named, without
  /// prefix and suffix: "iv", "12", "•". Errors: OutOfMemory.
  Status append(ArenaVector<char>& text, int32_t value, ListStyleType type, std::string_view name);
  /// The same as a text of its own.
  Result<std::string_view> text(int32_t value, ListStyleType type, std::string_view name);
  /// The text of a list item's marker, with prefix and suffix ("4. ", "• "); empty for none.
  /// Errors: OutOfMemory.
  Result<std::string_view> marker(int32_t value, const TextStyle& style);

 private:
  struct Known {
    std::string_view name;
    CounterStyle style;
    Known* next;
  };
  Result<const CounterStyle*> find(std::string_view name, unsigned depth = 0);
  Result<const CounterStyle*> read(const CounterStyleRule& rule, unsigned depth);
  Result<const CounterStyle*> remember(std::string_view name, const CounterStyle& style);
  Status append_styled(ArenaVector<char>& text, int32_t value, const CounterStyle& style);

  std::span<const CounterStyleRule> rules_;
  Arena& arena_;
  Known* known_ = nullptr;
};

}  // namespace weft
