// The pair rules of UAX #14 by class, with what Chromium does differently among ASCII characters.
#include "render/layout/inline/line_break.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

using enum BreakClass;

constexpr uint32_t bit(BreakClass value) { return uint32_t{1} << static_cast<unsigned>(value); }
template <typename... Classes>
constexpr uint32_t set(Classes... classes) {
  return (bit(classes) | ...);
}

// LB7, LB11-LB13, LB21, LB22: what never starts a line (after a space it may).
constexpr uint32_t kNeverBefore = set(Space, ZeroWidthSpace, Combining, Close, Exclamation, Infix,
                                      Slash, NonStarter, Inseparable, Hyphen, After);
// LB14, LB12: what never ends one.
constexpr uint32_t kNeverAfter = set(Start, Open, Glue, Before);
constexpr uint32_t kWord = set(Alphabetic, Numeric);
constexpr uint32_t kLetters = kWord | bit(Ideographic);
constexpr uint32_t kQuotes = set(Quote, InitialQuote, FinalQuote);

/// The classes that follow each class without a break in between (LB23-LB30), besides kNeverBefore.
constexpr uint32_t joined_after(BreakClass before) {
  switch (before) {
    case Alphabetic: return kWord | set(Prefix, Postfix, Open);
    case Numeric: return kWord | set(Prefix, Postfix, Open);
    case Prefix: return kLetters | set(Open);
    case Postfix: return kWord | set(Open);
    case Ideographic: return bit(Postfix);
    case Close: return kWord | set(Prefix, Postfix);
    case Infix: return kWord;
    case Slash: return bit(Numeric);
    case Hyphen: return bit(Numeric);
    case Exclamation: return 0;
    default: return 0;
  }
}

/// LB19: quotes cling to both sides, but an opening one may start a line after an ideograph, a
/// closing one end it.
bool quote_joins(BreakClass before, BreakClass after) {
  if (before == Ideographic) return after != InitialQuote;
  if (after == Ideographic) return before != FinalQuote;
  return true;
}

}  // namespace

bool LineBreaker::allows_ascii(char32_t c) const {
  constexpr std::string_view kOpening = "(<[{", kNeverFirst = "!),./:;?]}";
  const auto is_in = [](std::string_view set, char32_t one) {
    return set.find(static_cast<char>(one)) != std::string_view::npos;
  };
  const auto is_alphanumeric = [](char32_t one) { return is_alpha(one) || is_digit(one); };
  // A minus sign stays with its number; a hyphen between words and numbers does not hold them.
  if (previous_ == '-')
    return is_digit(c) ? is_alphanumeric(before_previous_) : c != '$' && !is_in(kNeverFirst, c);
  if (previous_ == '?') return c != '"' && c != '\'' && !is_in(kNeverFirst, c);
  return is_in(kOpening, c) && !is_alphanumeric(previous_) && !is_in("$'(/<@[^_`{", previous_);
}

bool LineBreaker::allows_break_before(char32_t c, WordBreak word_break) const {
  const BreakClass after = break_class(c);
  if (class_ == Start || after == Space || after == ZeroWidthSpace || after == Combining)
    return false;
  if (class_ == Space || class_ == ZeroWidthSpace) return true;
  // Whatever stands beside an atomic inline, as in every browser.
  if (class_ == Object || after == Object) return true;
  if (word_break == WordBreak::BreakAll && (bit(class_) & kLetters) && (bit(after) & kLetters))
    return true;
  if (word_break == WordBreak::KeepAll && (bit(class_) & kLetters) && (bit(after) & kLetters))
    return false;
  if (previous_ > ' ' && previous_ < 0x7F && c < 0x7F) return allows_ascii(c);
  if (bit(class_) & kNeverAfter) return false;
  if (bit(after) & kNeverBefore) return false;
  if (after == Glue) return class_ == After || class_ == Hyphen;
  if ((bit(class_) | bit(after)) & kQuotes) return quote_joins(class_, after) == false;
  if (class_ == Both && after == Both) return false;
  if (class_ == Regional && after == Regional) return !odd_regional_;
  return (joined_after(class_) & bit(after)) == 0;
}

void LineBreaker::feed(char32_t c) {
  const BreakClass value = break_class(c);
  if (value == Combining && class_ != Space && class_ != ZeroWidthSpace && class_ != Start) return;
  before_previous_ = previous_;
  previous_ = c;
  class_ = value == Combining ? Alphabetic : value;
  odd_regional_ = value == Regional && !odd_regional_;
}

}  // namespace weft
