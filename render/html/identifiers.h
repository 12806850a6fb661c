// The names of an element as atoms: its tag, its id and its classes.
#pragma once

#include "render/html/dom.h"

namespace weft {

/// The atom of `name`, or `otherwise` when there is none left for it. Errors: OutOfMemory.
Result<Atom> atom_for(AtomTable& atoms, std::string_view name, Atom otherwise);

/// Gives `element` the atoms of its attributes id and class, those that it has not yet. They are
/// folded to lower case in quirks mode. Errors: OutOfMemory.
Status set_identifiers(Element& element, const Document& document, Arena& arena);

}  // namespace weft
