// Where elements with an id lie: their border boxes, those of inline elements around all of their
// fragments. Transforms are not counted.
#pragma once

#include "render/base/geometry.h"
#include "render/layout/box.h"
#include "weft/arena.h"

namespace weft {

/// Takes the boxes of elements with an id, in no order: an inline element comes as many times as it
/// has fragments.
class ElementBoxSink {
 public:
  virtual ~ElementBoxSink() = default;
  /// `box` is in device pixels of the page, and holds all pixels that the element's touches.
  virtual Status take(const Element& element, const IntRect& box) = 0;
};

/// REQUIRES: the boxes are placed. Errors: those of `sink`.
Status find_element_boxes(const Box& root, ElementBoxSink& sink);

/// The smallest box around both.
IntRect united(const IntRect& a, const IntRect& b);

/// Keeps them by id, when the document is gone.
class ElementBoxes final : public ElementBoxSink {
 public:
  /// `arena` outlives this, `document` is used by take() alone.
  ElementBoxes(Arena& arena, const Document& document) : arena_(arena), document_(document) {}
  Status take(const Element& element, const IntRect& box) override;
  /// The box of the first element with that id. Errors: NotFound.
  Result<IntRect> find(std::string_view id) const;

 private:
  struct Kept {
    Kept* next;
    const void* element;  // tells elements with the same id apart
    std::string_view id;
    IntRect box;
  };

  Arena& arena_;
  const Document& document_;
  Kept* first_ = nullptr;
  Kept* last_ = nullptr;
};

}  // namespace weft
