// ::first-line and ::first-letter (CSS 2.1 5.12.1, 5.12.2): the lines that a rule speaks of are
// marked, the letters get boxes.
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// After the tree is complete. Errors: OutOfMemory.
Status make_first_parts(BoxFactory& factory, Box& root);

/// Bytes [begin, end) of a text that are its first letter with the punctuation around it.
struct FirstLetter {
  size_t begin = 0, end = 0;
  bool found() const { return end > begin; }
};
/// Not found: there is only white space. Preserved white space before it
/// belongs to it.
FirstLetter find_first_letter(std::string_view text, const TextStyle& style);

}  // namespace weft
