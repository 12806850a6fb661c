// Start tags in the insertion mode "in body" (HTML Standard 13.2.6.4.7).
#include "render/base/ascii.h"
#include "render/html/tree_builder.h"

namespace weft {

// "Close a p element".
void TreeBuilder::close_p() {
  open_.generate_implied_end_tags(Atom::P);
  open_.pop_until(Atom::P);
}

void TreeBuilder::close_p_in_button_scope() {
  if (open_.has_in_scope(Atom::P, TagSet::ButtonScope)) close_p();
}

Status TreeBuilder::start_html(Token& token) {
  if (open_.contains(Atom::Template)) return Status::Ok;
  return merge_attributes(open_[0], token);
}

Status TreeBuilder::start_body(Token& token) {
  if (open_.size() < 2 || !open_[1].is_html(Atom::Body) || open_.contains(Atom::Template))
    return Status::Ok;
  frameset_ok_ = false;
  return merge_attributes(open_[1], token);
}

Status TreeBuilder::start_frameset(Token& token) {
  if (open_.size() < 2 || !open_[1].is_html(Atom::Body) || !frameset_ok_) return Status::Ok;
  open_[1].remove();
  open_.pop_to(1);
  return insert_and_switch(token, Mode::InFrameset);
}

Status TreeBuilder::start_block(Token& token) {
  close_p_in_button_scope();
  return insert_element(token).status();
}

Status TreeBuilder::start_heading(Token& token) {
  close_p_in_button_scope();
  if (is_in(open_.current(), TagSet::Heading)) open_.pop();
  return insert_element(token).status();
}

Status TreeBuilder::start_pre(Token& token) {
  close_p_in_button_scope();
  WEFT_TRY(insert_element(token).status());
  skip_line_feed_ = true;
  frameset_ok_ = false;
  return Status::Ok;
}

Status TreeBuilder::start_form(Token& token) {
  const bool in_template_content = open_.contains(Atom::Template);
  if (form_ && !in_template_content) return Status::Ok;
  close_p_in_button_scope();
  WEFT_TRY_ASSIGN(Element * form, insert_element(token));
  if (!in_template_content) form_ = form;
  return Status::Ok;
}

// Closes the open item that a new one of the same kind ends, if nothing special stands between.
void TreeBuilder::close_item(Atom name, Atom other) {
  for (size_t i = open_.size(); i-- > 0;) {
    const Element& node = open_[i];
    if (node.is_html(name) || node.is_html(other)) {
      const Atom found = node.name;
      open_.generate_implied_end_tags(found);
      return open_.pop_until(found);
    }
    const bool is_transparent =
        node.is_html(Atom::Address) || node.is_html(Atom::Div) || node.is_html(Atom::P);
    if (is_in(node, TagSet::Special) && !is_transparent) return;
  }
}

Status TreeBuilder::start_li(Token& token) {
  frameset_ok_ = false;
  close_item(Atom::Li, Atom::Li);
  return start_block(token);
}

Status TreeBuilder::start_dd_dt(Token& token) {
  frameset_ok_ = false;
  close_item(Atom::Dd, Atom::Dt);
  return start_block(token);
}

Status TreeBuilder::start_plaintext(Token& token) {
  tokenizer_->set_content(TextContent::Plaintext);
  return start_block(token);
}

Status TreeBuilder::start_button(Token& token) {
  if (open_.has_in_scope(Atom::Button)) {
    open_.generate_implied_end_tags();
    open_.pop_until(Atom::Button);
  }
  WEFT_TRY(reconstruct_formatting());
  frameset_ok_ = false;
  return insert_element(token).status();
}

Status TreeBuilder::start_formatting(Token& token) {
  WEFT_TRY(reconstruct_formatting());
  WEFT_TRY_ASSIGN(Element * element, insert_element(token));
  return formatting_.push(*element);
}

Status TreeBuilder::start_a(Token& token) {
  if (Element* earlier = formatting_.last_since_marker(Atom::A)) {
    WEFT_TRY(adoption_agency(token));
    formatting_.remove(*earlier);
    open_.remove(*earlier);
  }
  return start_formatting(token);
}

Status TreeBuilder::start_nobr(Token& token) {
  WEFT_TRY(reconstruct_formatting());
  if (open_.has_in_scope(Atom::Nobr)) WEFT_TRY(adoption_agency(token));
  return start_formatting(token);
}

Status TreeBuilder::start_marker_element(Token& token) {
  WEFT_TRY(reconstruct_formatting());
  frameset_ok_ = false;
  WEFT_TRY(insert_element(token).status());
  return formatting_.push_marker();
}

Status TreeBuilder::start_table(Token& token) {
  if (document_->quirks_mode != QuirksMode::Quirks) close_p_in_button_scope();
  frameset_ok_ = false;
  return insert_and_switch(token, Mode::InTable);
}

Status TreeBuilder::start_void(Token& token) {
  WEFT_TRY(reconstruct_formatting());
  frameset_ok_ = false;
  return insert_void(token);
}

Status TreeBuilder::start_input(Token& token) {
  if (context_ && context_->is_html(Atom::Select)) return Status::Ok;
  if (open_.has_in_scope(Atom::Select)) open_.pop_until(Atom::Select);
  WEFT_TRY(reconstruct_formatting());
  if (!equal_ignoring_case(token.value_of("type"), "hidden")) frameset_ok_ = false;
  return insert_void(token);
}

Status TreeBuilder::start_param(Token& token) { return insert_void(token); }

Status TreeBuilder::start_hr(Token& token) {
  close_p_in_button_scope();
  if (open_.has_in_scope(Atom::Select)) open_.generate_implied_end_tags();
  frameset_ok_ = false;
  return insert_void(token);
}

// "Don't ask."
Status TreeBuilder::start_image(Token& token) {
  token.name = "img";
  token.atom = Atom::Img;
  return start_void(token);
}

Status TreeBuilder::start_textarea(Token& token) {
  skip_line_feed_ = true;
  frameset_ok_ = false;
  return insert_raw(token, TextContent::Rcdata);
}

Status TreeBuilder::start_xmp(Token& token) {
  close_p_in_button_scope();
  WEFT_TRY(reconstruct_formatting());
  return start_iframe(token);
}

Status TreeBuilder::start_iframe(Token& token) {
  frameset_ok_ = false;
  return start_raw_text(token);
}

Status TreeBuilder::start_select(Token& token) {
  if (context_ && context_->is_html(Atom::Select)) return Status::Ok;
  if (open_.has_in_scope(Atom::Select)) {
    open_.pop_until(Atom::Select);
    return Status::Ok;
  }
  WEFT_TRY(reconstruct_formatting());
  frameset_ok_ = false;
  return insert_element(token).status();
}

Status TreeBuilder::start_option(Token& token) {
  if (open_.has_in_scope(Atom::Select)) open_.generate_implied_end_tags(Atom::Optgroup);
  else if (is_current(Atom::Option)) open_.pop();
  return start_ordinary(token);
}

Status TreeBuilder::start_optgroup(Token& token) {
  if (open_.has_in_scope(Atom::Select)) open_.generate_implied_end_tags();
  else if (is_current(Atom::Option)) open_.pop();
  return start_ordinary(token);
}

Status TreeBuilder::start_rb(Token& token) {
  if (open_.has_in_scope(Atom::Ruby)) open_.generate_implied_end_tags();
  return insert_element(token).status();
}

Status TreeBuilder::start_rt(Token& token) {
  if (open_.has_in_scope(Atom::Ruby)) open_.generate_implied_end_tags(Atom::Rtc);
  return insert_element(token).status();
}

Status TreeBuilder::start_foreign(Token& token, Namespace name_space) {
  WEFT_TRY(reconstruct_formatting());
  WEFT_TRY(insert_element(token, name_space).status());
  if (token.self_closing) open_.pop();
  return Status::Ok;
}

Status TreeBuilder::start_math(Token& token) { return start_foreign(token, Namespace::MathMl); }
Status TreeBuilder::start_svg(Token& token) { return start_foreign(token, Namespace::Svg); }

Status TreeBuilder::start_ordinary(Token& token) {
  WEFT_TRY(reconstruct_formatting());
  return insert_element(token).status();
}

}  // namespace weft
