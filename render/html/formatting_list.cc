#include "render/html/formatting_list.h"

namespace weft {
namespace {

bool same(const Attribute& a, const Attribute& b) {
  return a.name == b.name && a.name_space == b.name_space && a.value == b.value;
}

bool has(const Element& element, const Attribute& wanted) {
  for (const Attribute* attribute = element.attributes; attribute; attribute = attribute->next)
    if (same(*attribute, wanted)) return true;
  return false;
}

// Whether both have the same attributes, in any order.
bool have_equal_attributes(const Element& a, const Element& b) {
  const Attribute* in_a = a.attributes;
  const Attribute* in_b = b.attributes;
  for (; in_a && in_b; in_a = in_a->next, in_b = in_b->next)
    if (!same(*in_a, *in_b) && !(has(b, *in_a) && has(a, *in_b))) return false;
  return !in_a && !in_b;
}

bool are_equal(const Element& a, const Element& b) {
  return a.name == b.name && a.name_space == b.name_space && have_equal_attributes(a, b);
}

}  // namespace

Status FormattingList::push(Element& element) {
  const size_t first = first_since_marker();
  size_t equal = 0, earliest = first;
  for (size_t i = size(); i-- > first;)
    if (are_equal(*entries_[i], element)) ++equal, earliest = i;
  if (equal >= 3) remove_at(earliest);
  else if (size() - first >= kMaxElements) remove_at(first);
  return entries_.push(&element);
}

void FormattingList::clear_to_marker() {
  while (!entries_.empty()) {
    const bool is_marker = !entries_.back();
    entries_.pop();
    if (is_marker) return;
  }
}

void FormattingList::remove(const Element& element) {
  const size_t index = index_of(element);
  if (index != kNowhere) remove_at(index);
}

void FormattingList::remove_at(size_t index) {
  for (; index + 1 < size(); ++index) entries_[index] = entries_[index + 1];
  entries_.pop();
}

Status FormattingList::insert(size_t index, Element& element) {
  WEFT_TRY(entries_.push(&element));
  for (size_t i = size() - 1; i > index; --i) entries_[i] = entries_[i - 1];
  entries_[index] = &element;
  return Status::Ok;
}

size_t FormattingList::index_of(const Element& element) const {
  for (size_t i = size(); i-- > 0;)
    if (entries_[i] == &element) return i;
  return kNowhere;
}

Element* FormattingList::last_since_marker(Atom name) const {
  for (size_t i = size(); i-- > 0 && entries_[i];)
    if (entries_[i]->is_html(name)) return entries_[i];
  return nullptr;
}

size_t FormattingList::first_since_marker() const {
  size_t first = size();
  while (first > 0 && entries_[first - 1]) --first;
  return first;
}

}  // namespace weft
