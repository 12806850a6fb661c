// The elements that have a tag, class or id of a given name, so that a rule looks only at those
// that it may match. Lives while sheets are read; about 4 bytes per name, element, class and id.
#pragma once

#include "render/html/dom.h"

namespace weft {

class ElementIndex {
 public:
  explicit ElementIndex(Arena& arena) : elements_(arena) {}
  /// Indexes what `document` holds now, but for what is in templates. Errors: OutOfMemory.
  Status build(Document& document);

  /// All elements, in document order.
  std::span<Element* const> elements() const { return elements_.span(); }
  /// Places in elements(), rising, of those that have `name` as tag, class or id.
  std::span<const uint32_t> with(Atom name) const;

 private:
  template <typename Visit>
  static void visit_names(const Element& element, Visit visit);

  ArenaVector<Element*> elements_;
  std::span<uint32_t> starts_;  // per atom: where its part of places_ starts; one more at the end
  std::span<uint32_t> places_;
};

}  // namespace weft
