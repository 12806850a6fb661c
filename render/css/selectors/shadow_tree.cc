#include "render/css/selectors/shadow_tree.h"

#include "render/css/selectors/form_state.h"

namespace weft {
namespace {

/// DOM, 4.2.14: a custom element, or one of these.
bool may_be_host(const Element& element, const AtomTable& atoms) {
  using enum Atom;
  return is_one_of(element, {Article, Aside, Blockquote, Body, Div, Footer, H1, H2, H3, H4, H5, H6,
                             Header, Main, Nav, P, Section, Span}) ||
         (element.name_space == Namespace::Html &&
          atoms.text(element.name).find('-') != std::string_view::npos);
}

bool declares_tree(const Element& element) {
  return element.is_html(Atom::Template) && (attribute_is(element, Atom::Shadowrootmode, "open") ||
                                             attribute_is(element, Atom::Shadowrootmode, "closed"));
}

/// The root of the tree that `child` declares, or null.
Node* declared_root(const Node& child) {
  const Element* const element = child.as_element();
  if (!element || !declares_tree(*element) || !element->first_child) return nullptr;
  return element->first_child->kind == NodeKind::Fragment ? element->first_child : nullptr;
}

/// The first one that a child declares.
Node* shadow_root_of(const Element& host) {
  for (const Node* child = host.first_child; child; child = child->next_sibling)
    if (Node* const root = declared_root(*child)) return root;
  return nullptr;
}

/// What holds the nodes of the template that `node` is in; null: it is in none.
const Node* tree_root(const Node& node) {
  const Node* at = &node;
  while (at && at->kind != NodeKind::Fragment) at = at->parent;
  return at;
}

/// The next node of the tree below `root`, without what is in templates.
Node* next_in_shadow(const Node& node, const Node& root) {
  const Element* const element = node.as_element();
  return element && element->is_html(Atom::Template) ? next_after_subtree(node, root)
                                                     : next_in_tree(node, root);
}

std::string_view slot_name_of(const Node& child) {
  const Element* const element = child.as_element();
  return element ? value_of(*element, Atom::Slot) : std::string_view();
}

Element* slot_named(std::string_view name, const Node& root, size_t& steps) {
  for (Node* node = root.first_child; node && steps; node = next_in_shadow(*node, root)) {
    --steps;
    Element* const element = node->as_element();
    if (element && element->is_html(Atom::Slot) && value_of(*element, Atom::Name) == name)
      return element;
  }
  return nullptr;
}

bool can_be_slotted(const Node& node) { return node.is_element() || node.is_text(); }

Status find_below(const Node& root, const AtomTable& atoms, ArenaVector<ShadowTree>& trees) {
  for (Node* node = root.first_child; node; node = next_in_shadow(*node, root)) {
    Element* const host = node->as_element();
    Node* const found = host && may_be_host(*host, atoms) ? shadow_root_of(*host) : nullptr;
    if (found) WEFT_TRY(trees.push({host, found}));
  }
  return Status::Ok;
}

struct Assignment {
  Node* node;
  Element* slot;
};

/// The slots of a tree, the last one found remembered: neighbours mostly go to the same.
class SlotFinder {
 public:
  SlotFinder(const Node& root, size_t& steps) : root_(root), steps_(steps) {}
  Element* of(const Node& child) {
    if (!can_be_slotted(child) || declared_root(child)) return nullptr;
    const std::string_view name = slot_name_of(child);
    if (!known_ || name != name_) slot_ = slot_named(name, root_, steps_);
    known_ = true;
    name_ = name;
    return slot_;
  }

 private:
  const Node& root_;
  size_t& steps_;
  bool known_ = false;
  std::string_view name_;
  Element* slot_ = nullptr;
};

Status flatten(const ShadowTree& tree, Arena& scratch, size_t& steps) {
  Element& host = *tree.host;
  ArenaVector<Assignment> assigned(scratch);
  SlotFinder slots(*tree.root, steps);
  for (Node* node = host.first_child; node; node = node->next_sibling)
    if (Element* const slot = slots.of(*node)) WEFT_TRY(assigned.push({node, slot}));
  // What a slot holds is for want of nodes that go to it.
  for (const Assignment& one : assigned)
    while (one.slot->first_child) one.slot->first_child->remove();
  for (const Assignment& one : assigned) {
    one.node->remove();
    one.slot->append(*one.node);
  }
  while (host.first_child) host.first_child->remove();
  while (Node* const node = tree.root->first_child) {
    node->remove();
    host.append(*node);
  }
  return Status::Ok;
}

}  // namespace

Status find_shadow_trees(const ElementIndex& index, const AtomTable& atoms,
                         ArenaVector<ShadowTree>& trees) {
  for (const uint32_t place : index.with(Atom::Template)) {
    Node* const node = index.elements()[place];
    Element* const host = node->parent ? node->parent->as_element() : nullptr;
    if (host && may_be_host(*host, atoms) && declared_root(*node) &&
        declared_root(*node) == shadow_root_of(*host))
      WEFT_TRY(trees.push({host, declared_root(*node)}));
  }
  for (size_t i = 0; i < trees.size(); ++i) WEFT_TRY(find_below(*trees[i].root, atoms, trees));
  return Status::Ok;
}

const Element* assigned_slot(const Node& child, const Node& root, size_t& steps) {
  return SlotFinder(root, steps).of(child);
}

const Element* host_of(const Element& element, const Node* root) {
  const Node* const own_root = tree_root(element);
  const Node* const host = own_root && own_root->parent ? own_root->parent->parent : nullptr;
  const bool is_there = host && host->is_element() && tree_root(*host) == root &&
                        shadow_root_of(*host->as_element()) == own_root;
  return is_there ? host->as_element() : nullptr;
}

Status flatten(std::span<const ShadowTree> trees, Arena& scratch) {
  size_t steps = size_t{1} << 24;  // more than any page takes
  for (const ShadowTree& tree : trees) WEFT_TRY(flatten(tree, scratch, steps));
  return Status::Ok;
}

}  // namespace weft
