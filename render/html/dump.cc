#include "render/html/dump.h"

#include <initializer_list>

namespace weft {
namespace {

class TreeDump {
 public:
  TreeDump(const Document& document, TextSink& sink) : document_(document), sink_(sink) {}

  void node(const Node& node, size_t depth) {
    switch (node.kind) {
      case NodeKind::Document: break;
      case NodeKind::Fragment: line(depth, {"content"}); break;
      case NodeKind::Doctype: doctype(static_cast<const Doctype&>(node), depth); break;
      case NodeKind::Element: element(static_cast<const Element&>(node), depth); break;
      case NodeKind::Text: text(static_cast<const Text&>(node), depth); break;
      case NodeKind::Comment:
        line(depth, {"<!-- ", static_cast<const Comment&>(node).text, " -->"});
        break;
    }
  }

 private:
  void begin_line(size_t depth) {
    sink_.write("| ");
    for (size_t i = 1; i < depth; ++i) sink_.write("  ");
  }

  void line(size_t depth, std::initializer_list<std::string_view> parts) {
    begin_line(depth);
    for (const std::string_view part : parts) sink_.write(part);
    sink_.write("\n");
  }

  void doctype(const Doctype& doctype, size_t depth) {
    if (doctype.public_id.empty() && doctype.system_id.empty())
      return line(depth, {"<!DOCTYPE ", doctype.name, ">"});
    line(depth,
         {"<!DOCTYPE ", doctype.name, " \"", doctype.public_id, "\" \"", doctype.system_id, "\">"});
  }

  void element(const Element& element, size_t depth) {
    static constexpr std::string_view kPrefixes[] = {"<", "<svg ", "<math ", "<other "};
    line(depth, {kPrefixes[static_cast<size_t>(element.name_space)],
                 document_.atoms->text(element.name), ">"});
    const Attribute* written = nullptr;
    while (const Attribute* attribute = next_attribute(element, written)) {
      line(depth + 1, {prefix_of(*attribute), name_of(*attribute), "=\"", attribute->value, "\""});
      written = attribute;
    }
  }

  // Adjacent text is one.
  void text(const Text& text, size_t depth) {
    const Node* previous = text.previous_sibling();
    if (!previous || !previous->is_text()) {
      begin_line(depth);
      sink_.write("\"");
    }
    sink_.write(text.text);
    if (!text.next_sibling || !text.next_sibling->is_text()) sink_.write("\"\n");
  }

  static std::string_view prefix_of(const Attribute& attribute) {
    static constexpr std::string_view kPrefixes[] = {"", "xlink ", "xml ", "xmlns "};
    return kPrefixes[static_cast<size_t>(attribute.name_space)];
  }
  std::string_view name_of(const Attribute& attribute) const {
    return document_.atoms->text(attribute.name);
  }

  std::string_view first_word(const Attribute& attribute) const {
    const std::string_view prefix = prefix_of(attribute);
    return prefix.empty() ? name_of(attribute) : prefix;
  }

  bool comes_before(const Attribute& a, const Attribute& b) const {
    const int first_words = first_word(a).compare(first_word(b));
    return first_words ? first_words < 0 : name_of(a) < name_of(b);
  }

  // The attribute that follows `after` in the order of names, the first for null; null at the end.
  const Attribute* next_attribute(const Element& element, const Attribute* after) const {
    const Attribute* next = nullptr;
    for (const Attribute* attribute = element.attributes; attribute; attribute = attribute->next) {
      if (after && !comes_before(*after, *attribute)) continue;
      if (!next || comes_before(*attribute, *next)) next = attribute;
    }
    return next;
  }

  const Document& document_;
  TextSink& sink_;
};

}  // namespace

void dump_tree(const Document& document, TextSink& sink) {
  TreeDump dump(document, sink);
  size_t depth = 0;
  const Node* node = &document;
  while (node) {
    dump.node(*node, depth);
    if (node->first_child) {
      node = node->first_child;
      ++depth;
      continue;
    }
    for (; node != &document && !node->next_sibling; node = node->parent) --depth;
    node = node == &document ? nullptr : node->next_sibling;
  }
}

}  // namespace weft
