// Numbers as SVG attributes list them: separated by white space and at most one comma, or by
// nothing where a sign or a point begins the next one.
#pragma once

#include <string_view>

namespace weft {

class NumberList {
 public:
  explicit NumberList(std::string_view text) : rest_(text) {}

  /// Takes the next number, and what separates it from the one before. False, and nothing is taken,
  /// when there is none.
  bool take(float& number);
  /// Takes "0" or "1", which need nothing behind them (the flags of an arc).
  bool take_flag(bool& flag);
  /// Takes a character other than a number's after white space. 0 at the end, or at a number.
  char take_letter();
  void skip_space();
  /// Whether nothing but white space is left.
  bool ended();
  std::string_view rest() const { return rest_; }
  void consume(size_t count) { rest_.remove_prefix(count); }

 private:
  void skip_separator();

  std::string_view rest_;
  bool may_have_comma_ = false;  // a number came before
};

/// The number at the front of `text` (CSS Values 4, 4.3.3), which then begins behind it. False when
/// there is none. Never infinite.
bool take_number(std::string_view& text, float& number);

}  // namespace weft
