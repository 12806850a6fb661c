// One pass over the characters. Names are looked for, and decoded where they have escapes, until
// one is missing.
#include "render/css/selectors/missing_names.h"

#include <algorithm>
#include <array>

#include "render/base/ascii.h"
#include "render/base/byte_set.h"
#include "render/css/selectors/element_index.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

// A character that an escape stands for as it is.
constexpr bool is_plain_escape(char c) {
  return c > ' ' && c <= '~' && !is_hex_digit(static_cast<uint8_t>(c));
}

constexpr ByteSet kBeyondNames = complement(kNameCharacters);
// What divides a list or may hide what does.
constexpr ByteSet kMarks = byte_set(",\\()[]{}\"'/");

constexpr bool is_upper_letter(char c) { return is_upper(static_cast<uint8_t>(c)); }

class Glance {
 public:
  Glance(std::string_view text, const SelectorContext& context)
      : context_(context), begin_(text.data()), at_(begin_), end_(begin_ + text.size()) {}

  MissingSelectors find() {
    MissingSelectors found;
    do {
      skip_spaces();
      if (!pass_complex() && is_missing_ && !pass_rest()) break;
      if (!is_missing_) break;
      found.size = static_cast<size_t>(at_ - begin_);
      found.specificity = std::max(found.specificity, packed_specificity(specificity_));
    } while (take(','));
    return found;
  }

  bool are_all_missing() {
    is_hasty_ = true;
    do {
      skip_spaces();
      if (!pass_complex() || !is_missing_) return false;
    } while (take(','));
    return at_ == end_;
  }

 private:
  static constexpr size_t kLongestName = 128;  // of those with escapes

  char peek(ptrdiff_t ahead = 0) const { return end_ - at_ > ahead ? at_[ahead] : '\0'; }
  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  void skip_spaces() {
    while (at_ != end_ && is_space(static_cast<uint8_t>(*at_))) ++at_;
  }

  bool pass_complex() {
    is_missing_ = pass_front_again();
    if (!is_missing_) {
      complex_ = at_;
      std::fill(std::begin(specificity_), std::end(specificity_), 0);
    }
    if (is_missing_ ? !pass_classes() : !pass_compound()) return false;
    if (is_done()) return pass_unread();
    skip_spaces();
    while (take('>') || take('+') || take('~') || (at_ != end_ && *at_ != ',')) {
      skip_spaces();
      if (!pass_compound()) return false;
      if (is_done()) return pass_unread();
      skip_spaces();
    }
    return true;
  }

  // Whether what follows of the complex selector is of no account.
  bool is_done() const { return is_hasty_ && is_missing_; }

  // Up to the comma or the end; false where it is not sure which comma that is.
  bool pass_unread() {
    for (;; at_ += 2) {
      at_ = find_byte_of(kMarks, at_, end_);
      if (at_ == end_ || *at_ == ',') return true;
      if (*at_ != '\\' || end_ - at_ < 2) return false;
    }
  }

  // Up to the comma or the end; false where that must be checked.
  bool pass_rest() {
    size_t depth = 0;
    for (; context_.is_right && at_ != end_ && (depth || *at_ != ','); ++at_) {
      if (*at_ == '(' || *at_ == '[') ++depth;
      if (*at_ == ')' || *at_ == ']') --depth;
    }
    return context_.is_right;
  }

  // The selectors of a list often begin alike.
  bool pass_front_again() {
    const size_t size = front_.size();
    const std::string_view left(at_, static_cast<size_t>(end_ - at_));
    if (!size || !left.starts_with(front_)) return false;
    const char next = peek(static_cast<ptrdiff_t>(size));
    if (is_name_char(next) || next == '\\' || next == '|') return false;
    at_ += size;
    std::copy(std::begin(front_specificity_), std::end(front_specificity_), specificity_);
    return true;
  }

  bool pass_compound() {
    if (take('*')) return pass_classes();
    if (at_name()) return pass_type() && pass_classes();
    return (peek() == '.' || peek() == '#') && pass_classes();
  }

  // Classes and ids up to the end of the compound selector.
  bool pass_classes() {
    while (!is_done() && at_ != end_ && (*at_ == '.' || *at_ == '#')) {
      const char sign = *at_++;
      if (!at_name() || !pass_name(sign)) return false;
    }
    return is_done() || at_end_of_compound();
  }

  bool at_end_of_compound() const {
    if (at_ == end_) return true;
    const char c = *at_;
    return c == ',' || c == '>' || c == '+' || c == '~' || is_space(static_cast<uint8_t>(c));
  }

  bool at_name() const {
    if (at_ == end_) return false;
    const char c = *at_;
    if (!is_name_char(c)) return c == '\\';
    return c == '-' ? begins_name(peek(1)) || peek(1) == '-' : !is_digit(static_cast<uint8_t>(c));
  }

  // What is no type but the prefix of one is not plain.
  bool pass_type() {
    const bool was_missing = is_missing_;
    if (!pass_name('\0')) return false;
    if (peek() != '|') return true;
    is_missing_ = was_missing;
    return false;
  }

  /// Of a class or an id by its `sign`, or of a type. False where it is not plain.
  bool pass_name(char sign) {
    ++specificity_[sign == '#' ? 0 : sign == '.' ? 1 : 2];
    const char* const begin = at_;
    const char* here = at_;
    bool has_escapes = false;
    for (;; here += 2, has_escapes = true) {
      here = find_byte_of(kBeyondNames, here, end_);
      if (here == end_ || *here != '\\') break;
      if (end_ - here < 2 || !is_plain_escape(here[1])) return false;
    }
    at_ = here;
    if (is_missing_) return true;
    const std::string_view name(begin, static_cast<size_t>(here - begin));
    if (!has_escapes) look_for(name, sign);
    else if (!look_for_decoded(name, sign)) return false;
    if (is_missing_) {
      front_ = {complex_, static_cast<size_t>(here - complex_)};
      std::copy(std::begin(specificity_), std::end(specificity_), front_specificity_);
    }
    return true;
  }

  /// False where it is too long.
  bool look_for_decoded(std::string_view name, char sign) {
    std::array<char, kLongestName> decoded;
    size_t size = 0;
    for (size_t i = 0; i < name.size(); ++i) {
      if (name[i] == '\\') ++i;
      if (size == decoded.size()) return false;
      decoded[size++] = name[i];
    }
    look_for({decoded.data(), size}, sign);
    return true;
  }

  // Names of types match in lower case, too; in quirks mode the others do in that alone.
  void look_for(std::string_view name, char sign) {
    const bool is_folded = !sign || context_.quirks_mode == QuirksMode::Quirks;
    if (is_folded && std::any_of(name.begin(), name.end(), is_upper_letter)) return;
    const Atom atom = context_.atoms.find(name);
    is_missing_ =
        atom == Atom::None || (context_.elements && context_.elements->with(atom).empty());
  }

  const SelectorContext& context_;
  bool is_hasty_ = false;  // nobody asks whether all of it is right
  const char* const begin_;
  const char* at_;
  const char* const end_;
  // Of the complex selector.
  const char* complex_ = nullptr;
  uint32_t specificity_[3] = {};
  bool is_missing_ = false;  // a name
  // The last one up to the name that was missing first.
  std::string_view front_;
  uint32_t front_specificity_[3] = {};
};

}  // namespace

MissingSelectors find_missing(std::string_view text, const SelectorContext& context) {
  return Glance(text, context).find();
}

bool are_all_missing(std::string_view list, const SelectorContext& context) {
  constexpr size_t kLong = 200;
  return list.size() >= kLong && Glance(list, context).are_all_missing();
}

}  // namespace weft
