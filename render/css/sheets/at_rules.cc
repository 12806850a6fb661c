// The rules of a sheet that begin with @: conditions, layers, namespaces, registered properties,
// faces, counter styles, keyframes. @page and what is unknown have no row here and are passed over.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/conditions/condition.h"
#include "render/css/sheets/font_face_rule.h"
#include "render/css/sheets/style_sheet.h"

namespace weft {

constexpr StyleSheet::AtRule StyleSheet::kAtRules[] = {
    {"media", &StyleSheet::read_media, nullptr},
    {"supports", &StyleSheet::read_supports, nullptr},
    {"container", &StyleSheet::read_container, nullptr},
    {"scope", &StyleSheet::read_scope, nullptr},
    {"layer", &StyleSheet::read_layer_block, &StyleSheet::read_layer_statement},
    {"font-face", &StyleSheet::read_font_face, nullptr},
    {"property", &StyleSheet::read_property, nullptr},
    {"counter-style", &StyleSheet::read_counter_style, nullptr},
    {"keyframes", &StyleSheet::read_keyframes, nullptr},
    {"-webkit-keyframes", &StyleSheet::read_keyframes, nullptr},
    {"import", nullptr, &StyleSheet::read_import},
    {"namespace", nullptr, &StyleSheet::read_namespace},
    {"charset", nullptr, &StyleSheet::read_charset},
    {"-weft-html", &StyleSheet::read_html, nullptr},
    {"-weft-quirks", &StyleSheet::read_quirks, nullptr},
    {},
};

namespace {

// "--name" -> "--name"; for a string "\"<length>\"" -> "<length>".
std::string_view unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

/// Whether the selector of a keyframe names the beginning (0) or the end (100).
bool names_percentage(std::string_view selector, double percentage) {
  for (TokenStream stream(selector); !stream.at_end();) {
    const Token token = stream.next();
    if (token.is_ident(percentage > 0 ? "to" : "from") ||
        (token.is(TokenType::Percentage) && token.number == percentage))
      return true;
  }
  return false;
}

bool is_layer_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.' ||
      is_digit(static_cast<uint8_t>(name.front())))
    return false;
  for (const char c : name)
    if (is_space(static_cast<uint8_t>(c)) || c == ',' || c == '(' || c == ')') return false;
  return true;
}

}  // namespace

Status StyleSheet::read_media(std::string_view prelude) {
  return enter_if(media_matches(prelude, context_.environment), frame().layer);
}

Status StyleSheet::read_supports(std::string_view prelude) {
  return enter_if(
      supports_matches(prelude, SupportsForm::Rule, values_, selector_context(), context_.scratch),
      frame().layer);
}

Status StyleSheet::read_container(std::string_view prelude) {
  Frame opened = nested_frame();
  WEFT_TRY(context_.custom.refer_to_names(prelude));
  WEFT_TRY_ASSIGN(opened.container_rule,
                  context_.cascade.add_container_rule(prelude, opened.container_rule));
  return opened.container_rule ? enter(opened) : scanner_.skip_block();
}

// [(<scope-start>)]? [to (<scope-end>)]?: what is in it is matched like rules nested in
// :where(:scope).
Status StyleSheet::read_scope(std::string_view prelude) {
  Frame opened = nested_frame();
  Scope scope{.outer = opened.scope};
  const Status compiled = compile_scope(prelude, scope);
  if (compiled == Status::OutOfMemory) return compiled;
  opened.selectors = &scope_selectors();
  opened.scope = context_.scratch.make(scope);
  if (!opened.scope) return Status::OutOfMemory;
  if (compiled == Status::Ok && matches_any_element(context_, scope_selectors(), opened.scope))
    return enter(opened);
  context_.scratch.rewind(opened.mark);
  return scanner_.skip_block();
}

// Errors: Corrupt, OutOfMemory.
Status StyleSheet::compile_scope(std::string_view prelude, Scope& scope) {
  TokenStream stream(prelude);
  stream.skip_whitespace();
  if (stream.peek().is(TokenType::OpenParenthesis)) {
    WEFT_TRY_ASSIGN(scope.roots, compile_scope_part(stream.next_block().rest(), frame().selectors));
  } else {
    scope.root = source_.scoping_root ? source_.scoping_root : context_.document.root();
  }
  stream.skip_whitespace();
  if (stream.at_end()) return Status::Ok;
  if (!stream.next().is_ident("to")) return Status::Corrupt;
  stream.skip_whitespace();
  if (!stream.peek().is(TokenType::OpenParenthesis)) return Status::Corrupt;
  WEFT_TRY_ASSIGN(scope.limits, compile_scope_part(stream.next_block().rest(), &scope_selectors()));
  stream.skip_whitespace();
  return stream.at_end() ? Status::Ok : Status::Corrupt;
}

Result<const SelectorList*> StyleSheet::compile_scope_part(std::string_view text,
                                                           const SelectorList* parent) {
  SelectorContext context = selector_context();
  context.parent = parent;
  WEFT_TRY_ASSIGN(const SelectorList* list, compile_selectors(text, context, context_.scratch));
  for (const ComplexSelector* selector = list->first; selector; selector = selector->next)
    if (selector->pseudo != PseudoKind::None) return Status::Corrupt;
  return list;
}

Status StyleSheet::read_layer_block(std::string_view prelude) {
  if (!prelude.empty() && !is_layer_name(prelude)) return scanner_.skip_block();
  WEFT_TRY_ASSIGN(const uint16_t layer, context_.layers.declare(frame().layer, prelude));
  return enter_if(true, layer);
}

Status StyleSheet::read_layer_statement(std::string_view prelude) {
  while (!prelude.empty()) {
    const size_t comma = prelude.find(',') < prelude.size() ? prelude.find(',') : prelude.size();
    const std::string_view name = trimmed(prelude.substr(0, comma));
    if (!is_layer_name(name)) return Status::Ok;
    const Result<uint16_t> layer = context_.layers.declare(frame().layer, name);
    if (!layer.ok()) return layer.status();
    prelude.remove_prefix(comma < prelude.size() ? comma + 1 : comma);
  }
  return Status::Ok;
}

Status StyleSheet::read_font_face(std::string_view) {
  const uint32_t line = scanner_.line();
  Arena arena(context_.budget, 512);
  FontFaceDescriptors descriptors(arena, context_.resources, source_.url);
  for (;;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner_.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::End || item == RuleScanner::Item::BlockEnd) break;
    if (item == RuleScanner::Item::Prelude) WEFT_TRY(scanner_.skip_block());
    else WEFT_TRY(descriptors.add(split_declaration(scanner_.text())));
  }
  if (!descriptors.complete()) {
    if (diagnostics()) diagnostics()->drop_font_face(number_, line, descriptors.rule().family);
    return Status::Ok;
  }
  if (!descriptors.covers_text_of(context_.document)) return Status::Ok;
  return context_.fonts.add_face(descriptors.rule(), context_.resources);
}

Status StyleSheet::read_property(std::string_view prelude) {
  Arena texts(context_.budget, 256);
  PropertyRegistration registration;
  WEFT_TRY_ASSIGN(registration.name, texts.copy(prelude));
  bool has_syntax = false, has_inherits = false;
  for (;;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner_.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::End || item == RuleScanner::Item::BlockEnd) break;
    if (item == RuleScanner::Item::Prelude) WEFT_TRY(scanner_.skip_block());
    const DeclarationText descriptor = split_declaration(scanner_.text());
    WEFT_TRY_ASSIGN(const std::string_view value, texts.copy(descriptor.value));
    if (equal_ignoring_case(descriptor.name, "syntax")) {
      registration.syntax = unquoted(value);
      has_syntax = true;
    }
    if (equal_ignoring_case(descriptor.name, "inherits")) {
      registration.inherits = equal_ignoring_case(value, "true");
      has_inherits = registration.inherits || equal_ignoring_case(value, "false");
    }
    if (equal_ignoring_case(descriptor.name, "initial-value")) {
      registration.initial_value = value;
      registration.has_initial_value = true;
    }
  }
  const bool valid = registration.name.starts_with("--");
  return valid && has_syntax && has_inherits ? context_.custom.add(registration) : Status::Ok;
}

// Its descriptors are read when something is counted so.
Status StyleSheet::read_counter_style(std::string_view prelude) {
  static constexpr std::string_view kReserved[] = {
      "none", "decimal", "disc", "circle", "square", "disclosure-open", "disclosure-closed"};
  TokenStream stream(prelude);
  stream.skip_whitespace();
  const Token token = stream.next();
  stream.skip_whitespace();
  bool valid = token.is(TokenType::Ident) && stream.at_end();
  for (const std::string_view reserved : kReserved) valid &= !token.is_ident(reserved);
  Arena arena(context_.budget, 256);
  WEFT_TRY_ASSIGN(const std::string_view name, unescape(token.text, token.has_escapes, arena));
  WEFT_TRY_ASSIGN(const std::string_view kept, arena.copy(name));
  ArenaVector<char> descriptors(arena);
  for (;;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner_.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::End || item == RuleScanner::Item::BlockEnd) break;
    if (item == RuleScanner::Item::Prelude) {
      WEFT_TRY(scanner_.skip_block());
      continue;
    }
    const std::string_view text = scanner_.text();
    WEFT_TRY(descriptors.append({text.data(), text.size()}));
    WEFT_TRY(descriptors.push(';'));
  }
  if (!valid) return Status::Ok;
  return context_.cascade.add_counter_style(kept, {descriptors.begin(), descriptors.size()});
}

Status StyleSheet::read_keyframes(std::string_view prelude) {
  WEFT_TRY(context_.cascade.keyframes().begin(unquoted(prelude)));
  for (;;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner_.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::End || item == RuleScanner::Item::BlockEnd) return Status::Ok;
    if (item == RuleScanner::Item::Prelude) WEFT_TRY(read_keyframe());
  }
}

// Those between the first and the last are passed over.
Status StyleSheet::read_keyframe() {
  const bool is_first = names_percentage(scanner_.text(), 0),
             is_last = names_percentage(scanner_.text(), 100);
  if (!is_first && !is_last) return scanner_.skip_block();
  auto* const block = context_.rule_arena.make<DeclarationBlock>(nullptr, scanner_.line(), number_);
  if (!block) return Status::OutOfMemory;
  for (;;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner_.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::End || item == RuleScanner::Item::BlockEnd) break;
    if (item == RuleScanner::Item::Prelude) WEFT_TRY(scanner_.skip_block());
    else WEFT_TRY(read_declaration_of(*block));
  }
  Keyframes& keyframes = context_.cascade.keyframes();
  if (is_first) WEFT_TRY(keyframes.add(Keyframes::Frame::First, *block));
  return is_last ? keyframes.add(Keyframes::Frame::Last, *block) : Status::Ok;
}

// Rules of the user agent sheet for documents that have elements of HTML: few drawings do.
Status StyleSheet::read_html(std::string_view) {
  const auto is_html = [](const Element* element) {
    return element->name_space == Namespace::Html;
  };
  const auto elements = context_.index.elements();
  return enter_if(
      source_.origin == Origin::UserAgent && std::any_of(elements.begin(), elements.end(), is_html),
      frame().layer);
}

// Rules of the user agent sheet for documents in quirks mode.
Status StyleSheet::read_quirks(std::string_view) {
  const bool applies =
      source_.origin == Origin::UserAgent && context_.document.quirks_mode == QuirksMode::Quirks;
  return enter_if(applies, frame().layer);
}

Status StyleSheet::read_namespace(std::string_view prelude) {
  if (rules_begun_ || depth_) return Status::Ok;
  TokenStream stream(prelude);
  std::string_view prefix;
  if (stream.peek().is(TokenType::Ident)) prefix = stream.next().text;
  stream.skip_whitespace();
  Token url = stream.next();
  if (url.is(TokenType::Function)) {
    TokenStream argument(
        TokenStream(prelude.substr(static_cast<size_t>(url.source.data() - prelude.data())))
            .next_block());
    argument.skip_whitespace();
    url = argument.next();
  }
  if (!url.is(TokenType::String) && !url.is(TokenType::Url)) return Status::Ok;
  const uint8_t name_space = Namespaces::of_url(url.text);
  if (prefix.empty()) namespaces_.default_namespace = name_space;
  if (prefix.empty() || namespaces_.count == std::size(namespaces_.prefixes)) return Status::Ok;
  WEFT_TRY_ASSIGN(prefix, context_.rule_arena.copy(prefix));
  namespaces_.prefixes[namespaces_.count++] = {prefix, name_space};
  return Status::Ok;
}

// The stream is decoded already.
Status StyleSheet::read_charset(std::string_view) { return Status::Ok; }

}  // namespace weft
