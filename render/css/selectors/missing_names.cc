// One pass over the characters; a name is decoded where it has escapes.
#include "render/css/selectors/missing_names.h"

#include <algorithm>
#include <array>

#include "render/base/ascii.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

// A character that an escape stands for as it is.
constexpr bool is_plain_escape(char c) {
  return c > ' ' && c <= '~' && !is_hex_digit(static_cast<uint8_t>(c));
}

class Glance {
 public:
  Glance(std::string_view text, const SelectorContext& context) : text_(text), context_(context) {}

  MissingSelector find() {
    do {
      skip_spaces();
      if (!pass_compound()) return {};
      skip_spaces();
    } while (take('>') || take('+') || take('~') || (at_ < text_.size() && peek() != ','));
    if (!is_missing_) return {};
    found_.size = at_;
    return found_;
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
    ++found_.specificity[sign == '#' ? 0 : sign == '.' ? 1 : 2];
    const size_t begin = at_;
    while (at_ < text_.size() && is_name_char(text_[at_])) ++at_;
    if (peek() != '\\') {
      look_for(text_.substr(begin, at_ - begin), sign);
      return true;
    }
    std::array<char, kLongestName> decoded;
    size_t size = 0;
    for (at_ = begin; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      if (c == '\\') {
        ++at_;
        c = peek();
        if (!is_plain_escape(c)) return false;
      } else if (!is_name_char(c)) {
        break;
      }
      if (size == decoded.size()) return false;
      decoded[size++] = c;
    }
    look_for({decoded.data(), size}, sign);
    return true;
  }

  // Names of types match in lower case, too; in quirks mode the others do in that alone.
  void look_for(std::string_view name, char sign) {
    if (is_missing_) return;
    const bool is_folded = !sign || context_.quirks_mode == QuirksMode::Quirks;
    if (is_folded && std::any_of(name.begin(), name.end(),
                                 [](char c) { return is_upper(static_cast<uint8_t>(c)); }))
      return;
    is_missing_ = context_.atoms.find(name) == Atom::None;
  }

  std::string_view text_;
  const SelectorContext& context_;
  MissingSelector found_;
  size_t at_ = 0;
  bool is_missing_ = false;  // a name
};

}  // namespace

MissingSelector find_missing(std::string_view text, const SelectorContext& context) {
  return Glance(text, context).find();
}

}  // namespace weft
