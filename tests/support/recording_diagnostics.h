// Keeps what is told of a page, one line each, for a test to read.
#pragma once

#include <string>
#include <vector>

#include "render/base/diagnostics.h"
#include "render/html/dom.h"

namespace weft {

class RecordingDiagnostics final : public Diagnostics {
 public:
  void add_element(const Element& element, uint32_t line, uint32_t last_line) override {
    const std::string_view* const id = element.attribute(Atom::Id);
    if (id) add("#" + std::string(*id), line, std::to_string(last_line));
  }
  void add_sheet(uint16_t, std::string_view url, const Element* element) override {
    lines.push_back("sheet " + std::string(element ? "of an element" : url));
  }
  void repeat_style(const Element&) override { lines.emplace_back("repeated"); }
  void drop_rule(uint16_t, uint32_t line, std::string_view prelude) override {
    add("rule", line, prelude);
  }
  void drop_declaration(uint16_t, uint32_t line, std::string_view text,
                        const DeclarationBlock&) override {
    add("declaration", line, text);
  }
  void drop_font_face(uint16_t, uint32_t line, std::string_view family) override {
    add("face", line, family);
  }
  std::vector<std::string> lines;

 private:
  void add(const std::string& what, uint32_t line, std::string_view text) {
    lines.push_back(what + " " + std::to_string(line) + " " + std::string(text));
  }
};

}  // namespace weft
