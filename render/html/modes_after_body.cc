// The insertion modes of templates, of framesets, and after the body (HTML Standard 13.2.6.4.16
// to 13.2.6.4.21).
#include "render/base/ascii.h"
#include "render/html/tree_builder.h"

namespace weft {
namespace {

bool is_white(const Token& token) {
  return token.kind == TokenKind::Text && is_space(static_cast<unsigned char>(token.text.front()));
}

}  // namespace

Status TreeBuilder::template_as(Mode mode) {
  if (!template_modes_.empty()) template_modes_.back() = mode;
  return again(mode);
}

Status TreeBuilder::table_part_in_template(Token&) { return template_as(Mode::InTable); }
Status TreeBuilder::col_in_template(Token&) { return template_as(Mode::InColumnGroup); }
Status TreeBuilder::row_in_template(Token&) { return template_as(Mode::InTableBody); }
Status TreeBuilder::cell_in_template(Token&) { return template_as(Mode::InRow); }

Status TreeBuilder::other_in_template(Token& token) {
  switch (token.kind) {
    case TokenKind::StartTag: return template_as(Mode::InBody);
    case TokenKind::EndTag: return Status::Ok;
    case TokenKind::End: break;
    default: return in_body(token);
  }
  if (!open_.contains(Atom::Template)) return stop(token);
  open_.pop_until(Atom::Template);
  formatting_.clear_to_marker();
  if (!template_modes_.empty()) template_modes_.pop();
  reset_insertion_mode();
  return again();
}

Status TreeBuilder::in_template(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {{Base, &T::use_in_head},
                                       {Basefont, &T::use_in_head},
                                       {Bgsound, &T::use_in_head},
                                       {Link, &T::use_in_head},
                                       {Meta, &T::use_in_head},
                                       {Noframes, &T::use_in_head},
                                       {Script, &T::use_in_head},
                                       {Style, &T::use_in_head},
                                       {Template, &T::use_in_head},
                                       {Title, &T::use_in_head},
                                       {Caption, &T::table_part_in_template},
                                       {Colgroup, &T::table_part_in_template},
                                       {Tbody, &T::table_part_in_template},
                                       {Tfoot, &T::table_part_in_template},
                                       {Thead, &T::table_part_in_template},
                                       {Col, &T::col_in_template},
                                       {Tr, &T::row_in_template},
                                       {Td, &T::cell_in_template},
                                       {Th, &T::cell_in_template}};
  static constexpr TagRule kEnd[] = {{Template, &T::use_in_head}};
  return apply({kStart, kEnd}, token, &T::other_in_template);
}

Status TreeBuilder::back_to_body(Token& token) {
  return token.kind == TokenKind::End ? stop(token) : again(Mode::InBody);
}

Status TreeBuilder::end_html_after_body(Token&) {
  return context_ ? Status::Ok : switch_to(Mode::AfterAfterBody);
}

Status TreeBuilder::after_body(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::use_in_body}};
  static constexpr TagRule kEnd[] = {{Atom::Html, &TreeBuilder::end_html_after_body}};
  if (is_white(token)) return in_body(token);
  if (token.kind == TokenKind::Comment) return insert_comment_at({&open_[0], nullptr}, token);
  return apply({kStart, kEnd}, token, &TreeBuilder::back_to_body);
}

Status TreeBuilder::start_frameset_in_frameset(Token& token) {
  return insert_element(token).status();
}
Status TreeBuilder::start_frame(Token& token) { return insert_void(token); }

Status TreeBuilder::end_frameset(Token&) {
  if (open_.size() == 1) return Status::Ok;
  open_.pop();
  return context_ || is_current(Atom::Frameset) ? Status::Ok : switch_to(Mode::AfterFrameset);
}

Status TreeBuilder::stop_or_ignore(Token& token) {
  return token.kind == TokenKind::End ? stop(token) : Status::Ok;
}

Status TreeBuilder::in_frameset(Token& token) {
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {{Atom::Html, &T::use_in_body},
                                       {Atom::Frameset, &T::start_frameset_in_frameset},
                                       {Atom::Frame, &T::start_frame},
                                       {Atom::Noframes, &T::use_in_head}};
  static constexpr TagRule kEnd[] = {{Atom::Frameset, &T::end_frameset}};
  if (is_white(token)) return insert_text(token.text);
  return apply({kStart, kEnd}, token, &T::stop_or_ignore);
}

Status TreeBuilder::end_html_after_frameset(Token&) { return switch_to(Mode::AfterAfterFrameset); }

Status TreeBuilder::after_frameset(Token& token) {
  using T = TreeBuilder;
  static constexpr TagRule kStart[] = {{Atom::Html, &T::use_in_body},
                                       {Atom::Noframes, &T::use_in_head}};
  static constexpr TagRule kEnd[] = {{Atom::Html, &T::end_html_after_frameset}};
  if (is_white(token)) return insert_text(token.text);
  return apply({kStart, kEnd}, token, &T::stop_or_ignore);
}

Status TreeBuilder::after_after_body(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::use_in_body}};
  if (is_white(token)) return in_body(token);
  if (token.kind == TokenKind::Comment) return insert_comment_at({document_, nullptr}, token);
  return apply({kStart, {}}, token, &TreeBuilder::back_to_body);
}

Status TreeBuilder::after_after_frameset(Token& token) {
  static constexpr TagRule kStart[] = {{Atom::Html, &TreeBuilder::use_in_body},
                                       {Atom::Noframes, &TreeBuilder::use_in_head}};
  if (is_white(token)) return in_body(token);
  if (token.kind == TokenKind::Comment) return insert_comment_at({document_, nullptr}, token);
  return apply({kStart, {}}, token, &TreeBuilder::stop_or_ignore);
}

}  // namespace weft
