// The states of doctypes (HTML Standard 13.2.5.53 to 13.2.5.68).
#include "render/base/ascii.h"
#include "render/html/tokenizer.h"

namespace weft {

void Tokenizer::emit_quirky_doctype() {
  force_quirks_ = true;
  emit_token(TokenKind::Doctype, &Tokenizer::data);
}

void Tokenizer::doctype() {
  begin(TokenKind::Doctype);
  state_ = &Tokenizer::before_doctype_name;
}

void Tokenizer::before_doctype_name() {
  const int c = input_.peek();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return input_.advance();
    case '>': input_.advance(); return emit_quirky_doctype();
    case TokenizerInput::kEnd: return emit_quirky_doctype();
    default: state_ = &Tokenizer::doctype_name; return;
  }
}

void Tokenizer::doctype_name() {
  name_end_ = token_.size();
  const int c = input_.get();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::after_doctype_name; return;
    case '>': return emit_token(TokenKind::Doctype, &Tokenizer::data);
    case 0: return put(kReplacementText);
    case TokenizerInput::kEnd: return emit_quirky_doctype();
    default: return put(to_lower(static_cast<char>(c)));
  }
}

void Tokenizer::after_doctype_name() {
  switch (input_.peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return input_.advance();
    case '>': input_.advance(); return emit_token(TokenKind::Doctype, &Tokenizer::data);
    case TokenizerInput::kEnd: return emit_quirky_doctype();
    default: break;
  }
  if (input_.skip_word("public")) {
    state_ = &Tokenizer::after_doctype_public_keyword;
  } else if (input_.skip_word("system")) {
    state_ = &Tokenizer::after_doctype_system_keyword;
  } else {
    force_quirks_ = true;
    state_ = &Tokenizer::bogus_doctype;
  }
}

void Tokenizer::expect_identifier(Identifier& identifier, State on_space, State double_quoted,
                                  State single_quoted) {
  const int c = input_.peek();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = on_space; break;
    case '"':
    case '\'':
      identifier = {true, token_.size(), token_.size()};
      state_ = c == '"' ? double_quoted : single_quoted;
      break;
    case '>': emit_quirky_doctype(); break;
    case TokenizerInput::kEnd: return emit_quirky_doctype();
    default:
      force_quirks_ = true;
      state_ = &Tokenizer::bogus_doctype;
      return;
  }
  input_.advance();
}

void Tokenizer::quoted_identifier(Identifier& identifier, int quote, State after) {
  const int c = input_.get();
  identifier.end = token_.size();
  if (c == quote) {
    state_ = after;
    return;
  }
  switch (c) {
    case '>':
    case TokenizerInput::kEnd: return emit_quirky_doctype();
    case 0: return put(kReplacementText);
    default: return put(c);
  }
}

void Tokenizer::after_doctype_public_keyword() { before_doctype_public_identifier(); }

void Tokenizer::before_doctype_public_identifier() {
  expect_identifier(public_id_, &Tokenizer::before_doctype_public_identifier,
                    &Tokenizer::doctype_public_identifier_double_quoted,
                    &Tokenizer::doctype_public_identifier_single_quoted);
}

void Tokenizer::doctype_public_identifier_double_quoted() {
  quoted_identifier(public_id_, '"', &Tokenizer::after_doctype_public_identifier);
}
void Tokenizer::doctype_public_identifier_single_quoted() {
  quoted_identifier(public_id_, '\'', &Tokenizer::after_doctype_public_identifier);
}

void Tokenizer::after_doctype_public_identifier() {
  between_doctype_public_and_system_identifiers();
}

void Tokenizer::between_doctype_public_and_system_identifiers() {
  if (input_.peek() == '>') {
    input_.advance();
    return emit_token(TokenKind::Doctype, &Tokenizer::data);
  }
  expect_identifier(system_id_, &Tokenizer::between_doctype_public_and_system_identifiers,
                    &Tokenizer::doctype_system_identifier_double_quoted,
                    &Tokenizer::doctype_system_identifier_single_quoted);
}

void Tokenizer::after_doctype_system_keyword() { before_doctype_system_identifier(); }

void Tokenizer::before_doctype_system_identifier() {
  expect_identifier(system_id_, &Tokenizer::before_doctype_system_identifier,
                    &Tokenizer::doctype_system_identifier_double_quoted,
                    &Tokenizer::doctype_system_identifier_single_quoted);
}

void Tokenizer::doctype_system_identifier_double_quoted() {
  quoted_identifier(system_id_, '"', &Tokenizer::after_doctype_system_identifier);
}
void Tokenizer::doctype_system_identifier_single_quoted() {
  quoted_identifier(system_id_, '\'', &Tokenizer::after_doctype_system_identifier);
}

void Tokenizer::after_doctype_system_identifier() {
  switch (input_.peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': break;
    case '>': emit_token(TokenKind::Doctype, &Tokenizer::data); break;
    case TokenizerInput::kEnd: return emit_quirky_doctype();
    default: state_ = &Tokenizer::bogus_doctype; return;
  }
  input_.advance();
}

void Tokenizer::bogus_doctype() {
  const int c = input_.get();
  if (c == '>' || c == TokenizerInput::kEnd) emit_token(TokenKind::Doctype, &Tokenizer::data);
}

}  // namespace weft
