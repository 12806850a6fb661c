// Arrays: three are made by one counting sort.
#include "render/css/selectors/element_index.h"

namespace weft {

// An element whose tag, class and id are the same name is listed as often.
template <typename Visit>
void ElementIndex::visit_names(const Element& element, Visit visit) {
  visit(element.name);
  if (element.id != Atom::None && element.id != element.name) visit(element.id);
  for (const Atom name : element.classes())
    if (name != element.name && name != element.id) visit(name);
}

Status ElementIndex::note_ancestors() {
  constexpr size_t kShare = 64;
  Arena& arena = *elements_.arena();
  if (arena.budget().available() / kShare < elements_.size() * sizeof(NameSet)) return Status::Ok;
  above_ = arena.make_array<NameSet>(elements_.size());
  if (!above_.data()) return Status::OutOfMemory;
  struct Open {
    const Node* element;
    NameSet names;  // its own and those above
  };
  Arena scratch(arena.budget(), 1024);
  ArenaVector<Open> open(scratch);
  for (size_t place = 0; place < elements_.size(); ++place) {
    const Element& element = *elements_[place];
    while (!open.empty() && open.back().element != element.parent) open.pop();
    above_[place] = open.empty() ? 0 : open.back().names;
    NameSet own = 0;
    visit_names(element, [&](Atom name) { own |= set_of(name); });
    WEFT_TRY(open.push({&element, above_[place] | own}));
  }
  return Status::Ok;
}

Status ElementIndex::build(Document& document) {
  for (Node* node = document.first_child; node;) {
    if (Element* const element = node->as_element()) WEFT_TRY(elements_.push(element));
    const bool apart = node->kind == NodeKind::Fragment;
    node = apart ? next_after_subtree(*node, document) : next_in_tree(*node, document);
  }
  WEFT_TRY(note_ancestors());
  Arena& arena = *elements_.arena();
  starts_ = arena.make_array<uint32_t>(document.atoms->size() + 1);
  if (!starts_.data()) return Status::OutOfMemory;
  // Counting sort: how many there are of each name, then where each name's part ends, then its
  // places from the back.
  for (const Element* element : elements_)
    visit_names(*element, [&](Atom name) { ++starts_[static_cast<size_t>(name)]; });
  uint32_t total = 0;
  for (uint32_t& start : starts_) start = total += start;
  places_ = arena.make_array<uint32_t>(total);
  if (!places_.data()) return Status::OutOfMemory;
  for (size_t place = elements_.size(); place-- > 0;)
    visit_names(*elements_[place], [&](Atom name) {
      places_[--starts_[static_cast<size_t>(name)]] = static_cast<uint32_t>(place);
    });
  return Status::Ok;
}

std::span<const uint32_t> ElementIndex::with(Atom name) const {
  const auto index = static_cast<size_t>(name);
  if (index + 1 >= starts_.size()) return {};
  return places_.subspan(starts_[index], starts_[index + 1] - starts_[index]);
}

}  // namespace weft
