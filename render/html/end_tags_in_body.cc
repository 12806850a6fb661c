// End tags in the insertion mode "in body" (HTML Standard 13.2.6.4.7).
#include "render/html/tree_builder.h"

namespace weft {

Status TreeBuilder::end_body(Token&) {
  return open_.has_in_scope(Atom::Body) ? switch_to(Mode::AfterBody) : Status::Ok;
}

Status TreeBuilder::end_html(Token&) {
  return open_.has_in_scope(Atom::Body) ? again(Mode::AfterBody) : Status::Ok;
}

Status TreeBuilder::end_block(Token& token) {
  if (!open_.has_in_scope(token.atom)) return Status::Ok;
  open_.generate_implied_end_tags();
  open_.pop_until(token.atom);
  return Status::Ok;
}

Status TreeBuilder::end_form(Token& token) {
  if (open_.contains(Atom::Template)) return end_block(token);
  Element* form = form_;
  form_ = nullptr;
  if (!form || !open_.has_in_scope(*form)) return Status::Ok;
  open_.generate_implied_end_tags();
  open_.remove(*form);
  return Status::Ok;
}

Status TreeBuilder::end_p(Token&) {
  if (!open_.has_in_scope(Atom::P, TagSet::ButtonScope)) WEFT_TRY(insert_bare(Atom::P).status());
  close_p();
  return Status::Ok;
}

Status TreeBuilder::end_li(Token&) {
  if (!open_.has_in_scope(Atom::Li, TagSet::ListItemScope)) return Status::Ok;
  open_.generate_implied_end_tags(Atom::Li);
  open_.pop_until(Atom::Li);
  return Status::Ok;
}

Status TreeBuilder::end_dd_dt(Token& token) {
  if (!open_.has_in_scope(token.atom)) return Status::Ok;
  open_.generate_implied_end_tags(token.atom);
  open_.pop_until(token.atom);
  return Status::Ok;
}

Status TreeBuilder::end_heading(Token&) {
  if (!open_.has_any_in_scope(TagSet::Heading, TagSet::Scope)) return Status::Ok;
  open_.generate_implied_end_tags();
  open_.pop_until_any(TagSet::Heading);
  return Status::Ok;
}

Status TreeBuilder::end_formatting(Token& token) { return adoption_agency(token); }

Status TreeBuilder::end_marker_element(Token& token) {
  if (!open_.has_in_scope(token.atom)) return Status::Ok;
  open_.generate_implied_end_tags();
  open_.pop_until(token.atom);
  formatting_.clear_to_marker();
  return Status::Ok;
}

Status TreeBuilder::end_br(Token&) {
  WEFT_TRY(reconstruct_formatting());
  WEFT_TRY(insert_bare(Atom::Br).status());
  open_.pop();
  frameset_ok_ = false;
  return Status::Ok;
}

// "Any other end tag".
Status TreeBuilder::end_ordinary(Token& token) {
  if (token.atom == Atom::None) return Status::Ok;
  for (size_t i = open_.size(); i-- > 1;) {
    const Element& node = open_[i];
    if (node.is_html(token.atom)) {
      open_.generate_implied_end_tags(token.atom);
      if (i < open_.size()) open_.pop_to(i);
      return Status::Ok;
    }
    if (is_in(node, TagSet::Special)) return Status::Ok;
  }
  return Status::Ok;
}

}  // namespace weft
