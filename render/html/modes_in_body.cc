// The insertion modes "in body" and "text" (HTML Standard 13.2.6.4.7 and 13.2.6.4.8): which tag
// goes to which handler.
#include "render/base/ascii.h"
#include "render/html/tree_builder.h"

namespace weft {
namespace {

bool has_other_than_space(std::string_view text) {
  for (const char c : text)
    if (!is_space(static_cast<unsigned char>(c))) return true;
  return false;
}

}  // namespace

Status TreeBuilder::in_body(Token& token) {
  switch (token.kind) {
    case TokenKind::Text:
      if (!formatting_.empty()) WEFT_TRY(reconstruct_formatting());
      if (frameset_ok_ && has_other_than_space(token.text)) frameset_ok_ = false;
      return insert_text(token.text);
    case TokenKind::Comment: return insert_comment(token);
    case TokenKind::StartTag: return start_in_body(token);
    case TokenKind::EndTag: return end_in_body(token);
    case TokenKind::End: return end_of_input_in_body(token);
    case TokenKind::Null:
    case TokenKind::Doctype: return Status::Ok;
  }
  return Status::Ok;
}

Status TreeBuilder::end_of_input_in_body(Token& token) {
  return template_modes_.empty() ? stop(token) : in_template(token);
}

Status TreeBuilder::start_in_body(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  // clang-format off
  static constexpr TagRule kRules[] = {
      {Html, &T::start_html}, {Base, &T::use_in_head}, {Basefont, &T::use_in_head},
      {Bgsound, &T::use_in_head},
      {Link, &T::use_in_head}, {Meta, &T::use_in_head}, {Noframes, &T::use_in_head},
      {Script, &T::use_in_head},
      {Style, &T::use_in_head}, {Template, &T::use_in_head}, {Title, &T::use_in_head},
      {Body, &T::start_body},
      {Frameset, &T::start_frameset}, {Address, &T::start_block}, {Article, &T::start_block},
      {Aside, &T::start_block},
      {Blockquote, &T::start_block}, {Center, &T::start_block}, {Details, &T::start_block},
      {Dialog, &T::start_block},
      {Dir, &T::start_block}, {Div, &T::start_block}, {Dl, &T::start_block},
      {Fieldset, &T::start_block},
      {Figcaption, &T::start_block}, {Figure, &T::start_block}, {Footer, &T::start_block},
      {Header, &T::start_block},
      {Hgroup, &T::start_block}, {Main, &T::start_block}, {Menu, &T::start_block},
      {Nav, &T::start_block},
      {Ol, &T::start_block}, {P, &T::start_block}, {Search, &T::start_block},
      {Section, &T::start_block},
      {Summary, &T::start_block}, {Ul, &T::start_block}, {H1, &T::start_heading},
      {H2, &T::start_heading},
      {H3, &T::start_heading}, {H4, &T::start_heading}, {H5, &T::start_heading},
      {H6, &T::start_heading},
      {Pre, &T::start_pre}, {Listing, &T::start_pre}, {Form, &T::start_form}, {Li, &T::start_li},
      {Dd, &T::start_dd_dt},
      {Dt, &T::start_dd_dt}, {Plaintext, &T::start_plaintext}, {Button, &T::start_button},
      {A, &T::start_a},
      {B, &T::start_formatting}, {Big, &T::start_formatting}, {Code, &T::start_formatting},
      {Em, &T::start_formatting},
      {Font, &T::start_formatting}, {I, &T::start_formatting}, {S, &T::start_formatting},
      {Small, &T::start_formatting},
      {Strike, &T::start_formatting}, {Strong, &T::start_formatting}, {Tt, &T::start_formatting},
      {U, &T::start_formatting}, {Nobr, &T::start_nobr}, {Applet, &T::start_marker_element},
      {Marquee, &T::start_marker_element}, {Object, &T::start_marker_element},
      {Table, &T::start_table},
      {Area, &T::start_void}, {Br, &T::start_void}, {Embed, &T::start_void}, {Img, &T::start_void},
      {Keygen, &T::start_void}, {Wbr, &T::start_void}, {Input, &T::start_input},
      {Param, &T::start_param},
      {Source, &T::start_param}, {Track, &T::start_param}, {Hr, &T::start_hr},
      {Image, &T::start_image},
      {Textarea, &T::start_textarea}, {Xmp, &T::start_xmp}, {Iframe, &T::start_iframe},
      {Noembed, &T::start_raw_text},
      {Select, &T::start_select}, {Option, &T::start_option}, {Optgroup, &T::start_optgroup},
      {Rb, &T::start_rb},
      {Rtc, &T::start_rb}, {Rp, &T::start_rt}, {Rt, &T::start_rt}, {Math, &T::start_math},
      {Svg, &T::start_svg},
      {Caption, &T::ignore}, {Col, &T::ignore}, {Colgroup, &T::ignore}, {Frame, &T::ignore},
      {Head, &T::ignore},
      {Tbody, &T::ignore}, {Td, &T::ignore}, {Tfoot, &T::ignore}, {Th, &T::ignore},
      {Thead, &T::ignore},
      {Tr, &T::ignore}};
  static constexpr auto kIndex = index_of_rules(kRules);
  return (this->*rule_or(kRules, kIndex, token.atom, &T::start_ordinary))(token);
}

Status TreeBuilder::end_in_body(Token& token) {
  using enum Atom;
  using T = TreeBuilder;
  static constexpr TagRule kRules[] = {
      {Template, &T::end_template}, {Body, &T::end_body}, {Html, &T::end_html},
      {Address, &T::end_block},
      {Article, &T::end_block}, {Aside, &T::end_block}, {Blockquote, &T::end_block},
      {Button, &T::end_block},
      {Center, &T::end_block}, {Details, &T::end_block}, {Dialog, &T::end_block},
      {Dir, &T::end_block},
      {Div, &T::end_block}, {Dl, &T::end_block}, {Fieldset, &T::end_block},
      {Figcaption, &T::end_block},
      {Figure, &T::end_block}, {Footer, &T::end_block}, {Header, &T::end_block},
      {Hgroup, &T::end_block},
      {Listing, &T::end_block}, {Main, &T::end_block}, {Menu, &T::end_block}, {Nav, &T::end_block},
      {Ol, &T::end_block},
      {Pre, &T::end_block}, {Search, &T::end_block}, {Section, &T::end_block},
      {Select, &T::end_block},
      {Summary, &T::end_block}, {Ul, &T::end_block}, {Form, &T::end_form}, {P, &T::end_p},
      {Li, &T::end_li},
      {Dd, &T::end_dd_dt}, {Dt, &T::end_dd_dt}, {H1, &T::end_heading}, {H2, &T::end_heading},
      {H3, &T::end_heading},
      {H4, &T::end_heading}, {H5, &T::end_heading}, {H6, &T::end_heading}, {A, &T::end_formatting},
      {B, &T::end_formatting}, {Big, &T::end_formatting}, {Code, &T::end_formatting},
      {Em, &T::end_formatting},
      {Font, &T::end_formatting}, {I, &T::end_formatting}, {Nobr, &T::end_formatting},
      {S, &T::end_formatting},
      {Small, &T::end_formatting}, {Strike, &T::end_formatting}, {Strong, &T::end_formatting},
      {Tt, &T::end_formatting},
      {U, &T::end_formatting}, {Applet, &T::end_marker_element}, {Marquee, &T::end_marker_element},
      {Object, &T::end_marker_element}, {Br, &T::end_br}};
  static constexpr auto kIndex = index_of_rules(kRules);
  return (this->*rule_or(kRules, kIndex, token.atom, &T::end_ordinary))(token);
}

Status TreeBuilder::text(Token& token) {
  if (token.kind == TokenKind::Text) return insert_text(token.text);
  open_.pop();
  if (token.kind == TokenKind::End) return again(original_mode_);
  return switch_to(original_mode_);
}

}  // namespace weft

// clang-format on