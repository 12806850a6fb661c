// The opportunities to break inside text: a compact form of UAX #14 as Chromium applies it, one
// character at a time, so that a word may reach over element boundaries. It knows nothing of
// white-space, which the line builder applies.
#pragma once

#include <cstdint>

#include "render/css/style/computed_style.h"

namespace weft {

/// Line breaking classes (UAX #14 table 1), those that behave alike folded.
enum class BreakClass : uint8_t {
  Start,        ///< Nothing before.
  Alphabetic,   // AL HL SA, and what has no better class
  Numeric,      // NU
  Ideographic,  // ID H2 H3 JL EB: a break on both sides
  Space,
  ZeroWidthSpace,
  Glue,          // GL WJ ZWJ
  Combining,     // CM, EM: belongs to the character before
  Open,          // OP
  Close,         // CL CP
  Quote,         // QU that may open or close
  InitialQuote,  // QU Pi
  FinalQuote,    // QU Pf
  Exclamation,   // EX
  Infix,         // IS
  Slash,         // SY
  NonStarter,    // NS CJ
  Inseparable,   // IN
  Hyphen,        // HY
  After,         // BA
  Before,        // BB
  Both,          // B2
  Prefix,        // PR
  Postfix,       // PO
  Object,        // CB: an atomic inline
  Regional,      // RI
};

inline constexpr char32_t kObjectReplacement =
    0xFFFC;  ///< The character that an atomic inline counts as.
inline constexpr char32_t kSoftHyphen = 0xAD;
inline constexpr char32_t kZeroWidthSpace = 0x200B;

BreakClass break_class(char32_t c);

/// The walk over the characters of one line.
class LineBreaker {
 public:
  /// Whether a line may end between what was fed and `c`.
  bool allows_break_before(char32_t c, WordBreak word_break) const;
  /// Takes the next character.
  void feed(char32_t c);
  char32_t previous() const { return previous_; }

 private:
  bool allows_ascii(char32_t c) const;

  BreakClass class_ = BreakClass::Start;
  bool odd_regional_ = false;  ///< An odd number of regional indicators was fed last.
  char32_t previous_ = 0;      ///< The character that `class_` is of.
  char32_t before_previous_ = 0;
};

}  // namespace weft
