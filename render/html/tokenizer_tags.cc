// The states of tags and their attributes (HTML Standard 13.2.5.6 to 13.2.5.8 and 13.2.5.32
// to 13.2.5.40).
#include "render/base/ascii.h"
#include "render/html/tokenizer.h"

namespace weft {

void Tokenizer::tag_open() {
  const int c = input_.peek();
  if (c != TokenizerInput::kEnd && is_alpha(static_cast<char32_t>(c))) {
    begin(TokenKind::StartTag);
    state_ = &Tokenizer::tag_name;
    return;
  }
  switch (c) {
    case '!': state_ = &Tokenizer::markup_declaration_open; break;
    case '/': state_ = &Tokenizer::end_tag_open; break;
    case '?':
      begin(TokenKind::Comment);
      state_ = &Tokenizer::bogus_comment;
      return;
    default:
      emit('<');
      state_ = &Tokenizer::data;
      return;
  }
  input_.advance();
}

void Tokenizer::end_tag_open() {
  const int c = input_.peek();
  if (c == TokenizerInput::kEnd) {
    emit("</");
    state_ = &Tokenizer::data;
  } else if (c == '>') {
    input_.advance();
    state_ = &Tokenizer::data;
  } else if (is_alpha(static_cast<char32_t>(c))) {
    begin(TokenKind::EndTag);
    state_ = &Tokenizer::tag_name;
  } else {
    begin(TokenKind::Comment);
    state_ = &Tokenizer::bogus_comment;
  }
}

void Tokenizer::tag_name() {
  put_run(Stop::TagName);
  name_end_ = token_.size();
  const int c = input_.get();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_attribute_name; return;
    case '/': state_ = &Tokenizer::self_closing_start_tag; return;
    case '>': return emit_tag();
    case 0: return put(kReplacementText);
    case TokenizerInput::kEnd: state_ = &Tokenizer::data; return;
    default: return put(to_lower(static_cast<char>(c)));
  }
}

void Tokenizer::before_attribute_name() {
  const int c = input_.peek();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return input_.advance();
    case '/':
    case '>':
    case TokenizerInput::kEnd: state_ = &Tokenizer::after_attribute_name; return;
    case '=':
      begin_attribute();
      put(c);
      return input_.advance();
    default: return begin_attribute();
  }
}

void Tokenizer::attribute_name() {
  put_run(Stop::AttributeName);
  const int c = input_.peek();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ':
    case '/':
    case '>':
    case TokenizerInput::kEnd:
      finish_attribute_name();
      state_ = &Tokenizer::after_attribute_name;
      return;
    case '=':
      finish_attribute_name();
      state_ = &Tokenizer::before_attribute_value;
      break;
    case 0: put(kReplacementText); break;
    default: put(to_lower(static_cast<char>(c))); break;
  }
  input_.advance();
}

void Tokenizer::after_attribute_name() {
  switch (input_.peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': break;
    case '/': state_ = &Tokenizer::self_closing_start_tag; break;
    case '=': state_ = &Tokenizer::before_attribute_value; break;
    case '>': emit_tag(); break;
    case TokenizerInput::kEnd: state_ = &Tokenizer::data; return;
    default: return begin_attribute();
  }
  input_.advance();
}

void Tokenizer::before_attribute_value() {
  switch (input_.peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': break;
    case '"': state_ = &Tokenizer::attribute_value_double_quoted; break;
    case '\'': state_ = &Tokenizer::attribute_value_single_quoted; break;
    case '>': emit_tag(); break;
    default: state_ = &Tokenizer::attribute_value_unquoted; return;
  }
  input_.advance();
}

void Tokenizer::quoted_value(Stop stop, int quote) {
  put_run(stop);
  const int c = input_.get();
  if (c == quote) {
    state_ = &Tokenizer::after_attribute_value_quoted;
    return;
  }
  switch (c) {
    case '&':
      return_state_ = state_;
      state_ = &Tokenizer::character_reference;
      return;
    case 0: return put(kReplacementText);
    case TokenizerInput::kEnd: state_ = &Tokenizer::data; return;
    default: return put(c);
  }
}

void Tokenizer::attribute_value_double_quoted() { quoted_value(Stop::DoubleQuoted, '"'); }
void Tokenizer::attribute_value_single_quoted() { quoted_value(Stop::SingleQuoted, '\''); }

void Tokenizer::attribute_value_unquoted() {
  put_run(Stop::Unquoted);
  const int c = input_.get();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_attribute_name; return;
    case '&':
      return_state_ = state_;
      state_ = &Tokenizer::character_reference;
      return;
    case '>': return emit_tag();
    case 0: return put(kReplacementText);
    case TokenizerInput::kEnd: state_ = &Tokenizer::data; return;
    default: return put(c);
  }
}

void Tokenizer::after_attribute_value_quoted() {
  state_ = &Tokenizer::before_attribute_name;
  switch (input_.peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': break;
    case '/': state_ = &Tokenizer::self_closing_start_tag; break;
    case '>': emit_tag(); break;
    case TokenizerInput::kEnd: state_ = &Tokenizer::data; return;
    default: return;
  }
  input_.advance();
}

void Tokenizer::self_closing_start_tag() {
  const int c = input_.peek();
  state_ = c == TokenizerInput::kEnd ? &Tokenizer::data : &Tokenizer::before_attribute_name;
  if (c != '>') return;
  input_.advance();
  self_closing_ = true;
  emit_tag();
}

}  // namespace weft
