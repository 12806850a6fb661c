// Pseudo-classes without arguments and pseudo-elements, by their tables (Selectors 4, 3.6 and 17;
// CSS Pseudo-Elements 4).
#include "render/css/selectors/scope.h"
#include "render/css/selectors/selector_parser.h"

namespace weft {
namespace {

struct PseudoElementName {
  std::string_view name;
  PseudoKind kind;  // None: valid, and never there
  Follow follow = Follow::Nothing;
};
constexpr PseudoElementName kPseudoElements[] = {
    {"before", PseudoKind::Before, Follow::Marker},
    {"after", PseudoKind::After, Follow::Marker},
    {"marker", PseudoKind::Marker},
    {"first-line", PseudoKind::FirstLine},
    {"first-letter", PseudoKind::FirstLetter},
    {"placeholder", PseudoKind::Placeholder},
    {"-webkit-input-placeholder", PseudoKind::Placeholder},
    {"backdrop", PseudoKind::None},
    {"checkmark", PseudoKind::None},
    {"column", PseudoKind::None, Follow::All},
    {"cue", PseudoKind::None},
    {"details-content", PseudoKind::None, Follow::Elements},
    {"file-selector-button", PseudoKind::None, Follow::All},
    {"grammar-error", PseudoKind::None},
    {"picker-icon", PseudoKind::None},
    {"scroll-marker", PseudoKind::None, Follow::All},
    {"scroll-marker-group", PseudoKind::None},
    {"search-text", PseudoKind::None, Follow::All},
    {"selection", PseudoKind::None, Follow::Window},
    {"spelling-error", PseudoKind::None},
    {"target-text", PseudoKind::None},
    {"view-transition", PseudoKind::None},
};

/// The grammar of a pseudo-element's argument.
enum class Argument : uint8_t { Any, Names, Compound };
struct PseudoElementFunction {
  std::string_view name;
  Argument argument;
  Follow follow = Follow::Nothing;
};
// clang-format off
constexpr PseudoElementFunction kPseudoElementFunctions[] = {
    {"cue", Argument::Any}, {"highlight", Argument::Names}, {"part", Argument::Names, Follow::All},
    {"picker", Argument::Names},
    {"scroll-button", Argument::Any, Follow::All},
    {"slotted", Argument::Compound, Follow::Elements},
    {"view-transition-group", Argument::Any}, {"view-transition-image-pair", Argument::Any},
    {"view-transition-new", Argument::Any},
    {"view-transition-old", Argument::Any},
};
// clang-format on

template <typename Row, size_t count>
const Row* find_row(const Row (&rows)[count], std::string_view name) {
  for (const Row& row : rows)
    if (row.name == name) return &row;
  return nullptr;
}

/// CSS 2.1 writes these with one colon.
bool is_legacy_pseudo_element(std::string_view name) {
  return name == "before" || name == "after" || name == "first-line" || name == "first-letter";
}

/// Whether `state` says where an element stands in its tree.
bool is_structural(ElementState state) {
  switch (state) {
    case ElementState::Root:
    case ElementState::Scope:
    case ElementState::Empty:
    case ElementState::FirstChild:
    case ElementState::LastChild:
    case ElementState::OnlyChild:
    case ElementState::FirstOfType:
    case ElementState::LastOfType:
    case ElementState::OnlyOfType: return true;
    default: return false;
  }
}

bool may_follow(Follow follow, std::string_view name, ElementState state) {
  if (follow == Follow::Window) return name == "window-inactive";
  return follow == Follow::All && !is_structural(state);
}

/// Whether a pseudo-element may follow another one.
bool may_follow(Follow follow, std::string_view name) {
  if (follow == Follow::Marker) return name == "marker";
  return follow == Follow::Elements || follow == Follow::All;
}

Status parse_pseudo_class(SelectorParser& parser, std::string_view name, ComplexBuilder& builder) {
  const ElementState* const state = find_pseudo_class(name);
  if (!state) return Status::Corrupt;
  if (builder.has_pseudo_element && !may_follow(builder.follow, name, *state))
    return Status::Corrupt;
  ++builder.specificity[1];
  const bool is_scope = *state == ElementState::Scope;
  if (is_scope && parser.context.parent == &scope_selectors()) parser.has_nesting = true;
  // A pseudo-element has no state but what a user does to it, and here no user does.
  builder.never |= *state == ElementState::Never || builder.has_pseudo_element;
  SimpleSelector simple{SimpleSelector::Kind::State};
  simple.state = *state;
  return builder.append(simple, parser.scratch);
}

Status parse_names(SelectorReader& reader) {
  reader.skip_blanks();
  if (!reader.at_name()) return Status::Corrupt;
  for (; reader.at_name(); reader.skip_blanks()) WEFT_TRY(reader.name().status());
  return Status::Ok;
}

/// A compound selector that nothing is asked about.
Status parse_unused_compound(SelectorParser& parser) {
  ComplexBuilder unused;
  parser.reader.skip_blanks();
  ++parser.nesting;
  const Status parsed = parse_compound(parser, Combinator::None, unused);
  --parser.nesting;
  parser.reader.skip_blanks();
  return parsed;
}

/// The argument of a pseudo-element, past its ).
Status parse_argument(SelectorParser& parser, Argument argument) {
  if (argument == Argument::Names) WEFT_TRY(parse_names(parser.reader));
  else if (argument == Argument::Compound) WEFT_TRY(parse_unused_compound(parser));
  else WEFT_TRY(skip_items(parser.reader));
  return close_argument(parser.reader);
}

/// Whatever follows, every name in -webkit- is valid: these are the parts of a browser's controls
/// (Selectors 4, 3.6.1; Compatibility Standard).
Status parse_pseudo_element(SelectorParser& parser, std::string_view name,
                            ComplexBuilder& builder) {
  ++builder.specificity[2];
  if (parser.nesting) return Status::Corrupt;
  const bool has_argument = parser.reader.peek() == '(';
  const PseudoElementName* const known = has_argument ? nullptr : find_row(kPseudoElements, name);
  const PseudoElementFunction* const function =
      has_argument ? find_row(kPseudoElementFunctions, name) : nullptr;
  const bool webkit = !has_argument && !parser.strict && name.starts_with("-webkit-");
  if (!known && !function && !webkit) return Status::Corrupt;
  const bool is_second = builder.has_pseudo_element;
  if (is_second && !may_follow(builder.follow, name)) return Status::Corrupt;
  builder.has_pseudo_element = true;
  builder.follow = function ? function->follow : known ? known->follow : Follow::All;
  builder.complex.pseudo = known ? known->kind : PseudoKind::None;
  builder.never |= is_second || builder.complex.pseudo == PseudoKind::None;
  if (!function) return Status::Ok;
  parser.reader.skip();
  return parse_argument(parser, function->argument);
}

}  // namespace

Status parse_pseudo(SelectorParser& parser, ComplexBuilder& builder) {
  SelectorReader& reader = parser.reader;
  reader.skip();
  const bool two_colons = reader.take(':');
  if (!reader.at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(const std::string_view written, reader.name());
  WEFT_TRY_ASSIGN(const std::string_view name, reader.lower(written));
  if (two_colons || (is_legacy_pseudo_element(name) && reader.peek() != '('))
    return parse_pseudo_element(parser, name, builder);
  return reader.take('(') ? parse_function(parser, name, builder)
                          : parse_pseudo_class(parser, name, builder);
}

}  // namespace weft
