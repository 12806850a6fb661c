// Lists, complex, compound and simple selectors, and pseudo-classes by table (Selectors 4, 17).
#include "render/css/selectors/selector_parser.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/scope.h"

namespace weft {
namespace {

constexpr uint32_t kMaxPart = 1023;

uint32_t packed(const uint32_t (&parts)[3]) {
  return std::min(parts[0], kMaxPart) << 20 | std::min(parts[1], kMaxPart) << 10 |
         std::min(parts[2], kMaxPart);
}

// The attributes of HTML whose values match without case (HTML Standard, 15.3.? "Case-sensitivity
// of selectors").
constexpr std::string_view kCaselessAttributes[] = {
    "accept",     "accept-charset", "align",     "alink",    "axis",     "bgcolor", "charset",
    "checked",    "clear",          "codetype",  "color",    "compact",  "declare", "defer",
    "dir",        "direction",      "disabled",  "enctype",  "face",     "frame",   "hreflang",
    "http-equiv", "lang",           "language",  "link",     "media",    "method",  "multiple",
    "nohref",     "noresize",       "noshade",   "nowrap",   "readonly", "rel",     "rev",
    "rules",      "scope",          "scrolling", "selected", "shape",    "target",  "text",
    "type",       "valign",         "valuetype", "vlink",
};

/// What may follow a pseudo-element: nothing of ours then matches, but the rule is right.
enum class Follow : uint8_t { Nothing, Marker, Window, Elements, All };

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

/// What stands in the ( ) of one.
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

/// Whether `state` may follow a pseudo-element; what says where an element stands in its tree may
/// not.
bool may_follow(Follow follow, std::string_view state) {
  const ElementState value = *find_pseudo_class(state);
  const bool structural = value <= ElementState::OnlyOfType;
  if (follow == Follow::Window) return state == "window-inactive";
  return follow == Follow::All && !structural;
}

bool is_legacy_pseudo_element(std::string_view name) {
  return name == "before" || name == "after" || name == "first-line" || name == "first-letter";
}

}  // namespace

// --- lists and complex selectors -----------------------------------------------------------------

Result<const SelectorList*> SelectorParser::parse_list(ListKind kind) {
  SelectorList* const list = scratch_.make(SelectorList{});
  if (!list) return Status::OutOfMemory;
  const ComplexSelector** tail = &list->first;
  skip_blanks();
  if (strict_ && kind == ListKind::Forgiving) kind = ListKind::Strict;
  if (kind == ListKind::Forgiving && (at_end() || peek() == ')'))
    return static_cast<const SelectorList*>(list);
  do WEFT_TRY(parse_list_item(kind, *list, tail));
  while (take(',') && (has_many_ |= !nesting_, true));
  return static_cast<const SelectorList*>(list);
}

Status SelectorParser::parse_list_item(ListKind kind, SelectorList& list,
                                       const ComplexSelector**& tail) {
  const Scratch::Mark mark = scratch_.mark();
  const size_t nesting = nesting_;
  const bool in_has = in_has_;
  const size_t begin = position_;
  Building building;
  Status parsed = parse_complex(kind, building);
  if (parsed == Status::Ok && !at_end() && peek() != ',' && peek() != ')') parsed = Status::Corrupt;
  if (parsed == Status::Corrupt && kind == ListKind::Forgiving) {
    scratch_.rewind(mark);
    nesting_ = nesting;
    in_has_ = in_has;
    position_ = begin;
    return skip_bad_item();
  }
  WEFT_TRY(parsed);
  list.specificity = std::max(list.specificity, building.complex.specificity);
  if (building.never) return scratch_.rewind(mark), Status::Ok;
  ComplexSelector* const kept = scratch_.make(building.complex);
  if (!kept) return Status::OutOfMemory;
  *tail = kept;
  tail = &kept->next;
  return Status::Ok;
}

// Up to the comma or ) that ends the item.
Status SelectorParser::skip_bad_item() {
  size_t depth = 0;
  while (!at_end()) {
    const char c = peek();
    if (depth == 0 && (c == ',' || c == ')')) return Status::Ok;
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth) --depth;
    if (c == '\\') ++position_;
    if (c == '"' || c == '\'') {
      const Result<std::string_view> string = parse_string();
      if (!string.ok()) return string.status();
      continue;
    }
    position_ = std::min(position_ + 1, text_.size());
  }
  return Status::Ok;
}

Status SelectorParser::parse_complex(ListKind kind, Building& building) {
  skip_blanks();
  if (kind == ListKind::Rule) has_nesting_ = false;
  Combinator combinator = Combinator::None;
  if (kind == ListKind::Relative || (kind == ListKind::Rule && context_.parent))
    combinator = parse_combinator();
  building.complex.leading = combinator;
  const CompoundSelector* left = nullptr;
  for (bool first = true;; first = false) {
    if (building.has_pseudo_element) return Status::Corrupt;
    Compound made;
    WEFT_TRY(parse_compound(building, first ? Combinator::None : combinator, made));
    made.compound->left = left;
    if (first) building.leftmost = made.compound;
    left = made.compound;
    combinator = parse_combinator();
    if (combinator == Combinator::None) break;
    if (combinator == Combinator::Descendant && !at_simple()) break;
  }
  building.complex.subject = left;
  return finish_complex(kind, building);
}

Status SelectorParser::finish_complex(ListKind kind, Building& building) {
  ComplexSelector& complex = building.complex;
  if (kind == ListKind::Relative) {
    if (complex.leading == Combinator::None) complex.leading = Combinator::Descendant;
    WEFT_TRY(prepend_implied(SimpleSelector::Kind::Anchor, complex.leading, building));
  } else if (kind == ListKind::Rule && context_.parent &&
             (!has_nesting_ || complex.leading != Combinator::None)) {
    const Combinator combinator =
        complex.leading == Combinator::None ? Combinator::Descendant : complex.leading;
    WEFT_TRY(prepend_implied(SimpleSelector::Kind::Nesting, combinator, building));
    building.never |= !context_.parent->first;
    complex.specificity = context_.parent->specificity;
  }
  complex.specificity += packed(building.specificity);
  return Status::Ok;
}

// Puts a compound of one simple selector before the leftmost one.
Status SelectorParser::prepend_implied(SimpleSelector::Kind kind, Combinator combinator,
                                       Building& building) {
  Compound implied{scratch_.make(CompoundSelector{})};
  if (!implied.compound) return Status::OutOfMemory;
  SimpleSelector simple{kind};
  if (kind == SimpleSelector::Kind::Nesting) simple.list = context_.parent;
  WEFT_TRY(append(implied, simple));
  building.leftmost->left = implied.compound;
  building.leftmost->combinator = combinator;
  return Status::Ok;
}

Combinator SelectorParser::parse_combinator() {
  const bool blank = skip_blanks();
  Combinator combinator = blank ? Combinator::Descendant : Combinator::None;
  if (take('>')) combinator = Combinator::Child;
  else if (take('+')) combinator = Combinator::NextSibling;
  else if (take('~')) combinator = Combinator::SubsequentSibling;
  else return combinator;
  skip_blanks();
  return combinator;
}

Status SelectorParser::parse_compound(Building& building, Combinator combinator, Compound& made) {
  made.compound = scratch_.make(CompoundSelector{nullptr, combinator, nullptr});
  if (!made.compound) return Status::OutOfMemory;
  if (!at_simple()) return Status::Corrupt;
  if (at_name() || peek() == '*' || peek() == '|') WEFT_TRY(parse_type(building, made));
  else if (context_.namespaces.default_namespace != Namespaces::kAny)
    WEFT_TRY(append_namespace(context_.namespaces.default_namespace, building, made));
  for (skip_comments(); at_simple() && !at_name() && peek() != '*' && peek() != '|';
       skip_comments())
    WEFT_TRY(parse_simple(building, made));
  return Status::Ok;
}

bool SelectorParser::at_simple() const {
  return !at_end() &&
         (std::string_view("#.[:&*|").find(peek()) != std::string_view::npos || at_name());
}

Status SelectorParser::parse_simple(Building& building, Compound& made) {
  if (building.has_pseudo_element && peek() != ':') return Status::Corrupt;
  switch (peek()) {
    case '#': return parse_id(building, made);
    case '.': return parse_class(building, made);
    case '[': return parse_attribute(building, made);
    case '&': return parse_nesting(building, made);
    default: return parse_pseudo(building, made);
  }
}

Status SelectorParser::append(Compound& made, const SimpleSelector& simple) {
  SimpleSelector* const kept = scratch_.make(simple);
  if (!kept) return Status::OutOfMemory;
  if (made.last) made.last->next = kept;
  else made.compound->first = kept;
  made.last = kept;
  return Status::Ok;
}

// --- simple selectors ----------------------------------------------------------------------------

Status SelectorParser::parse_type(Building& building, Compound& made) {
  WEFT_TRY_ASSIGN(const QualifiedName qualified, parse_qualified_name(true));
  if (qualified.name_space != Namespaces::kAny)
    WEFT_TRY(append_namespace(qualified.name_space, building, made));
  if (qualified.universal) return Status::Ok;
  ++building.specificity[2];
  SimpleSelector simple{SimpleSelector::Kind::Type};
  WEFT_TRY_ASSIGN(const std::string_view folded, lower(qualified.name));
  simple.atom = context_.atoms.find(qualified.name);
  simple.folded_atom = context_.atoms.find(folded);
  building.never |= simple.atom == Atom::None && simple.folded_atom == Atom::None;
  return append(made, simple);
}

// [prefix|]name, where either may be *. Of an attribute, no prefix means no namespace.
Result<SelectorParser::QualifiedName> SelectorParser::parse_qualified_name(bool element) {
  QualifiedName result;
  result.name_space = element ? context_.namespaces.default_namespace : Namespaces::kNone;
  if (take('*')) {
    result.universal = true;
  } else if (at_name()) {
    WEFT_TRY_ASSIGN(result.name, parse_name());
  }
  if (peek() != '|' || peek(1) == '=') return result;
  const bool empty_prefix = !result.universal && result.name.empty();
  ++position_;
  result.has_prefix = true;
  if (result.universal) {
    result.name_space = Namespaces::kAny;
  } else if (empty_prefix) {
    result.name_space = Namespaces::kNone;
  } else {
    WEFT_TRY_ASSIGN(result.name_space, namespace_of(result.name));
  }
  result.name = {};
  result.universal = element && take('*');
  if (result.universal) return result;
  if (!at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(result.name, parse_name());
  return result;
}

Result<uint8_t> SelectorParser::namespace_of(std::string_view prefix) const {
  for (uint8_t i = context_.namespaces.count; i-- > 0;)
    if (context_.namespaces.prefixes[i].name == prefix)
      return context_.namespaces.prefixes[i].name_space;
  return Status::Corrupt;
}

Status SelectorParser::append_namespace(uint8_t name_space, Building& building, Compound& made) {
  building.never |= name_space == Namespaces::kNone || name_space == Namespaces::kOther;
  SimpleSelector simple{SimpleSelector::Kind::Namespace};
  simple.name_space = name_space;
  return append(made, simple);
}

Status SelectorParser::parse_id(Building& building, Compound& made) {
  ++position_;
  if (!at_name()) return Status::Corrupt;
  ++building.specificity[0];
  SimpleSelector simple{SimpleSelector::Kind::Id};
  WEFT_TRY_ASSIGN(const std::string_view name, parse_name());
  WEFT_TRY_ASSIGN(simple.atom, find_name(name));
  building.never |= simple.atom == Atom::None;
  return append(made, simple);
}

Status SelectorParser::parse_class(Building& building, Compound& made) {
  ++position_;
  if (!at_name()) return Status::Corrupt;
  ++building.specificity[1];
  SimpleSelector simple{SimpleSelector::Kind::Class};
  WEFT_TRY_ASSIGN(const std::string_view name, parse_name());
  WEFT_TRY_ASSIGN(simple.atom, find_name(name));
  building.never |= simple.atom == Atom::None;
  return append(made, simple);
}

// The atom of a class or id; in quirks mode the document has them in lower case.
Result<Atom> SelectorParser::find_name(std::string_view name) {
  if (context_.quirks_mode == QuirksMode::Quirks) {
    WEFT_TRY_ASSIGN(name, lower(name));
  }
  return context_.atoms.find(name);
}

Status SelectorParser::parse_attribute(Building& building, Compound& made) {
  ++position_;
  skip_blanks();
  if (!at_name() && peek() != '*' && peek() != '|') return Status::Corrupt;
  WEFT_TRY_ASSIGN(const QualifiedName qualified, parse_qualified_name(false));
  if (qualified.name.empty()) return Status::Corrupt;
  AttributeTest test;
  test.name_space = qualified.name_space;
  WEFT_TRY_ASSIGN(const std::string_view folded, lower(qualified.name));
  test.name = context_.atoms.find(qualified.name);
  test.folded_name = context_.atoms.find(folded);
  const bool caseless = std::find(std::begin(kCaselessAttributes), std::end(kCaselessAttributes),
                                  folded) != std::end(kCaselessAttributes);
  if (caseless && !qualified.has_prefix) test.value_case = AttributeTest::Case::InsensitiveInHtml;
  skip_blanks();
  if (peek() != ']' && !at_end()) WEFT_TRY(parse_attribute_value(test));
  if (!take(']') && !at_end()) return Status::Corrupt;
  ++building.specificity[1];
  const bool impossible = test.value.empty() && test.comparison >= AttributeTest::Operator::Prefix;
  building.never |= impossible || test.name_space == Namespaces::kOther ||
                    (test.name == Atom::None && test.folded_name == Atom::None);
  SimpleSelector simple{SimpleSelector::Kind::Attribute};
  simple.attribute = scratch_.make(test);
  return simple.attribute ? append(made, simple) : Status::OutOfMemory;
}

Status SelectorParser::parse_attribute_value(AttributeTest& test) {
  using Operator = AttributeTest::Operator;
  constexpr struct {
    char sign;
    Operator comparison;
  } kOperators[] = {
      {'~', Operator::Includes}, {'|', Operator::DashMatch}, {'^', Operator::Prefix},
      {'$', Operator::Suffix},   {'*', Operator::Substring}, {'=', Operator::Equals},
  };
  const auto* const found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                         [&](auto& row) { return row.sign == peek(); });
  if (found == std::end(kOperators)) return Status::Corrupt;
  test.comparison = found->comparison;
  if (found->sign != '=') ++position_;
  if (!take('=')) return Status::Corrupt;
  skip_blanks();
  const bool quoted = peek() == '"' || peek() == '\'';
  if (!quoted && !at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(test.value, quoted ? parse_string() : parse_name());
  WEFT_TRY_ASSIGN(test.value, scratch_.copy(test.value));
  skip_blanks();
  if (take('i') || take('I')) test.value_case = AttributeTest::Case::Insensitive;
  else if (take('s') || take('S')) test.value_case = AttributeTest::Case::Sensitive;
  skip_blanks();
  return Status::Ok;
}

// & stands for :is(the list of the rule around); at the top level for :scope.
Status SelectorParser::parse_nesting(Building& building, Compound& made) {
  ++position_;
  has_nesting_ = true;
  SimpleSelector simple{SimpleSelector::Kind::State};
  if (!context_.parent) return simple.state = ElementState::Scope, append(made, simple);
  simple.kind = SimpleSelector::Kind::Nesting;
  simple.list = context_.parent;
  const uint32_t specificity = context_.parent->specificity;
  for (int part = 0; part < 3; ++part)
    building.specificity[part] += specificity >> (20 - 10 * part) & kMaxPart;
  building.never |= !context_.parent->first;
  return append(made, simple);
}

// --- pseudo-classes and pseudo-elements ----------------------------------------------------------

Status SelectorParser::parse_pseudo(Building& building, Compound& made) {
  ++position_;
  const bool element = take(':');
  if (!at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(const std::string_view written, parse_name());
  WEFT_TRY_ASSIGN(const std::string_view name, lower(written));
  if (element || (is_legacy_pseudo_element(name) && peek() != '('))
    return parse_pseudo_element(name, building);
  return take('(') ? parse_function(name, building, made)
                   : parse_pseudo_class(name, building, made);
}

Status SelectorParser::parse_pseudo_class(std::string_view name, Building& building,
                                          Compound& made) {
  const ElementState* const state = find_pseudo_class(name);
  if (!state) return Status::Corrupt;
  if (building.has_pseudo_element && !may_follow(static_cast<Follow>(building.follow), name))
    return Status::Corrupt;
  ++building.specificity[1];
  SimpleSelector simple{SimpleSelector::Kind::State};
  simple.state = *state;
  has_nesting_ |= *state == ElementState::Scope && context_.parent == &scope_selectors();
  // A pseudo-element has no state but what a user does to it, and here no user does.
  building.never |= *state == ElementState::Never || building.has_pseudo_element;
  return append(made, simple);
}

/// Of the -webkit- ones all are valid, whatever follows: they are named after parts of a browser.
Status SelectorParser::parse_pseudo_element(std::string_view name, Building& building) {
  ++building.specificity[2];
  if (nesting_) return Status::Corrupt;
  const PseudoElementName* const known = find_row(kPseudoElements, name);
  const PseudoElementFunction* const function =
      peek() == '(' ? find_row(kPseudoElementFunctions, name) : nullptr;
  const bool webkit = !known && name.starts_with("-webkit-") && !strict_;
  if (peek() == '(' ? !function : !known && !webkit) return Status::Corrupt;
  const bool second = building.has_pseudo_element;
  const auto before = static_cast<Follow>(building.follow);
  const bool after_element = before == Follow::Elements || before == Follow::All;
  if (second && !after_element && !(before == Follow::Marker && name == "marker"))
    return Status::Corrupt;
  building.has_pseudo_element = true;
  building.follow = static_cast<uint8_t>(function ? function->follow
                                         : known  ? known->follow
                                                  : Follow::All);
  building.complex.pseudo = known && !function ? known->kind : PseudoKind::None;
  building.never |= second || building.complex.pseudo == PseudoKind::None;
  if (!function) return Status::Ok;
  ++position_;
  return function->argument == Argument::Names      ? parse_names()
         : function->argument == Argument::Compound ? parse_compound_argument()
                                                    : skip_argument();
}

/// One or more names up to the ).
Status SelectorParser::parse_names() {
  skip_blanks();
  if (!at_name()) return Status::Corrupt;
  for (; at_name(); skip_blanks()) WEFT_TRY(parse_name().status());
  return take(')') || at_end() ? Status::Ok : Status::Corrupt;
}

/// A compound selector up to the ): nothing has what it is asked of.
Status SelectorParser::parse_compound_argument() {
  skip_blanks();
  Building building;
  Compound made;
  ++nesting_;
  WEFT_TRY(parse_compound(building, Combinator::None, made));
  --nesting_;
  skip_blanks();
  return take(')') || at_end() ? Status::Ok : Status::Corrupt;
}

// --- the entry points ----------------------------------------------------------------------------

Result<const SelectorList*> compile_selectors(std::string_view text, const SelectorContext& context,
                                              Scratch& scratch) {
  SelectorParser parser(text, context, scratch);
  Result<const SelectorList*> list = parser.parse_list(SelectorParser::ListKind::Rule);
  if (list.ok() && !parser.at_end()) return Status::Corrupt;
  return list;
}

bool supports_selector(std::string_view text, const SelectorContext& context, Scratch& scratch) {
  const Scratch::Mark mark = scratch.mark();
  SelectorParser parser(text, context, scratch);
  parser.forgive_nothing();
  const Result<const SelectorList*> list = parser.parse_list(SelectorParser::ListKind::Strict);
  const bool valid = list.ok() && parser.at_end() && !parser.has_many();
  scratch.rewind(mark);
  return valid;
}

uint8_t Namespaces::of_url(std::string_view url) {
  if (url == "http://www.w3.org/1999/xhtml") return static_cast<uint8_t>(Namespace::Html);
  if (url == "http://www.w3.org/2000/svg") return static_cast<uint8_t>(Namespace::Svg);
  if (url == "http://www.w3.org/1998/Math/MathML") return static_cast<uint8_t>(Namespace::MathMl);
  return kOther;
}

}  // namespace weft
