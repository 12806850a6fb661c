// The insertion modes before the body (HTML Standard 13.2.6.4.1 to 13.2.6.4.6).
#include "render/base/ascii.h"
#include "render/html/encoding.h"
#include "render/html/encoding_sniffer.h"
#include "render/html/quirks.h"
#include "render/html/tree_builder.h"

namespace weft {
namespace {

bool is_white(const Token& token) {
  return token.kind == TokenKind::Text && is_space(static_cast<unsigned char>(token.text.front()));
}

}  // namespace

Status TreeBuilder::ignore(Token&) { return Status::Ok; }
Status TreeBuilder::use_in_body(Token& token) { return in_body(token); }
Status TreeBuilder::use_in_head(Token& token) { return in_head(token); }
Status TreeBuilder::use_in_table(Token& token) { return in_table(token); }

Status TreeBuilder::stop(Token&) {
  done_ = true;
  return Status::Ok;
}

Status TreeBuilder::initial(Token& token) {
  if (is_white(token)) return Status::Ok;
  if (token.kind == TokenKind::Comment) return insert_comment_at({document_, nullptr}, token);
  if (token.kind != TokenKind::Doctype) {
    document_->quirks_mode = QuirksMode::Quirks;
    return again(Mode::BeforeHtml);
  }
  Doctype* doctype = arena_->make<Doctype>();
  if (!doctype) return Status::OutOfMemory;
  ++document_->node_count;
  WEFT_TRY_ASSIGN(doctype->name, arena_->copy(token.name));
  WEFT_TRY_ASSIGN(doctype->public_id, arena_->copy(token.public_id));
  WEFT_TRY_ASSIGN(doctype->system_id, arena_->copy(token.system_id));
  document_->append(*doctype);
  document_->quirks_mode = quirks_mode_of(token);
  return switch_to(Mode::BeforeHtml);
}

Status TreeBuilder::begin_document(Token& token) {
  return insert_and_switch(token, Mode::BeforeHead);
}

Status TreeBuilder::begin_document_and_again(Token&) {
  WEFT_TRY(insert_bare(Atom::Html).status());
  return again(Mode::BeforeHead);
}

Status TreeBuilder::before_html(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::begin_document}};
  static constexpr TagRule kEnd[] = {{Atom::Head, &TreeBuilder::begin_document_and_again},
                                     {Atom::Body, &TreeBuilder::begin_document_and_again},
                                     {Atom::Html, &TreeBuilder::begin_document_and_again},
                                     {Atom::Br, &TreeBuilder::begin_document_and_again}};
  if (is_white(token)) return Status::Ok;
  const bool is_end = token.kind == TokenKind::EndTag;
  return apply({kStart, kEnd}, token,
               is_end ? &TreeBuilder::ignore : &TreeBuilder::begin_document_and_again);
}

Status TreeBuilder::begin_head(Token& token) {
  WEFT_TRY_ASSIGN(head_, insert_element(token));
  return switch_to(Mode::InHead);
}

Status TreeBuilder::begin_head_and_again(Token&) {
  WEFT_TRY_ASSIGN(head_, insert_bare(Atom::Head));
  return again(Mode::InHead);
}

Status TreeBuilder::before_head(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::use_in_body},
                                       {Atom::Head, &TreeBuilder::begin_head}};
  static constexpr TagRule kEnd[] = {{Atom::Head, &TreeBuilder::begin_head_and_again},
                                     {Atom::Body, &TreeBuilder::begin_head_and_again},
                                     {Atom::Html, &TreeBuilder::begin_head_and_again},
                                     {Atom::Br, &TreeBuilder::begin_head_and_again}};
  if (is_white(token)) return Status::Ok;
  const bool is_end = token.kind == TokenKind::EndTag;
  return apply({kStart, kEnd}, token,
               is_end ? &TreeBuilder::ignore : &TreeBuilder::begin_head_and_again);
}

Status TreeBuilder::start_metadata(Token& token) { return insert_void(token); }

Status TreeBuilder::start_meta(Token& token) {
  if (token.value_of("charset").data()) input_->declare(find_encoding(token.value_of("charset")));
  else if (equal_ignoring_case(token.value_of("http-equiv"), "content-type"))
    input_->declare(encoding_in_content_type(token.value_of("content")));
  return insert_void(token);
}

Status TreeBuilder::start_title(Token& token) { return insert_raw(token, TextContent::Rcdata); }
Status TreeBuilder::start_raw_text(Token& token) { return insert_raw(token, TextContent::Rawtext); }
Status TreeBuilder::start_script(Token& token) {
  return insert_raw(token, TextContent::ScriptData);
}
Status TreeBuilder::start_noscript_in_head(Token& token) {
  return insert_and_switch(token, Mode::InHeadNoscript);
}

Status TreeBuilder::end_head(Token&) {
  open_.pop();
  return switch_to(Mode::AfterHead);
}

Status TreeBuilder::end_head_and_again(Token&) {
  open_.pop();
  return again(Mode::AfterHead);
}

Status TreeBuilder::start_template(Token& token) {
  WEFT_TRY(insert_element(token).status());
  WEFT_TRY(formatting_.push_marker());
  frameset_ok_ = false;
  WEFT_TRY(template_modes_.push(Mode::InTemplate));
  return switch_to(Mode::InTemplate);
}

Status TreeBuilder::end_template(Token&) {
  if (!open_.contains(Atom::Template)) return Status::Ok;
  open_.generate_implied_end_tags(Atom::None, TagSet::ThoroughImpliedEnd);
  open_.pop_until(Atom::Template);
  formatting_.clear_to_marker();
  if (!template_modes_.empty()) template_modes_.pop();
  reset_insertion_mode();
  return Status::Ok;
}

Status TreeBuilder::in_head(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::use_in_body},
                                       {Atom::Base, &TreeBuilder::start_metadata},
                                       {Atom::Basefont, &TreeBuilder::start_metadata},
                                       {Atom::Bgsound, &TreeBuilder::start_metadata},
                                       {Atom::Link, &TreeBuilder::start_metadata},
                                       {Atom::Meta, &TreeBuilder::start_meta},
                                       {Atom::Title, &TreeBuilder::start_title},
                                       {Atom::Noframes, &TreeBuilder::start_raw_text},
                                       {Atom::Style, &TreeBuilder::start_raw_text},
                                       {Atom::Noscript, &TreeBuilder::start_noscript_in_head},
                                       {Atom::Script, &TreeBuilder::start_script},
                                       {Atom::Template, &TreeBuilder::start_template},
                                       {Atom::Head, &TreeBuilder::ignore}};
  static constexpr TagRule kEnd[] = {{Atom::Head, &TreeBuilder::end_head},
                                     {Atom::Body, &TreeBuilder::end_head_and_again},
                                     {Atom::Html, &TreeBuilder::end_head_and_again},
                                     {Atom::Br, &TreeBuilder::end_head_and_again},
                                     {Atom::Template, &TreeBuilder::end_template}};
  if (is_white(token)) return insert_text(token.text);
  const bool is_end = token.kind == TokenKind::EndTag;
  return apply({kStart, kEnd}, token,
               is_end ? &TreeBuilder::ignore : &TreeBuilder::end_head_and_again);
}

Status TreeBuilder::end_noscript_in_head(Token&) {
  open_.pop();
  return switch_to(Mode::InHead);
}

Status TreeBuilder::end_noscript_in_head_and_again(Token&) {
  open_.pop();
  return again(Mode::InHead);
}

Status TreeBuilder::in_head_noscript(Token& token) {
  static constexpr TagRule kStart[] = {
      {Atom::Html, &TreeBuilder::use_in_body},    {Atom::Basefont, &TreeBuilder::use_in_head},
      {Atom::Bgsound, &TreeBuilder::use_in_head}, {Atom::Link, &TreeBuilder::use_in_head},
      {Atom::Meta, &TreeBuilder::use_in_head},    {Atom::Noframes, &TreeBuilder::use_in_head},
      {Atom::Style, &TreeBuilder::use_in_head},   {Atom::Head, &TreeBuilder::ignore},
      {Atom::Noscript, &TreeBuilder::ignore}};
  static constexpr TagRule kEnd[] = {{Atom::Noscript, &TreeBuilder::end_noscript_in_head},
                                     {Atom::Br, &TreeBuilder::end_noscript_in_head_and_again}};
  if (is_white(token)) return in_head(token);
  const bool is_end = token.kind == TokenKind::EndTag;
  return apply({kStart, kEnd}, token,
               is_end ? &TreeBuilder::ignore : &TreeBuilder::end_noscript_in_head_and_again);
}

Status TreeBuilder::start_body_after_head(Token& token) {
  frameset_ok_ = false;
  return insert_and_switch(token, Mode::InBody);
}

Status TreeBuilder::start_frameset_after_head(Token& token) {
  return insert_and_switch(token, Mode::InFrameset);
}

Status TreeBuilder::metadata_after_head(Token& token) {
  WEFT_TRY(open_.push(*head_));
  WEFT_TRY(in_head(token));
  open_.remove(*head_);
  return Status::Ok;
}

Status TreeBuilder::begin_body_and_again(Token&) {
  WEFT_TRY(insert_bare(Atom::Body).status());
  return again(Mode::InBody);
}

Status TreeBuilder::after_head(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::use_in_body},
                                       {Atom::Body, &TreeBuilder::start_body_after_head},
                                       {Atom::Frameset, &TreeBuilder::start_frameset_after_head},
                                       {Atom::Base, &TreeBuilder::metadata_after_head},
                                       {Atom::Basefont, &TreeBuilder::metadata_after_head},
                                       {Atom::Bgsound, &TreeBuilder::metadata_after_head},
                                       {Atom::Link, &TreeBuilder::metadata_after_head},
                                       {Atom::Meta, &TreeBuilder::metadata_after_head},
                                       {Atom::Noframes, &TreeBuilder::metadata_after_head},
                                       {Atom::Script, &TreeBuilder::metadata_after_head},
                                       {Atom::Style, &TreeBuilder::metadata_after_head},
                                       {Atom::Template, &TreeBuilder::metadata_after_head},
                                       {Atom::Title, &TreeBuilder::metadata_after_head},
                                       {Atom::Head, &TreeBuilder::ignore}};
  static constexpr TagRule kEnd[] = {{Atom::Template, &TreeBuilder::use_in_head},
                                     {Atom::Body, &TreeBuilder::begin_body_and_again},
                                     {Atom::Html, &TreeBuilder::begin_body_and_again},
                                     {Atom::Br, &TreeBuilder::begin_body_and_again}};
  if (is_white(token)) return insert_text(token.text);
  const bool is_end = token.kind == TokenKind::EndTag;
  return apply({kStart, kEnd}, token,
               is_end ? &TreeBuilder::ignore : &TreeBuilder::begin_body_and_again);
}

}  // namespace weft
