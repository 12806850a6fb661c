// A document from text, on a budget of its own.
#pragma once

#include <cstdlib>
#include <string>

#include "render/html/parser.h"

namespace weft {

struct ParsedDocument {
  explicit ParsedDocument(std::string_view html, std::string_view doctype = "<!DOCTYPE html>") {
    const std::string text = std::string(doctype) + std::string(html);
    MemoryStream stream(text);
    NoNotes notes;
    const Result<Document*> parsed =
        parse_html(stream, {"text/html; charset=utf-8", {}, {}}, arena, notes);
    if (!parsed.ok()) std::abort();
    document = parsed.value();
  }
  /// The element with that id, or null.
  Element* by_id(std::string_view id) const {
    for (Node* node = document->first_child; node; node = next_in_tree(*node, *document))
      if (Element* element = node->as_element();
          element && element->attribute(Atom::Id) && *element->attribute(Atom::Id) == id)
        return element;
    return nullptr;
  }

  Budget budget;
  Arena arena{budget};
  Document* document = nullptr;
};

}  // namespace weft
