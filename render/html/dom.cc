#include "render/html/dom.h"

namespace weft {

void Node::insert_before(Node& child, Node* reference) {
  assert(!child.parent && (!reference || reference->parent == this));
  child.parent = this;
  child.next_sibling = reference;
  Node* const last = last_child();
  Node* const before = reference ? reference->previous : last;
  child.previous = before ? before : &child;
  if (reference) reference->previous = &child;
  if (!first_child || first_child == reference) first_child = &child;
  else before->next_sibling = &child;
  if (!reference) first_child->previous = &child;
}

void Node::remove() {
  if (!parent) return;
  Node* const first = parent->first_child;
  if (next_sibling) next_sibling->previous = previous;
  else if (first != this) first->previous = previous;
  if (first == this) parent->first_child = next_sibling;
  else previous->next_sibling = next_sibling;
  parent = next_sibling = previous = nullptr;
}

const std::string_view* Element::attribute(Atom attribute_name) const {
  for (const Attribute* candidate = attributes; candidate; candidate = candidate->next)
    if (candidate->name == attribute_name && candidate->name_space == AttributeNamespace::None)
      return &candidate->value;
  return nullptr;
}

Element* Document::root() const {
  for (Node* child = first_child; child; child = child->next_sibling)
    if (Element* element = child->as_element()) return element;
  return nullptr;
}

const Document* document_of(const Node& node) {
  const Node* at = &node;
  while (at->parent) at = at->parent;
  return at->kind == NodeKind::Document ? static_cast<const Document*>(at) : nullptr;
}

Node* next_in_tree(const Node& node, const Node& root) {
  return node.first_child ? node.first_child : next_after_subtree(node, root);
}

Node* next_after_subtree(const Node& node, const Node& root) {
  const Node* ancestor = &node;
  while (ancestor != &root && !ancestor->next_sibling) ancestor = ancestor->parent;
  return ancestor == &root ? nullptr : ancestor->next_sibling;
}

}  // namespace weft
