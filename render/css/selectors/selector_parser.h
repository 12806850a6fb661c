// Text -> compiled selectors, in one pass over the characters. Private to selector_*.cc.
#pragma once

#include "render/css/selectors/selector.h"

namespace weft {

class SelectorParser {
 public:
  enum class ListKind : uint8_t { Rule, Forgiving, Strict, Relative };

  SelectorParser(std::string_view text, const SelectorContext& context, Scratch& scratch)
      : text_(text), context_(context), scratch_(scratch) {}

  /// Parses a list up to the end of the text or an unmatched ).
  Result<const SelectorList*> parse_list(ListKind kind);
  /// For @supports: what is dropped elsewhere makes the list wrong.
  void forgive_nothing() { strict_ = true; }
  /// Whether there was a comma outside of arguments.
  bool has_many() const { return has_many_; }
  /// Whether all is read.
  bool at_end() const { return position_ == text_.size(); }

 private:
  static constexpr size_t kMaxNesting = 12;

  /// A complex selector while it is parsed; `never`: something in it cannot match.
  struct Building {
    ComplexSelector complex;
    uint32_t specificity[3] = {};
    bool never = false, has_pseudo_element = false;
    uint8_t follow = 0;  // what may follow the pseudo-element
    CompoundSelector* leftmost = nullptr;
  };
  /// A compound selector while it is parsed.
  struct Compound {
    CompoundSelector* compound = nullptr;
    SimpleSelector* last = nullptr;
  };
  /// Where decoded text goes; without bytes it is only counted.
  struct Output {
    char* bytes = nullptr;
    size_t size = 0;
    void put(std::string_view text);
  };
  struct QualifiedName {
    uint8_t name_space = Namespaces::kAny;
    bool has_prefix = false, universal = false;
    std::string_view name;
  };

  // selector_characters.cc
  char peek(size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  bool take(char c);
  bool skip_blanks();
  void skip_comments();
  bool at_name() const;
  Result<std::string_view> parse_name();
  Result<std::string_view> parse_string();
  Result<std::string_view> lower(std::string_view name);
  Result<std::string_view> decoded(Status (SelectorParser::*decode)(Output&));
  Status decode_name(Output& output);
  Status decode_string(Output& output);
  Status decode_escape(Output& output);

  // selector_parser.cc
  Status parse_list_item(ListKind kind, SelectorList& list, const ComplexSelector**& tail);
  Status skip_bad_item();
  Status parse_complex(ListKind kind, Building& building);
  Status finish_complex(ListKind kind, Building& building);
  Status prepend_implied(SimpleSelector::Kind kind, Combinator combinator, Building& building);
  Combinator parse_combinator();
  Status parse_compound(Building& building, Combinator combinator, Compound& made);
  Status parse_simple(Building& building, Compound& made);
  bool at_simple() const;
  Status append(Compound& made, const SimpleSelector& simple);

  Status parse_type(Building& building, Compound& made);
  Result<QualifiedName> parse_qualified_name(bool element);
  Result<uint8_t> namespace_of(std::string_view prefix) const;
  Status append_namespace(uint8_t name_space, Building& building, Compound& made);
  Status parse_id(Building& building, Compound& made);
  Status parse_class(Building& building, Compound& made);
  Result<Atom> find_name(std::string_view name);
  Status parse_attribute(Building& building, Compound& made);
  Status parse_attribute_value(AttributeTest& test);
  Status parse_nesting(Building& building, Compound& made);

  Status parse_pseudo(Building& building, Compound& made);
  Status parse_pseudo_class(std::string_view name, Building& building, Compound& made);
  Status parse_pseudo_element(std::string_view name, Building& building);
  Status parse_names();
  Status parse_compound_argument();
  // selector_arguments.cc
  Status parse_function(std::string_view name, Building& building, Compound& made);
  Status parse_list_argument(SimpleSelector::Kind kind, ListKind list_kind, Building& building,
                             Compound& made);
  Status parse_where(Building& building, Compound& made);
  Status parse_is(Building& building, Compound& made);
  Status parse_not(Building& building, Compound& made);
  Status parse_has(Building& building, Compound& made);
  Status parse_nth_child(Building& building, Compound& made);
  Status parse_nth_last_child(Building& building, Compound& made);
  Status parse_nth_of_type(Building& building, Compound& made);
  Status parse_nth_last_of_type(Building& building, Compound& made);
  Status parse_nth(NthTest test, Building& building, Compound& made);
  Status parse_an_plus_b(NthTest& test);
  Status parse_nth_offset(NthTest& test);
  bool parse_digits(int32_t& number);
  Status parse_lang(Building& building, Compound& made);
  Result<std::string_view> parse_language_range();
  Status parse_dir(Building& building, Compound& made);
  Status parse_never(Building& building, Compound& made);
  Status parse_host(Building& building, Compound& made);
  Status parse_any(Building& building, Compound& made);
  Status parse_state(Building& building, Compound& made);
  Status skip_argument();

  friend struct SelectorFunction;

  std::string_view text_;
  const SelectorContext& context_;
  Scratch& scratch_;
  size_t position_ = 0;
  size_t nesting_ = 0;
  bool in_has_ = false;
  bool strict_ = false, has_many_ = false;
  bool has_nesting_ =
      false;  // an & (in @scope also :scope) stands in the complex selector of the rule
};

}  // namespace weft
