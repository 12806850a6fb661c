// A declaration's text -> checked longhands. The value is read by the parsers that will compute it,
// into a builder that is thrown away.
#include "render/css/properties/declaration_parser.h"

#include <cstdio>

#include "render/base/ascii.h"
#include "render/base/url_fragment.h"
#include "render/css/properties/custom_properties.h"
#include "render/css/properties/shorthands.h"
#include "render/css/syntax/css_value.h"

namespace weft {
namespace {

using Kind = CssValue::Kind;

constexpr CssValue kWideValues[] = {{Kind::Inherit, 0, {}},
                                    {Kind::Initial, 0, {}},
                                    {Kind::Unset, 0, {}},
                                    {Kind::Revert, 0, {}},
                                    {Kind::RevertLayer, 0, {}}};

const CssValue* wide_value(Kind kind) {
  return &kWideValues[static_cast<size_t>(kind) - static_cast<size_t>(Kind::Inherit)];
}

/// One declaration on its way into a block.
class DeclarationParser {
 public:
  DeclarationParser(bool important, const ParseContext& context, DeclarationBlock& block)
      : important_(important),
        context_(&context),
        block_(&block),
        scratch_(context.arena.budget(), 1024),
        values_(scratch_, context.atoms) {}

  Status parse(std::string_view name, std::string_view value);

 private:
  Status parse_custom(std::string_view name, std::string_view text, bool has_variables);
  bool reads_attributes(std::string_view text);
  Status parse_plain(PropertyId property, std::string_view text, bool has_variables);
  Status parse_shorthand(ShorthandId shorthand, std::string_view text, bool has_variables);
  Status append_expansion(const Expansion& expansion);
  Status append_all(ShorthandId shorthand, const CssValue* value);
  Status append(PropertyId property, const CssValue* value, Atom custom_name = Atom::None);
  Result<const CssValue*> keep_value(Kind kind, std::string_view text, uint8_t shorthand = 0);
  const CssValue** recent(Kind kind, std::string_view text) const;
  Result<std::string_view> with_resolved_urls(std::string_view text);
  Status append_url(ArenaVector<char>& out, std::string_view raw, bool has_escapes);
  Status append_urls(ArenaVector<char>& out, std::string_view text);

  bool important_;
  Sides sides_ = Sides::Physical;
  const ParseContext* context_;
  DeclarationBlock* block_;
  Arena scratch_;
  ValueContext values_;
};

Status DeclarationParser::append(PropertyId property, const CssValue* value, Atom custom_name) {
  auto* declaration = context_->arena.make<Declaration>();
  if (!declaration) return Status::OutOfMemory;
  *declaration = {property, important_, sides_, custom_name, context_->lines_below, value, nullptr};
  if (block_->last) block_->last->next = declaration;
  else block_->first = declaration;
  block_->last = declaration;
  return Status::Ok;
}

const CssValue** DeclarationParser::recent(Kind kind, std::string_view text) const {
  size_t hash = static_cast<size_t>(kind);
  for (const char c : text) hash = hash * 31 + static_cast<uint8_t>(c);
  return context_->recent ? &context_->recent->values[hash % RecentValues::kCount] : nullptr;
}

/// The same as a value that was kept a short while ago, or a new one with a copy of `text`.
Result<const CssValue*> DeclarationParser::keep_value(Kind kind, std::string_view text,
                                                      uint8_t shorthand) {
  const CssValue** const place = recent(kind, text);
  const CssValue* known = place ? *place : nullptr;
  if (known && known->kind == kind && known->shorthand == shorthand && known->text == text)
    return known;
  WEFT_TRY_ASSIGN(const std::string_view kept, context_->arena.copy(text));
  known = context_->arena.make<CssValue>(kind, shorthand, kept);
  if (!known) return Status::OutOfMemory;
  if (place) *place = known;
  return known;
}

// --- urls ----------------------------------------------------------------------------------------

/// Appends "url(@N)": see css_value.h.
Status DeclarationParser::append_url(ArenaVector<char>& out, std::string_view raw,
                                     bool has_escapes) {
  WEFT_TRY_ASSIGN(std::string_view url, unescape(raw, has_escapes, scratch_));
  const bool is_data = url.size() > 5 && equal_ignoring_case(url.substr(0, 5), "data:");
  // CSS Values 4, 4.5.1: a fragment alone is one of the document that uses it.
  const bool is_local = url.starts_with('#');
  if (context_->resources && !is_data && !is_local && !url.empty()) {
    const Result<std::string_view> resolved =
        resolve_with_fragment(*context_->resources, url, context_->base_url, scratch_);
    if (resolved.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (resolved.ok()) url = resolved.value();
  }
  WEFT_TRY_ASSIGN(const Atom atom,
                  context_->atoms.intern(url.empty() ? std::string_view("about:invalid") : url));
  char text[16];
  const int length = std::snprintf(text, sizeof(text), "url(@%u)", static_cast<unsigned>(atom));
  return out.append({text, static_cast<size_t>(length)});
}

/// Copies `text`, its urls replaced. Strings directly in image-set() are urls too.
Status DeclarationParser::append_urls(ArenaVector<char>& out, std::string_view text) {
  size_t copied = 0;
  int image_set_depth = 0, depth = 0;
  TokenStream stream(text);
  while (!stream.at_end()) {
    const Token token = stream.peek();
    const size_t begin = stream.position();
    bool is_url = token.is(TokenType::Url) ||
                  (token.is(TokenType::String) && image_set_depth && depth == image_set_depth);
    Token url = token;
    if (token.is_function("url")) {
      TokenStream arguments = stream.next_block();
      arguments.skip_whitespace();
      url = arguments.next();
      arguments.skip_whitespace();
      is_url = url.is(TokenType::String) && arguments.at_end();
    } else {
      if (opens_block(token.type)) ++depth;
      if (token.is(TokenType::CloseParenthesis) && depth-- == image_set_depth) image_set_depth = 0;
      if (token.is_function("image-set") || token.is_function("-webkit-image-set"))
        image_set_depth = depth;
      stream.next();
    }
    if (!is_url) continue;
    WEFT_TRY(out.append({text.data() + copied, begin - copied}));
    WEFT_TRY(append_url(out, url.text, url.has_escapes));
    copied = stream.at_end() ? text.size() : stream.position();
    if (copied > begin && is_space(static_cast<unsigned char>(text[copied - 1])) &&
        !stream.at_end())
      WEFT_TRY(out.push(' '));
  }
  return out.append({text.data() + copied, text.size() - copied});
}

Result<std::string_view> DeclarationParser::with_resolved_urls(std::string_view text) {
  ArenaVector<char> out(scratch_);
  WEFT_TRY(append_urls(out, text));
  return std::string_view(out.begin(), out.size());
}

// --- values --------------------------------------------------------------------------------------

Status DeclarationParser::parse(std::string_view name, std::string_view value) {
  std::string_view text = trimmed(value);
  ValueScan scan = scan_value(text);
  if (!scan.well_formed) return Status::Ok;
  if (context_->recent) context_->recent->asked_for_attributes |= scan.has_attributes;
  WEFT_TRY_ASSIGN(name, unescape(name, name.find('\\') != std::string_view::npos, scratch_));
  const bool custom = name.size() > 2 && name.starts_with("--");
  const PropertyId property = custom ? PropertyId::Custom : find_property(name);
  const ShorthandId shorthand =
      custom || property != PropertyId::Count ? ShorthandId::None : find_shorthand(name);
  if (property == PropertyId::Count && shorthand == ShorthandId::None) return Status::Ok;
  if (property == PropertyId::Content && scan.has_variables && scan.only_attributes)
    scan.has_variables = !reads_attributes(text);
  if (scan.has_urls) {
    WEFT_TRY_ASSIGN(text, with_resolved_urls(text));
  }
  if (custom) return parse_custom(name, text, scan.has_variables);
  if (text.empty()) return Status::Ok;
  if (is_flow_relative(name)) sides_ = Sides::FlowRelative;
  if (shorthand != ShorthandId::None) return parse_shorthand(shorthand, text, scan.has_variables);
  return parse_plain(property, text, scan.has_variables);
}

Status DeclarationParser::parse_custom(std::string_view name, std::string_view text,
                                       bool has_variables) {
  WEFT_TRY_ASSIGN(const Atom atom, context_->atoms.intern(name));
  const Kind wide = css_wide_keyword(text);
  if (wide != Kind::Text) return append(PropertyId::Custom, wide_value(wide), atom);
  WEFT_TRY_ASSIGN(const CssValue* made,
                  keep_value(has_variables ? Kind::Variables : Kind::Text, text));
  return append(PropertyId::Custom, made, atom);
}

/// Whether layout can put the attributes in that `content` names.
bool DeclarationParser::reads_attributes(std::string_view text) {
  StyleBuilder builder;
  builder.parent = &initial_style();
  return parse_longhand(PropertyId::Content, text, context_->quirks_mode, values_, builder);
}

Status DeclarationParser::parse_plain(PropertyId property, std::string_view text,
                                      bool has_variables) {
  const Kind wide = css_wide_keyword(text);
  if (wide != Kind::Text) return append(property, wide_value(wide));
  if (!has_variables) {
    StyleBuilder builder;
    builder.parent = &initial_style();
    if (!parse_longhand(property, text, context_->quirks_mode, values_, builder))
      return values_.status;
  }
  WEFT_TRY_ASSIGN(const CssValue* made,
                  keep_value(has_variables ? Kind::Variables : Kind::Text, text));
  return append(property, made);
}

Status DeclarationParser::append_all(ShorthandId shorthand, const CssValue* value) {
  for (const PropertyId property : shorthand_longhands(shorthand))
    WEFT_TRY(append(property, value));
  return Status::Ok;
}

Status DeclarationParser::parse_shorthand(ShorthandId shorthand, std::string_view text,
                                          bool has_variables) {
  const Kind wide = css_wide_keyword(text);
  if (wide != Kind::Text) return append_all(shorthand, wide_value(wide));
  if (has_variables) {
    WEFT_TRY_ASSIGN(const CssValue* made,
                    keep_value(Kind::ShorthandVariables, text, static_cast<uint8_t>(shorthand)));
    return append_all(shorthand, made);
  }
  StyleBuilder builder;
  builder.parent = &initial_style();
  Expansion expansion;
  if (!expand_shorthand(shorthand, text, context_->quirks_mode, values_, builder, expansion))
    return values_.status;
  return append_expansion(expansion);
}

/// Equal neighbours share a value.
Status DeclarationParser::append_expansion(const Expansion& expansion) {
  const CssValue* previous = nullptr;
  for (const Expansion::Part& part : expansion.parts()) {
    if (const Kind wide = css_wide_keyword(part.text); wide != Kind::Text) {
      WEFT_TRY(append(part.property, wide_value(wide)));
      continue;
    }
    if (!previous || previous->text != part.text) {
      WEFT_TRY_ASSIGN(previous, keep_value(Kind::Text, part.text));
    }
    WEFT_TRY(append(part.property, previous));
  }
  return Status::Ok;
}

}  // namespace

CssValue::Kind css_wide_keyword(std::string_view text) {
  struct Row {
    std::string_view name;
    Kind kind;
  };
  static constexpr Row kRows[] = {{"inherit", Kind::Inherit},
                                  {"initial", Kind::Initial},
                                  {"unset", Kind::Unset},
                                  {"revert", Kind::Revert},
                                  {"revert-layer", Kind::RevertLayer}};
  if (text.size() < 5 || text.size() > 12) return Kind::Text;
  for (const Row& row : kRows)
    if (equal_ignoring_case(text, row.name)) return row.kind;
  return Kind::Text;
}

Status parse_declaration(std::string_view name, std::string_view value, bool important,
                         const ParseContext& context, DeclarationBlock& block) {
  return DeclarationParser(important, context, block).parse(name, value);
}

bool supports_declaration(std::string_view name, std::string_view value,
                          const ParseContext& context) {
  Arena scratch(context.arena.budget(), 1024);
  const ParseContext trial{scratch, context.atoms, context.resources, context.base_url,
                           context.quirks_mode};
  DeclarationBlock block;
  return parse_declaration(name, value, false, trial, block) == Status::Ok &&
         block.first != nullptr;
}

}  // namespace weft
