// The rules for tokens in foreign content, SVG and MathML (HTML Standard 13.2.6.5).
#include "render/base/ascii.h"
#include "render/html/foreign_names.h"
#include "render/html/tree_builder.h"

namespace weft {
namespace {

bool has_font_attribute(const Token& token) {
  for (const TokenAttribute& attribute : token.attributes) {
    const std::string_view name = token.attribute_name(attribute);
    if (name == "color" || name == "face" || name == "size") return true;
  }
  return false;
}

}  // namespace

Status TreeBuilder::in_foreign_content(Token& token) {
  switch (token.kind) {
    case TokenKind::Null: return insert_text(kReplacementText);
    case TokenKind::Text:
      for (const char c : token.text)
        if (!is_space(static_cast<unsigned char>(c))) frameset_ok_ = false;
      return insert_text(token.text);
    case TokenKind::Comment: return insert_comment(token);
    case TokenKind::StartTag: return start_in_foreign_content(token);
    case TokenKind::EndTag: return end_in_foreign_content(token);
    case TokenKind::Doctype:
    case TokenKind::End: return Status::Ok;
  }
  return Status::Ok;
}

Status TreeBuilder::start_in_foreign_content(Token& token) {
  if (is_in(token.atom, TagSet::Breakout) ||
      (token.atom == Atom::Font && has_font_attribute(token)))
    return leave_foreign_content(token);
  const Namespace name_space = adjusted_current()->name_space;
  if (name_space == Namespace::Svg) {
    token.name = adjusted_svg_tag(token.name);
    token.atom = atoms_->find(token.name);
  }
  WEFT_TRY(insert_element(token, name_space).status());
  if (token.self_closing) open_.pop();
  return Status::Ok;
}

Status TreeBuilder::leave_foreign_content(Token& token) {
  while (open_.size() > 1 && open_.current().name_space != Namespace::Html &&
         !is_mathml_text_integration_point(open_.current()) &&
         !is_html_integration_point(open_.current()))
    open_.pop();
  return process_in_mode(token);
}

Status TreeBuilder::end_in_foreign_content(Token& token) {
  if (token.atom == Atom::Br || token.atom == Atom::P) return leave_foreign_content(token);
  for (size_t i = open_.size() - 1; i > 0; --i) {
    if (equal_ignoring_case(atoms_->text(open_[i].name), token.name)) {
      open_.pop_to(i);
      return Status::Ok;
    }
    if (open_[i - 1].name_space == Namespace::Html) return process_in_mode(token);
  }
  return Status::Ok;
}

}  // namespace weft
