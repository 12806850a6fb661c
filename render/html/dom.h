// The document: nodes in the page arena, linked to parent, children and siblings. Nothing is freed
// alone.
#pragma once

#include "render/html/atoms.h"
#include "weft/arena.h"

namespace weft {

struct ComputedStyle;  // render/css
struct PseudoStyle;
struct MatchList;

enum class NodeKind : uint8_t { Document, Fragment, Doctype, Element, Text, Comment };
enum class Namespace : uint8_t { Html, Svg, MathMl, Other };  ///< Other: in XML only.
enum class AttributeNamespace : uint8_t { None, XLink, Xml, Xmlns };
enum class QuirksMode : uint8_t { No, Limited, Quirks };

struct Element;

struct Node {
  NodeKind kind;
  /// The parser's. A Text's memory holds 1 << this bytes (0: just its text); of an element, whether
  /// it is open.
  uint8_t parser_byte = 0;
  Node* parent = nullptr;
  Node* first_child = nullptr;
  Node* next_sibling = nullptr;
  Node* previous =
      nullptr;  ///< The previous sibling; for a first child the LAST child of its parent.

  explicit Node(NodeKind node_kind) : kind(node_kind) {}
  Node* last_child() const { return first_child ? first_child->previous : nullptr; }
  Node* previous_sibling() const {
    return parent && parent->first_child != this ? previous : nullptr;
  }
  bool is_element() const { return kind == NodeKind::Element; }
  bool is_text() const { return kind == NodeKind::Text; }
  Element* as_element();  ///< null when it is none
  const Element* as_element() const;

  /// Inserts `child`, which has no parent, before `reference` (a child of this), or last when it is
  /// null.
  void insert_before(Node& child, Node* reference);
  void append(Node& child) { insert_before(child, nullptr); }
  /// Takes this node, with its children, out of its parent, if it has one.
  void remove();
};

struct Attribute {
  Atom name = Atom::None;
  AttributeNamespace name_space = AttributeNamespace::None;
  std::string_view value;
  Attribute* next = nullptr;  ///< In document order.
};

/// An element. `name` is its local name (HTML: lower case). `classes` are the atoms of its class
/// attribute, folded to lower case in quirks mode, where they match without case; so is `id`.
struct Element : Node {
  Namespace name_space = Namespace::Html;
  uint8_t class_count = 0;  ///< At most 255 classes count.
  Atom name = Atom::None;
  Atom id = Atom::None;
  const Atom* class_atoms = nullptr;
  Attribute* attributes = nullptr;
  // render/css keeps these here.
  const ComputedStyle* style = nullptr;  ///< null before Styles::compute(), and below display: none
  const PseudoStyle* pseudo_styles = nullptr;
  const MatchList* matches = nullptr;

  Element(Atom element_name, Namespace element_namespace)
      : Node(NodeKind::Element), name_space(element_namespace), name(element_name) {}
  std::span<const Atom> classes() const { return {class_atoms, class_count}; }
  bool is_html(Atom element_name) const {
    return name == element_name && name_space == Namespace::Html;
  }
  /// The value of the attribute without namespace, or null.
  const std::string_view* attribute(Atom attribute_name) const;
};

/// A run of text. Long text may go on in a Text node that follows at once: a text is cut anywhere
/// between two characters rather than copied.
struct Text : Node {
  std::string_view text;  ///< UTF-8, valid.
  explicit Text(std::string_view content) : Node(NodeKind::Text), text(content) {}
};

struct Comment : Node {
  std::string_view text;
  explicit Comment(std::string_view content) : Node(NodeKind::Comment), text(content) {}
};

struct Doctype : Node {
  std::string_view name, public_id, system_id;
  Doctype() : Node(NodeKind::Doctype) {}
};

class IdIndex;

struct Document : Node {
  QuirksMode quirks_mode = QuirksMode::No;
  AtomTable* atoms = nullptr;
  std::string_view encoding;        ///< The label of the one it came in; static lifetime.
  size_t node_count = 0;            ///< Nodes ever made, for --stats.
  const IdIndex* ids = nullptr;     ///< Of a document with SVG, once its styles were applied.
  const Element* target = nullptr;  ///< The part that its URL indicates.
  Document() : Node(NodeKind::Document) {}
  /// The html element, or null.
  Element* root() const;
};

static_assert(sizeof(void*) != 4 ||
              (sizeof(Element) <= 48 && sizeof(Attribute) <= 16 && sizeof(Text) <= 28));

inline Element* Node::as_element() { return is_element() ? static_cast<Element*>(this) : nullptr; }
inline const Element* Node::as_element() const {
  return is_element() ? static_cast<const Element*>(this) : nullptr;
}

/// The document that `node` is in; null in a fragment.
const Document* document_of(const Node& node);

/// The node after `node` in tree order within `root`'s tree, or null. Without recursion.
Node* next_in_tree(const Node& node, const Node& root);
/// The same, but skipping what is below `node`.
Node* next_after_subtree(const Node& node, const Node& root);

}  // namespace weft
