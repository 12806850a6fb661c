// The sheets that a document brings along, in its order: <style> and <link rel=stylesheet>, several
// requested ahead.
#pragma once

#include "render/css/sheets/style_sheet.h"

namespace weft {

/// Whether `element` is a <link> to a sheet that applies, unless its title speaks against it.
bool links_sheet(const Element& element, const MediaEnvironment& environment);

class DocumentSheets {
 public:
  /// Those of the document, whose base is `base_url`, or of the shadow tree that the matcher of
  /// `context` is in; their rules are in `layer`.
  DocumentSheets(SheetContext& context, std::string_view base_url,
                 uint16_t layer = LayerTree::kNone);
  /// Reads them all. Errors: OutOfMemory, Timeout.
  Status read();

 private:
  static constexpr size_t kAhead = 4;
  /// A linked sheet whose request is under way.
  struct Request {
    const Element* link = nullptr;
    std::string_view url;
    Owned<Resource> resource;
  };

  Status read_style_element(const Element& style);
  Status read_link(const Element& link);
  Status request_ahead();
  Status request(const Element& link);
  bool has_preferred_title(const Element& element) const;
  bool is_style(const Element& element) const;
  bool is_link(const Element& element) const {
    return links_sheet(element, context_.environment) && has_preferred_title(element) &&
           is_of_tree(element);
  }
  /// Not the host, nor what is slotted.
  bool is_of_tree(const Element& element) const {
    const Element* const host = context_.matcher.host();
    return !host || (&element != host && element.parent != host);
  }
  void find_preferred_title();

  SheetContext& context_;
  std::string_view base_url_;
  const uint16_t layer_;
  std::string_view preferred_title_;
  size_t next_to_request_ = 0;  // place in the index's elements
  Request requests_[kAhead];    // a ring
  size_t first_request_ = 0, request_count_ = 0;
  uint16_t style_elements_ = 0;
};

}  // namespace weft
