// The text of a fragment as shown, made each time it is measured or painted: nothing of it is kept.
#include "render/layout/inline/inline_text.h"

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/html/bidi.h"
#include "render/layout/inline/case_mapping.h"
#include "render/layout/inline/line_break.h"

namespace weft {
namespace {

constexpr char32_t kSharpS = 0xDF;
constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kIdeographicSpace = 0x3000;

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

constexpr bool is_wide(char32_t c) {
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

  /// A run of white space becomes one space, or nothing when it is a line end between wide
  /// characters (4.1.2).
  Status write_white_space() {
    const size_t start = offset_;
    bool line_end = false;
    while (offset_ < text_.size() &&
           is_collapsible_space(static_cast<unsigned char>(text_[offset_]), style_))
      line_end |= text_[offset_++] == '\n';
    const char32_t before = character_before(whole_, start), after = character_at(whole_, offset_);
    if (line_end && (before == kZeroWidthSpace || after == kZeroWidthSpace)) return Status::Ok;
    if (line_end && is_wide(before) && is_wide(after)) return Status::Ok;
    return shown_.push(' ');
  }

  Status write_transformed(char32_t c, size_t at) {
    switch (style_.text_transform) {
      case TextTransform::None: break;
      case TextTransform::Uppercase: return write_upper(c);
      case TextTransform::GreekUppercase: return append(to_greek_upper(c));
      case TextTransform::Lowercase:
        return append(c == kCapitalSigma && ends_word(at) ? kFinalSigma : to_lower(c));
      case TextTransform::Capitalize: return begins_word(at) ? write_title(c) : append(c);
      case TextTransform::FullWidth: return append(full_width(c));
    }
    return append(c);
  }

  Status write_upper(char32_t c) {
    if (c != kSharpS) return append(to_upper(c));
    return shown_.append({"SS", 2});
  }

  Status write_title(char32_t c) {
    if (c != kSharpS) return append(to_upper(c));
    return shown_.append({"Ss", 2});
  }

  static char32_t full_width(char32_t c) {
    if (c == ' ') return kIdeographicSpace;
    return c > ' ' && c < 0x7F ? c + 0xFEE0 : c;
  }

  bool begins_word(size_t at) const {
    const char32_t before = character_before(whole_, at);
    return !is_letter_or_digit(before) && before != '\'' && before != 0x2019 &&
           break_class(before) != BreakClass::Combining;
  }

  bool ends_word(size_t at) const {
    return is_letter_or_digit(character_before(whole_, at)) &&
           !is_letter_or_digit(character_at(whole_, offset_));
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

std::string_view generated_text(LineFragment::Kind kind) {
  return kind == LineFragment::Kind::Ellipsis ? "\u2026" : "\u2010";
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

static bool is_combining(char32_t c) { return break_class(c) == BreakClass::Combining; }

Status append_shown_text(std::string_view text, const TextStyle& style, uint32_t start,
                         uint32_t length, ArenaVector<char>& shown) {
  return ShownText(text, style, start, length, shown).write();
}

Status shape_fragment(FontSet& fonts, const LineFragment& fragment, Arena& arena,
                      ArenaVector<ShapedGlyph>& glyphs, std::string_view* text) {
  const Box& box = *fragment.box;
  const TextStyle& style = *style_on_line(box, fragment.rank()).text;
  ArenaVector<char> shown(arena), reversed(arena);
  if (fragment.kind == LineFragment::Kind::Text) {
    WEFT_TRY(append_shown_text(box.text, style, fragment.start, fragment.length, shown));
    *text = {shown.begin(), shown.size()};
  } else {
    *text = generated_text(fragment.kind);
  }
  if (fragment.right_to_left) {
    WEFT_TRY(append_reversed(*text, is_combining, reversed));
    *text = {reversed.begin(), reversed.size()};
  }
  return fonts.shape(font_query(style), *text, shape_options(style), glyphs);
}

}  // namespace weft
