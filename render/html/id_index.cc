#include "render/html/id_index.h"

#include <bit>

namespace weft {

Status IdIndex::build(Document& document, Arena& arena) {
  size_t count = 0;
  for (Node* node = document.first_child; node; node = next_in_tree(*node, document))
    if (node->is_element() && node->as_element()->id != Atom::None) ++count;
  auto* const index = arena.make<IdIndex>();
  if (!index) return Status::OutOfMemory;
  index->slots_ = arena.make_array<Element*>(std::bit_ceil(count + count / 2 + 1));
  if (!index->slots_.data()) return Status::OutOfMemory;
  for (Node* node = document.first_child; node; node = next_in_tree(*node, document)) {
    Element* const element = node->as_element();
    if (!element || element->id == Atom::None) continue;
    Element*& slot = index->slots_[index->slot_of(element->id)];
    if (!slot) slot = element;
  }
  document.ids = index;
  return Status::Ok;
}

Element* IdIndex::find(Atom id) const { return id == Atom::None ? nullptr : slots_[slot_of(id)]; }

// Where `id` stands, or the empty slot where it would.
size_t IdIndex::slot_of(Atom id) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = static_cast<size_t>(id) * 0x9E3779B1u >> 7 & mask;
  while (slots_[slot] && slots_[slot]->id != id) slot = (slot + 1) & mask;
  return slot;
}

}  // namespace weft
