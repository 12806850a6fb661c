// Type, id, class and attribute selectors, & (Selectors 4, 5 and 6; CSS Nesting 1, 3).
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/selector_parser.h"

namespace weft {
namespace {

// The attributes of HTML whose values match without case (HTML Standard, 4.16.2).
constexpr std::string_view kCaselessAttributes[] = {
    "accept",     "accept-charset", "align",     "alink",    "axis",     "bgcolor", "charset",
    "checked",    "clear",          "codetype",  "color",    "compact",  "declare", "defer",
    "dir",        "direction",      "disabled",  "enctype",  "face",     "frame",   "hreflang",
    "http-equiv", "lang",           "language",  "link",     "media",    "method",  "multiple",
    "nohref",     "noresize",       "noshade",   "nowrap",   "readonly", "rel",     "rev",
    "rules",      "scope",          "scrolling", "selected", "shape",    "target",  "text",
    "type",       "valign",         "valuetype", "vlink",
};

bool is_caseless(std::string_view attribute) {
  return std::find(std::begin(kCaselessAttributes), std::end(kCaselessAttributes), attribute) !=
         std::end(kCaselessAttributes);
}

struct QualifiedName {
  uint8_t name_space = Namespaces::kAny;
  bool has_prefix = false, universal = false;
  std::string_view name;
};

Result<uint8_t> namespace_of(std::string_view prefix, const Namespaces& namespaces) {
  for (uint8_t i = namespaces.count; i-- > 0;)
    if (namespaces.prefixes[i].name == prefix) return namespaces.prefixes[i].name_space;
  return Status::Corrupt;
}

/// [prefix|]name, where either may be *. An attribute without a prefix is in no namespace.
Result<QualifiedName> parse_qualified_name(SelectorReader& reader, const Namespaces& namespaces,
                                           bool is_element) {
  QualifiedName result;
  result.name_space = is_element ? namespaces.default_namespace : Namespaces::kNone;
  if (reader.take('*')) {
    result.universal = true;
  } else if (reader.at_name()) {
    WEFT_TRY_ASSIGN(result.name, reader.name());
  }
  if (reader.peek() != '|' || reader.peek(1) == '=') return result;
  reader.skip();
  result.has_prefix = true;
  if (result.universal) {
    result.name_space = Namespaces::kAny;
  } else if (result.name.empty()) {
    result.name_space = Namespaces::kNone;
  } else {
    WEFT_TRY_ASSIGN(result.name_space, namespace_of(result.name, namespaces));
  }
  result.name = {};
  result.universal = is_element && reader.take('*');
  if (result.universal) return result;
  if (!reader.at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(result.name, reader.name());
  return result;
}

Status append_named(SelectorParser& parser, SimpleSelector::Kind kind, std::string_view name,
                    ComplexBuilder& builder) {
  SimpleSelector simple{kind};
  simple.atom = parser.context.atoms.find(name);
  builder.never |= simple.atom == Atom::None;
  return builder.append(simple, parser.scratch);
}

/// # or . and a name. In quirks mode the document has ids and classes in lower case.
Status parse_named(SelectorParser& parser, SimpleSelector::Kind kind, ComplexBuilder& builder) {
  parser.reader.skip();
  if (!parser.reader.at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(std::string_view name, parser.reader.name());
  if (parser.context.quirks_mode == QuirksMode::Quirks) {
    WEFT_TRY_ASSIGN(name, parser.reader.lower(name));
  }
  ++builder.specificity[kind == SimpleSelector::Kind::Id ? 0 : 1];
  return append_named(parser, kind, name, builder);
}

/// The operator, the value and its flag.
Status parse_attribute_value(SelectorReader& reader, Scratch& scratch, AttributeTest& test) {
  using Operator = AttributeTest::Operator;
  constexpr struct {
    char sign;
    Operator comparison;
  } kOperators[] = {
      {'~', Operator::Includes}, {'|', Operator::DashMatch}, {'^', Operator::Prefix},
      {'$', Operator::Suffix},   {'*', Operator::Substring}, {'=', Operator::Equals},
  };
  const auto* const found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                         [&](auto& row) { return row.sign == reader.peek(); });
  if (found == std::end(kOperators)) return Status::Corrupt;
  test.comparison = found->comparison;
  if (found->sign != '=') reader.skip();
  if (!reader.take('=')) return Status::Corrupt;
  reader.skip_blanks();
  if (!reader.at_string() && !reader.at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(test.value, reader.at_string() ? reader.string() : reader.name());
  WEFT_TRY_ASSIGN(test.value, scratch.copy(test.value));
  reader.skip_blanks();
  if (reader.take('i') || reader.take('I')) test.value_case = AttributeTest::Case::Insensitive;
  reader.skip_blanks();
  return Status::Ok;
}

/// 6.2: an empty part is in no value. The matcher sees to an empty word.
bool is_impossible(const AttributeTest& test) {
  using Operator = AttributeTest::Operator;
  const bool is_part = test.comparison == Operator::Prefix || test.comparison == Operator::Suffix ||
                       test.comparison == Operator::Substring;
  const bool is_unknown = test.name == Atom::None && test.folded_name == Atom::None;
  return (is_part && test.value.empty()) || is_unknown || test.name_space == Namespaces::kOther;
}

/// [class~=word] is .word where classes match by case.
bool is_class_test(const AttributeTest& test, QuirksMode quirks_mode) {
  return test.name == Atom::Class && test.folded_name == Atom::Class &&
         test.comparison == AttributeTest::Operator::Includes &&
         test.value_case == AttributeTest::Case::Sensitive &&
         test.name_space == Namespaces::kNone && quirks_mode != QuirksMode::Quirks &&
         !test.value.empty() && std::none_of(test.value.begin(), test.value.end(), [](char c) {
           return is_space(static_cast<uint8_t>(c));
         });
}

Status parse_attribute(SelectorParser& parser, ComplexBuilder& builder) {
  SelectorReader& reader = parser.reader;
  reader.skip();
  reader.skip_blanks();
  if (!at_type(reader)) return Status::Corrupt;
  WEFT_TRY_ASSIGN(const QualifiedName qualified,
                  parse_qualified_name(reader, parser.context.namespaces, false));
  if (qualified.name.empty()) return Status::Corrupt;
  AttributeTest test;
  test.name_space = qualified.name_space;
  WEFT_TRY_ASSIGN(const std::string_view folded, reader.lower(qualified.name));
  test.name = parser.context.atoms.find(qualified.name);
  test.folded_name = parser.context.atoms.find(folded);
  if (!qualified.has_prefix && is_caseless(folded))
    test.value_case = AttributeTest::Case::InsensitiveInHtml;
  reader.skip_blanks();
  if (reader.peek() != ']' && !reader.at_end())
    WEFT_TRY(parse_attribute_value(reader, parser.scratch, test));
  if (!reader.take(']') && !reader.at_end()) return Status::Corrupt;
  ++builder.specificity[1];
  builder.never |= is_impossible(test);
  if (is_class_test(test, parser.context.quirks_mode))
    return append_named(parser, SimpleSelector::Kind::Class, test.value, builder);
  SimpleSelector simple{SimpleSelector::Kind::Attribute};
  simple.attribute = parser.scratch.make(test);
  return simple.attribute ? builder.append(simple, parser.scratch) : Status::OutOfMemory;
}

/// & is :is(the list of the rule around), at the top level :scope.
Status parse_nesting(SelectorParser& parser, ComplexBuilder& builder) {
  parser.reader.skip();
  parser.has_nesting = true;
  const SelectorList* const parent = parser.context.parent;
  SimpleSelector simple{parent ? SimpleSelector::Kind::Nesting : SimpleSelector::Kind::State};
  if (parent) {
    simple.list = parent;
    builder.add_specificity(parent->specificity);
    builder.never |= !parent->first;
  } else {
    simple.state = ElementState::Scope;
  }
  return builder.append(simple, parser.scratch);
}

}  // namespace

bool at_type(const SelectorReader& reader) {
  return reader.at_name() || reader.peek() == '*' || reader.peek() == '|';
}

bool at_simple(const SelectorReader& reader) {
  switch (reader.peek()) {
    case '#':
    case '.':
    case '[':
    case ':':
    case '&': return true;
    default: return at_type(reader);
  }
}

Status parse_type(SelectorParser& parser, ComplexBuilder& builder) {
  WEFT_TRY_ASSIGN(const QualifiedName qualified,
                  parse_qualified_name(parser.reader, parser.context.namespaces, true));
  if (qualified.name_space != Namespaces::kAny)
    WEFT_TRY(append_namespace(parser, qualified.name_space, builder));
  if (qualified.universal) return Status::Ok;
  ++builder.specificity[2];
  SimpleSelector simple{SimpleSelector::Kind::Type};
  WEFT_TRY_ASSIGN(const std::string_view folded, parser.reader.lower(qualified.name));
  simple.atom = parser.context.atoms.find(qualified.name);
  simple.folded_atom = parser.context.atoms.find(folded);
  builder.never |= simple.atom == Atom::None && simple.folded_atom == Atom::None;
  return builder.append(simple, parser.scratch);
}

Status append_namespace(SelectorParser& parser, uint8_t name_space, ComplexBuilder& builder) {
  builder.never |= name_space == Namespaces::kNone || name_space == Namespaces::kOther;
  SimpleSelector simple{SimpleSelector::Kind::Namespace};
  simple.name_space = name_space;
  return builder.append(simple, parser.scratch);
}

Status parse_simple(SelectorParser& parser, ComplexBuilder& builder) {
  const char c = parser.reader.peek();
  if (builder.has_pseudo_element && c != ':') return Status::Corrupt;
  switch (c) {
    case '#': return parse_named(parser, SimpleSelector::Kind::Id, builder);
    case '.': return parse_named(parser, SimpleSelector::Kind::Class, builder);
    case '[': return parse_attribute(parser, builder);
    case '&': return parse_nesting(parser, builder);
    default: return parse_pseudo(parser, builder);
  }
}

uint8_t Namespaces::of_url(std::string_view url) {
  if (url == "http://www.w3.org/1999/xhtml") return static_cast<uint8_t>(Namespace::Html);
  if (url == "http://www.w3.org/2000/svg") return static_cast<uint8_t>(Namespace::Svg);
  if (url == "http://www.w3.org/1998/Math/MathML") return static_cast<uint8_t>(Namespace::MathMl);
  return kOther;
}

}  // namespace weft
