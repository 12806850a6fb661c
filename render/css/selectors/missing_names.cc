// One pass over the characters; a name is decoded where it has escapes.
#include "render/css/selectors/missing_names.h"

#include <array>

#include "render/base/ascii.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

class Glance {
 public:
  Glance(std::string_view text, const SelectorContext& context) : text_(text), context_(context) {}

  bool selects_nothing() {
    do {
      if (!complex_lacks_name()) return false;
    } while (take(','));
    return at_ == text_.size();
  }

 private:
  static constexpr size_t kLongestName = 128;  // of those with escapes

  char peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }
  void skip_spaces() {
    while (at_ < text_.size() && is_space(static_cast<uint8_t>(text_[at_]))) ++at_;
  }

  bool complex_lacks_name() {
    is_missing_ = false;
    do {
      skip_spaces();
      if (!pass_compound()) return false;
      skip_spaces();
    } while (take('>') || take('+') || take('~') || (at_ < text_.size() && peek() != ','));
    return is_missing_;
  }

  bool pass_compound() {
    const size_t begin = at_;
    if (!take('*') && at_name() && !pass_name('\0')) return false;
    while (peek() == '.' || peek() == '#') {
      const char sign = text_[at_++];
      if (!at_name() || !pass_name(sign)) return false;
    }
    return at_ > begin;
  }

  bool at_name() const {
    return begins_name(peek()) || peek() == '\\' ||
           (peek() == '-' && (begins_name(peek(1)) || peek(1) == '-'));
  }

  /// Of a class or an id by its `sign`, or of a type. False where it is not plain.
  bool pass_name(char sign) {
    const size_t begin = at_;
    while (is_name_char(peek())) ++at_;
    if (peek() != '\\') {
      look_for(text_.substr(begin, at_ - begin), sign);
      return true;
    }
    std::array<char, kLongestName> decoded;
    size_t size = 0;
    for (at_ = begin; is_name_char(peek()) || peek() == '\\'; ++at_) {
      if (take('\\') &&
          (static_cast<uint8_t>(peek()) <= ' ' || static_cast<uint8_t>(peek()) > '~' ||
           is_hex_digit(static_cast<uint8_t>(peek()))))
        return false;
      if (size == decoded.size()) return false;
      decoded[size++] = peek();
    }
    look_for({decoded.data(), size}, sign);
    return true;
  }

  // Names of types match in lower case, too; in quirks mode the others do in that alone.
  void look_for(std::string_view name, char sign) {
    if (is_missing_) return;
    const bool is_folded = !sign || context_.quirks_mode == QuirksMode::Quirks;
    for (const char c : name)
      if (is_folded && is_upper(static_cast<uint8_t>(c))) return;
    is_missing_ = context_.atoms.find(name) == Atom::None;
  }

  std::string_view text_;
  const SelectorContext& context_;
  size_t at_ = 0;
  bool is_missing_ = false;  // a name of the complex selector
};

}  // namespace

bool selects_nothing(std::string_view text, const SelectorContext& context) {
  return Glance(text, context).selects_nothing();
}

}  // namespace weft
