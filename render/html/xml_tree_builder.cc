#include "render/html/xml_tree_builder.h"

#include "render/base/ascii.h"
#include "render/html/identifiers.h"

namespace weft {

XmlTreeBuilder::XmlTreeBuilder(Document& document, XmlTokenizer& tokenizer, Arena& arena,
                               Arena& scratch)
    : document_(&document),
      tokenizer_(&tokenizer),
      arena_(&arena),
      open_(scratch),
      bindings_(scratch),
      names_(scratch.budget()) {}

Status XmlTreeBuilder::run() {
  for (Token token;;) {
    WEFT_TRY(tokenizer_->next(token));
    switch (token.kind) {
      case TokenKind::StartTag: WEFT_TRY(start_tag(token)); break;
      case TokenKind::EndTag: WEFT_TRY(end_tag(token)); break;
      case TokenKind::Text: WEFT_TRY(text(token.text)); break;
      default: return end();
    }
  }
}

XmlTreeBuilder::SplitName XmlTreeBuilder::split(std::string_view name) {
  const size_t colon = name.find(':');
  if (colon == name.npos || colon == 0 || colon + 1 == name.size()) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

XmlTreeBuilder::NamedSpace XmlTreeBuilder::of_url(std::string_view url) {
  struct Row {
    std::string_view url;
    NamedSpace name_space;
  };
  static constexpr Row kRows[] = {{"http://www.w3.org/1999/xhtml", NamedSpace::Html},
                                  {"http://www.w3.org/2000/svg", NamedSpace::Svg},
                                  {"http://www.w3.org/1998/Math/MathML", NamedSpace::MathMl},
                                  {"http://www.w3.org/1999/xlink", NamedSpace::XLink}};
  for (const Row& row : kRows)
    if (row.url == url) return row.name_space;
  return NamedSpace::Other;
}

XmlTreeBuilder::NamedSpace XmlTreeBuilder::bound_to(std::string_view prefix) const {
  if (prefix == "xml") return NamedSpace::Xml;
  for (size_t i = bindings_.size(); i-- > 0;)
    if (names_.view(bindings_[i].prefix_begin, bindings_[i].prefix_end) == prefix)
      return bindings_[i].name_space;
  return NamedSpace::Other;
}

Status XmlTreeBuilder::bind_namespaces(const Token& token) {
  for (const TokenAttribute& attribute : token.attributes) {
    const SplitName name = split(token.attribute_name(attribute));
    const bool is_default = name.prefix.empty() && name.local == "xmlns";
    if (!is_default && name.prefix != "xmlns") continue;
    Binding binding;
    binding.prefix_begin = names_.size();
    if (!is_default) WEFT_TRY(names_.append(name.local));
    binding.prefix_end = names_.size();
    binding.name_space = of_url(token.attribute_value(attribute));
    WEFT_TRY(bindings_.push(binding));
  }
  return Status::Ok;
}

std::string_view XmlTreeBuilder::open_name() const {
  return names_.view(open_.back().name_begin, open_.back().name_end);
}

Status XmlTreeBuilder::start_tag(const Token& token) {
  if (open_.empty() && document_->root())
    return tokenizer_->fail("a second element stands beside the first:", token.name);
  if (open_.size() == kMaxDepth)
    return tokenizer_->fail("elements are nested more than 512 levels deep");
  OpenElement open = {document_, names_.size(), names_.size() + token.name.size(),
                      bindings_.size()};
  WEFT_TRY(names_.append(token.name));
  WEFT_TRY(bind_namespaces(token));
  const SplitName name = split(token.name);
  const NamedSpace name_space = bound_to(name.prefix);
  WEFT_TRY_ASSIGN(const Atom atom, atom_for(*document_->atoms, name.local, Atom::Span));
  auto* const element = arena_->make<Element>(
      atom, name_space < NamedSpace::Other ? static_cast<Namespace>(name_space) : Namespace::Other);
  if (!element) return Status::OutOfMemory;
  ++document_->node_count;
  WEFT_TRY(add_attributes(*element, token));
  (open_.empty() ? document_ : open_.back().node)->append(*element);
  WEFT_TRY_ASSIGN(open.node, content_of(*element));
  WEFT_TRY(open_.push(open));
  return token.self_closing ? end_tag(token) : Status::Ok;
}

// Where the children of `element` go: those of a template into its content.
Result<Node*> XmlTreeBuilder::content_of(Element& element) {
  if (!element.is_html(Atom::Template)) return static_cast<Node*>(&element);
  Node* const content = arena_->make<Node>(NodeKind::Fragment);
  if (!content) return Status::OutOfMemory;
  element.append(*content);
  return content;
}

// Declarations of namespaces are no attributes here, nor is what has a prefix that means nothing.
Status XmlTreeBuilder::add_attributes(Element& element, const Token& token) {
  if (token.attributes.empty()) return Status::Ok;
  const std::span<Attribute> attributes = arena_->make_array<Attribute>(token.attributes.size());
  if (!attributes.data()) return Status::OutOfMemory;
  Attribute** link = &element.attributes;
  for (size_t i = 0; i < attributes.size(); ++i) {
    const SplitName name = split(token.attribute_name(token.attributes[i]));
    if (name.prefix == "xmlns" || (name.prefix.empty() && name.local == "xmlns")) continue;
    const NamedSpace name_space = name.prefix.empty() ? NamedSpace::Other : bound_to(name.prefix);
    if (name_space == NamedSpace::XLink) attributes[i].name_space = AttributeNamespace::XLink;
    else if (name_space == NamedSpace::Xml) attributes[i].name_space = AttributeNamespace::Xml;
    else if (!name.prefix.empty()) continue;
    WEFT_TRY_ASSIGN(attributes[i].name, atom_for(*document_->atoms, name.local, Atom::None));
    if (attributes[i].name == Atom::None) continue;
    WEFT_TRY_ASSIGN(attributes[i].value, arena_->copy(token.attribute_value(token.attributes[i])));
    *link = &attributes[i];
    link = &attributes[i].next;
  }
  return set_identifiers(element, *document_, *arena_);
}

Status XmlTreeBuilder::end_tag(const Token& token) {
  if (open_.empty()) return tokenizer_->fail("no element is open at the end tag of", token.name);
  if (open_name() != token.name)
    return tokenizer_->fail("another element is open at the end tag of", token.name);
  names_.truncate(open_.back().name_begin);
  while (bindings_.size() > open_.back().bindings) bindings_.pop();
  open_.pop();
  return Status::Ok;
}

Status XmlTreeBuilder::text(std::string_view text) {
  if (open_.empty())
    return trimmed(text).empty() ? Status::Ok
                                 : tokenizer_->fail("text stands outside of all elements");
  auto* const node = arena_->make<Text>(std::string_view());
  if (!node) return Status::OutOfMemory;
  ++document_->node_count;
  WEFT_TRY_ASSIGN(node->text, arena_->copy(text));
  open_.back().node->append(*node);
  return Status::Ok;
}

Status XmlTreeBuilder::end() {
  if (!open_.empty()) return tokenizer_->fail("the page ends before the end tag of", open_name());
  return document_->root() ? Status::Ok : tokenizer_->fail("there is no element");
}

}  // namespace weft
