#include "render/html/open_elements.h"

namespace weft {

size_t OpenElements::index_of(const Element& element) const {
  if (!contains(element)) return kNowhere;
  for (size_t i = size(); i-- > 0;)
    if (elements_[i] == &element) return i;
  return kNowhere;
}

size_t OpenElements::last(Atom name) const {
  for (size_t i = size(); i-- > 0;)
    if (elements_[i]->is_html(name)) return i;
  return kNowhere;
}

void OpenElements::remove(Element& element) {
  size_t index = index_of(element);
  if (index == kNowhere) return;
  element.parser_byte = 0;
  for (; index + 1 < elements_.size(); ++index) elements_[index] = elements_[index + 1];
  elements_.pop();
}

Status OpenElements::insert(size_t index, Element& element) {
  WEFT_TRY(elements_.push(&element));
  element.parser_byte = 1;
  for (size_t i = size() - 1; i > index; --i) elements_[i] = elements_[i - 1];
  elements_[index] = &element;
  return Status::Ok;
}

bool OpenElements::has_in_scope(Atom name, TagSet scope) const {
  for (size_t i = size(); i-- > 0;) {
    if (elements_[i]->is_html(name)) return true;
    if (is_in(*elements_[i], scope)) return false;
  }
  return false;
}

bool OpenElements::has_in_scope(const Element& element) const {
  for (size_t i = size(); i-- > 0;) {
    if (elements_[i] == &element) return true;
    if (is_in(*elements_[i], TagSet::Scope)) return false;
  }
  return false;
}

bool OpenElements::has_any_in_scope(TagSet names, TagSet scope) const {
  for (size_t i = size(); i-- > 0;) {
    if (is_in(*elements_[i], names)) return true;
    if (is_in(*elements_[i], scope)) return false;
  }
  return false;
}

void OpenElements::pop_until(Atom name) {
  while (size() > 1) {
    const bool found = current().is_html(name);
    pop();
    if (found) return;
  }
}

void OpenElements::pop_until_any(TagSet names) {
  while (size() > 1) {
    const bool found = is_in(current(), names);
    pop();
    if (found) return;
  }
}

void OpenElements::generate_implied_end_tags(Atom except, TagSet set) {
  while (size() > 1 && is_in(current(), set) && current().name != except) pop();
}

void OpenElements::clear_back_to(TagSet context) {
  while (size() > 1 && !is_in(current(), context)) pop();
}

}  // namespace weft
