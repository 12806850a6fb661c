// Arrays: three are made by one counting sort.
#include "render/css/selectors/element_index.h"

#include <algorithm>

namespace weft {

// An element whose tag, class and id are the same name is listed as often.
template <typename Visit>
void ElementIndex::visit_names(const Element& element, Visit visit) {
  visit(element.name);
  if (element.id != Atom::None && element.id != element.name) visit(element.id);
  for (const Atom name : element.classes())
    if (name != element.name && name != element.id) visit(name);
}

bool ElementIndex::has_room() const {
  constexpr size_t kShare = 64;
  return elements_.arena()->budget().available() / kShare >= elements_.size() * sizeof(NameSet);
}

Status ElementIndex::note_ancestors() {
  above_ = {};
  if (!has_room()) return Status::Ok;
  Arena& arena = *elements_.arena();
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
  clear();
  size_t count = 0;
  for (const Node* node = &document; node; node = next_in_tree(*node, document))
    count += node->is_element();
  WEFT_TRY(elements_.reserve(count));
  WEFT_TRY(add_below(document));
  return finish(*document.atoms);
}

Status ElementIndex::add_below(Node& root) {
  for (Node* node = root.first_child; node;) {
    if (Element* const element = node->as_element()) WEFT_TRY(elements_.push(element));
    const bool apart = node->kind == NodeKind::Fragment;
    node = apart ? next_after_subtree(*node, root) : next_in_tree(*node, root);
  }
  return Status::Ok;
}

Status ElementIndex::finish(const AtomTable& atoms) {
  WEFT_TRY(note_ancestors());
  Arena& arena = *elements_.arena();
  const size_t names = atoms.size() + 1;
  if (starts_.size() >= names) std::fill(starts_.begin(), starts_.end(), 0u);
  else starts_ = arena.make_array<uint32_t>(names);
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

namespace {

uint32_t elements_before(const Element& element) {
  uint32_t count = 0;
  for (const Node* node = element.parent->first_child; node != &element; node = node->next_sibling)
    if (node->is_element()) ++count;
  return count;
}

}  // namespace

// The elements of one parent are numbered in document order, those of each root behind the others;
// a counting sort puts those of one number together.
Status ElementIndex::sort_by_ordinal() {
  Arena& arena = *elements_.arena();
  Arena scratch(arena.budget(), 1024);
  struct Open {
    const Node* parent;
    uint32_t children;
  };
  ArenaVector<Open> open(scratch);
  const std::span<uint32_t> ordinals = scratch.make_array<uint32_t>(elements_.size());
  if (!ordinals.data()) return Status::OutOfMemory;
  uint32_t most = 0;
  for (size_t place = 0; place < elements_.size(); ++place) {
    const Node* const parent = elements_[place]->parent;
    const bool is_first = place == 0 || parent == elements_[place - 1];
    while (!is_first && !open.empty() && open.back().parent != parent) open.pop();
    if (is_first || open.empty()) WEFT_TRY(open.push({parent, elements_before(*elements_[place])}));
    most = std::max(most, ordinals[place] = ++open.back().children);
  }
  ordinal_starts_ = arena.make_array<uint32_t>(size_t{most} + 2);
  ordinal_places_ = arena.make_array<uint32_t>(elements_.size());
  if (!ordinal_starts_.data() || !ordinal_places_.data()) return Status::OutOfMemory;
  for (const uint32_t ordinal : ordinals) ++ordinal_starts_[ordinal];
  uint32_t total = 0;
  for (uint32_t& start : ordinal_starts_) start = total += start;
  for (size_t place = elements_.size(); place-- > 0;)
    ordinal_places_[--ordinal_starts_[ordinals[place]]] = static_cast<uint32_t>(place);
  return Status::Ok;
}

Result<std::span<const uint32_t>> ElementIndex::nth_children(int32_t ordinal) {
  if (elements_.empty()) return std::span<const uint32_t>();
  if (ordinal_starts_.empty()) WEFT_TRY(sort_by_ordinal());
  if (ordinal < 1 || static_cast<size_t>(ordinal) + 1 >= ordinal_starts_.size())
    return std::span<const uint32_t>();
  const auto at = static_cast<size_t>(ordinal);
  return std::span<const uint32_t>(
      ordinal_places_.subspan(ordinal_starts_[at], ordinal_starts_[at + 1] - ordinal_starts_[at]));
}

}  // namespace weft
