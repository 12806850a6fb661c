#include "render/css/cascade/use_trees.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/url_fragment.h"
#include "render/css/style/computed_style.h"
#include "render/html/id_index.h"

namespace weft {
namespace {

constexpr size_t kMostNodes = 8192;  // in all copies of a page
constexpr int kMostNested = 8;       // copies in copies
constexpr size_t kLongestFoldedId = 128;

class UseTrees {
 public:
  UseTrees(Document& document, Arena& arena, OtherDocuments* others)
      : document_(document), arena_(arena), others_(others) {}

  Status run() {
    if (!has_svg()) return Status::Ok;
    WEFT_TRY(IdIndex::build(document_, arena_));
    for (Node* node = document_.first_child; node; node = next_in_tree(*node, document_)) {
      Element* const element = node->as_element();
      if (!element || !is_use(*element)) continue;
      WEFT_TRY_ASSIGN(const Element* const target, target_of(*element));
      if (target) WEFT_TRY(copy(*target, *element));
    }
    return Status::Ok;
  }

 private:
  bool has_svg() const {
    for (const Node* node = document_.first_child; node; node = next_in_tree(*node, document_))
      if (node->is_element() && node->as_element()->name_space == Namespace::Svg) return true;
    return false;
  }

  static bool is_use(const Element& element) {
    return element.name_space == Namespace::Svg && element.name == Atom::Use;
  }

  Result<const Element*> target_of(const Element& use) {
    constexpr const Element* kNone = nullptr;
    const std::string_view* const reference = reference_of(use);
    if (!reference || fragment_of(*reference).empty()) return kNone;
    WEFT_TRY_ASSIGN(const Document* const document, document_around(use));
    const Element* const target = document ? find_referenced(*document, *reference) : nullptr;
    if (!target || target->name_space != Namespace::Svg) return kNone;
    int nested = 0;
    for (const Node* node = &use; node; node = node->parent) {
      if (node == target) return kNone;
      const Element* const around = node->as_element();
      nested += around && is_use(*around);
    }
    return nested <= kMostNested ? target : kNone;
  }

  // The one that `use` refers to: where it is a copy from another, that.
  Result<const Document*> document_around(const Element& use) {
    for (const Node* node = &use; node; node = node->parent) {
      const Element* const element = node->as_element();
      const std::string_view* const reference =
          element && is_use(*element) ? reference_of(*element) : nullptr;
      if (!reference || is_local_reference(trimmed(*reference))) continue;
      if (others_) return others_->find(trimmed(*reference));
      return static_cast<const Document*>(nullptr);
    }
    return static_cast<const Document*>(&document_);
  }

  // In tree order, without recursion.
  Status copy(const Element& target, Element& use) {
    Node* to = &use;
    const Node* node = &target;
    while (true) {
      Node* const made = node->is_element() || node->is_text() ? copy_of(*node) : nullptr;
      if (made) to->append(*made);
      else if (node->is_element() || node->is_text())
        return full_ ? Status::Ok : Status::OutOfMemory;
      // What a <use> got is copied anew from the copy.
      const bool descends = made && node->first_child && !is_copied_use(*node);
      if (descends) {
        to = made;
        node = node->first_child;
        continue;
      }
      for (; node != &target && !node->next_sibling; node = node->parent) to = to->parent;
      if (node == &target) return Status::Ok;
      node = node->next_sibling;
    }
  }

  static bool is_copied_use(const Node& node) { return is_use(*node.as_element()); }

  Node* copy_of(const Node& node) {
    if (count_++ >= kMostNodes) {
      full_ = true;
      return nullptr;
    }
    const Element* const element = node.as_element();
    if (!element) return arena_.make<Text>(static_cast<const Text&>(node).text);
    Element* const made = arena_.make<Element>(element->name, element->name_space);
    if (!made) return nullptr;
    made->class_count = element->class_count;
    made->class_atoms = element->class_atoms;
    made->attributes = element->attributes;
    made->matches = element->matches;
    return made;
  }

  Document& document_;
  Arena& arena_;
  OtherDocuments* const others_;
  size_t count_ = 0;
  bool full_ = false;
};

}  // namespace

Status instantiate_uses(Document& document, Arena& arena, OtherDocuments* others) {
  return UseTrees(document, arena, others).run();
}

const std::string_view* reference_of(const Element& element) {
  const std::string_view* linked = nullptr;
  for (const Attribute* one = element.attributes; one; one = one->next) {
    if (one->name != Atom::Href) continue;
    if (one->name_space == AttributeNamespace::None) return &one->value;
    if (one->name_space == AttributeNamespace::XLink) linked = &one->value;
  }
  return linked;
}

Element* find_referenced(const Document& document, std::string_view url) {
  const size_t hash = url.rfind('#');
  if (hash == std::string_view::npos || !document.ids) return nullptr;
  const std::string_view id = trimmed(url.substr(hash + 1));
  if (document.quirks_mode != QuirksMode::Quirks)
    return document.ids->find(document.atoms->find(id));
  char folded[kLongestFoldedId];
  if (id.size() > sizeof folded) return nullptr;
  std::transform(id.begin(), id.end(), folded, [](char c) { return to_lower(c); });
  return document.ids->find(document.atoms->find({folded, id.size()}));
}

const Element* find_resource(const Document& document, std::string_view url) {
  const Element* const found = find_referenced(document, url);
  if (!found || found->name_space != Namespace::Svg) return nullptr;
  for (const Node* node = found; node; node = node->parent) {
    const Element* const element = node->as_element();
    if (!element || (element->name_space == Namespace::Svg && element->name == Atom::G)) continue;
    if (!element->style || element->style->box->display == Display::None) return nullptr;
  }
  return found;
}

}  // namespace weft
