// The elements of a document by their ids, so that a reference costs no walk through it.
#pragma once

#include "render/html/dom.h"

namespace weft {

class IdIndex {
 public:
  /// Makes the index of `document`, in `arena`; of elements with one id the first counts. Errors:
  /// OutOfMemory.
  static Status build(Document& document, Arena& arena);
  /// The element whose id is `id`, or null.
  Element* find(Atom id) const;

 private:
  size_t slot_of(Atom id) const;

  std::span<Element*> slots_;  // a power of two, at most two thirds full
};

}  // namespace weft
