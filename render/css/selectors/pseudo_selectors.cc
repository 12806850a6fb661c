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
    {"file-selector-button", PseudoKind::FileButton, Follow::All},
    {"-webkit-file-upload-button", PseudoKind::FileButton, Follow::All},
    {"-webkit-slider-runnable-track", PseudoKind::SliderTrack, Follow::All},
    {"-webkit-slider-thumb", PseudoKind::SliderThumb, Follow::All},
    {"-webkit-progress-bar", PseudoKind::ProgressBar, Follow::All},
    {"-webkit-progress-value", PseudoKind::ProgressValue, Follow::All},
    {"-webkit-meter-bar", PseudoKind::MeterBar, Follow::All},
    {"-webkit-meter-optimum-value", PseudoKind::MeterGood, Follow::All},
    {"-webkit-meter-suboptimum-value", PseudoKind::MeterFair, Follow::All},
    {"-webkit-meter-even-less-good-value", PseudoKind::MeterBad, Follow::All},
    {"-webkit-calendar-picker-indicator", PseudoKind::PickerIcon, Follow::All},
    {"-webkit-datetime-edit", PseudoKind::DateText, Follow::All},
    {"-webkit-color-swatch-wrapper", PseudoKind::SwatchFrame, Follow::All},
    {"-webkit-color-swatch", PseudoKind::Swatch, Follow::All},
    {"-webkit-inner-spin-button", PseudoKind::SpinButton, Follow::All},
    {"-internal-editor", PseudoKind::Editor},
    {"-internal-mark", PseudoKind::Mark},
    {"-internal-sign", PseudoKind::Sign},
    {"-internal-arrow", PseudoKind::Arrow},
    {"-internal-rail", PseudoKind::Rail},
    {"-internal-rail-fill", PseudoKind::RailFill},
    {"-internal-knob", PseudoKind::Knob},
    {"-internal-date-field", PseudoKind::DateField},
    {"backdrop", PseudoKind::None},
    {"checkmark", PseudoKind::None},
    {"column", PseudoKind::None, Follow::All},
    {"cue", PseudoKind::None},
    {"details-content", PseudoKind::None, Follow::Elements},
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
enum class Argument : uint8_t { Any, Names, Compound, Parts };
struct PseudoElementFunction {
  std::string_view name;
  Argument argument;
  Follow follow = Follow::Nothing;
};
// clang-format off
constexpr PseudoElementFunction kPseudoElementFunctions[] = {
    {"cue", Argument::Any}, {"highlight", Argument::Names}, {"part", Argument::Parts, Follow::All},
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

Status parse_plain_host(SelectorParser& parser, ComplexBuilder& builder) {
  ++builder.specificity[1];
  builder.never |= !parser.context.in_shadow_tree;
  return builder.append(SimpleSelector(SimpleSelector::Kind::Host), parser.scratch);
}

Status parse_pseudo_class(SelectorParser& parser, std::string_view name, ComplexBuilder& builder) {
  if (name == "host" && !builder.has_pseudo_element) return parse_plain_host(parser, builder);
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

/// The compound selector in ::slotted(), which what goes to the slot is to match.
Status parse_slotted(SelectorParser& parser, ComplexBuilder& builder) {
  CompoundSelector* const slot = builder.compound;
  parser.reader.skip_blanks();
  ++parser.nesting;
  builder.has_pseudo_element = false;  // it is an element that the argument is asked of
  const Status parsed = parse_compound(parser, Combinator::Slotted, builder);
  builder.has_pseudo_element = true;
  --parser.nesting;
  parser.reader.skip_blanks();
  if (!builder.slot) builder.slot = slot;
  if (builder.compound) builder.compound->left = slot;
  return parsed;
}

/// The names in ::part(), all of which an element in the shadow tree is to have.
Status parse_parts(SelectorParser& parser, ComplexBuilder& builder) {
  SelectorReader& reader = parser.reader;
  if (!builder.slot) builder.slot = builder.compound;
  builder.compound =
      parser.scratch.make(CompoundSelector{nullptr, Combinator::Part, builder.compound});
  builder.last = nullptr;
  if (!builder.compound) return Status::OutOfMemory;
  AttributeTest test;
  test.name = test.folded_name = parser.context.atoms.find("part");
  test.comparison = AttributeTest::Operator::Includes;
  builder.never |= test.name == Atom::None;
  reader.skip_blanks();
  if (!reader.at_name()) return Status::Corrupt;
  for (; reader.at_name(); reader.skip_blanks()) {
    WEFT_TRY_ASSIGN(const std::string_view name, reader.name());
    WEFT_TRY_ASSIGN(test.value, parser.scratch.copy(name));
    SimpleSelector simple(SimpleSelector::Kind::Attribute);
    simple.attribute = parser.scratch.make(test);
    if (!simple.attribute) return Status::OutOfMemory;
    WEFT_TRY(builder.append(simple, parser.scratch));
  }
  return Status::Ok;
}

/// The argument of a pseudo-element, past its ).
Status parse_argument(SelectorParser& parser, Argument argument, ComplexBuilder& builder) {
  if (argument == Argument::Names) WEFT_TRY(parse_names(parser.reader));
  else if (argument == Argument::Parts) WEFT_TRY(parse_parts(parser, builder));
  else if (argument == Argument::Compound) WEFT_TRY(parse_slotted(parser, builder));
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
  const bool is_element =
      function && (function->argument == Argument::Parts ||
                   (function->argument == Argument::Compound && parser.context.in_shadow_tree));
  builder.never |= is_second || (builder.complex.pseudo == PseudoKind::None && !is_element);
  if (!function) return Status::Ok;
  parser.reader.skip();
  return parse_argument(parser, function->argument, builder);
}

}  // namespace

bool can_have(const Element& element, PseudoKind pseudo) {
  if (!is_part(pseudo)) return true;
  if (element.name_space != Namespace::Html) return false;
  switch (pseudo) {
    case PseudoKind::Placeholder:
      return element.name == Atom::Input || element.name == Atom::Textarea;
    case PseudoKind::Editor:
      return element.name == Atom::Input || element.name == Atom::Select ||
             element.name == Atom::Optgroup;
    case PseudoKind::Arrow: return element.name == Atom::Input || element.name == Atom::Select;
    case PseudoKind::ProgressBar:
    case PseudoKind::ProgressValue: return element.name == Atom::Progress;
    case PseudoKind::MeterBar:
    case PseudoKind::MeterGood:
    case PseudoKind::MeterFair:
    case PseudoKind::MeterBad: return element.name == Atom::Meter;
    case PseudoKind::Rail:
    case PseudoKind::RailFill: return element.name == Atom::Input || element.name == Atom::Progress;
    default: return element.name == Atom::Input;
  }
}

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
