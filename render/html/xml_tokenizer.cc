#include "render/html/xml_tokenizer.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/html/entities.h"

namespace weft {
namespace {

constexpr int kEnd = TokenizerInput::kEnd;
constexpr size_t kTextBytes = 4096;  // a longer text comes in several tokens
constexpr size_t kLongestLiteral = 128;
constexpr const char* kEndsInMarkup = "the page ends inside of markup";
constexpr const char* kNoCharacter = "there is a character that XML does not allow";
constexpr const char* kTooMuch = "entities stand in each other too deep, or grow to too much";
constexpr const char* kNoReference = "& begins no reference; &amp; is meant";

struct Predefined {
  std::string_view name;
  char character;
};
constexpr Predefined kPredefined[] = {
    {"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};

constexpr std::string_view kDoctypes[] = {"-//W3C//DTD XHTML ", "-//WAPFORUM//DTD XHTML Mobile ",
                                          "-//W3C//DTD MathML 2.0//"};

// XML's "S".
bool is_xml_space(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Beyond ASCII every character counts as one of names.
bool begins_name(int c) {
  return c >= 0x80 || c == '_' || c == ':' || (c > 0 && is_alpha(static_cast<char32_t>(c)));
}
bool is_in_name(int c) {
  return begins_name(c) || c == '-' || c == '.' || (c > 0 && is_digit(static_cast<char32_t>(c)));
}

// XML's "Char".
bool is_xml_character(char32_t c) {
  if (c < ' ') return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c < 0x110000);
}

// The character of "#65;" or "#x41;" and its length, with the semicolon; 0 for none.
size_t numeric_reference(std::string_view text, char32_t& character) {
  const bool is_hexadecimal = text.size() > 1 && text[1] == 'x';
  const size_t begin = is_hexadecimal ? 2 : 1;
  size_t at = begin;
  character = 0;
  for (; at < text.size() && text[at] != ';'; ++at) {
    const auto digit = static_cast<unsigned char>(text[at]);
    if (is_hexadecimal ? !is_hex_digit(digit) : !is_digit(digit)) return 0;
    character = character * (is_hexadecimal ? 16 : 10) + hex_value(digit);
    if (character > 0x10FFFF) return 0;
  }
  return at > begin && at < text.size() && is_xml_character(character) ? at + 1 : 0;
}

}  // namespace

/// The value of an entity as a document of its own.
struct XmlTokenizer::Expansion {
  Expansion(std::string_view value, Arena& scratch) : stream(value), tokenizer(stream, scratch) {}
  MemoryStream stream;
  XmlTokenizer tokenizer;
};

XmlTokenizer::~XmlTokenizer() = default;

XmlTokenizer::XmlTokenizer(ByteStream& stream, Arena& scratch)
    : scratch_(&scratch),
      own_entities_(scratch),
      entities_(&own_entities_),
      input_(stream),
      text_(scratch.budget()),
      token_(scratch.budget()),
      attributes_(scratch) {}

Status XmlTokenizer::fail(const char* error, std::string_view name) {
  error_ = error;
  if (name.size() < sizeof error_name_) {
    std::copy(name.begin(), name.end(), error_name_);
    error_name_[name.size()] = '\0';
  }
  return Status::Corrupt;
}

// At the end of the input, which may be the stream's fault.
Status XmlTokenizer::fail_at_end(const char* error) {
  return input_.status() != Status::Ok ? input_.status() : fail(error);
}

int XmlTokenizer::take() {
  const int c = input_.get();
  if (c == '\n') ++line_;
  return c;
}

Status XmlTokenizer::pass_until(std::string_view end) {
  for (;;) {
    const int c = take();
    if (c == kEnd) return fail_at_end(kEndsInMarkup);
    if (c != end[0] || input_.ahead(end.size() - 1) != end.substr(1)) continue;
    input_.skip(end.size() - 1);
    return Status::Ok;
  }
}

bool XmlTokenizer::skip_spaces() {
  bool any = false;
  for (; is_xml_space(input_.peek()); take()) any = true;
  return any;
}

Status XmlTokenizer::expect(char c, const char* error) {
  if (input_.peek() == kEnd) return fail_at_end(kEndsInMarkup);
  return take() == c ? Status::Ok : fail(error);
}

// Counts the lines of `text`, too.
Status XmlTokenizer::check_characters(std::string_view text) {
  for (const char c : text) {
    if (c == '\n') ++line_;
    if (!is_xml_character(static_cast<unsigned char>(c))) return fail(kNoCharacter);
  }
  return Status::Ok;
}

Status XmlTokenizer::next(Token& token) {
  text_.clear();
  token_.clear();
  attributes_.clear();
  token = Token();
  while (true) {
    if (entity_) {
      WEFT_TRY(next_of_entity(token));
      if (token.kind != TokenKind::End) return Status::Ok;
      entity_.reset();
    }
    WEFT_TRY(read_text());
    if (!text_.empty()) {
      token.kind = TokenKind::Text;
      token.text = text_.view();
      return Status::Ok;
    }
    if (input_.peek() != '&') break;
    WEFT_TRY(open_entity(*entities_->find(referenced_name())));  // else it was text
  }
  if (input_.peek() != kEnd) return read_tag(token);
  token.kind = TokenKind::End;
  return input_.status();
}

// The name in the reference that comes next, or nothing.
std::string_view XmlTokenizer::referenced_name() {
  const std::string_view text = input_.ahead(kLongestEntity + 1);
  if (!text.starts_with('&')) return {};
  return text.substr(1, std::min(text.find(';'), text.size()) - 1);
}

Status XmlTokenizer::open_entity(std::string_view value) {
  if (depth_ == XmlEntities::kMostNested || !entities_->expand(value)) return fail(kTooMuch);
  input_.skip(referenced_name().size() + 2);
  WEFT_TRY_ASSIGN(entity_, make_owned<Expansion>(scratch_->budget(), value, *scratch_));
  XmlTokenizer& inner = entity_->tokenizer;
  inner.entities_ = entities_;
  inner.depth_ = depth_ + 1;
  inner.has_html_entities_ = has_html_entities_;
  return Status::Ok;
}

Status XmlTokenizer::next_of_entity(Token& token) {
  const XmlTokenizer& inner = entity_->tokenizer;
  const Status status = entity_->tokenizer.next(token);
  return status == Status::Corrupt ? fail(inner.error(), inner.error_name()) : status;
}

// Puts the value of an entity into that of an attribute.
Status XmlTokenizer::append_entity(std::string_view value, int depth) {
  if (depth == XmlEntities::kMostNested || !entities_->expand(value)) return fail(kTooMuch);
  while (!value.empty()) {
    const size_t run = std::min(value.find_first_of("&<"), value.size());
    for (const char c : value.substr(0, run)) WEFT_TRY(token_.push(is_xml_space(c) ? ' ' : c));
    value.remove_prefix(run);
    if (value.empty()) break;
    if (value[0] == '<') return fail("< stands in a value; &lt; is meant");
    const size_t end = std::min(value.find(';'), value.size() - 1);
    const std::string_view reference = value.substr(1, end);
    value.remove_prefix(end + 1);
    if (const std::string_view* const inner = entities_->find(reference.substr(0, end - 1)))
      WEFT_TRY(append_entity(*inner, depth + 1));
    else WEFT_TRY(append_character(reference, token_));
  }
  return Status::Ok;
}

// All characters up to the next tag, or enough of them.
Status XmlTokenizer::read_text() {
  while (text_.size() < kTextBytes) {
    const int c = input_.peek();
    if (c == kEnd) return input_.status();
    if (c == '&') {
      if (entities_->find(referenced_name())) return Status::Ok;
      WEFT_TRY(read_reference(text_));
    } else if (c == '<') {
      const std::string_view ahead = input_.ahead(2);
      if (ahead != "<!" && ahead != "<?") return Status::Ok;
      WEFT_TRY(read_declaration());
    } else {
      WEFT_TRY(read_characters());
    }
  }
  return Status::Ok;
}

// Those before the next markup in what is at hand, at least one.
Status XmlTokenizer::read_characters() {
  const std::string_view run = input_.take_run(Stop::Data);
  WEFT_TRY(check_characters(run));
  if (!run.empty()) return text_.append(run);
  const int c = take();
  return c ? text_.push(static_cast<char>(c)) : fail(kNoCharacter);
}

Status XmlTokenizer::read_declaration() {
  const std::string_view ahead = input_.ahead(9);
  if (ahead.starts_with("<?")) {
    input_.skip(2);
    return pass_until("?>");
  }
  if (ahead.starts_with("<!--")) {
    input_.skip(4);
    return pass_until("-->");
  }
  if (ahead == "<![CDATA[") {
    input_.skip(9);
    return read_cdata();
  }
  if (ahead != "<!DOCTYPE") return fail("<! begins neither comment, doctype nor CDATA");
  input_.skip(9);
  return read_doctype();
}

Status XmlTokenizer::read_cdata() {
  for (;;) {
    const std::string_view run = input_.take_run(Stop::Cdata);
    WEFT_TRY(check_characters(run));
    WEFT_TRY(text_.append(run));
    if (!run.empty()) continue;
    if (input_.ahead(3) == "]]>") {
      input_.skip(3);
      return Status::Ok;
    }
    const int c = take();
    if (c == kEnd) return fail_at_end(kEndsInMarkup);
    if (c == 0) return fail(kNoCharacter);
    WEFT_TRY(text_.push(static_cast<char>(c)));
  }
}

// What it names counts, and within brackets its own entities.
Status XmlTokenizer::read_doctype() {
  bool is_in_subset = false;
  for (;;) {
    const int c = take();
    if (c == kEnd) return fail_at_end(kEndsInMarkup);
    if (c == '>' && !is_in_subset) return Status::Ok;
    if (c == '[') is_in_subset = true;
    if (c == ']') is_in_subset = false;
    if (c == '"' || c == '\'') WEFT_TRY(read_doctype_literal(c));
    if (c == '<' && input_.ahead(3) == "!--") WEFT_TRY(pass_until("-->"));
    else if (c == '<' && input_.peek() == '?') WEFT_TRY(pass_until("?>"));
    else if (c == '<' && input_.ahead(7) == "!ENTITY") WEFT_TRY(read_entity_declaration());
  }
}

// Of an entity with a name and a value; others have what no one reads (4.2.2).
Status XmlTokenizer::read_entity_declaration() {
  input_.skip(7);
  skip_spaces();
  if (!begins_name(input_.peek())) return Status::Ok;
  token_.clear();
  WEFT_TRY(read_name());
  const size_t name_end = token_.size();
  skip_spaces();
  const int quote = input_.peek();
  if (quote != '"' && quote != '\'') return Status::Ok;
  take();
  while (input_.peek() != quote) {
    const int c = input_.peek();
    if (c == kEnd) return fail_at_end(kEndsInMarkup);
    if (c == '&' && input_.ahead(2) == "&#") {
      WEFT_TRY(read_reference(token_));
      continue;
    }
    take();
    // What is beyond the bound will not be declared.
    if (token_.size() <= XmlEntities::kMostBytes) WEFT_TRY(token_.push(static_cast<char>(c)));
  }
  take();
  WEFT_TRY(entities_->declare(token_.view(0, name_end), token_.view(name_end, token_.size())));
  token_.clear();
  return Status::Ok;
}

Status XmlTokenizer::read_doctype_literal(int quote) {
  token_.clear();
  for (int c = take(); c != quote; c = take()) {
    if (c == kEnd) return fail_at_end(kEndsInMarkup);
    if (token_.size() < kLongestLiteral) WEFT_TRY(token_.push(static_cast<char>(c)));
  }
  for (const std::string_view doctype : kDoctypes)
    has_html_entities_ |= token_.view().starts_with(doctype);
  token_.clear();
  return Status::Ok;
}

Status XmlTokenizer::read_reference(ByteBuffer& out) {
  const std::string_view text = input_.ahead(kLongestEntity + 1).substr(1);
  WEFT_TRY(input_.status());
  const size_t end = text.find(';');
  if (end == text.npos) return fail(kNoReference);
  WEFT_TRY(append_character(text.substr(0, end + 1), out));
  input_.skip(end + 2);
  return Status::Ok;
}

// The character that `reference` means, which ends in ";".
Status XmlTokenizer::append_character(std::string_view reference, ByteBuffer& out) {
  char32_t characters[2] = {};
  size_t length = 0;
  if (reference.starts_with('#')) length = numeric_reference(reference, characters[0]);
  for (const Predefined& predefined : kPredefined) {
    if (reference != predefined.name) continue;
    length = predefined.name.size();
    characters[0] = static_cast<unsigned char>(predefined.character);
  }
  if (!length && has_html_entities_) {
    const EntityMatch match = match_entity(reference);
    if (match.length == reference.size()) length = match.length;
    std::copy(match.code_points, match.code_points + 2, characters);
  }
  if (!length)
    return fail("there is no character of the name", reference.substr(0, reference.find(';')));
  for (const char32_t character : characters) {
    char utf8[4];
    if (character) WEFT_TRY(out.append({utf8, encode_utf8(character, utf8)}));
  }
  return Status::Ok;
}

Status XmlTokenizer::read_name() {
  if (input_.peek() == kEnd) return fail_at_end(kEndsInMarkup);
  if (!begins_name(input_.peek())) return fail("there is no name where one should be");
  for (; is_in_name(input_.peek()); take()) WEFT_TRY(token_.push(static_cast<char>(input_.peek())));
  return Status::Ok;
}

Status XmlTokenizer::read_tag(Token& token) {
  take();
  token.kind = input_.peek() == '/' ? TokenKind::EndTag : TokenKind::StartTag;
  if (token.kind == TokenKind::EndTag) take();
  WEFT_TRY(read_name());
  const size_t name_end = token_.size();
  if (token.kind == TokenKind::StartTag) WEFT_TRY(read_attributes(token));
  else skip_spaces();
  WEFT_TRY(expect('>', "a tag does not end where it should"));
  token.name = token_.view(0, name_end);
  token.bytes = token_.view().data();
  token.attributes = attributes_.span();
  return Status::Ok;
}

// Up to the tag's ">".
Status XmlTokenizer::read_attributes(Token& token) {
  for (;;) {
    const bool has_space = skip_spaces();
    const int c = input_.peek();
    if (c == '>' || c == kEnd) return Status::Ok;
    if (c == '/') {
      take();
      token.self_closing = true;
      return Status::Ok;
    }
    if (!has_space) return fail("a tag does not end where it should");
    if (attributes_.size() == kMaxAttributes) return fail("an element has over 1024 attributes");
    WEFT_TRY(read_attribute());
  }
}

Status XmlTokenizer::read_attribute() {
  TokenAttribute attribute = {};
  attribute.name_begin = token_.size();
  WEFT_TRY(read_name());
  attribute.name_end = attribute.value_begin = token_.size();
  const std::string_view name = token_.view(attribute.name_begin, attribute.name_end);
  WEFT_TRY(check_duplicate(name));
  skip_spaces();
  if (input_.peek() != '=')
    return input_.peek() == kEnd ? fail_at_end(kEndsInMarkup)
                                 : fail("there is no value of the attribute", name);
  take();
  skip_spaces();
  WEFT_TRY(read_value());
  attribute.value_end = token_.size();
  return attributes_.push(attribute);
}

Status XmlTokenizer::check_duplicate(std::string_view name) {
  for (const TokenAttribute& earlier : attributes_.span())
    if (token_.view(earlier.name_begin, earlier.name_end) == name)
      return fail("an element has twice the attribute", name);
  return Status::Ok;
}

// A quoted value, normalised (3.3.3): white space that is written as it is becomes a space.
Status XmlTokenizer::read_value() {
  const int quote = input_.peek();
  if (quote == kEnd) return fail_at_end(kEndsInMarkup);
  if (quote != '"' && quote != '\'') return fail("a value is not quoted");
  take();
  for (int c = input_.peek(); c != quote; c = input_.peek()) {
    if (c == kEnd) return fail_at_end(kEndsInMarkup);
    if (c == '<') return fail("< stands in a value; &lt; is meant");
    if (c == '&') {
      const std::string_view* const value = entities_->find(referenced_name());
      if (value) input_.skip(referenced_name().size() + 2);
      WEFT_TRY(value ? append_entity(*value, depth_ + 1) : read_reference(token_));
      continue;
    }
    if (!is_xml_character(static_cast<char32_t>(c))) return fail(kNoCharacter);
    take();
    WEFT_TRY(token_.push(is_xml_space(c) ? ' ' : static_cast<char>(c)));
  }
  take();
  return Status::Ok;
}

}  // namespace weft
