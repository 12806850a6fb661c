// The replacement of var(), env() and attr(), with fallbacks, chains and cycles (CSS Custom
// Properties 1, 2.3 and 3; CSS Values 5, 7).
#include "render/css/properties/custom_properties.h"

#include <algorithm>
#include <utility>

#include "render/base/ascii.h"
#include "render/base/stack_room.h"
#include "render/css/properties/attribute_reference.h"

namespace weft {
namespace {

bool is_reference(const Token& token) {
  return token.is_function("var") || token.is_function("env") || token.is_function("attr");
}

/// Whether every function in `text` is where a name stands before a (: nothing escapes, quotes or
/// comments, and no url goes to its ) as it is.
bool is_plain(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '"' || c == '\'' || c == '\\' || c == '<' || !c) return false;
    if ((c == '/' && next == '*') || ((c == 'l' || c == 'L') && next == '(')) return false;
  }
  return true;
}

/// Where the first reference from `from` on begins. REQUIRES: is_plain(text)
size_t find_reference(std::string_view text, size_t from) {
  for (size_t open = text.find('(', from); open != text.npos; open = text.find('(', open + 1)) {
    size_t begin = open;
    while (begin > from && is_name_char(text[begin - 1])) --begin;
    const std::string_view name = text.substr(begin, open - begin);
    const bool is_function = begin == 0 || (text[begin - 1] != '#' && text[begin - 1] != '@');
    if (is_function && (equal_ignoring_case(name, "var") || equal_ignoring_case(name, "env") ||
                        equal_ignoring_case(name, "attr")))
      return begin;
  }
  return text.size();
}

/// Variables of the environment that are defined, and 0 on a panel; names go on after these.
bool is_environment_variable(std::string_view name) {
  static constexpr std::string_view kNames[] = {"safe-area-inset-", "safe-area-max-inset-",
                                                "keyboard-inset-"};
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view known) { return name.starts_with(known); });
}

const CustomProperty* find_own(const CustomProperties& map, Atom name) {
  const auto found = std::lower_bound(
      map.own.begin(), map.own.end(), name,
      [](const CustomProperty& property, Atom wanted) { return property.name < wanted; });
  return found != map.own.end() && found->name == name ? &*found : nullptr;
}

/// Whether nothing that stands beside `c` can become one token with it.
bool parts_tokens(char c) {
  return is_space(static_cast<unsigned char>(c)) ||
         std::string_view("()[]{},").find(c) != std::string_view::npos;
}

/// Whether a fallback has no semicolon or exclamation mark outside of brackets.
bool fallback_is_well_formed(TokenStream& fallback) {
  while (!fallback.at_end()) {
    const Token& token = fallback.peek();
    if (token.is(TokenType::Semicolon) || token.is_delimiter('!')) return false;
    if (opens_block(token.type)) fallback.next_block();
    else fallback.next();
  }
  return true;
}

/// var( --name [, anything]? ), env( name <integer>* [, anything]? ) or attr().
bool reference_is_well_formed(const Token& function, TokenStream arguments) {
  AttributeReference attribute;
  if (function.is_function("attr")) return parse_attribute_reference(arguments, attribute);
  arguments.skip_whitespace();
  const Token name = arguments.next();
  const bool is_env = function.is_function("env");
  if (!name.is(TokenType::Ident) ||
      (!is_env && (!name.text.starts_with("--") || name.text.size() < 3)))
    return false;
  arguments.skip_whitespace();
  for (; is_env && arguments.peek().is(TokenType::Number) && arguments.peek().is_integer;
       arguments.skip_whitespace())
    arguments.next();
  return arguments.at_end() ||
         (arguments.peek().is(TokenType::Comma) && fallback_is_well_formed(arguments));
}

}  // namespace

ValueScan scan_value(std::string_view text) {
  ValueScan scan;
  TokenType closers[TokenStream::kMaxNesting];
  size_t depth = 0;
  for (TokenStream stream(text); !stream.at_end() && scan.well_formed;) {
    const Token& token = stream.peek();
    if (token.is(TokenType::BadString) || token.is(TokenType::BadUrl)) scan.well_formed = false;
    scan.has_urls |= token.is(TokenType::Url) || token.is_function("url") ||
                     token.is_function("image-set") || token.is_function("-webkit-image-set");
    if (is_reference(token)) {
      scan.has_variables = true;
      const bool is_attribute = token.is_function("attr");
      scan.has_attributes |= is_attribute;
      scan.only_attributes &= is_attribute;
      TokenStream arguments = stream;
      if (!reference_is_well_formed(token, arguments.next_block())) scan.well_formed = false;
    }
    if (opens_block(token.type)) {
      if (depth == TokenStream::kMaxNesting) {
        scan.well_formed = false;
        return scan;
      }
      closers[depth++] = token.is(TokenType::OpenSquare)  ? TokenType::CloseSquare
                         : token.is(TokenType::OpenCurly) ? TokenType::CloseCurly
                                                          : TokenType::CloseParenthesis;
    } else if (token.is(TokenType::CloseSquare) || token.is(TokenType::CloseCurly) ||
               token.is(TokenType::CloseParenthesis)) {
      scan.well_formed = depth > 0 && closers[--depth] == token.type;
    } else if (depth == 0 && (token.is(TokenType::Semicolon) || token.is_delimiter('!'))) {
      scan.well_formed = false;
    }
    stream.next();
  }
  return scan;
}

Result<std::string_view> Substitution::replace(std::string_view text, const CustomProperties* map) {
  out_.clear();
  at_seam_ = false;
  WEFT_TRY(expand(text, map, nullptr));
  return trimmed({out_.begin(), out_.size()});
}

Result<std::string_view> Substitution::value(Atom name, const CustomProperties* map) {
  out_.clear();
  at_seam_ = false;
  WEFT_TRY(expand_name(name, map, nullptr));
  return trimmed({out_.begin(), out_.size()});
}

Status Substitution::append(std::string_view text) {
  if (text.empty()) return Status::Ok;
  const bool parted = out_.empty() || parts_tokens(out_.back()) || parts_tokens(text.front());
  if (std::exchange(at_seam_, false) && !parted) WEFT_TRY(out_.append({"/**/", 4}));
  if (out_.size() + text.size() > kMaxBytes) return Status::Corrupt;
  return out_.append({text.data(), text.size()});
}

/// Appends `text` with its references replaced. Recursion: one level per reference within a
/// reference, kMaxDepth at most.
Status Substitution::expand(std::string_view text, const CustomProperties* map, const Open* open) {
  if ((open && open->depth >= kMaxDepth) || stack_is_low()) return Status::Corrupt;
  TokenStream stream(text);
  size_t copied = 0;
  const bool plain = is_plain(text);
  while (!stream.at_end()) {
    if (plain) stream.rewind(find_reference(text, stream.position()));
    const Token token = stream.peek();
    if (!is_reference(token)) {
      stream.next();
      continue;
    }
    WEFT_TRY(append(text.substr(copied, stream.position() - copied)));
    at_seam_ = true;
    WEFT_TRY(expand_reference(token, stream.next_block(), map, open));
    at_seam_ = true;
    copied = stream.position();
  }
  return append(text.substr(copied));
}

/// CSS Custom Properties 1, 3: the value of the property, or the fallback where it has none; in a
/// cycle not even that.
Status Substitution::expand_reference(const Token& function, TokenStream arguments,
                                      const CustomProperties* map, const Open* open) {
  const size_t before = out_.size();
  Status status = Status::Corrupt;
  std::string_view fallback;
  bool has_fallback = false;
  if (function.is_function("attr")) {
    status = expand_attribute(arguments, fallback, has_fallback);
  } else {
    arguments.skip_whitespace();
    const Token name = arguments.next();
    if (!function.is_function("env")) status = expand_variable(name, map, open);
    else if (is_environment_variable(name.text)) status = append("0px");
    while (!arguments.at_end() && !arguments.peek().is(TokenType::Comma)) arguments.next();
    has_fallback = arguments.next().is(TokenType::Comma);
    fallback = trimmed(arguments.rest());
  }
  const bool in_cycle = open && cycle_floor_ <= open->depth;
  if (status != Status::Corrupt || !has_fallback || in_cycle) return status;
  out_.truncate(before);
  const Open deeper{nullptr, open, open ? open->depth + 1 : 1};
  return expand(fallback, map, &deeper);
}

Status Substitution::expand_variable(const Token& name, const CustomProperties* map,
                                     const Open* open) {
  if (!name.has_escapes) return expand_name(atoms_->find(name.text), map, open);
  char plain[256];
  if (name.text.size() * 3 > sizeof(plain)) return Status::Corrupt;
  return expand_name(atoms_->find({plain, unescape(name.text, plain)}), map, open);
}

Status Substitution::expand_attribute(TokenStream arguments, std::string_view& fallback,
                                      bool& has_fallback) {
  AttributeReference reference;
  if (!parse_attribute_reference(arguments, reference)) return Status::Corrupt;
  fallback = reference.fallback;
  has_fallback = reference.has_fallback;
  reads_attributes_ = true;
  ValueContext context(*scratch_, *atoms_);
  WEFT_TRY_ASSIGN(const std::string_view text, attribute_text(reference, element_, context));
  return append(text);
}

/// CSS Custom Properties 1, 2.3: a property that is asked for while it is open is in a cycle, and
/// so are those opened since.
Status Substitution::expand_name(Atom name, const CustomProperties* map, const Open* open) {
  if (name == Atom::None) return Status::Corrupt;
  const Found found = find(name, map);
  if (!found.property || found.property->invalid) {
    const RegisteredProperty* known = registration(name);
    return known && known->has_initial ? append(known->initial) : Status::Corrupt;
  }
  if (!found.property->has_variables) return append(found.property->text);
  for (const Open* outer = open; outer; outer = outer->outer) {
    if (outer->property != found.property) continue;
    cycle_floor_ = std::min(cycle_floor_, outer->depth);
    return Status::Corrupt;
  }
  const Open deeper{found.property, open, open ? open->depth + 1 : 1};
  Status status = expand(found.property->text, found.map, &deeper);
  if (cycle_floor_ <= deeper.depth && status == Status::Ok) status = Status::Corrupt;
  if (cycle_floor_ == deeper.depth) cycle_floor_ = kMaxDepth + 1;
  return status;
}

/// The nearest declaration up the tree (CSS Custom Properties 1, 2); only the element's own where a
/// registered property does not inherit.
Substitution::Found Substitution::find(Atom name, const CustomProperties* map) const {
  const RegisteredProperty* known = registration(name);
  for (; map; map = map->parent) {
    if (const CustomProperty* property = find_own(*map, name)) return {property, map};
    if (known && !known->inherits) break;
  }
  return {};
}

const RegisteredProperty* Substitution::registration(Atom name) const {
  for (const RegisteredProperty& property : registered_)
    if (property.name == name) return &property;
  return nullptr;
}

}  // namespace weft
