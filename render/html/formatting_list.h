// The list of active formatting elements (HTML Standard 13.2.4.3).
#pragma once

#include "render/base/arena_vector.h"
#include "render/html/dom.h"

namespace weft {

class FormattingList {
 public:
  /// Since the last marker; a further element drops the earliest. (The standard has no bound;
  /// without one a page of n bytes can ask for n * n elements.)
  static constexpr size_t kMaxElements = 64;

  explicit FormattingList(Arena& arena) : entries_(arena) {}
  /// Adds `element`; of three equal ones since the last marker the earliest goes ("Noah's Ark
  /// clause").
  Status push(Element& element);
  Status push_marker() { return entries_.push(nullptr); }
  void clear_to_marker();
  void remove(const Element& element);
  void remove_at(size_t index);
  Status insert(size_t index, Element& element);
  void replace(size_t index, Element& element) { entries_[index] = &element; }

  bool empty() const { return entries_.empty(); }
  size_t size() const { return entries_.size(); }
  /// Null: a marker.
  Element* operator[](size_t index) const { return entries_[index]; }
  /// The place of an element, or kNowhere.
  size_t index_of(const Element& element) const;
  /// The last element of that name since the last marker, or null.
  Element* last_since_marker(Atom name) const;
  /// The first place since the last marker.
  size_t first_since_marker() const;

  static constexpr size_t kNowhere = SIZE_MAX;

 private:
  ArenaVector<Element*> entries_;
};

}  // namespace weft
