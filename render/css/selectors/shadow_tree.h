// Shadow trees that a document declares: <template shadowrootmode> in the element that is their
// host (HTML Standard, 4.12.3; DOM, 4.8). They are matched as trees of their own, and then put in
// the place of what is in the host, which goes to their slots (CSS Scoping 1, 3.3).
#pragma once

#include "render/css/selectors/element_index.h"

namespace weft {

struct ShadowTree {
  Element* host;
  Node* root;  ///< The contents of the template: the nodes of the tree are below it.
};

/// Appends the shadow trees of the document that `index` is of, and those in them, hosts before
/// what is in their trees. Errors: OutOfMemory.
Status find_shadow_trees(const ElementIndex& index, const AtomTable& atoms,
                         ArenaVector<ShadowTree>& trees);
/// The slot in the shadow tree below `root` that `child`, a child of its host, goes to; or null.
/// Every node that is looked at takes one of `steps`; without any left there is no slot.
const Element* assigned_slot(const Node& child, const Node& root, size_t& steps);
/// The host of the shadow tree that `element` is in, where it is in the tree below `root` (null: in
/// the document itself); else null.
const Element* host_of(const Element& element, const Node* root);
/// Puts every tree in the place of what is in its host. What no slot takes is in the document no
/// more. REQUIRES: in the order in which they were found. Errors: OutOfMemory.
Status flatten(std::span<const ShadowTree> trees, Arena& scratch);

}  // namespace weft
