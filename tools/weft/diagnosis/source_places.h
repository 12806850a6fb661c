// Where the parts of a page stand in its files: lines of elements, and what lines of sheets are
// lines of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "render/html/dom.h"
#include "tools/weft/diagnosis/finding.h"

namespace weft {

class SourcePlaces {
 public:
  /// `page_url`: absolute, as it was asked for.
  explicit SourcePlaces(std::string_view page_url);

  /// From now on keeps the lines of all elements, not only of those that are often spoken of.
  void keep_all() { keeps_all_ = true; }
  void add_element(const Element& element, uint32_t line, uint32_t last_line);
  /// As Diagnostics::add_sheet().
  void add_sheet(uint16_t number, std::string_view url, const Element* element);

  /// The page's file, without a line where that of the element is not known.
  Place of(const Element& element) const;
  /// The same for text: that of its nearest element; no place where its line is not known.
  Place of_text(const Node* text) const;
  Place in_sheet(uint16_t number, uint32_t line) const;
  /// "index.html", "css/site.css"; what is elsewhere by its URL.
  std::string file_of(std::string_view url) const;
  const std::string& page() const { return page_; }

 private:
  struct ElementLines {
    const Element* element;
    uint32_t first, last;
  };
  struct Sheet {
    std::string file;
    uint32_t lines_before = 0;
  };
  const ElementLines* find(const Element& element) const;

  std::string folder_, page_;
  bool keeps_all_ = false;
  std::vector<ElementLines> elements_;  // those that may have to be named
  mutable size_t last_found_ = 0;       // in elements_: the next one is asked for soon
  std::map<uint16_t, Sheet> sheets_;
};

}  // namespace weft
