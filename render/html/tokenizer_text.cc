// The states of text and of raw text elements (HTML Standard 13.2.5.1 to 13.2.5.5 and 13.2.5.9
// to 13.2.5.31).
#include "render/base/ascii.h"
#include "render/html/tokenizer.h"

namespace weft {

void Tokenizer::text_state(Stop stop, State on_less_than, TokenKind on_null) {
  run_ = input_.take_run(stop);
  if (!run_.empty()) return;
  const int c = input_.get();
  switch (c) {
    case '<': state_ = on_less_than; return;
    case '&':
      return_state_ = state_;
      state_ = &Tokenizer::character_reference;
      return;
    case 0:
      if (on_null == TokenKind::Null) return emit_token(TokenKind::Null, state_);
      return emit(kReplacementText);
    case TokenizerInput::kEnd: return emit_token(TokenKind::End, state_);
    default: return emit(c);
  }
}

void Tokenizer::data() { text_state(Stop::Data, &Tokenizer::tag_open, TokenKind::Null); }
void Tokenizer::rcdata() {
  text_state(Stop::Data, &Tokenizer::rcdata_less_than_sign, TokenKind::Text);
}
void Tokenizer::rawtext() {
  text_state(Stop::Raw, &Tokenizer::rawtext_less_than_sign, TokenKind::Text);
}
void Tokenizer::script_data() {
  text_state(Stop::Raw, &Tokenizer::script_data_less_than_sign, TokenKind::Text);
}
void Tokenizer::plaintext() { text_state(Stop::Plain, &Tokenizer::plaintext, TokenKind::Text); }

void Tokenizer::less_than_sign_in(State on_slash, State otherwise) {
  if (input_.peek() == '/') {
    input_.advance();
    temporary_.clear();
    state_ = on_slash;
    return;
  }
  emit('<');
  state_ = otherwise;
}

void Tokenizer::end_tag_open_in(State name_state, State otherwise) {
  const int c = input_.peek();
  if (c != TokenizerInput::kEnd && is_alpha(static_cast<char32_t>(c))) {
    begin(TokenKind::EndTag);
    state_ = name_state;
    return;
  }
  emit("</");
  state_ = otherwise;
}

void Tokenizer::end_tag_name_in(State otherwise) {
  int c = input_.peek();
  for (; c != TokenizerInput::kEnd && is_alpha(static_cast<char32_t>(c)); c = input_.peek()) {
    input_.advance();
    put(to_lower(static_cast<char>(c)));
    const char byte = static_cast<char>(c);
    put(temporary_, {&byte, 1});
  }
  const bool ends =
      c == '/' || c == '>' || (c != TokenizerInput::kEnd && is_space(static_cast<char32_t>(c)));
  if (ends && is_appropriate_end_tag()) {
    state_ = &Tokenizer::tag_name;
    return;
  }
  emit("</");
  emit(temporary_.view());
  state_ = otherwise;
}

void Tokenizer::rcdata_less_than_sign() {
  less_than_sign_in(&Tokenizer::rcdata_end_tag_open, &Tokenizer::rcdata);
}
void Tokenizer::rcdata_end_tag_open() {
  end_tag_open_in(&Tokenizer::rcdata_end_tag_name, &Tokenizer::rcdata);
}
void Tokenizer::rcdata_end_tag_name() { end_tag_name_in(&Tokenizer::rcdata); }
void Tokenizer::rawtext_less_than_sign() {
  less_than_sign_in(&Tokenizer::rawtext_end_tag_open, &Tokenizer::rawtext);
}
void Tokenizer::rawtext_end_tag_open() {
  end_tag_open_in(&Tokenizer::rawtext_end_tag_name, &Tokenizer::rawtext);
}
void Tokenizer::rawtext_end_tag_name() { end_tag_name_in(&Tokenizer::rawtext); }

void Tokenizer::script_data_less_than_sign() {
  if (input_.peek() != '!')
    return less_than_sign_in(&Tokenizer::script_data_end_tag_open, &Tokenizer::script_data);
  input_.advance();
  emit("<!");
  state_ = &Tokenizer::script_data_escape_start;
}
void Tokenizer::script_data_end_tag_open() {
  end_tag_open_in(&Tokenizer::script_data_end_tag_name, &Tokenizer::script_data);
}
void Tokenizer::script_data_end_tag_name() { end_tag_name_in(&Tokenizer::script_data); }

void Tokenizer::script_data_escape_start() {
  state_ = &Tokenizer::script_data;
  if (input_.peek() != '-') return;
  input_.advance();
  emit('-');
  state_ = &Tokenizer::script_data_escape_start_dash;
}

void Tokenizer::script_data_escape_start_dash() {
  state_ = &Tokenizer::script_data;
  if (input_.peek() != '-') return;
  input_.advance();
  emit('-');
  state_ = &Tokenizer::script_data_escaped_dash_dash;
}

void Tokenizer::script_data_escaped() {
  run_ = input_.take_run(Stop::Comment);
  if (!run_.empty()) return;
  const int c = input_.get();
  switch (c) {
    case TokenizerInput::kEnd: return emit_token(TokenKind::End, state_);
    case 0: return emit(kReplacementText);
    case '<': state_ = &Tokenizer::script_data_escaped_less_than_sign; return;
    case '-': state_ = &Tokenizer::script_data_escaped_dash; break;
    default: break;
  }
  emit(c);
}

void Tokenizer::script_data_escaped_dash() {
  state_ = &Tokenizer::script_data_escaped;
  const int c = input_.peek();
  if (c != '-' && c != '<') return;
  input_.advance();
  if (c == '-') emit('-');
  state_ = c == '-' ? &Tokenizer::script_data_escaped_dash_dash
                    : &Tokenizer::script_data_escaped_less_than_sign;
}

void Tokenizer::script_data_escaped_dash_dash() {
  const int c = input_.peek();
  switch (c) {
    case '-': break;
    case '<': state_ = &Tokenizer::script_data_escaped_less_than_sign; break;
    case '>': state_ = &Tokenizer::script_data; break;
    default: state_ = &Tokenizer::script_data_escaped; return;
  }
  input_.advance();
  if (c != '<') emit(c);
}

void Tokenizer::script_data_escaped_less_than_sign() {
  const int c = input_.peek();
  if (c == TokenizerInput::kEnd || !is_alpha(static_cast<char32_t>(c)))
    return less_than_sign_in(&Tokenizer::script_data_escaped_end_tag_open,
                             &Tokenizer::script_data_escaped);
  temporary_.clear();
  emit('<');
  state_ = &Tokenizer::script_data_double_escape_start;
}
void Tokenizer::script_data_escaped_end_tag_open() {
  end_tag_open_in(&Tokenizer::script_data_escaped_end_tag_name, &Tokenizer::script_data_escaped);
}
void Tokenizer::script_data_escaped_end_tag_name() {
  end_tag_name_in(&Tokenizer::script_data_escaped);
}

void Tokenizer::double_escape_in(State when_script, State otherwise) {
  const int c = input_.peek();
  if (c == TokenizerInput::kEnd) {
    state_ = otherwise;
    return;
  }
  const bool ends = c == '/' || c == '>' || is_space(static_cast<char32_t>(c));
  if (!ends && !is_alpha(static_cast<char32_t>(c))) {
    state_ = otherwise;
    return;
  }
  input_.advance();
  emit(c);
  const char lower = to_lower(static_cast<char>(c));
  if (ends) state_ = temporary_.view() == "script" ? when_script : otherwise;
  else put(temporary_, {&lower, 1});
}

void Tokenizer::script_data_double_escape_start() {
  double_escape_in(&Tokenizer::script_data_double_escaped, &Tokenizer::script_data_escaped);
}

void Tokenizer::script_data_double_escaped() {
  run_ = input_.take_run(Stop::Comment);
  if (!run_.empty()) return;
  const int c = input_.get();
  switch (c) {
    case TokenizerInput::kEnd: return emit_token(TokenKind::End, state_);
    case 0: return emit(kReplacementText);
    case '-': state_ = &Tokenizer::script_data_double_escaped_dash; break;
    case '<': state_ = &Tokenizer::script_data_double_escaped_less_than_sign; break;
    default: break;
  }
  emit(c);
}

void Tokenizer::script_data_double_escaped_dash() {
  state_ = &Tokenizer::script_data_double_escaped;
  const int c = input_.peek();
  if (c != '-' && c != '<') return;
  input_.advance();
  emit(c);
  state_ = c == '-' ? &Tokenizer::script_data_double_escaped_dash_dash
                    : &Tokenizer::script_data_double_escaped_less_than_sign;
}

void Tokenizer::script_data_double_escaped_dash_dash() {
  const int c = input_.peek();
  switch (c) {
    case '-': break;
    case '<': state_ = &Tokenizer::script_data_double_escaped_less_than_sign; break;
    case '>': state_ = &Tokenizer::script_data; break;
    default: state_ = &Tokenizer::script_data_double_escaped; return;
  }
  input_.advance();
  emit(c);
}

void Tokenizer::script_data_double_escaped_less_than_sign() {
  state_ = &Tokenizer::script_data_double_escaped;
  if (input_.peek() != '/') return;
  input_.advance();
  temporary_.clear();
  emit('/');
  state_ = &Tokenizer::script_data_double_escape_end;
}

void Tokenizer::script_data_double_escape_end() {
  double_escape_in(&Tokenizer::script_data_escaped, &Tokenizer::script_data_double_escaped);
}

}  // namespace weft
