// Functional pseudo-classes: :is(), :not(), :has(), :nth-child() and their like (Selectors 4: 4, 7
// and 13.3).
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/an_plus_b.h"
#include "render/css/selectors/selector_parser.h"

namespace weft {
namespace {

/// Adds the test of a list of selectors: Is, Not or Has.
Status parse_list_argument(SelectorParser& parser, SimpleSelector::Kind kind, ListKind list_kind,
                           ComplexBuilder& builder) {
  SimpleSelector simple{kind};
  WEFT_TRY_ASSIGN(simple.list, parse_selector_list(parser, list_kind));
  builder.add_specificity(simple.list->specificity);
  const bool is_empty = !simple.list->first;
  if (kind == SimpleSelector::Kind::Not && is_empty) return Status::Ok;
  builder.never |= is_empty;
  return builder.append(simple, parser.scratch);
}

Status parse_is(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_list_argument(parser, SimpleSelector::Kind::Is, ListKind::Forgiving, builder);
}

/// :is() without specificity.
Status parse_where(SelectorParser& parser, ComplexBuilder& builder) {
  uint32_t before[3];
  std::copy_n(builder.specificity, 3, before);
  const Status parsed = parse_is(parser, builder);
  std::copy_n(before, 3, builder.specificity);
  return parsed;
}

Status parse_any(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_list_argument(parser, SimpleSelector::Kind::Is, ListKind::Strict, builder);
}

Status parse_not(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_list_argument(parser, SimpleSelector::Kind::Not, ListKind::Strict, builder);
}

/// :has() may not stand in :has().
Status parse_has(SelectorParser& parser, ComplexBuilder& builder) {
  if (parser.in_has) return Status::Corrupt;
  parser.in_has = true;
  const Status parsed =
      parse_list_argument(parser, SimpleSelector::Kind::Has, ListKind::Relative, builder);
  parser.in_has = false;
  return parsed;
}

/// "of" and a list, behind An+B and a blank.
Status parse_of(SelectorParser& parser, NthTest& test, ComplexBuilder& builder) {
  SelectorReader& reader = parser.reader;
  if (to_lower(reader.peek()) != 'o' || to_lower(reader.peek(1)) != 'f') return Status::Corrupt;
  reader.skip(2);
  WEFT_TRY_ASSIGN(test.of, parse_selector_list(parser, ListKind::Strict));
  builder.add_specificity(test.of->specificity);
  builder.never |= !test.of->first;
  return Status::Ok;
}

Status parse_nth(SelectorParser& parser, NthTest test, ComplexBuilder& builder) {
  SelectorReader& reader = parser.reader;
  reader.skip_blanks();
  WEFT_TRY(parse_an_plus_b(reader, test));
  ++builder.specificity[1];
  const bool has_blank = reader.skip_blanks();
  if (reader.peek() != ')' && !reader.at_end()) {
    if (test.of_type || !has_blank) return Status::Corrupt;
    WEFT_TRY(parse_of(parser, test, builder));
  }
  SimpleSelector simple{SimpleSelector::Kind::Nth};
  simple.nth = parser.scratch.make(test);
  return simple.nth ? builder.append(simple, parser.scratch) : Status::OutOfMemory;
}

Status parse_nth_child(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_nth(parser, {}, builder);
}
Status parse_nth_last_child(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_nth(parser, {.from_end = true}, builder);
}
Status parse_nth_of_type(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_nth(parser, {.of_type = true}, builder);
}
Status parse_nth_last_of_type(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_nth(parser, {.of_type = true, .from_end = true}, builder);
}

/// A string, an identifier, or one that begins with *.
Result<std::string_view> parse_language_range(SelectorReader& reader) {
  reader.skip_blanks();
  const size_t begin = reader.position();
  std::string_view range;
  if (reader.at_string()) {
    WEFT_TRY_ASSIGN(range, reader.string());
  } else if (reader.take('*')) {
    if (reader.at_name()) WEFT_TRY(reader.name().status());
    range = reader.text_since(begin);
  } else {
    if (!reader.at_name()) return Status::Corrupt;
    WEFT_TRY_ASSIGN(range, reader.name());
  }
  reader.skip_blanks();
  return range;
}

/// Language ranges, kept as one list with commas.
Status parse_lang(SelectorParser& parser, ComplexBuilder& builder) {
  ++builder.specificity[1];
  const size_t most = parser.reader.rest().size() + 1;
  auto* const joined = static_cast<char*>(parser.scratch.allocate(most));
  if (!joined) return Status::OutOfMemory;
  size_t size = 0;
  do {
    if (size) joined[size++] = ',';
    WEFT_TRY_ASSIGN(const std::string_view range, parse_language_range(parser.reader));
    std::copy(range.begin(), range.end(), joined + size);
    size += range.size();
  } while (parser.reader.take(','));
  SimpleSelector simple{SimpleSelector::Kind::Lang};
  simple.languages = parser.scratch.make(std::string_view(joined, size));
  return simple.languages ? builder.append(simple, parser.scratch) : Status::OutOfMemory;
}

Status parse_dir(SelectorParser& parser, ComplexBuilder& builder) {
  ++builder.specificity[1];
  parser.reader.skip_blanks();
  if (!parser.reader.at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(const std::string_view word, parser.reader.name());
  SimpleSelector simple{SimpleSelector::Kind::Dir};
  simple.right_to_left = equal_ignoring_case(word, "rtl");
  builder.never |= !simple.right_to_left && !equal_ignoring_case(word, "ltr");
  return builder.append(simple, parser.scratch);
}

Status parse_host_function(SelectorParser& parser, ComplexBuilder& builder,
                           SimpleSelector::Kind kind) {
  ++builder.specificity[1];
  parser.reader.skip_blanks();
  ComplexBuilder argument;
  WEFT_TRY(parse_compound(parser, Combinator::None, argument));
  for (int part = 0; part < 3; ++part) builder.specificity[part] += argument.specificity[part];
  builder.never |= argument.never || !parser.context.in_shadow_tree;
  argument.complex.subject = argument.compound;
  const ComplexSelector* const complex = parser.scratch.make(argument.complex);
  SimpleSelector simple{kind};
  simple.list = complex ? parser.scratch.make(SelectorList{complex, 0}) : nullptr;
  return simple.list ? builder.append(simple, parser.scratch) : Status::OutOfMemory;
}

Status parse_host(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_host_function(parser, builder, SimpleSelector::Kind::Host);
}

Status parse_host_context(SelectorParser& parser, ComplexBuilder& builder) {
  return parse_host_function(parser, builder, SimpleSelector::Kind::HostContext);
}

/// There are no custom elements.
Status parse_state(SelectorParser& parser, ComplexBuilder& builder) {
  ++builder.specificity[1];
  builder.never = true;
  parser.reader.skip_blanks();
  return parser.reader.at_name() ? parser.reader.name().status() : Status::Corrupt;
}

Status parse_never(SelectorParser& parser, ComplexBuilder& builder) {
  ++builder.specificity[1];
  builder.never = true;
  return skip_items(parser.reader);
}

struct SelectorFunction {
  std::string_view name;
  Status (*parse)(SelectorParser&, ComplexBuilder&);
  bool may_follow_pseudo_element = false;
};
constexpr SelectorFunction kFunctions[] = {
    {"is", parse_is, true},
    {"where", parse_where, true},
    {"not", parse_not},
    {"has", parse_has},
    {"nth-child", parse_nth_child},
    {"nth-last-child", parse_nth_last_child},
    {"nth-of-type", parse_nth_of_type},
    {"nth-last-of-type", parse_nth_last_of_type},
    {"lang", parse_lang},
    {"dir", parse_dir},
    {"-webkit-any", parse_any},
    {"host", parse_host},
    {"host-context", parse_host_context},
    {"state", parse_state},
    {"active-view-transition-type", parse_never},
};

const SelectorFunction* find_function(std::string_view name) {
  for (const SelectorFunction& function : kFunctions)
    if (function.name == name) return &function;
  return nullptr;
}

}  // namespace

Status parse_function(SelectorParser& parser, std::string_view name, ComplexBuilder& builder) {
  const SelectorFunction* const function = find_function(name);
  if (!function || parser.nesting == SelectorParser::kMaxNesting) return Status::Corrupt;
  if (builder.has_pseudo_element && (!function->may_follow_pseudo_element || parser.strict))
    return Status::Corrupt;
  builder.never |= builder.has_pseudo_element;
  ++parser.nesting;
  const Status parsed = function->parse(parser, builder);
  --parser.nesting;
  WEFT_TRY(parsed);
  parser.reader.skip_blanks();
  return close_argument(parser.reader);
}

Status skip_items(SelectorReader& reader) {
  do WEFT_TRY(reader.skip_item());
  while (reader.take(','));
  return Status::Ok;
}

Status close_argument(SelectorReader& reader) {
  return reader.take(')') || reader.at_end() ? Status::Ok : Status::Corrupt;
}

}  // namespace weft
