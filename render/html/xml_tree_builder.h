// Tokens of XML in, tree out: elements with their namespaces, and text. What does not fit together
// ends the document.
#pragma once

#include "render/base/arena_vector.h"
#include "render/html/dom.h"
#include "render/html/xml_tokenizer.h"

namespace weft {

class XmlTreeBuilder {
 public:
  /// Deeper elements end the document.
  static constexpr size_t kMaxDepth = 512;

  /// `arena` takes the nodes, `scratch` what is needed while parsing.
  XmlTreeBuilder(Document& document, XmlTokenizer& tokenizer, Arena& arena, Arena& scratch);
  /// Builds the whole tree. Errors: Corrupt with the tokenizer's error() (the document holds what
  /// came before), those of the stream, OutOfMemory.
  Status run();

 private:
  /// The first are those of elements: Namespace.
  enum class NamedSpace : uint8_t { Html, Svg, MathMl, Other, XLink, Xml };
  struct OpenElement {
    Node* node;  // that children go into
    size_t name_begin, name_end;
    size_t bindings;  // before its own
  };
  struct Binding {
    size_t prefix_begin, prefix_end;
    NamedSpace name_space;
  };
  struct SplitName {
    std::string_view prefix, local;
  };

  static SplitName split(std::string_view name);
  static NamedSpace of_url(std::string_view url);
  std::string_view open_name() const;
  NamedSpace bound_to(std::string_view prefix) const;
  Status bind_namespaces(const Token& token);
  Status start_tag(const Token& token);
  Status end_tag(const Token& token);
  Status text(std::string_view text);
  Status end();
  Status add_attributes(Element& element, const Token& token);
  Result<Node*> content_of(Element& element);

  Document* document_;
  XmlTokenizer* tokenizer_;
  Arena* arena_;
  ArenaVector<OpenElement> open_;
  ArenaVector<Binding> bindings_;
  ByteBuffer names_;  // of open elements, each followed by the prefixes that it binds
};

}  // namespace weft
