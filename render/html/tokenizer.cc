#include "render/html/tokenizer.h"

#include "render/base/ascii.h"

namespace weft {
namespace {
constexpr size_t kPendingBytes = 256;  // more of them are handed on before the next state runs
}

Tokenizer::Tokenizer(ByteStream& stream, Arena& scratch)
    : input_(stream),
      pending_(scratch.budget()),
      token_(scratch.budget()),
      temporary_(scratch.budget()),
      last_start_tag_(scratch.budget()),
      attributes_(scratch),
      state_(&Tokenizer::data),
      return_state_(&Tokenizer::data) {}

Status Tokenizer::next(Token& token, CdataSections sections) {
  sections_ = sections;
  if (pending_delivered_) pending_.clear();
  pending_delivered_ = false;
  for (;;) {
    WEFT_TRY(status_);
    WEFT_TRY(input_.status());
    if (deliver(token)) return Status::Ok;
    (this->*state_)();
  }
}

bool Tokenizer::deliver(Token& token) {
  const bool more_follows = has_token_ || !run_.empty() || pending_.size() >= kPendingBytes;
  if (!pending_.empty() && more_follows) {
    token.kind = TokenKind::Text;
    token.text = pending_.view();
    return pending_delivered_ = true;
  }
  if (!run_.empty()) {
    token.kind = TokenKind::Text;
    token.text = run_;
    run_ = {};
    return true;
  }
  if (!has_token_) return false;
  fill_in(token);
  has_token_ = false;
  return true;
}

void Tokenizer::fill_in(Token& token) const {
  token.kind = kind_;
  token.self_closing = self_closing_;
  token.force_quirks = force_quirks_;
  token.has_public_id = public_id_.present;
  token.has_system_id = system_id_.present;
  token.name = token_.view(0, name_end_);
  token.text = token_.view();
  token.public_id = token_.view(public_id_.begin, public_id_.end);
  token.system_id = token_.view(system_id_.begin, system_id_.end);
  token.attributes = attributes_.span();
  token.bytes = token_.view().data();
}

void Tokenizer::set_content(TextContent content) {
  static constexpr State kStates[] = {&Tokenizer::data,      &Tokenizer::rcdata,
                                      &Tokenizer::rawtext,   &Tokenizer::script_data,
                                      &Tokenizer::plaintext, &Tokenizer::cdata_section};
  state_ = kStates[static_cast<size_t>(content)];
}

Status Tokenizer::set_last_start_tag(std::string_view name) {
  last_start_tag_.clear();
  return last_start_tag_.append(name);
}

void Tokenizer::put(ByteBuffer& buffer, std::string_view text) {
  if (status_ == Status::Ok) status_ = buffer.append(text);
}

void Tokenizer::put(int c) {
  const char byte = static_cast<char>(c);
  put({&byte, 1});
}

void Tokenizer::emit(int c) {
  const char byte = static_cast<char>(c);
  emit({&byte, 1});
}

void Tokenizer::emit_token(TokenKind kind, State next_state) {
  kind_ = kind;
  has_token_ = true;
  state_ = next_state;
}

void Tokenizer::begin(TokenKind kind) {
  kind_ = kind;
  if (counts_lines_) token_line_ = input_.line();
  token_.clear();
  attributes_.clear();
  name_end_ = 0;
  self_closing_ = force_quirks_ = attribute_open_ = false;
  public_id_ = system_id_ = {};
}

void Tokenizer::emit_tag() {
  finish_attribute();
  if (kind_ == TokenKind::StartTag && status_ == Status::Ok)
    status_ = set_last_start_tag(token_.view(0, name_end_));
  emit_token(kind_, &Tokenizer::data);
}

void Tokenizer::begin_attribute() {
  finish_attribute();
  const size_t here = token_.size();
  const Status pushed = attributes_.push({here, here, here, here});
  if (pushed != Status::Ok) status_ = pushed;
  else attribute_open_ = true;
  state_ = &Tokenizer::attribute_name;
}

void Tokenizer::finish_attribute_name() {
  if (!attribute_open_) return;
  TokenAttribute& attribute = attributes_.back();
  attribute.name_end = attribute.value_begin = token_.size();
  const std::string_view name = token_.view(attribute.name_begin, attribute.name_end);
  dropping_attribute_ = attributes_.size() > kMaxAttributes || is_duplicate(name);
}

bool Tokenizer::is_duplicate(std::string_view name) const {
  for (const TokenAttribute& earlier : attributes_.span().first(attributes_.size() - 1))
    if (token_.view(earlier.name_begin, earlier.name_end) == name) return true;
  return false;
}

void Tokenizer::finish_attribute() {
  if (!attribute_open_) return;
  attribute_open_ = false;
  attributes_.back().value_end = token_.size();
  if (!dropping_attribute_) return;
  token_.truncate(attributes_.back().name_begin);
  attributes_.pop();
}

bool Tokenizer::is_appropriate_end_tag() const {
  return !last_start_tag_.empty() && token_.view() == last_start_tag_.view();
}

}  // namespace weft
