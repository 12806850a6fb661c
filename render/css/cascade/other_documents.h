// The documents that a document refers into: SVG files of which it takes one element.
#pragma once

#include "render/html/dom.h"

namespace weft {

class OtherDocuments {
 public:
  virtual ~OtherDocuments() = default;
  /// The document that `reference`, relative to the page, lies in, its sheets applied and its
  /// styles computed; null where it cannot be had, which is noted once. Blocks. Lives as long as
  /// the page's document. Errors: OutOfMemory.
  virtual Result<const Document*> find(std::string_view reference) = 0;
};

/// Whether it names an element of the document that says it.
inline bool is_local_reference(std::string_view url) { return url.starts_with('#'); }

}  // namespace weft
