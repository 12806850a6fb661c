// Who looks at the elements of a page while the page is still read.
#pragma once

namespace weft {

struct Element;

class ElementScout {
 public:
  virtual ~ElementScout() = default;
  /// `element` has its attributes, and as yet neither a place nor children.
  virtual void see(const Element& element) = 0;
};

}  // namespace weft
