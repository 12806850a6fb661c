// Creating and inserting nodes (HTML Standard 13.2.6.1 to 13.2.6.2).
#include <iterator>

#include "render/base/ascii.h"
#include "render/html/foreign_names.h"
#include "render/html/identifiers.h"
#include "render/html/style_inputs.h"
#include "render/html/tree_builder.h"

namespace weft {
namespace {

// A text longer than this goes on in a new node when its memory cannot grow in place, instead of
// being copied.
constexpr size_t kCopiedTextBytes = 512;
constexpr uint8_t kSmallestRoomExponent = 5;

bool has_attribute(const Attribute* first, Atom name, AttributeNamespace name_space) {
  for (const Attribute* attribute = first; attribute; attribute = attribute->next)
    if (attribute->name == name && attribute->name_space == name_space) return true;
  return false;
}

}  // namespace

Result<std::string_view> TreeBuilder::keep_value(std::string_view value, Arena& arena) {
  for (const KeptValue& recent : recent_values_)
    if (recent.arena == &arena && recent.text == value) return recent.text;
  WEFT_TRY_ASSIGN(const std::string_view kept, arena.copy(value));
  if (kept.size() >= kLeastShared)
    recent_values_[kept_values_++ % std::size(recent_values_)] = {&arena, kept};
  return kept;
}

Status TreeBuilder::add_attributes(Element& element, const Token& token) {
  const Attribute* const earlier = element.attributes;
  Attribute** link = &element.attributes;
  while (*link) link = &(*link)->next;
  for (const TokenAttribute& said : token.attributes) {
    const AdjustedName name = adjusted_attribute(token.attribute_name(said), element.name_space);
    WEFT_TRY_ASSIGN(const Atom atom, atom_for(*atoms_, name.text, Atom::None));
    if (atom == Atom::None || has_attribute(earlier, atom, name.name_space)) continue;
    Arena& arena = is_style_input(atom) ? *style_inputs_ : *arena_;
    auto* const attribute = arena.make<Attribute>();
    if (!attribute) return Status::OutOfMemory;
    attribute->name = atom;
    attribute->name_space = name.name_space;
    WEFT_TRY_ASSIGN(attribute->value, keep_value(token.attribute_value(said), arena));
    *link = attribute;
    link = &attribute->next;
  }
  return set_identifiers(element, *document_, *style_inputs_);
}

Arena& TreeBuilder::arena_for_text(const Node& parent) const {
  return holds_style_input(parent) ? *style_inputs_ : *arena_;
}

// "Create an element for a token"; a template gets its content.
Result<Element*> TreeBuilder::create_element(Token& token, Atom name, Namespace name_space) {
  Element* element = arena_->make<Element>(name, name_space);
  if (!element) return Status::OutOfMemory;
  ++document_->node_count;
  if (!token.attributes.empty()) WEFT_TRY(add_attributes(*element, token));
  if (diagnostics_)
    diagnostics_->add_element(*element, tokenizer_->token_line(), tokenizer_->line());
  if (scout_) scout_->see(*element);
  if (name == Atom::Selectedcontent) has_selectedcontent_ = true;
  if (!element->is_html(Atom::Template)) return element;
  Node* content = arena_->make<Node>(NodeKind::Fragment);
  if (!content) return Status::OutOfMemory;
  element->append(*content);
  return element;
}

// A new element like `element`; what is read-only is shared.
Result<Element*> TreeBuilder::clone(const Element& element) {
  Element* copy = arena_->make<Element>(element.name, element.name_space);
  if (!copy) return Status::OutOfMemory;
  ++document_->node_count;
  copy->attributes = element.attributes;
  copy->id = element.id;
  copy->class_atoms = element.class_atoms;
  copy->class_count = element.class_count;
  return copy;
}

TreeBuilder::Place TreeBuilder::foster_place() const {
  const size_t last_template = open_.last(Atom::Template);
  const size_t last_table = open_.last(Atom::Table);
  constexpr size_t kNone = OpenElements::kNowhere;
  if (last_template != kNone && (last_table == kNone || last_template > last_table))
    return {&open_[last_template], nullptr};
  if (last_table == kNone) return {&open_[0], nullptr};
  Element& table = open_[last_table];
  if (table.parent) return {table.parent, &table};
  return {&open_[last_table - 1], nullptr};
}

// "The appropriate place for inserting a node".
TreeBuilder::Place TreeBuilder::appropriate_place(Element* override_target) const {
  if (open_.empty()) return {document_, nullptr};
  Element& target = override_target ? *override_target : open_.current();
  Place place{&target, nullptr};
  if (foster_parenting_ && is_in(target, TagSet::FosterTarget)) place = foster_place();
  const Element* parent = place.parent->as_element();
  if (parent && parent->is_html(Atom::Template)) return {parent->first_child, nullptr};
  const bool is_too_deep = open_.size() > kMaxDepth && !override_target && !place.before;
  if (is_too_deep && parent && parent->parent && parent->parent->is_element())
    return {parent->parent, nullptr};
  return place;
}

void TreeBuilder::attach(Node& node, Place place) {
  node.remove();
  place.parent->insert_before(node, place.before);
}

Result<Element*> TreeBuilder::insert_element(Token& token, Namespace name_space) {
  WEFT_TRY_ASSIGN(const Atom name, token.atom != Atom::None
                                       ? Result<Atom>(token.atom)
                                       : atom_for(*atoms_, token.name, Atom::Span));
  WEFT_TRY_ASSIGN(Element * element, create_element(token, name, name_space));
  attach(*element, appropriate_place());
  WEFT_TRY(open_.push(*element));
  return element;
}

Result<Element*> TreeBuilder::insert_bare(Atom name) {
  Token token;
  token.kind = TokenKind::StartTag;
  token.atom = name;
  return insert_element(token);
}

Status TreeBuilder::insert_void(Token& token) {
  WEFT_TRY(insert_element(token).status());
  open_.pop();
  return Status::Ok;
}

Status TreeBuilder::insert_and_switch(Token& token, Mode mode) {
  WEFT_TRY(insert_element(token).status());
  return switch_to(mode);
}

// The generic raw text and RCDATA element parsing algorithms.
Status TreeBuilder::insert_raw(Token& token, TextContent content) {
  tokenizer_->set_content(content);
  original_mode_ = mode_;
  return insert_and_switch(token, Mode::Text);
}

Status TreeBuilder::insert_text(std::string_view text) {
  if (text.empty()) return Status::Ok;
  const Place place = appropriate_place();
  if (place.parent->kind == NodeKind::Document) return Status::Ok;
  Node* previous = place.before ? place.before->previous_sibling() : place.parent->last_child();
  if (previous && previous->is_text()) return append_text(*static_cast<Text*>(previous), text);
  return insert_new_text(place, text);
}

Status TreeBuilder::insert_new_text(Place place, std::string_view text) {
  Arena& arena = arena_for_text(*place.parent);
  Text* node = arena.make<Text>(std::string_view());
  if (!node) return Status::OutOfMemory;
  ++document_->node_count;
  place.parent->insert_before(*node, place.before);
  if (spaces_.starts_with(text)) {
    node->text = spaces_.substr(0, text.size());
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(node->text, arena.copy(text));
  if (&arena == arena_ && trimmed(text).empty()) spaces_ = node->text;
  return Status::Ok;
}

// Grows the text in place where its memory allows it; a short one moves to a room of a power of
// two, a long one goes on in a node of its own.
Status TreeBuilder::append_text(Text& node, std::string_view text) {
  const size_t old_size = node.text.size(), size = old_size + text.size();
  char* memory = const_cast<char*>(node.text.data());
  const size_t room = node.parser_byte ? size_t{1} << node.parser_byte : 0;
  Arena& arena = arena_for_text(*node.parent);
  if (size > room && (room || !arena.grow_in_place(memory + old_size, text.size()))) {
    if (size > kCopiedTextBytes) return insert_new_text({node.parent, node.next_sibling}, text);
    uint8_t exponent = kSmallestRoomExponent;
    while (size_t{1} << exponent < size) ++exponent;
    memory = static_cast<char*>(arena.allocate(size_t{1} << exponent, 1));
    if (!memory) return Status::OutOfMemory;
    std::memcpy(memory, node.text.data(), old_size);
    node.parser_byte = exponent;
  }
  std::memcpy(memory + old_size, text.data(), text.size());
  node.text = {memory, size};
  return Status::Ok;
}

Status TreeBuilder::insert_comment(Token& token) {
  return insert_comment_at(appropriate_place(), token);
}

Status TreeBuilder::insert_comment_at(Place place, Token& token) {
  const Node* const last =
      place.before ? place.before->previous_sibling() : place.parent->last_child();
  if (drops_comments_ && !(last && last->is_text())) return Status::Ok;
  Comment* node = arena_->make<Comment>(std::string_view());
  if (!node) return Status::OutOfMemory;
  ++document_->node_count;
  if (!drops_comments_) {
    WEFT_TRY_ASSIGN(node->text, arena_->copy(token.text));
  }
  place.parent->insert_before(*node, place.before);
  return Status::Ok;
}

// Adds the attributes that `element` lacks, when a second html or body start tag comes.
Status TreeBuilder::merge_attributes(Element& element, const Token& token) {
  return token.attributes.empty() ? Status::Ok : add_attributes(element, token);
}

// "Reconstruct the active formatting elements" (13.2.4.3).
Status TreeBuilder::reconstruct_formatting() {
  size_t index = formatting_.size();
  while (index > 0 && formatting_[index - 1] && !open_.contains(*formatting_[index - 1])) --index;
  for (; index < formatting_.size(); ++index) {
    WEFT_TRY_ASSIGN(Element * element, clone(*formatting_[index]));
    attach(*element, appropriate_place());
    WEFT_TRY(open_.push(*element));
    formatting_.replace(index, *element);
  }
  return Status::Ok;
}

}  // namespace weft
