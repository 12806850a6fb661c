// Lists, complex and compound selectors.
#include "render/css/selectors/selector_parser.h"

#include <algorithm>

#include "render/css/selectors/missing_names.h"
#include "render/css/selectors/selector_list_builder.h"

namespace weft {
namespace {

Combinator parse_combinator(SelectorReader& reader) {
  const bool blank = reader.skip_blanks();
  Combinator combinator = blank ? Combinator::Descendant : Combinator::None;
  if (reader.take('>')) combinator = Combinator::Child;
  else if (reader.take('+')) combinator = Combinator::NextSibling;
  else if (reader.take('~')) combinator = Combinator::SubsequentSibling;
  else return combinator;
  reader.skip_blanks();
  return combinator;
}

/// Puts a compound selector of `simple` before the leftmost one.
Status prepend(SelectorParser& parser, const SimpleSelector& simple, Combinator combinator,
               ComplexBuilder& builder) {
  const auto* kept = parser.scratch.make(simple);
  const auto* implied = kept ? parser.scratch.make(CompoundSelector{kept}) : nullptr;
  if (!implied) return Status::OutOfMemory;
  builder.leftmost->left = implied;
  builder.leftmost->combinator = combinator;
  return Status::Ok;
}

/// CSS Nesting 1, 3: without an & or with a leading combinator, the selector is relative to one.
bool implies_nesting(const SelectorParser& parser, const ComplexSelector& complex) {
  return parser.context.parent && (!parser.has_nesting || complex.leading != Combinator::None);
}

Status finish_complex(SelectorParser& parser, ListKind kind, ComplexBuilder& builder) {
  ComplexSelector& complex = builder.complex;
  if (kind == ListKind::Relative) {
    if (complex.leading == Combinator::None) complex.leading = Combinator::Descendant;
    const SimpleSelector anchor(SimpleSelector::Kind::Anchor);
    WEFT_TRY(prepend(parser, anchor, complex.leading, builder));
  } else if (kind == ListKind::Rule && implies_nesting(parser, complex)) {
    const Combinator combinator =
        complex.leading == Combinator::None ? Combinator::Descendant : complex.leading;
    SimpleSelector parent(SimpleSelector::Kind::Nesting);
    parent.list = parser.context.parent;
    WEFT_TRY(prepend(parser, parent, combinator, builder));
    builder.never |= !parent.list->first;
    complex.specificity = parent.list->specificity;
  }
  complex.specificity += packed_specificity(builder.specificity);
  return Status::Ok;
}

Status parse_complex(SelectorParser& parser, ListKind kind, ComplexBuilder& builder) {
  parser.reader.skip_blanks();
  if (kind == ListKind::Rule) parser.has_nesting = false;
  Combinator combinator = Combinator::None;
  if (kind == ListKind::Relative || (kind == ListKind::Rule && parser.context.parent))
    combinator = parse_combinator(parser.reader);
  builder.complex.leading = combinator;
  const CompoundSelector* left = nullptr;
  do {
    if (builder.has_pseudo_element) return Status::Corrupt;
    WEFT_TRY(parse_compound(parser, left ? combinator : Combinator::None, builder));
    CompoundSelector* const first = builder.slot ? builder.slot : builder.compound;
    if (!left) builder.leftmost = first;
    first->left = left;
    left = builder.compound;
    combinator = parse_combinator(parser.reader);
  } while (combinator != Combinator::None &&
           (combinator != Combinator::Descendant || at_simple(parser.reader)));
  builder.complex.subject = left;
  return finish_complex(parser, kind, builder);
}

/// Passes items that select nothing, which count by their specificity alone.
bool pass_missing(SelectorParser& parser, SelectorList& list) {
  const MissingSelectors missing = find_missing(parser.reader.rest(), parser.context);
  if (!missing.size) return false;
  const SelectorList* const parent = parser.context.parent;
  list.specificity =
      std::max(list.specificity, missing.specificity + (parent ? parent->specificity : 0));
  parser.reader.skip(missing.size);
  return true;
}

}  // namespace

Status ComplexBuilder::append(const SimpleSelector& simple, Scratch& scratch) {
  SimpleSelector* const kept = scratch.make(simple);
  if (!kept) return Status::OutOfMemory;
  if (last) last->next = kept;
  else compound->first = kept;
  last = kept;
  return Status::Ok;
}

void ComplexBuilder::add_specificity(uint32_t packed) {
  for (int part = 0; part < 3; ++part)
    specificity[part] += packed >> (20 - 10 * part) & kMaxSpecificity;
}

Status parse_list_item(SelectorParser& parser, ListKind kind, SelectorList& list,
                       const ComplexSelector**& tail) {
  if (kind == ListKind::Rule && pass_missing(parser, list)) return Status::Ok;
  const Scratch::Mark mark = parser.scratch.mark();
  const size_t begin = parser.reader.position();
  ComplexBuilder builder;
  Status parsed = parse_complex(parser, kind, builder);
  const bool at_end =
      parser.reader.at_end() || parser.reader.peek() == ',' || parser.reader.peek() == ')';
  if (parsed == Status::Ok && !at_end) parsed = Status::Corrupt;
  if (parsed == Status::Corrupt && kind == ListKind::Forgiving) {
    parser.scratch.rewind(mark);
    parser.reader.rewind(begin);
    return parser.reader.skip_item();
  }
  WEFT_TRY(parsed);
  list.specificity = std::max(list.specificity, builder.complex.specificity);
  if (builder.never) {
    parser.scratch.rewind(mark);
    return Status::Ok;
  }
  ComplexSelector* const kept = parser.scratch.make(builder.complex);
  if (!kept) return Status::OutOfMemory;
  *tail = kept;
  tail = &kept->next;
  return Status::Ok;
}

Result<const SelectorList*> parse_selector_list(SelectorParser& parser, ListKind kind) {
  SelectorList* const list = parser.scratch.make(SelectorList{});
  if (!list) return Status::OutOfMemory;
  const ComplexSelector** tail = &list->first;
  const SelectorList* const result = list;
  parser.reader.skip_blanks();
  if (parser.strict && kind == ListKind::Forgiving) kind = ListKind::Strict;
  const bool is_empty = parser.reader.at_end() || parser.reader.peek() == ')';
  if (kind == ListKind::Forgiving && is_empty) return result;
  for (;;) {
    WEFT_TRY(parse_list_item(parser, kind, *list, tail));
    if (!parser.reader.take(',')) return result;
    if (!parser.nesting) parser.has_many = true;
  }
}

Status parse_compound(SelectorParser& parser, Combinator combinator, ComplexBuilder& builder) {
  SelectorReader& reader = parser.reader;
  builder.compound = parser.scratch.make(CompoundSelector{nullptr, combinator, nullptr});
  builder.last = nullptr;
  if (!builder.compound) return Status::OutOfMemory;
  if (!at_simple(reader)) return Status::Corrupt;
  const uint8_t default_namespace = parser.context.namespaces.default_namespace;
  if (at_type(reader)) WEFT_TRY(parse_type(parser, builder));
  else if (default_namespace != Namespaces::kAny)
    WEFT_TRY(append_namespace(parser, default_namespace, builder));
  for (reader.skip_comments(); at_simple(reader) && !at_type(reader); reader.skip_comments())
    WEFT_TRY(parse_simple(parser, builder));
  return Status::Ok;
}

// --- the entry points ----------------------------------------------------------------------------

Result<const SelectorList*> compile_selectors(std::string_view text, const SelectorContext& context,
                                              Scratch& scratch) {
  return SelectorListBuilder(scratch).finish(text, context);
}

bool supports_selector(std::string_view text, const SelectorContext& context, Scratch& scratch) {
  const Scratch::Mark mark = scratch.mark();
  SelectorParser parser(text, context, scratch);
  parser.strict = true;
  const Result<const SelectorList*> list = parse_selector_list(parser, ListKind::Strict);
  const bool valid = list.ok() && parser.reader.at_end() && !parser.has_many;
  scratch.rewind(mark);
  return valid;
}

}  // namespace weft
