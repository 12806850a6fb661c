// The states of comments, markup declarations and CDATA sections (HTML Standard 13.2.5.41
// to 13.2.5.52 and 13.2.5.69 on).
#include "render/html/tokenizer.h"

namespace weft {

// A state of its text is entered again and again while it goes on.
void Tokenizer::forget_comment() {
  if (drops_comments_) token_.clear();
}

void Tokenizer::bogus_comment() {
  forget_comment();
  put_run(Stop::BogusComment);
  const int c = input_.get();
  switch (c) {
    case '>':
    case TokenizerInput::kEnd: return emit_token(TokenKind::Comment, &Tokenizer::data);
    case 0: return put(kReplacementText);
    default: return put(c);
  }
}

void Tokenizer::markup_declaration_open() {
  if (input_.skip_word("doctype")) {
    state_ = &Tokenizer::doctype;
    return;
  }
  const bool is_cdata = input_.skip_word("[CDATA[");
  if (is_cdata && sections_ == CdataSections::Open) {
    state_ = &Tokenizer::cdata_section;
    return;
  }
  begin(TokenKind::Comment);
  if (is_cdata) put("[CDATA[");
  state_ =
      !is_cdata && input_.skip_word("--") ? &Tokenizer::comment_start : &Tokenizer::bogus_comment;
}

void Tokenizer::comment_start() {
  state_ = &Tokenizer::comment;
  const int c = input_.peek();
  if (c != '-' && c != '>') return;
  input_.advance();
  if (c == '-') state_ = &Tokenizer::comment_start_dash;
  else emit_token(TokenKind::Comment, &Tokenizer::data);
}

void Tokenizer::comment_start_dash() {
  switch (input_.peek()) {
    case '-': state_ = &Tokenizer::comment_end; break;
    case '>':
    case TokenizerInput::kEnd: emit_token(TokenKind::Comment, &Tokenizer::data); break;
    default:
      put('-');
      state_ = &Tokenizer::comment;
      return;
  }
  (void)input_.get();
}

void Tokenizer::comment() {
  forget_comment();
  put_run(Stop::Comment);
  const int c = input_.get();
  switch (c) {
    case '<':
      put(c);
      state_ = &Tokenizer::comment_less_than_sign;
      return;
    case '-': state_ = &Tokenizer::comment_end_dash; return;
    case 0: return put(kReplacementText);
    case TokenizerInput::kEnd: return emit_token(TokenKind::Comment, &Tokenizer::data);
    default: return put(c);
  }
}

void Tokenizer::comment_less_than_sign() {
  const int c = input_.peek();
  if (c != '!' && c != '<') {
    state_ = &Tokenizer::comment;
    return;
  }
  input_.advance();
  put(c);
  if (c == '!') state_ = &Tokenizer::comment_less_than_sign_bang;
}

void Tokenizer::comment_less_than_sign_bang() {
  state_ = &Tokenizer::comment;
  if (input_.peek() != '-') return;
  input_.advance();
  state_ = &Tokenizer::comment_less_than_sign_bang_dash;
}

void Tokenizer::comment_less_than_sign_bang_dash() {
  state_ = &Tokenizer::comment_end_dash;
  if (input_.peek() != '-') return;
  input_.advance();
  state_ = &Tokenizer::comment_less_than_sign_bang_dash_dash;
}

void Tokenizer::comment_less_than_sign_bang_dash_dash() { state_ = &Tokenizer::comment_end; }

void Tokenizer::comment_end_dash() {
  const int c = input_.peek();
  if (c == TokenizerInput::kEnd) return emit_token(TokenKind::Comment, &Tokenizer::data);
  if (c == '-') {
    input_.advance();
    state_ = &Tokenizer::comment_end;
    return;
  }
  put('-');
  state_ = &Tokenizer::comment;
}

void Tokenizer::comment_end() {
  forget_comment();
  const int c = input_.peek();
  switch (c) {
    case TokenizerInput::kEnd: return emit_token(TokenKind::Comment, &Tokenizer::data);
    case '>': emit_token(TokenKind::Comment, &Tokenizer::data); break;
    case '!': state_ = &Tokenizer::comment_end_bang; break;
    case '-': put(c); break;
    default:
      put("--");
      state_ = &Tokenizer::comment;
      return;
  }
  input_.advance();
}

void Tokenizer::comment_end_bang() {
  const int c = input_.peek();
  switch (c) {
    case TokenizerInput::kEnd: return emit_token(TokenKind::Comment, &Tokenizer::data);
    case '>': input_.advance(); return emit_token(TokenKind::Comment, &Tokenizer::data);
    case '-':
      input_.advance();
      state_ = &Tokenizer::comment_end_dash;
      break;
    default: state_ = &Tokenizer::comment; break;
  }
  put("--!");
}

void Tokenizer::cdata_section() {
  run_ = input_.take_run(Stop::Cdata);
  if (!run_.empty()) return;
  const int c = input_.get();
  switch (c) {
    case ']': state_ = &Tokenizer::cdata_section_bracket; return;
    case 0: return emit_token(TokenKind::Null, state_);
    case TokenizerInput::kEnd: return emit_token(TokenKind::End, state_);
    default: return emit(c);
  }
}

void Tokenizer::cdata_section_bracket() {
  if (input_.peek() == ']') {
    input_.advance();
    state_ = &Tokenizer::cdata_section_end;
    return;
  }
  emit(']');
  state_ = &Tokenizer::cdata_section;
}

void Tokenizer::cdata_section_end() {
  switch (input_.peek()) {
    case ']': emit(']'); break;
    case '>': state_ = &Tokenizer::data; break;
    default:
      emit("]]");
      state_ = &Tokenizer::cdata_section;
      return;
  }
  input_.advance();
}

}  // namespace weft
