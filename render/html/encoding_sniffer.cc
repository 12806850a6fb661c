#include "render/html/encoding_sniffer.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr size_t kNowhere = std::string_view::npos;

bool is_space_byte(char c) { return is_space(static_cast<unsigned char>(c)); }
bool is_letter(char c) { return is_alpha(static_cast<unsigned char>(c)); }

struct RawAttribute {
  std::string_view name, value;
};

// Walks over the start of a document as the prescan does.
class Prescan {
 public:
  explicit Prescan(std::string_view head) : text_(head) {}

  Encoding run() {
    while (at_ < text_.size()) {
      const Encoding encoding = step();
      if (encoding != Encoding::None) return encoding;
      ++at_;
    }
    return Encoding::None;
  }

 private:
  bool looking_at(std::string_view word) const {
    return equal_ignoring_case(text_.substr(at_, word.size()), word);
  }
  char peek(size_t distance = 0) const {
    return at_ + distance < text_.size() ? text_[at_ + distance] : '\0';
  }
  void skip_to(std::string_view end, size_t from) {
    const size_t found = text_.find(end, from);
    at_ = found == kNowhere ? text_.size() : found + end.size() - 1;
  }

  Encoding step() {
    if (looking_at("<meta") && (is_space_byte(peek(5)) || peek(5) == '/')) return meta();
    const bool is_tag =
        peek() == '<' && (is_letter(peek(1)) || (peek(1) == '/' && is_letter(peek(2))));
    if (looking_at("<!--")) skip_to("-->", at_ + 2);
    else if (is_tag) tag();
    else if (looking_at("<!") || looking_at("</") || looking_at("<?")) skip_to(">", at_);
    return Encoding::None;
  }

  void tag() {
    while (at_ < text_.size() && !is_space_byte(peek()) && peek() != '>') ++at_;
    RawAttribute attribute;
    while (next_attribute(attribute)) {
    }
  }

  // Step 2 of the prescan, the meta element.
  Encoding meta() {
    at_ += 5;
    enum class Pragma { Unknown, Needed, NotNeeded } pragma = Pragma::Unknown;
    bool is_content_type = false, seen_http_equiv = false, seen_content = false,
         seen_charset = false;
    Encoding charset = Encoding::None;
    RawAttribute attribute;
    while (next_attribute(attribute)) {
      if (equal_ignoring_case(attribute.name, "http-equiv") && !seen_http_equiv) {
        seen_http_equiv = true;
        is_content_type = equal_ignoring_case(attribute.value, "content-type");
      } else if (equal_ignoring_case(attribute.name, "content") && !seen_content) {
        seen_content = true;
        const Encoding found = encoding_in_content_type(attribute.value);
        if (found == Encoding::None || charset != Encoding::None) continue;
        charset = found;
        pragma = Pragma::Needed;
      } else if (equal_ignoring_case(attribute.name, "charset") && !seen_charset) {
        seen_charset = true;
        charset = find_encoding(attribute.value);
        pragma = Pragma::NotNeeded;
      }
    }
    if (at_ >= text_.size() || (pragma == Pragma::Needed && !is_content_type))
      return Encoding::None;
    return as_declared_inside(charset);
  }

  // "Get an attribute"; false at the end of the tag, or of the bytes.
  bool next_attribute(RawAttribute& attribute) {
    while (is_space_byte(peek()) || peek() == '/') ++at_;
    if (at_ >= text_.size() || peek() == '>') return false;
    const size_t begin = at_;
    while (at_ < text_.size() && (at_ == begin || peek() != '=') && !is_space_byte(peek()) &&
           peek() != '/' && peek() != '>')
      ++at_;
    attribute = {text_.substr(begin, at_ - begin), {}};
    const size_t after_name = at_;
    while (is_space_byte(peek())) ++at_;
    if (peek() != '=') {
      at_ = after_name;
      return at_ < text_.size();
    }
    ++at_;
    while (is_space_byte(peek())) ++at_;
    return value_of(attribute);
  }

  bool value_of(RawAttribute& attribute) {
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
      const size_t end = text_.find(quote, at_ + 1);
      if (end == kNowhere) {
        at_ = text_.size();
        return false;
      }
      attribute.value = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return true;
    }
    const size_t begin = at_;
    while (at_ < text_.size() && !is_space_byte(peek()) && peek() != '>') ++at_;
    attribute.value = text_.substr(begin, at_ - begin);
    return at_ < text_.size();
  }

  std::string_view text_;
  size_t at_ = 0;
};

// "Get an XML encoding": what an XML declaration at the start says.
Encoding encoding_in_declaration(std::string_view head) {
  if (!head.starts_with("<?xml")) return Encoding::None;
  head = head.substr(0, head.find('>'));
  const size_t name = head.find("encoding");
  if (name == kNowhere) return Encoding::None;
  std::string_view rest = trimmed(head.substr(name + 8));
  if (!rest.starts_with('=')) return Encoding::None;
  rest = trimmed(rest.substr(1));
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return Encoding::None;
  const size_t end = rest.find(rest[0], 1);
  return end == kNowhere ? Encoding::None
                         : as_declared_inside(find_encoding(rest.substr(1, end - 1)));
}

}  // namespace

Encoding as_declared_inside(Encoding encoding) {
  if (encoding == Encoding::Utf16be || encoding == Encoding::Utf16le) return Encoding::Utf8;
  return encoding == Encoding::XUserDefined ? Encoding::Windows1252 : encoding;
}

Encoding encoding_of_bom(std::string_view head, size_t& bom_bytes) {
  struct Bom {
    std::string_view bytes;
    Encoding encoding;
  };
  static constexpr Bom kBoms[] = {{"\xEF\xBB\xBF", Encoding::Utf8},
                                  {"\xFE\xFF", Encoding::Utf16be},
                                  {"\xFF\xFE", Encoding::Utf16le}};
  for (const Bom& bom : kBoms) {
    if (!head.starts_with(bom.bytes)) continue;
    bom_bytes = bom.bytes.size();
    return bom.encoding;
  }
  bom_bytes = 0;
  return Encoding::None;
}

Encoding encoding_in_content_type(std::string_view value) {
  constexpr std::string_view kName = "charset";
  for (size_t at = 0; at + kName.size() < value.size(); ++at) {
    if (!equal_ignoring_case(value.substr(at, kName.size()), kName)) continue;
    std::string_view rest = trimmed(value.substr(at + kName.size()));
    if (!rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.empty()) return Encoding::None;
    if (rest[0] == '"' || rest[0] == '\'') {
      const size_t end = rest.find(rest[0], 1);
      return end == kNowhere ? Encoding::None : find_encoding(rest.substr(1, end - 1));
    }
    return find_encoding(rest.substr(0, rest.find_first_of("; \t\n\f\r")));
  }
  return Encoding::None;
}

Encoding encoding_in_xml(std::string_view head) {
  if (head.starts_with(std::string_view("<\0?\0x\0", 6))) return Encoding::Utf16le;
  if (head.starts_with(std::string_view("\0<\0?\0x", 6))) return Encoding::Utf16be;
  return encoding_in_declaration(head);
}

Encoding encoding_in_html(std::string_view head) {
  const Encoding encoding = Prescan(head).run();
  return encoding != Encoding::None ? encoding : encoding_in_xml(head);
}

Encoding encoding_in_css(std::string_view head) {
  constexpr std::string_view kRule = "@charset \"";
  if (!head.starts_with(kRule)) return Encoding::None;
  const size_t end = head.find('"', kRule.size());
  if (end == kNowhere || head.substr(end, 2) != "\";") return Encoding::None;
  return as_declared_inside(find_encoding(head.substr(kRule.size(), end - kRule.size())));
}

}  // namespace weft
