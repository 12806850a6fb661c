// Text -> compiled selectors, in one pass over the characters (Selectors 4, 17): the functions that
// read a part each, and their data. Private to selector_parser.cc, simple_selectors.cc,
// pseudo_selectors.cc, selector_functions.cc, selector_list_builder.cc.
#pragma once

#include "render/css/selectors/selector.h"
#include "render/css/selectors/selector_reader.h"

namespace weft {

/// The text, and what holds wherever in it a part is read.
struct SelectorParser {
  static constexpr size_t kMaxNesting = 12;

  SelectorParser(std::string_view text, const SelectorContext& selector_context,
                 Scratch& selector_scratch)
      : reader(text, selector_scratch), context(selector_context), scratch(selector_scratch) {}

  SelectorReader reader;
  const SelectorContext& context;
  Scratch& scratch;
  size_t nesting = 0;     ///< Open arguments.
  bool in_has = false;    ///< One of them is that of :has().
  bool strict = false;    ///< For @supports: nothing is forgiven.
  bool has_many = false;  ///< There was a comma outside of arguments.
  /// An & (in @scope also :scope) stands in the complex selector of the rule.
  bool has_nesting = false;
};

/// The sequel of a pseudo-element that is valid, though nothing of ours matches it.
enum class Follow : uint8_t { Nothing, Marker, Window, Elements, All };

/// A complex selector in the making. Functions append to its last compound selector.
struct ComplexBuilder {
  ComplexSelector complex;
  uint32_t specificity[3] = {};
  bool never = false;  ///< Something in it cannot match.
  bool has_pseudo_element = false;
  Follow follow = Follow::Nothing;
  CompoundSelector* leftmost = nullptr;
  CompoundSelector* slot = nullptr;      ///< The one before ::slotted().
  CompoundSelector* compound = nullptr;  ///< The last one …
  SimpleSelector* last = nullptr;        ///< … and the last in it.

  /// Adds to the last compound selector. Errors: OutOfMemory.
  Status append(const SimpleSelector& simple, Scratch& scratch);
  /// Adds a specificity that is packed as that of a SelectorList.
  void add_specificity(uint32_t packed);
};

/// Rule: a wrong item makes the list wrong; a nested rule's items are relative to it. Strict: the
/// same in an argument. Forgiving: a wrong item is dropped. Relative: that of :has().
enum class ListKind : uint8_t { Rule, Forgiving, Strict, Relative };

// All read what stands in front. Errors: Corrupt (it is none), OutOfMemory.

/// Adds the item in front to the list, behind `tail`, or passes those that select nothing.
Status parse_list_item(SelectorParser& parser, ListKind kind, SelectorList& list,
                       const ComplexSelector**& tail);
/// A list up to the end of the text or an unmatched ).
Result<const SelectorList*> parse_selector_list(SelectorParser& parser, ListKind kind);
/// A compound selector, which becomes the last one.
Status parse_compound(SelectorParser& parser, Combinator combinator, ComplexBuilder& builder);

// simple_selectors.cc
bool at_simple(const SelectorReader& reader);
/// Whether a type selector or * stands in front.
bool at_type(const SelectorReader& reader);
Status parse_type(SelectorParser& parser, ComplexBuilder& builder);
/// Any other simple selector.
Status parse_simple(SelectorParser& parser, ComplexBuilder& builder);
Status append_namespace(SelectorParser& parser, uint8_t name_space, ComplexBuilder& builder);

// pseudo_selectors.cc
Status parse_pseudo(SelectorParser& parser, ComplexBuilder& builder);

// selector_functions.cc
/// The pseudo-class of that name (lower case), behind its (.
Status parse_function(SelectorParser& parser, std::string_view name, ComplexBuilder& builder);
/// Skips items of any kind up to the ) that closes them.
Status skip_items(SelectorReader& reader);
/// Takes the ) of an argument; the end of the text closes it, too. Errors: Corrupt.
Status close_argument(SelectorReader& reader);

}  // namespace weft
