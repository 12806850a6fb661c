// XML 1.0 in, tokens out, for XHTML. As the HTML tokenizer it is asked for the next token and reads
// only what that takes; what is not well-formed ends it. Of a DTD the entities count that it
// declares itself; the names of HTML's characters are known where the doctype is one of XHTML's
// (HTML Standard 14.2).
#pragma once

#include "render/base/arena_vector.h"
#include "render/html/byte_buffer.h"
#include "render/html/token.h"
#include "render/html/tokenizer_input.h"
#include "render/html/xml_entities.h"
#include "weft/budget.h"

namespace weft {

class XmlTokenizer {
 public:
  static constexpr size_t kMaxAttributes = 1024;

  /// `stream` gives valid UTF-8. `scratch` holds what grows while parsing.
  XmlTokenizer(ByteStream& stream, Arena& scratch);
  ~XmlTokenizer();
  /// The next StartTag, EndTag, Text or End; comments, processing instructions and the doctype are
  /// passed over. Names have their prefix. Errors: Corrupt (not well-formed: error() says why),
  /// those of the stream, OutOfMemory.
  Status next(Token& token);

  /// Ends the document here, for `error` about `name`, a static sentence. Returns Corrupt.
  Status fail(const char* error, std::string_view name = {});
  /// The reason for which the document ended, or null.
  const char* error() const { return error_; }
  /// The name that error() is about, or empty.
  const char* error_name() const { return error_name_; }
  /// The line, from 1, that was come to.
  uint32_t line() const { return line_; }

 private:
  struct Expansion;

  int take();
  Status fail_at_end(const char* error);
  Status pass_until(std::string_view end);
  bool skip_spaces();

  Status read_text();
  Status read_characters();
  Status read_declaration();
  Status read_cdata();
  Status read_doctype();
  Status read_doctype_literal(int quote);
  Status read_entity_declaration();
  std::string_view referenced_name();
  Status open_entity(std::string_view value);
  Status next_of_entity(Token& token);
  Status append_entity(std::string_view value, int depth);
  Status read_reference(ByteBuffer& out);
  Status append_character(std::string_view reference, ByteBuffer& out);
  Status read_tag(Token& token);
  Status read_attributes(Token& token);
  Status read_attribute();
  Status read_value();
  Status read_name();
  Status expect(char c, const char* error);
  Status check_characters(std::string_view text);
  Status check_duplicate(std::string_view name);

  Arena* scratch_;
  XmlEntities own_entities_;
  XmlEntities* entities_;    // the document's
  int depth_ = 0;            // of entities in each other
  Owned<Expansion> entity_;  // that is being put in
  TokenizerInput input_;
  ByteBuffer text_;
  ByteBuffer token_;  // name and attributes
  ArenaVector<TokenAttribute> attributes_;
  uint32_t line_ = 1;
  bool has_html_entities_ = false;
  const char* error_ = nullptr;
  char error_name_[48] = {};
};

}  // namespace weft
