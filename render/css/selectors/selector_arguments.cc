// Functional pseudo-classes: :is(), :not(), :has(), :nth-child() and their like.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/selector_parser.h"

namespace weft {

struct SelectorFunction {
  std::string_view name;
  Status (SelectorParser::*parse)(SelectorParser::Building&, SelectorParser::Compound&);
  static const SelectorFunction kFunctions[];
};

constexpr SelectorFunction SelectorFunction::kFunctions[] = {
    {"is", &SelectorParser::parse_is},
    {"where", &SelectorParser::parse_where},
    {"not", &SelectorParser::parse_not},
    {"has", &SelectorParser::parse_has},
    {"nth-child", &SelectorParser::parse_nth_child},
    {"nth-last-child", &SelectorParser::parse_nth_last_child},
    {"nth-of-type", &SelectorParser::parse_nth_of_type},
    {"nth-last-of-type", &SelectorParser::parse_nth_last_of_type},
    {"lang", &SelectorParser::parse_lang},
    {"dir", &SelectorParser::parse_dir},
    {"-webkit-any", &SelectorParser::parse_any},
    {"host", &SelectorParser::parse_host},
    {"host-context", &SelectorParser::parse_host},
    {"state", &SelectorParser::parse_state},
    {"active-view-transition-type", &SelectorParser::parse_never},
};

Status SelectorParser::parse_function(std::string_view name, Building& building, Compound& made) {
  for (const SelectorFunction& function : SelectorFunction::kFunctions) {
    if (function.name != name) continue;
    const bool is_logical = function.parse == &SelectorParser::parse_is ||
                            function.parse == &SelectorParser::parse_where;
    if ((building.has_pseudo_element && (!is_logical || strict_)) || nesting_ == kMaxNesting)
      return Status::Corrupt;
    building.never |= building.has_pseudo_element;
    ++nesting_;
    WEFT_TRY((this->*function.parse)(building, made));
    --nesting_;
    skip_blanks();
    const bool closed = take(')') || at_end();
    return closed ? Status::Ok : Status::Corrupt;
  }
  return Status::Corrupt;
}

Status SelectorParser::parse_list_argument(SimpleSelector::Kind kind, ListKind list_kind,
                                           Building& building, Compound& made) {
  SimpleSelector simple{kind};
  WEFT_TRY_ASSIGN(simple.list, parse_list(list_kind));
  for (int part = 0; part < 3; ++part)
    building.specificity[part] += simple.list->specificity >> (20 - 10 * part) & 1023;
  const bool empty = !simple.list->first;
  if (kind == SimpleSelector::Kind::Not && empty) return Status::Ok;
  building.never |= empty;
  return append(made, simple);
}

Status SelectorParser::parse_is(Building& building, Compound& made) {
  return parse_list_argument(SimpleSelector::Kind::Is, ListKind::Forgiving, building, made);
}

Status SelectorParser::parse_where(Building& building, Compound& made) {
  const uint32_t before[3] = {building.specificity[0], building.specificity[1],
                              building.specificity[2]};
  WEFT_TRY(parse_is(building, made));
  std::copy(std::begin(before), std::end(before), building.specificity);
  return Status::Ok;
}

Status SelectorParser::parse_any(Building& building, Compound& made) {
  return parse_list_argument(SimpleSelector::Kind::Is, ListKind::Strict, building, made);
}

Status SelectorParser::parse_not(Building& building, Compound& made) {
  return parse_list_argument(SimpleSelector::Kind::Not, ListKind::Strict, building, made);
}

// :has() may not stand in :has().
Status SelectorParser::parse_has(Building& building, Compound& made) {
  if (in_has_) return Status::Corrupt;
  in_has_ = true;
  const Status parsed =
      parse_list_argument(SimpleSelector::Kind::Has, ListKind::Relative, building, made);
  in_has_ = false;
  return parsed;
}

Status SelectorParser::parse_nth_child(Building& building, Compound& made) {
  return parse_nth({}, building, made);
}

Status SelectorParser::parse_nth_last_child(Building& building, Compound& made) {
  return parse_nth({.from_end = true}, building, made);
}

Status SelectorParser::parse_nth_of_type(Building& building, Compound& made) {
  return parse_nth({.of_type = true}, building, made);
}

Status SelectorParser::parse_nth_last_of_type(Building& building, Compound& made) {
  return parse_nth({.of_type = true, .from_end = true}, building, made);
}

Status SelectorParser::parse_nth(NthTest test, Building& building, Compound& made) {
  skip_blanks();
  WEFT_TRY(parse_an_plus_b(test));
  ++building.specificity[1];
  const bool blank = skip_blanks();
  if (peek() != ')' && !at_end()) {
    if (test.of_type || !blank || to_lower(peek()) != 'o' || to_lower(peek(1)) != 'f')
      return Status::Corrupt;
    position_ += 2;
    WEFT_TRY_ASSIGN(test.of, parse_list(ListKind::Strict));
    for (int part = 0; part < 3; ++part)
      building.specificity[part] += test.of->specificity >> (20 - 10 * part) & 1023;
    building.never |= !test.of->first;
  }
  SimpleSelector simple{SimpleSelector::Kind::Nth};
  simple.nth = scratch_.make(test);
  return simple.nth ? append(made, simple) : Status::OutOfMemory;
}

// An+B (CSS Syntax 3, 6): odd, even, an integer, or a step and an offset.
Status SelectorParser::parse_an_plus_b(NthTest& test) {
  if (at_name() && to_lower(peek()) != 'n' && peek() != '-') {
    WEFT_TRY_ASSIGN(const std::string_view word, parse_name());
    test.step = 2;
    test.offset = equal_ignoring_case(word, "odd");
    return test.offset || equal_ignoring_case(word, "even") ? Status::Ok : Status::Corrupt;
  }
  const int32_t sign = take('-') ? -1 : (take('+'), 1);
  int32_t number = 1;
  const bool digits = parse_digits(number);
  if (!take('n') && !take('N')) {
    test.offset = sign * number;
    return digits ? Status::Ok : Status::Corrupt;
  }
  test.step = sign * number;
  return parse_nth_offset(test);
}

Status SelectorParser::parse_nth_offset(NthTest& test) {
  const size_t before = position_;
  skip_blanks();
  if (peek() != '+' && peek() != '-') {
    position_ = before;
    return is_alpha(static_cast<uint8_t>(peek())) || is_digit(static_cast<uint8_t>(peek()))
               ? Status::Corrupt
               : Status::Ok;
  }
  const int32_t sign = take('-') ? -1 : (take('+'), 1);
  skip_blanks();
  int32_t number = 0;
  if (!parse_digits(number)) return Status::Corrupt;
  test.offset = sign * number;
  return Status::Ok;
}

bool SelectorParser::parse_digits(int32_t& number) {
  if (!is_digit(static_cast<uint8_t>(peek()))) return false;
  for (number = 0; is_digit(static_cast<uint8_t>(peek())); ++position_)
    number = std::min(number * 10 + (peek() - '0'), 100000000);
  return true;
}

// Language ranges, identifiers or strings, joined by commas.
Status SelectorParser::parse_lang(Building& building, Compound& made) {
  ++building.specificity[1];
  auto* const joined = static_cast<char*>(scratch_.allocate(text_.size() - position_ + 1));
  if (!joined) return Status::OutOfMemory;
  size_t size = 0;
  do {
    if (size) joined[size++] = ',';
    WEFT_TRY_ASSIGN(const std::string_view range, parse_language_range());
    std::copy(range.begin(), range.end(), joined + size);
    size += range.size();
  } while (take(','));
  SimpleSelector simple{SimpleSelector::Kind::Lang};
  simple.languages = scratch_.make(std::string_view(joined, size));
  return simple.languages ? append(made, simple) : Status::OutOfMemory;
}

// A string, an identifier, or one that begins with *.
Result<std::string_view> SelectorParser::parse_language_range() {
  skip_blanks();
  const size_t begin = position_;
  std::string_view range;
  if (peek() == '"' || peek() == '\'') {
    WEFT_TRY_ASSIGN(range, parse_string());
  } else if (take('*')) {
    if (at_name()) WEFT_TRY(parse_name().status());
    range = text_.substr(begin, position_ - begin);
  } else {
    if (!at_name()) return Status::Corrupt;
    WEFT_TRY_ASSIGN(range, parse_name());
  }
  skip_blanks();
  return range;
}

Status SelectorParser::parse_dir(Building& building, Compound& made) {
  ++building.specificity[1];
  skip_blanks();
  if (!at_name()) return Status::Corrupt;
  WEFT_TRY_ASSIGN(const std::string_view word, parse_name());
  SimpleSelector simple{SimpleSelector::Kind::Dir};
  const bool rtl = equal_ignoring_case(word, "rtl");
  simple.right_to_left = rtl;
  building.never |= !rtl && !equal_ignoring_case(word, "ltr");
  return append(made, simple);
}

// There is no shadow tree.
Status SelectorParser::parse_host(Building& building, Compound&) {
  ++building.specificity[1];
  building.never = true;
  skip_blanks();
  Building argument;
  Compound made;
  return parse_compound(argument, Combinator::None, made);
}

Status SelectorParser::parse_state(Building& building, Compound&) {
  ++building.specificity[1];
  building.never = true;
  skip_blanks();
  return at_name() ? parse_name().status() : Status::Corrupt;
}

Status SelectorParser::parse_never(Building& building, Compound&) {
  ++building.specificity[1];
  building.never = true;
  WEFT_TRY(skip_bad_item());
  while (take(',')) WEFT_TRY(skip_bad_item());
  return Status::Ok;
}

// After the ( of a pseudo-element's argument, past its ).
Status SelectorParser::skip_argument() {
  WEFT_TRY(skip_bad_item());
  while (take(',')) WEFT_TRY(skip_bad_item());
  return take(')') || at_end() ? Status::Ok : Status::Corrupt;
}

}  // namespace weft
