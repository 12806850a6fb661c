// Compiled selectors (Selectors 4, CSS Nesting) and their matching, right to left and without
// recursion but into arguments. They live in the scratch of the rule that is being read, names as
// atoms of the document: a selector that names what the document lacks is found out here and
// dropped.
#pragma once

#include <algorithm>

#include "render/css/style/computed_style.h"
#include "render/css/syntax/scratch.h"
#include "render/html/dom.h"

namespace weft {

class ElementIndex;
struct SelectorList;

/// The prefixes that @namespace declares in one sheet.
struct Namespaces {
  static constexpr uint8_t kNone = 0xFE;  ///< No namespace: no element has it.
  static constexpr uint8_t kAny = 0xFF;
  static constexpr uint8_t kOther = 0xFD;  ///< One that no element of a document can have.
  struct Prefix {
    std::string_view name;
    uint8_t name_space = 0;  ///< Namespace, or kOther
  };
  uint8_t default_namespace = kAny;
  uint8_t count = 0;
  Prefix prefixes[8] = {};
  /// The namespace of that URL.
  static uint8_t of_url(std::string_view url);
};

struct AttributeTest {
  enum class Operator : uint8_t { Exists, Equals, Includes, DashMatch, Prefix, Suffix, Substring };
  enum class Case : uint8_t { Sensitive, Insensitive, InsensitiveInHtml };
  Atom name, folded_name;  ///< Outside of HTML; in HTML.
  Operator comparison = Operator::Exists;
  Case value_case = Case::Sensitive;
  uint8_t name_space = Namespaces::kNone;  ///< AttributeNamespace when neither kNone nor kAny
  std::string_view value;
};

/// :nth-child() and its like: position = step * n + offset, n >= 0.
struct NthTest {
  int32_t step = 0, offset = 0;
  bool of_type = false, from_end = false;
  const SelectorList* of = nullptr;  ///< Only siblings that match it count.
};

/// The states of an element that a pseudo-class without argument asks for.
// clang-format off
enum class ElementState : uint8_t {
  Root, Scope, Empty, FirstChild, LastChild, OnlyChild, FirstOfType, LastOfType, OnlyOfType, Link,
  Checked, Disabled, Enabled,
  Required, Optional, ReadOnly, ReadWrite, PlaceholderShown, Default, Indeterminate, Valid, Invalid,
  InRange,
  OutOfRange, Open, Defined, Target, Never,
};
// clang-format on

struct SimpleSelector {
  enum class Kind : uint8_t {
    Type,
    Namespace,
    Id,
    Class,
    Attribute,
    State,
    Is,
    Not,
    Has,
    Nth,
    Lang,
    Dir,
    Nesting,
    Anchor,
    Host,
    HostContext,
  };
  Kind kind;
  uint8_t name_space = 0;                    ///< Namespace
  ElementState state = ElementState::Never;  ///< State
  bool right_to_left = false;                ///< Dir
  Atom atom = Atom::None,
       folded_atom = Atom::None;  ///< Type (outside of HTML; in HTML); Id and Class: atom
  union {
    const AttributeTest* attribute = nullptr;
    const SelectorList* list;  ///< Is, Not, Has; Nesting: the list of the rule around; Host: its
                               ///< argument, or null; HostContext: its argument
    const NthTest* nth;
    const std::string_view* languages;  ///< Lang: one comma-separated list
  };
  const SimpleSelector* next = nullptr;

  constexpr explicit SimpleSelector(Kind selector_kind) : kind(selector_kind) {}
};

/// Slotted: what goes to the slot on the left. Part: what is in the shadow tree of the host there.
enum class Combinator : uint8_t {
  None,
  Descendant,
  Child,
  NextSibling,
  SubsequentSibling,
  Slotted,
  Part
};

struct CompoundSelector {
  const SimpleSelector* first = nullptr;
  Combinator combinator = Combinator::None;  ///< The relation of `left` to this.
  const CompoundSelector* left = nullptr;
};

struct ComplexSelector {
  const CompoundSelector* subject = nullptr;
  uint32_t specificity = 0;  ///< As Match::specificity.
  PseudoKind pseudo = PseudoKind::None;
  Combinator leading = Combinator::None;  ///< In :has(): what comes first after the anchor.
  const ComplexSelector* next = nullptr;
};

inline constexpr uint32_t kMaxSpecificity = 1023;  // of each part: it has 10 bits
/// Of ids, classes and types, as Match::specificity.
constexpr uint32_t packed_specificity(const uint32_t (&parts)[3]) {
  return std::min(parts[0], kMaxSpecificity) << 20 | std::min(parts[1], kMaxSpecificity) << 10 |
         std::min(parts[2], kMaxSpecificity);
}

/// Those of the list that could match something; `specificity` is the highest of all, also of those
/// dropped.
struct SelectorList {
  const ComplexSelector* first = nullptr;
  uint32_t specificity = 0;
};

struct SelectorContext {
  const AtomTable& atoms;
  QuirksMode quirks_mode;
  const Namespaces& namespaces;
  const SelectorList* parent =
      nullptr;  ///< The meaning of &: the list of the rule around; in @scope, scope_selectors().
  bool in_shadow_tree = false;  ///< :host and ::slotted() select something.
  /// All that may be selected: a name that none of them has is missing, too. Null: not known.
  const ElementIndex* elements = nullptr;
  bool is_right = false;  ///< The text needs no check: it is the user agent's.
};

/// The compiled list of `text` (comments as "/**/"), in `scratch`; empty when nothing of it can
/// match. Errors: Corrupt (not a selector list; the rule is to be dropped), OutOfMemory.
Result<const SelectorList*> compile_selectors(std::string_view text, const SelectorContext& context,
                                              Scratch& scratch);
/// Whether `text` is one valid complex selector: @supports selector().
bool supports_selector(std::string_view text, const SelectorContext& context, Scratch& scratch);

/// Matches selectors against elements. Counts its steps, so that no page can make it work for ever.
class SelectorMatcher {
 public:
  /// Whether `element` is what `selector`, without its pseudo-element, selects. False when the
  /// steps are used up.
  bool matches(const ComplexSelector& selector, const Element& element);
  /// The meaning of :scope; null: the root.
  void set_scope(const Element* root) { scope_ = root; }
  /// Selectors are those of the shadow tree of `host` below `root`; null: of the document.
  void set_tree(const Element* host, const Node* root) {
    host_ = host;
    root_ = root;
  }
  const Element* host() const { return host_; }
  void set_steps(size_t steps) { steps_ = steps; }
  size_t steps() const { return steps_; }

 private:
  struct NthMemory {
    const Element* element = nullptr;
    int32_t index = 0;
  };
  bool matches_complex(const ComplexSelector& selector, const Element& element,
                       const Element* anchor);
  bool matches_compound(const CompoundSelector& compound, const Element& element,
                        const Element* anchor);
  bool matches_simple(const SimpleSelector& simple, const Element& element, const Element* anchor);
  bool matches_any(const SelectorList& list, const Element& element, const Element* anchor);
  bool matches_host(const SelectorList& list, const Element& element);
  bool matches_host_context(const SelectorList& list);
  bool matches_has(const SelectorList& list, const Element& element);
  bool has(const ComplexSelector& relative, const Element& anchor);
  bool has_below(const ComplexSelector& relative, const Element& root, const Element& anchor);
  bool matches_nth(const NthTest& test, const Element& element, const Element* anchor);
  int32_t index_among_siblings(const NthTest& test, const Element& element, const Element* anchor);
  bool step() { return steps_ && --steps_; }
  bool is_featureless(const CompoundSelector& compound, const Element& element) const;
  const Element* step_from(const Element& element, Combinator combinator);

  bool is_scope(const Element& element) const;
  bool charge(ElementState state);

  size_t steps_ = SIZE_MAX;
  const Element* scope_ = nullptr;
  const Element* host_ = nullptr;
  const Node* root_ = nullptr;
  NthMemory nth_memory_[2][2];  // from the start and from the end, of all siblings and of those of
                                // one type
};

/// Whether the document says `state` of `element`.
bool has_state(ElementState state, const Element& element);
/// Whether an element of that name can have such a pseudo-element: parts are those of controls.
bool can_have(const Element& element, PseudoKind pseudo);
/// The state behind a pseudo-class without argument, or nullptr when there is none of that name
/// (lower case).
const ElementState* find_pseudo_class(std::string_view name);
/// Whether one of a comma-separated list of language ranges, without quotes, fits the element's
/// language (RFC 4647, extended filtering).
bool matches_language(std::string_view ranges, const Element& element);
/// The element before or after among its siblings, or null.
const Element* previous_element(const Element& element);
const Element* next_element(const Element& element);
/// The parent when it is an element, or null.
const Element* parent_element(const Element& element);

}  // namespace weft
