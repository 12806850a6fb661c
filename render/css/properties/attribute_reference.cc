// An attribute's text becomes a string, a number with or without a unit, or is taken as CSS of a
// syntax.
#include "render/css/properties/attribute_reference.h"

#include <algorithm>

#include "render/css/properties/custom_properties.h"
#include "render/css/properties/property_syntax.h"

namespace weft {
namespace {

using Type = AttributeReference::Type;

bool parse_type(TokenStream& arguments, AttributeReference& reference) {
  if (arguments.peek().is_function("type")) {
    reference.type = Type::Syntax;
    reference.syntax = trimmed(arguments.next_block().rest());
    return is_property_syntax(reference.syntax);
  }
  const Token token = arguments.next();
  if (token.is_delimiter('%') || token.is(TokenType::Ident)) reference.unit = token.source;
  if (token.is_ident("number")) reference.type = Type::Number;
  else if (!token.is_ident("raw-string") && !token.is_ident("string")) reference.type = Type::Unit;
  return !reference.unit.empty();
}

const std::string_view* find_attribute(const AttributeReference& reference, const Element* element,
                                       ValueContext& context) {
  if (!element) return nullptr;
  char name[128];
  if (reference.name.text.size() * 3 > sizeof(name)) return nullptr;
  const size_t size = reference.name.has_escapes
                          ? unescape(reference.name.text, name)
                          : reference.name.text.copy(name, reference.name.text.size());
  if (element->name_space == Namespace::Html) std::transform(name, name + size, name, to_lower);
  const Atom atom = context.atoms.find({name, size});
  return atom == Atom::None ? nullptr : element->attribute(atom);
}

/// `text` in quotes.
Result<std::string_view> quoted(std::string_view text, Arena& arena) {
  ArenaVector<char> out(arena);
  WEFT_TRY(out.push('"'));
  for (const char c : text) {
    if (c == '\n') WEFT_TRY(out.append({"\\a ", 3}));
    if (c == '"' || c == '\\') WEFT_TRY(out.push('\\'));
    if (c != '\n') WEFT_TRY(out.push(c));
  }
  WEFT_TRY(out.push('"'));
  return std::string_view(out.begin(), out.size());
}

/// The number that `text` begins with, with `unit`.
Result<std::string_view> number_with_unit(std::string_view text, std::string_view unit,
                                          Arena& arena) {
  TokenStream stream(text);
  stream.skip_whitespace();
  const Token number = stream.next();
  if (!number.is(TokenType::Number)) return Status::Corrupt;
  ArenaVector<char> out(arena);
  WEFT_TRY(out.append({number.source.data(), number.source.size()}));
  WEFT_TRY(out.append({unit.data(), unit.size()}));
  return std::string_view(out.begin(), out.size());
}

}  // namespace

bool parse_attribute_reference(TokenStream arguments, AttributeReference& reference) {
  arguments.skip_whitespace();
  reference.name = arguments.next();
  if (!reference.name.is(TokenType::Ident)) return false;
  arguments.skip_whitespace();
  reference.type_stated = !arguments.at_end() && !arguments.peek().is(TokenType::Comma);
  if (reference.type_stated && !parse_type(arguments, reference)) return false;
  arguments.skip_whitespace();
  if (arguments.at_end()) return true;
  if (!arguments.next().is(TokenType::Comma)) return false;
  reference.has_fallback = true;
  reference.fallback = trimmed(arguments.rest());
  return true;
}

Result<std::string_view> attribute_text(const AttributeReference& reference, const Element* element,
                                        ValueContext& context) {
  const std::string_view* const value = find_attribute(reference, element, context);
  if (!value && !reference.type_stated && !reference.has_fallback) return std::string_view("\"\"");
  if (!value) return Status::Corrupt;
  switch (reference.type) {
    case Type::String: return quoted(*value, context.scratch);
    case Type::Number: return number_with_unit(*value, {}, context.scratch);
    case Type::Unit:
      if (reference.unit != "%" &&
          unit_value(reference.unit, context.units).dimension == Dimension::None)
        return Status::Corrupt;
      return number_with_unit(*value, reference.unit, context.scratch);
    case Type::Syntax: break;
  }
  const std::string_view text = trimmed(*value);
  const bool matches =
      scan_value(text).well_formed && matches_syntax(reference.syntax, text, context);
  WEFT_TRY(context.status);
  if (!matches) return Status::Corrupt;
  return text;
}

}  // namespace weft
