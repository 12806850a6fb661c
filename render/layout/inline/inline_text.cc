// The text of a fragment as shown, made each time it is measured or painted: nothing of it is kept.
#include "render/layout/inline/inline_text.h"

#include <algorithm>

#include "fonts/joining.h"
#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/values/case_mapping.h"
#include "render/html/bidi.h"
#include "render/layout/inline/line_break.h"
#include "render/layout/inline/upright_text.h"

namespace weft {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kDotAbove = 0x307;

constexpr bool is_white_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The character that ends before byte `offset`; 0 at the start.
char32_t character_before(std::string_view text, size_t offset) {
  if (offset == 0) return 0;
  size_t start = offset - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  std::string_view rest = text.substr(start, offset - start);
  return next_code_point(rest);
}

char32_t character_at(std::string_view text, size_t offset) {
  std::string_view rest = text.substr(offset);
  return rest.empty() ? 0 : next_code_point(rest);
}

/// Ideographs, kana, their punctuation and wide forms: text that is justified without spaces.
constexpr bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0x33FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0xA4CF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

/// Writes characters as one style shows them.
class ShownText {
 public:
  ShownText(std::string_view text, const TextStyle& style, uint32_t start, uint32_t length,
            ArenaVector<char>& shown)
      : style_(style),
        text_(text.substr(0, start + length)),
        whole_(text),
        offset_(start),
        shown_(shown) {}

  Status write() {
    while (offset_ < text_.size()) WEFT_TRY(write_next());
    return Status::Ok;
  }

 private:
  Status write_next() {
    const char32_t c = character_at(text_, offset_);
    if (is_collapsible_space(c, style_)) return write_white_space();
    const size_t before = offset_;
    std::string_view rest = text_.substr(offset_);
    next_code_point(rest);
    offset_ = text_.size() - rest.size();
    if (is_space(c) && c != ' ') return Status::Ok;
    return write_transformed(c, before);
  }

  /// A run of white space becomes one space, or nothing when it is a line end beside a zero-width
  /// space (4.1.3; no other line end vanishes in Chromium).
  Status write_white_space() {
    const size_t start = offset_;
    bool line_end = false;
    while (offset_ < text_.size() &&
           is_collapsible_space(static_cast<unsigned char>(text_[offset_]), style_))
      line_end |= text_[offset_++] == '\n';
    const char32_t before = character_before(whole_, start), after = character_at(whole_, offset_);
    if (line_end && (before == kZeroWidthSpace || after == kZeroWidthSpace)) return Status::Ok;
    return shown_.push(' ');
  }

  Status write_transformed(char32_t c, size_t at) {
    switch (style_.text_transform) {
      case TextTransform::None: break;
      case TextTransform::Uppercase: return write_upper(c, at);
      case TextTransform::Lowercase: return write_lower(c, at);
      case TextTransform::Capitalize:
        return append(begins_word(at) ? to_title(c, style_.case_language) : c);
    }
    return append(c);
  }

  Status write_upper(char32_t c, size_t at) {
    const bool drops_dot = c == kDotAbove && style_.case_language == CaseLanguage::Lithuanian &&
                           is_soft_dotted(character_before(whole_, at));
    return drops_dot ? Status::Ok : append(to_upper(c, style_.case_language));
  }

  Status write_lower(char32_t c, size_t at) {
    const CaseLanguage language = style_.case_language;
    if (c == kCapitalSigma && ends_word(at)) return append(kFinalSigma);
    if (language == CaseLanguage::Turkic) {
      if (c == kDotAbove && character_before(whole_, at) == 'I') return Status::Ok;
      if (c == 'I' && character_at(whole_, offset_) == kDotAbove) return append('i');
    }
    const MappedCase small = to_lower(c, language);
    WEFT_TRY(append(small));
    const bool keeps_dot = language == CaseLanguage::Lithuanian && small[0] != c &&
                           is_soft_dotted(small[0]) && small[1] == 0 &&
                           is_accent(character_at(whole_, offset_));
    return keeps_dot ? append(kDotAbove) : Status::Ok;
  }

  static bool is_soft_dotted(char32_t c) { return c == 'i' || c == 'j' || c == 0x12F; }
  /// Roughly: those that are written above.
  static bool is_accent(char32_t c) { return c >= 0x300 && c <= 0x314; }

  bool begins_word(size_t at) const {
    const char32_t before = character_before(whole_, at);
    return !is_letter_or_digit(before) && before != '\'' && before != 0x2019 &&
           break_class(before) != BreakClass::Combining;
  }

  bool ends_word(size_t at) const {
    return is_letter_or_digit(character_before(whole_, at)) &&
           !is_letter_or_digit(character_at(whole_, offset_));
  }

  Status append(const MappedCase& characters) {
    for (const char32_t c : characters)
      if (c != 0) WEFT_TRY(append(c));
    return Status::Ok;
  }
  Status append(char32_t c) {
    char bytes[4];
    return shown_.append({bytes, encode_utf8(c, bytes)});
  }

  const TextStyle& style_;
  std::string_view text_;   // up to the end of the range
  std::string_view whole_;  // for what stands around it
  size_t offset_;
  ArenaVector<char>& shown_;
};

}  // namespace

std::string_view generated_text(LineFragment::Kind kind, const TextStyle& style) {
  if (kind == LineFragment::Kind::Ellipsis) return "\u2026";
  return style.hyphen_auto ? "\u2010" : style.hyphen;
}

bool is_collapsible_space(char32_t c, const TextStyle& style) {
  switch (style.white_space_collapse) {
    case WhiteSpaceCollapse::Collapse: return is_white_space(c);
    case WhiteSpaceCollapse::PreserveBreaks: return is_white_space(c) && c != '\n';
    case WhiteSpaceCollapse::Preserve:
    case WhiteSpaceCollapse::BreakSpaces: break;
  }
  return false;
}

size_t hanging_start(std::string_view shown) {
  while (!shown.empty()) {
    const char32_t last = character_before(shown, shown.size());
    const bool hangs = last == ' ' || last == 0x1680 || (last >= 0x2000 && last <= 0x200A) ||
                       last == 0x202F || last == 0x205F || last == 0x3000;
    if (!hangs) break;
    shown.remove_suffix(last == ' ' ? 1 : 3);
  }
  return shown.size();
}

bool expands_after(std::string_view shown, size_t at, const TextStyle& style) {
  constexpr char32_t kNoBreakSpace = 0xA0;
  const auto is_ascii = [&](size_t i) {
    return i >= shown.size() || static_cast<unsigned char>(shown[i]) < 0x80;
  };
  std::string_view rest = shown.substr(at);
  if (rest.empty()) return false;
  if (rest[0] == ' ') return true;
  const bool everywhere = style.text_justify == TextJustify::InterCharacter;
  if (!everywhere && is_ascii(at) && is_ascii(at + 1)) return false;
  const char32_t c = next_code_point(rest);
  if (c == kNoBreakSpace) return true;
  if (style.text_justify == TextJustify::InterWord) return false;
  const char32_t next = character_at(rest, 0);
  if (break_class(next) == BreakClass::Combining) return false;
  if (everywhere) return true;
  return is_ideographic(c) || is_ideographic(next);
}

Status append_shown_text(std::string_view text, const TextStyle& style, uint32_t start,
                         uint32_t length, ArenaVector<char>& shown) {
  return ShownText(text, style, start, length, shown).write();
}

// --- letters that join over the ends of a text ---------------------------------------------------

static bool ends_joining(const Box& box) {
  return box.in_flow() && box.kind != BoxKind::Text && box.kind != BoxKind::Inline;
}

static char32_t letter_before(const Box& text) {
  const Box* const container = block_container_of(text);
  char32_t letter = 0;
  for (const Box* at = container ? container->first_child : nullptr; at && at != &text;) {
    if (ends_joining(*at)) letter = 0;
    if (at->kind == BoxKind::Text)
      if (const char32_t last = last_letter(at->text)) letter = last;
    at = at->kind == BoxKind::Inline ? next_box(*at, *container) : next_box_after(*at, *container);
  }
  return letter;
}

static char32_t letter_after(const Box& text) {
  const Box* const container = block_container_of(text);
  for (const Box* at = container ? next_box_after(text, *container) : nullptr; at;) {
    if (ends_joining(*at)) return 0;
    if (at->kind == BoxKind::Text)
      if (const char32_t first = first_letter(at->text)) return first;
    at = at->kind == BoxKind::Inline ? next_box(*at, *container) : next_box_after(*at, *container);
  }
  return 0;
}

void join_neighbours(const Box& text, uint32_t start, uint32_t length, ShapeOptions& options) {
  constexpr unsigned char kFirstLead = 0xD8;  // of U+0600 in UTF-8
  const std::string_view own = text.text.substr(start, length);
  if (std::none_of(own.begin(), own.end(),
                   [](char byte) { return static_cast<unsigned char>(byte) >= kFirstLead; }))
    return;
  if (joins_before(joining_type(first_letter(own)))) {
    options.before = last_letter(text.text.substr(0, start));
    if (!options.before) options.before = letter_before(text);
  }
  if (joins_after(joining_type(last_letter(own)))) {
    options.after = first_letter(text.text.substr(start + length));
    if (!options.after) options.after = letter_after(text);
  }
}

static Status append_mirrored(std::string_view text, ArenaVector<char>& mirror) {
  while (!text.empty()) {
    char bytes[4];
    WEFT_TRY(mirror.append({bytes, encode_utf8(mirrored(next_code_point(text)), bytes)}));
  }
  return Status::Ok;
}

Status shape_fragment(FontSet& fonts, const LineFragment& fragment, Arena& arena,
                      ArenaVector<ShapedGlyph>& glyphs, std::string_view* text) {
  const Box& box = *fragment.box;
  const TextStyle& style = *style_on_line(box, fragment.rank()).text;
  ShapeOptions options = shape_options(style);
  options.right_to_left = fragment.right_to_left;
  ArenaVector<char> shown(arena), mirror(arena);
  if (fragment.kind == LineFragment::Kind::Text) {
    WEFT_TRY(append_shown_text(box.text, style, fragment.start, fragment.length, shown));
    *text = {shown.begin(), shown.size()};
    join_neighbours(box, fragment.start, fragment.length, options);
  } else {
    *text = generated_text(fragment.kind, style);
  }
  if (fragment.right_to_left) {
    WEFT_TRY(append_mirrored(*text, mirror));
    *text = {mirror.begin(), mirror.size()};
  }
  return shape_text(fonts, style, *text, options, glyphs);
}

}  // namespace weft
