// Characters in, tokens out: the states of HTML Standard 13.2.5, one member function each. It is
// asked for the next token and reads only what that takes. Text between markup is passed on where
// it lies in the input; a tag, comment or doctype is gathered in one buffer that serves them all.
#pragma once

#include "render/base/arena_vector.h"
#include "render/base/utf8.h"
#include "render/html/byte_buffer.h"
#include "render/html/token.h"
#include "render/html/tokenizer_input.h"

namespace weft {

/// The states that the tree builder switches to.
enum class TextContent : uint8_t { Data, Rcdata, Rawtext, ScriptData, Plaintext, CdataSection };
/// Whether "<![CDATA[" opens a section here: only where the adjusted current node is in foreign
/// content.
enum class CdataSections : uint8_t { None, Open };

/// U+FFFD in UTF-8.
inline constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

class Tokenizer {
 public:
  static constexpr size_t kMaxAttributes = 1024;  ///< More of them on one tag are dropped.

  /// `stream` gives valid UTF-8. `scratch` holds what grows while parsing.
  Tokenizer(ByteStream& stream, Arena& scratch);
  /// Errors: those of the stream, OutOfMemory.
  Status next(Token& token, CdataSections sections);
  void set_content(TextContent content);
  /// Counts lines from now on. REQUIRES: nothing was read
  void count_lines() {
    counts_lines_ = true;
    input_.count_lines();
  }
  /// Comments come as tokens of which the text is not kept. REQUIRES: nothing was read
  void drop_comments() { drops_comments_ = true; }
  /// The line, from 1, of the next character, and that where the last token that is no text began.
  /// REQUIRES: count_lines()
  uint32_t line() { return input_.line(); }
  uint32_t token_line() const { return token_line_; }
  /// Sets the name by which an end tag is appropriate; every start tag emitted sets it too.
  Status set_last_start_tag(std::string_view name);

 private:
  using State = void (Tokenizer::*)();
  struct Identifier {
    bool present = false;
    size_t begin = 0, end = 0;
  };

  bool deliver(Token& token);
  void fill_in(Token& token) const;

  void put(ByteBuffer& buffer, std::string_view text);
  void put(std::string_view text) { put(token_, text); }
  void put(int c);
  void put_run(Stop stop) { put(input_.take_run(stop)); }
  void emit(std::string_view text) { put(pending_, text); }
  void emit(int c);
  void emit_token(TokenKind kind, State next_state);
  void emit_tag();
  void begin(TokenKind kind);
  void forget_comment();
  void begin_attribute();
  void finish_attribute_name();
  void finish_attribute();
  bool is_duplicate(std::string_view name) const;
  bool is_appropriate_end_tag() const;

  void text_state(Stop stop, State on_less_than, TokenKind on_null);
  void less_than_sign_in(State on_slash, State otherwise);
  void end_tag_open_in(State name_state, State otherwise);
  void end_tag_name_in(State otherwise);
  void double_escape_in(State when_script, State otherwise);
  void quoted_value(Stop stop, int quote);
  bool in_attribute() const;
  void put_reference(std::string_view text);
  void put_reference(char32_t code_point);
  void expect_identifier(Identifier& identifier, State on_space, State double_quoted,
                         State single_quoted);
  void quoted_identifier(Identifier& identifier, int quote, State after);
  void emit_quirky_doctype();

#define WEFT_STATE(name) void name();
#include "render/html/tokenizer_states.def"
#undef WEFT_STATE

  TokenizerInput input_;
  ByteBuffer pending_;    // characters emitted that are not a run of the input
  ByteBuffer token_;      // name, attributes, comment, doctype
  ByteBuffer temporary_;  // the standard's temporary buffer
  ByteBuffer last_start_tag_;
  ArenaVector<TokenAttribute> attributes_;
  std::string_view run_;  // characters emitted where they lie
  State state_;
  State return_state_;
  Status status_ = Status::Ok;
  TokenKind kind_ = TokenKind::End;
  CdataSections sections_ = CdataSections::None;
  bool has_token_ = false;
  bool pending_delivered_ = false;
  bool self_closing_ = false, force_quirks_ = false;
  bool counts_lines_ = false, drops_comments_ = false;
  uint32_t token_line_ = 1;
  bool attribute_open_ = false, dropping_attribute_ = false;
  size_t name_end_ = 0;
  Identifier public_id_, system_id_;
  char32_t code_ = 0;
};

}  // namespace weft
