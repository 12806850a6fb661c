// The replacement of var() and env(), with fallbacks, chains and cycles.
#include "render/css/custom_properties.h"

#include <algorithm>

#include "render/base/ascii.h"

namespace weft {
namespace {

bool is_reference(const Token& token) { return token.is_function("var") || token.is_function("env"); }

const CustomProperty* find_own(const CustomProperties& map, Atom name) {
  const auto found = std::lower_bound(map.own.begin(), map.own.end(), name,
                                      [](const CustomProperty& property, Atom wanted) { return property.name < wanted; });
  return found != map.own.end() && found->name == name ? &*found : nullptr;
}

/// var( --name [, anything]? ), the same for env.
bool reference_is_well_formed(TokenStream arguments, bool is_env) {
  arguments.skip_whitespace();
  const Token name = arguments.next();
  if (!name.is(TokenType::Ident) || (!is_env && (!name.text.starts_with("--") || name.text.size() < 3))) return false;
  arguments.skip_whitespace();
  return arguments.at_end() || arguments.peek().is(TokenType::Comma);
}

}  // namespace

ValueScan scan_value(std::string_view text) {
  ValueScan scan;
  TokenType closers[TokenStream::kMaxNesting];
  size_t depth = 0;
  for (TokenStream stream(text); !stream.at_end() && scan.well_formed;) {
    const Token& token = stream.peek();
    if (token.is(TokenType::BadString) || token.is(TokenType::BadUrl)) scan.well_formed = false;
    scan.has_urls |= token.is(TokenType::Url) || token.is_function("url") || token.is_function("image-set") ||
                     token.is_function("-webkit-image-set");
    if (is_reference(token)) {
      scan.has_variables = true;
      TokenStream arguments = stream;
      if (!reference_is_well_formed(arguments.next_block(), token.is_function("env"))) scan.well_formed = false;
    }
    if (opens_block(token.type)) {
      if (depth == TokenStream::kMaxNesting) return scan.well_formed = false, scan;
      closers[depth++] = token.is(TokenType::OpenSquare) ? TokenType::CloseSquare
                         : token.is(TokenType::OpenCurly) ? TokenType::CloseCurly : TokenType::CloseParenthesis;
    } else if (token.is(TokenType::CloseSquare) || token.is(TokenType::CloseCurly) || token.is(TokenType::CloseParenthesis)) {
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
  WEFT_TRY(expand(text, map, nullptr));
  return trimmed({out_.begin(), out_.size()});
}

Result<std::string_view> Substitution::value(Atom name, const CustomProperties* map) {
  out_.clear();
  WEFT_TRY(expand_name(name, map, nullptr));
  return trimmed({out_.begin(), out_.size()});
}

Status Substitution::append(std::string_view text) {
  if (out_.size() + text.size() > kMaxBytes) return Status::Corrupt;
  return out_.append({text.data(), text.size()});
}

/// Keeps what is put side by side from becoming one token.
Status Substitution::separate() {
  const bool needed = !out_.empty() && !is_space(static_cast<unsigned char>(out_.back())) && out_.back() != '(' && out_.back() != ',';
  return needed ? append("/**/") : Status::Ok;
}

/// Appends `text` with its references replaced. Recursion: one level per reference within a reference, kMaxDepth at most.
Status Substitution::expand(std::string_view text, const CustomProperties* map, const Open* open) {
  if (open && open->depth >= kMaxDepth) return Status::Corrupt;
  TokenStream stream(text);
  size_t copied = 0;
  bool replaced = false;
  while (!stream.at_end()) {
    const Token& token = stream.peek();
    if (!is_reference(token)) {
      stream.next();
      continue;
    }
    const bool is_env = token.is_function("env");
    const std::string_view before = text.substr(copied, stream.position() - copied);
    if (replaced && !before.empty()) WEFT_TRY(separate());
    WEFT_TRY(append(before));
    WEFT_TRY(separate());
    WEFT_TRY(expand_reference(stream.next_block(), is_env, map, open));
    copied = stream.position();
    replaced = true;
  }
  if (replaced && copied < text.size()) WEFT_TRY(separate());
  return append(text.substr(copied));
}

Status Substitution::expand_reference(TokenStream arguments, bool is_env, const CustomProperties* map, const Open* open) {
  arguments.skip_whitespace();
  const Token name = arguments.next();
  arguments.skip_whitespace();
  const bool has_fallback = arguments.peek().is(TokenType::Comma);
  const size_t before = out_.size();
  Status status = Status::Corrupt;
  if (is_env) {
    if (name.text.starts_with("safe-area-inset-")) status = append("0px");
  } else if (!name.has_escapes) {
    status = expand_name(atoms_->find(name.text), map, open);
  } else {
    char plain[256];
    if (name.text.size() * 3 <= sizeof(plain)) status = expand_name(atoms_->find({plain, unescape(name.text, plain)}), map, open);
  }
  const bool in_cycle = open && cycle_floor_ <= open->depth;
  if (status != Status::Corrupt || !has_fallback || in_cycle) return status;
  out_.truncate(before);
  arguments.next();
  const Open deeper{nullptr, open, open ? open->depth + 1 : 1};
  return expand(trimmed(arguments.rest()), map, &deeper);
}

Status Substitution::expand_name(Atom name, const CustomProperties* map, const Open* open) {
  if (name == Atom::None) return Status::Corrupt;
  const Found found = find(name, map);
  if (!found.property) {
    const RegisteredProperty* known = registration(name);
    return known && known->has_initial ? append(known->initial) : Status::Corrupt;
  }
  if (found.property->invalid) return Status::Corrupt;
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
