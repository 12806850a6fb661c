// What `weft style` and `weft layout` say about a page, kept by place: the elements with their
// boxes and the rules that won, for the element under the mouse.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tools/weft/preview/canvas.h"
#include "tools/weft/style_origins.h"
#include "weft/page.h"

namespace weft {

struct InspectedElement {
  std::string name;  ///< "p#intro.wide"
  std::vector<PixelRect>
      boxes;              ///< Border boxes in pixels of the picture; inline ones have several.
  bool is_fixed = false;  ///< To the viewport.
  struct Rule {
    std::string place;                      ///< "site.css:6 { nav a }", "style attribute"
    std::vector<std::string> declarations;  ///< "color: rgb(255, 0, 0)", those that won.
  };
  std::vector<Rule> rules;  ///< The style attribute, then from the last rule to the first.
};

/// Given to a page with its sources, and as the observer of its layout.
class Inspection final : public PageObserver, private StyleVisitor {
 public:
  /// What lies in the folder of `page_url` is named without it.
  Inspection(std::string_view page_url, double device_pixel_ratio);
  StyleOrigins& origins() { return origins_; }
  Status placed(const Document& document, const Box& root, Styles& styles) override;

  /// Once the page is placed: the viewport stands so many pixels below its top.
  void scroll(int down);

  /// The innermost element there, or null.
  const InspectedElement* find(int x, int y) const;
  /// The body of a page about an element, for about as many lines of text as `lines`.
  std::string html(const InspectedElement& element, int lines) const;

 private:
  Status visit(const Element& element, const InheritedStyle& parent,
               const InheritedStyle& handed_down, Cascade& cascade) override;
  std::string place_of(const DeclarationOrigin& origin) const;
  void add_boxes(const Box& box);
  void add_box(const Box& box, const PixelRect& rect);

  std::string folder_;
  double device_pixel_ratio_;
  StyleOrigins origins_;
  const Document* document_ = nullptr;  // during placed()
  std::map<const Element*, size_t> indices_;
  std::vector<InspectedElement> elements_;  // in tree order
};

}  // namespace weft
