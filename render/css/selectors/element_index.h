// The elements that have a tag, class or id of a given name, and the names above each, so that a
// rule looks only at those that it may match. Lives while sheets are read; about 4 bytes per name,
// element, class and id, and 8 per element where memory is ample.
#pragma once

#include "render/html/dom.h"

namespace weft {

class ElementIndex {
 public:
  explicit ElementIndex(Arena& arena) : elements_(arena) {}
  /// Indexes what `document` holds now, but for what is in templates. Errors: OutOfMemory.
  Status build(Document& document);
  /// The same in steps, from nothing again: the nodes below some roots, or one element.
  void clear() {
    elements_.clear();
    ordinal_starts_ = ordinal_places_ = {};
  }
  Status add(Element& element) { return elements_.push(&element); }
  Status add_below(Node& root);
  Status finish(const AtomTable& atoms);

  /// All elements, in document order.
  std::span<Element* const> elements() const { return elements_.span(); }
  /// Places in elements(), rising, of those that have `name` as tag, class or id.
  std::span<const uint32_t> with(Atom name) const;

  /// Whether memory is ample, so that 12 bytes more per element are nothing.
  bool has_room() const;
  /// Those that are the `ordinal`-th element, from 1, among their siblings. Errors: OutOfMemory.
  Result<std::span<const uint32_t>> nth_children(int32_t ordinal);

  /// A set of names in one word: those of other names may be in it, too.
  using NameSet = uint64_t;
  static NameSet set_of(Atom name) {
    return NameSet{1} << (static_cast<uint32_t>(name) * 0x9E3779B9u >> 26);
  }
  /// False when the ancestors of the element at that place lack one of the tags, classes and ids.
  bool may_be_below(size_t place, NameSet names) const {
    return above_.empty() || (above_[place] & names) == names;
  }

 private:
  Status note_ancestors();
  Status sort_by_ordinal();
  template <typename Visit>
  static void visit_names(const Element& element, Visit visit);

  ArenaVector<Element*> elements_;
  std::span<NameSet> above_;
  std::span<uint32_t> starts_;  // per atom: where its part of places_ starts; one more at the end
  std::span<uint32_t> places_;
  std::span<uint32_t> ordinal_starts_, ordinal_places_;  // the same by ordinals, once asked for
};

}  // namespace weft
