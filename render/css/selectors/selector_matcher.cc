// Right-to-left matching (Selectors 4, 18.3). A complex selector is matched with two places to come
// back to, as a pattern with * is: once the walk has gone up, no other sibling below can help, and
// once it has gone up again, no other ancestor below can.
#include <algorithm>
#include <utility>

#include "render/base/ascii.h"
#include "render/css/selectors/selector.h"
#include "render/css/selectors/shadow_tree.h"
#include "render/html/directionality.h"

namespace weft {
namespace {

/// A complex selector half matched: `compound` is to be tried on `element`.
struct Attempt {
  const CompoundSelector* compound = nullptr;
  const Element* element = nullptr;
};

bool equal_values(std::string_view a, std::string_view b, bool caseless) {
  return caseless ? equal_ignoring_case(a, b) : a == b;
}

bool includes_word(std::string_view value, std::string_view word, bool caseless) {
  while (!value.empty()) {
    size_t end = 0;
    while (end < value.size() && !is_space(static_cast<uint8_t>(value[end]))) ++end;
    if (!word.empty() && equal_values(value.substr(0, end), word, caseless)) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

bool has_substring(std::string_view value, std::string_view part, bool caseless) {
  const auto equal = [=](char a, char b) { return caseless ? to_lower(a) == to_lower(b) : a == b; };
  return std::search(value.begin(), value.end(), part.begin(), part.end(), equal) != value.end();
}

bool value_matches(const AttributeTest& test, std::string_view value, bool caseless) {
  const std::string_view wanted = test.value;
  const bool longer = value.size() >= wanted.size();
  switch (test.comparison) {
    case AttributeTest::Operator::Exists: return true;
    case AttributeTest::Operator::Equals: return equal_values(value, wanted, caseless);
    case AttributeTest::Operator::Includes: return includes_word(value, wanted, caseless);
    case AttributeTest::Operator::DashMatch:
      return longer && equal_values(value.substr(0, wanted.size()), wanted, caseless) &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case AttributeTest::Operator::Prefix:
      return longer && equal_values(value.substr(0, wanted.size()), wanted, caseless);
    case AttributeTest::Operator::Suffix:
      return longer && equal_values(value.substr(value.size() - wanted.size()), wanted, caseless);
    case AttributeTest::Operator::Substring: return has_substring(value, wanted, caseless);
  }
  return false;
}

/// Selectors 4, 6.1 to 6.4.
bool matches_attribute(const AttributeTest& test, const Element& element) {
  const bool html = element.name_space == Namespace::Html;
  const Atom name = html ? test.folded_name : test.name;
  const bool caseless = test.value_case == AttributeTest::Case::Insensitive ||
                        (html && test.value_case == AttributeTest::Case::InsensitiveInHtml);
  for (const Attribute* attribute = element.attributes; attribute; attribute = attribute->next) {
    if (attribute->name != name || name == Atom::None) continue;
    if (test.name_space == Namespaces::kNone && attribute->name_space != AttributeNamespace::None)
      continue;
    if (value_matches(test, attribute->value, caseless)) return true;
  }
  return false;
}

bool has_class(const Element& element, Atom name) {
  const std::span<const Atom> classes = element.classes();
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

bool same_type(const Element& a, const Element& b) {
  return a.name == b.name && a.name_space == b.name_space;
}

}  // namespace

const Element* previous_element(const Element& element) {
  for (const Node* node = element.previous_sibling(); node; node = node->previous_sibling())
    if (node->is_element()) return node->as_element();
  return nullptr;
}

const Element* next_element(const Element& element) {
  for (const Node* node = element.next_sibling; node; node = node->next_sibling)
    if (node->is_element()) return node->as_element();
  return nullptr;
}

const Element* parent_element(const Element& element) {
  return element.parent ? element.parent->as_element() : nullptr;
}

/// CSS Scoping 1, 3.2: in a shadow tree nothing but :host selects the host.
bool SelectorMatcher::is_featureless(const CompoundSelector& compound,
                                     const Element& element) const {
  if (&element != host_) return false;
  for (const SimpleSelector* simple = compound.first; simple; simple = simple->next)
    if (simple->kind == SimpleSelector::Kind::Host ||
        simple->kind == SimpleSelector::Kind::HostContext)
      return false;
  return true;
}

/// Nothing but ::slotted() selects the host's children.
bool SelectorMatcher::matches(const ComplexSelector& selector, const Element& element) {
  const bool is_slotted = selector.subject->combinator == Combinator::Slotted;
  if (host_ && (element.parent == host_) != is_slotted) return false;
  return matches_complex(selector, element, nullptr);
}

const Element* SelectorMatcher::step_from(const Element& element, Combinator combinator) {
  if (&element == host_) return nullptr;
  if (combinator == Combinator::Slotted)
    return host_ ? assigned_slot(element, *root_, steps_) : nullptr;
  if (combinator == Combinator::Part) return host_of(element, root_);
  if (combinator != Combinator::Descendant && combinator != Combinator::Child)
    return previous_element(element);
  return host_ && element.parent == root_ ? host_ : parent_element(element);
}

bool SelectorMatcher::matches_complex(const ComplexSelector& selector, const Element& element,
                                      const Element* anchor) {
  Attempt now{selector.subject, &element};
  Attempt other_sibling, other_ancestor;
  while (step()) {
    if (now.element && matches_compound(*now.compound, *now.element, anchor)) {
      if (!now.compound->left) return true;
      const Combinator combinator = now.compound->combinator;
      now = {now.compound->left, step_from(*now.element, combinator)};
      const bool up = combinator == Combinator::Descendant || combinator == Combinator::Child;
      if (up) other_sibling = {};
      if (combinator == Combinator::Descendant) other_ancestor = now;
      if (combinator == Combinator::SubsequentSibling) other_sibling = now;
      continue;
    }
    if (other_sibling.element) {
      other_sibling.element = previous_element(*other_sibling.element);
      now = other_sibling;
      if (now.element) continue;
    }
    if (!other_ancestor.element) return false;
    other_ancestor.element = step_from(*other_ancestor.element, Combinator::Descendant);
    now = other_ancestor;
  }
  return false;
}

bool SelectorMatcher::matches_compound(const CompoundSelector& compound, const Element& element,
                                       const Element* anchor) {
  if (is_featureless(compound, element)) return false;
  for (const SimpleSelector* simple = compound.first; simple; simple = simple->next)
    if (!matches_simple(*simple, element, anchor)) return false;
  return true;
}

bool SelectorMatcher::matches_simple(const SimpleSelector& simple, const Element& element,
                                     const Element* anchor) {
  using Kind = SimpleSelector::Kind;
  switch (simple.kind) {
    case Kind::Type:
      return element.name ==
             (element.name_space == Namespace::Html ? simple.folded_atom : simple.atom);
    case Kind::Namespace: return static_cast<uint8_t>(element.name_space) == simple.name_space;
    case Kind::Id: return element.id == simple.atom;
    case Kind::Class: return has_class(element, simple.atom);
    case Kind::Attribute: return matches_attribute(*simple.attribute, element);
    case Kind::State:
      return simple.state == ElementState::Scope
                 ? is_scope(element)
                 : charge(simple.state) && has_state(simple.state, element);
    case Kind::Is:
    case Kind::Nesting: return matches_any(*simple.list, element, anchor);
    case Kind::Not: return !matches_any(*simple.list, element, anchor) && steps_;
    case Kind::Has: return matches_has(*simple.list, element);
    case Kind::Nth: return matches_nth(*simple.nth, element, anchor);
    case Kind::Lang: return matches_language(*simple.languages, element);
    case Kind::Dir: return is_right_to_left(element) == simple.right_to_left;
    case Kind::Anchor: return &element == anchor;
    case Kind::Host:
      return &element == host_ && (!simple.list || matches_host(*simple.list, element));
    case Kind::HostContext: return &element == host_ && matches_host_context(*simple.list);
  }
  return false;
}

/// States that look through a form or a group of controls take as many steps as that may be worth.
bool SelectorMatcher::charge(ElementState state) {
  constexpr ElementState kDear[] = {ElementState::Checked, ElementState::Default,
                                    ElementState::Indeterminate, ElementState::Valid,
                                    ElementState::Invalid};
  if (std::find(std::begin(kDear), std::end(kDear), state) == std::end(kDear)) return true;
  steps_ -= std::min<size_t>(steps_, 200);
  return steps_ > 0;
}

/// The argument of :host() is asked of the host, or one around it, as an element of its own tree.
bool SelectorMatcher::matches_host(const SelectorList& list, const Element& element) {
  const Element* const host = std::exchange(host_, nullptr);
  const bool matched = matches_any(list, element, nullptr);
  host_ = host;
  return matched;
}

/// Of the host or an element around it, in the tree that the host is in.
bool SelectorMatcher::matches_host_context(const SelectorList& list) {
  for (const Element* at = host_; at && steps_; at = parent_element(*at))
    if (matches_host(list, *at)) return true;
  return false;
}

bool SelectorMatcher::is_scope(const Element& element) const {
  return scope_ ? &element == scope_ : has_state(ElementState::Root, element);
}

bool SelectorMatcher::matches_any(const SelectorList& list, const Element& element,
                                  const Element* anchor) {
  for (const ComplexSelector* selector = list.first; selector; selector = selector->next)
    if (selector->pseudo == PseudoKind::None && matches_complex(*selector, element, anchor))
      return true;
  return false;
}

/// Selectors 4, 4.5: some relative selector finds an element, with `element` as its anchor.
bool SelectorMatcher::matches_has(const SelectorList& list, const Element& element) {
  for (const ComplexSelector* relative = list.first; relative; relative = relative->next)
    if (has(*relative, element)) return true;
  return false;
}

// Tries the elements in the relation that the relative selector begins with.
bool SelectorMatcher::has(const ComplexSelector& relative, const Element& anchor) {
  if (relative.leading == Combinator::Descendant || relative.leading == Combinator::Child)
    return has_below(relative, anchor, anchor);
  for (const Element* sibling = next_element(anchor); sibling && step();
       sibling = next_element(*sibling)) {
    if (matches_complex(relative, *sibling, &anchor) || has_below(relative, *sibling, anchor))
      return true;
  }
  return false;
}

bool SelectorMatcher::has_below(const ComplexSelector& relative, const Element& root,
                                const Element& anchor) {
  for (const Node* node = next_in_tree(root, root); node && step();
       node = next_in_tree(*node, root))
    if (node->is_element() && matches_complex(relative, *node->as_element(), &anchor)) return true;
  return false;
}

/// Selectors 4, 13.3 and 13.4: step * n + offset is the index for some n >= 0.
bool SelectorMatcher::matches_nth(const NthTest& test, const Element& element,
                                  const Element* anchor) {
  if (test.of && !matches_any(*test.of, element, anchor)) return false;
  const int32_t distance = index_among_siblings(test, element, anchor) - test.offset;
  if (test.step == 0) return distance == 0;
  return distance % test.step == 0 && distance / test.step >= 0;
}

// From 1. Elements are mostly asked for in document order, or against it, so the last answer is
// near: ahead, where counting stops at it, or behind, where what lies between is taken off.
int32_t SelectorMatcher::index_among_siblings(const NthTest& test, const Element& element,
                                              const Element* anchor) {
  constexpr int32_t kNear = 8;
  const auto ahead = test.from_end ? next_element : previous_element,
             behind = test.from_end ? previous_element : next_element;
  NthMemory* memory = test.of ? nullptr : &nth_memory_[test.from_end][test.of_type];
  const bool knows =
      memory && memory->element && (!test.of_type || same_type(*memory->element, element));
  if (knows && memory->element == &element) return memory->index;
  const auto counts = [&](const Element& sibling) {
    return test.of ? matches_any(*test.of, sibling, anchor)
                   : !test.of_type || same_type(sibling, element);
  };
  const auto answer = [&](int32_t index) {
    if (memory && steps_) *memory = {&element, index};  // a count that was broken off is no index
    return index;
  };
  int32_t between = 1;
  const Element* sibling = knows ? behind(element) : nullptr;
  for (int32_t i = 0; sibling && i < kNear && step(); sibling = behind(*sibling), ++i) {
    if (sibling == memory->element) return answer(memory->index - between);
    between += counts(*sibling);
  }
  int32_t index = 1;
  for (sibling = ahead(element); sibling && step(); sibling = ahead(*sibling)) {
    if (knows && sibling == memory->element) return answer(memory->index + index);
    index += counts(*sibling);
  }
  return answer(index);
}

}  // namespace weft
