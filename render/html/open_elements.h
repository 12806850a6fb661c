// The stack of open elements (HTML Standard 13.2.4.2), of bounded height.
#pragma once

#include "render/base/arena_vector.h"
#include "render/html/tags.h"

namespace weft {

class OpenElements {
 public:
  /// The stack is never higher: an element that would pass it takes the place of the current node.
  static constexpr size_t kMaxHeight = 2048;

  explicit OpenElements(Arena& arena) : elements_(arena) {}
  Status push(Element& element) {
    if (elements_.size() >= kMaxHeight) pop();
    element.parser_byte = 1;
    return elements_.push(&element);
  }
  void pop() {
    current().parser_byte = 0;
    elements_.pop();
  }
  bool empty() const { return elements_.empty(); }
  size_t size() const { return elements_.size(); }
  Element& current() const { return *elements_.back(); }
  Element& operator[](size_t index) const { return *elements_[index]; }

  bool contains(const Element& element) const { return element.parser_byte != 0; }
  bool contains(Atom name) const { return last(name) != kNowhere; }
  /// The place of an element, or kNowhere.
  size_t index_of(const Element& element) const;
  /// The place of the last HTML element of that name, or kNowhere.
  size_t last(Atom name) const;
  void remove(Element& element);
  Status insert(size_t index, Element& element);
  void replace(size_t index, Element& element) {
    elements_[index]->parser_byte = 0;
    element.parser_byte = 1;
    elements_[index] = &element;
  }

  /// `scope` is one of the Scope sets.
  bool has_in_scope(Atom name, TagSet scope = TagSet::Scope) const;
  bool has_in_scope(const Element& element) const;
  bool has_any_in_scope(TagSet names, TagSet scope) const;

  /// Pops up to and with the last HTML element of that name; the root stays.
  void pop_until(Atom name);
  void pop_until_any(TagSet names);
  void pop_to(size_t height) {
    while (size() > height) pop();
  }
  void generate_implied_end_tags(Atom except = Atom::None, TagSet set = TagSet::ImpliedEnd);
  /// "Clear the stack back to a … context".
  void clear_back_to(TagSet context);

  static constexpr size_t kNowhere = SIZE_MAX;

 private:
  ArenaVector<Element*> elements_;
};

}  // namespace weft
