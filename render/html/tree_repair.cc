#include "render/html/tree_repair.h"

namespace weft {
namespace {

Node* first_element_child(const Node& parent) {
  Node* child = parent.first_child;
  while (child && !child->is_element()) child = child->next_sibling;
  return child;
}

bool is_template(const Node& node) {
  return node.is_element() && node.as_element()->is_html(Atom::Template);
}

// Moves the children of `node`, for a template those of its content, from the first element on
// behind it.
void hoist_children(Node& node) {
  Node* child = first_element_child(is_template(node) ? *node.first_child : node);
  Node* const behind = node.next_sibling;
  while (child) {
    Node* const next = child->next_sibling;
    child->remove();
    node.parent->insert_before(*child, behind);
    child = next;
  }
}

bool is_option(const Node& node) {
  return node.is_element() && node.as_element()->is_html(Atom::Option);
}
bool is_select(const Node& node) {
  return node.is_element() && node.as_element()->is_html(Atom::Select);
}

// The option whose content a closed select shows: the last one with selected, else the first that
// is not disabled.
Element* chosen_option(const Element& select) {
  Element *first = nullptr, *selected = nullptr;
  for (Node* node = next_in_tree(select, select); node; node = next_in_tree(*node, select)) {
    if (!is_option(*node)) continue;
    Element* option = node->as_element();
    if (!first && !option->attribute(Atom::Disabled)) first = option;
    if (option->attribute(Atom::Selected)) selected = option;
  }
  return selected ? selected : first;
}

// The first selectedcontent that is not inside an option, another selectedcontent or a select in
// between.
Element* selectedcontent_of(const Element& select) {
  for (Node* node = next_in_tree(select, select); node;) {
    Element* element = node->as_element();
    if (element && element->is_html(Atom::Selectedcontent)) return element;
    const bool is_closed = is_option(*node) || is_select(*node);
    node = is_closed ? next_after_subtree(*node, select) : next_in_tree(*node, select);
  }
  return nullptr;
}

bool is_inside_select(const Element& select) {
  for (const Node* node = select.parent; node; node = node->parent)
    if (is_select(*node)) return true;
  return false;
}

template <typename T>
Result<Node*> copy_as(const Node& node, Arena& arena) {
  T* copy = arena.make<T>(static_cast<const T&>(node));
  if (!copy) return Status::OutOfMemory;
  copy->parent = copy->first_child = copy->next_sibling = copy->previous = nullptr;
  return static_cast<Node*>(copy);
}

// A node like `node` without its children; text and attributes are shared.
Result<Node*> copy_node(const Node& node, Arena& arena) {
  switch (node.kind) {
    case NodeKind::Element: return copy_as<Element>(node, arena);
    case NodeKind::Text: return copy_as<Text>(node, arena);
    case NodeKind::Comment: return copy_as<Comment>(node, arena);
    case NodeKind::Document:
    case NodeKind::Fragment:
    case NodeKind::Doctype: break;
  }
  return copy_as<Node>(node, arena);
}

// Appends copies of the descendants of `from` to `to`.
Status copy_content(Document& document, const Node& from, Node& to, Arena& arena) {
  Node* parent = &to;
  const Node* node = from.first_child;
  while (node) {
    WEFT_TRY_ASSIGN(Node * copy, copy_node(*node, arena));
    ++document.node_count;
    parent->append(*copy);
    if (node->first_child) {
      parent = copy;
      node = node->first_child;
      continue;
    }
    for (; node != &from && !node->next_sibling; node = node->parent)
      if (node->parent != &from) parent = parent->parent;
    node = node == &from ? nullptr : node->next_sibling;
  }
  return Status::Ok;
}

}  // namespace

void limit_depth(Node& root, size_t deepest) {
  size_t depth = 0;
  Node* node = &root;
  while (node) {
    const size_t depth_of_parent = is_template(*node) ? depth + 1 : depth;
    if (depth_of_parent >= deepest) hoist_children(*node);
    if (node->first_child) {
      node = node->first_child;
      ++depth;
      continue;
    }
    for (; node != &root && !node->next_sibling; node = node->parent) --depth;
    node = node == &root ? nullptr : node->next_sibling;
  }
}

Status fill_selectedcontent(Document& document, Arena& arena) {
  for (Node* node = &document; node; node = next_in_tree(*node, document)) {
    if (!is_select(*node)) continue;
    const Element& select = *node->as_element();
    if (select.attribute(Atom::Multiple) || is_inside_select(select)) continue;
    Element* content = selectedcontent_of(select);
    const Element* option = content ? chosen_option(select) : nullptr;
    if (!option) continue;
    while (content->first_child) content->first_child->remove();
    WEFT_TRY(copy_content(document, *option, *content, arena));
  }
  return Status::Ok;
}

}  // namespace weft
