// A shorthand is expanded once for all its longhands.
#include "render/css/cascade/declared_text.h"

namespace weft {

using Kind = CssValue::Kind;

Result<std::string_view> DeclaredText::of(PropertyId property, const CssValue& value,
                                          const ComputedStyle& parent, Kind& kind) {
  kind = value.kind;
  if (kind != Kind::Variables && kind != Kind::ShorthandVariables) return value.text;
  if (kind == Kind::Variables || expanded_ != &value) {
    WEFT_TRY_ASSIGN(const std::string_view text, replaced(value));
    const bool is_shorthand = kind == Kind::ShorthandVariables;
    kind = css_wide_keyword(text);
    if (!is_shorthand || kind != Kind::Text) return text;
    WEFT_TRY(expand(value, text, parent));
  }
  WEFT_TRY_ASSIGN(const std::string_view text, part(property));
  kind = css_wide_keyword(text);
  return text;
}

Result<std::string_view> DeclaredText::replaced(const CssValue& value) {
  Substitution substitution(context_.scratch, context_.atoms, context_.registered.span(),
                            &element_);
  const Result<std::string_view> text = substitution.replace(value.text, custom_);
  context_.values.reads_attributes |= substitution.reads_attributes();
  return text;
}

Status DeclaredText::expand(const CssValue& value, std::string_view text,
                            const ComputedStyle& parent) {
  StyleBuilder trial;
  trial.parent = &parent;
  expanded_ = &value;
  Expansion& expansion = expansion_.emplace();
  is_valid_ = expand_shorthand(static_cast<ShorthandId>(value.shorthand), text,
                               context_.quirks_mode, context_.values, trial, expansion);
  return context_.values.status;
}

Result<std::string_view> DeclaredText::part(PropertyId property) const {
  const std::string_view* const text = expansion_->find(property);
  if (!is_valid_ || !text) return Status::Corrupt;
  return *text;
}

}  // namespace weft
