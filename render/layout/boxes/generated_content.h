// Boxes that no node of the document makes: ::before, ::after (CSS 2.1 12.1-12.4) and list markers
// (12.5).
#pragma once

#include "render/layout/boxes/box_factory.h"
#include "render/layout/boxes/counter_styles.h"
#include "render/layout/boxes/counters.h"

namespace weft {

class GeneratedContent {
 public:
  explicit GeneratedContent(BoxFactory& factory)
      : factory_(factory),
        counters_(factory.input().arena),
        counter_styles_(factory.input().counter_styles, factory.input().arena) {}

  /// Enters an element: its counters, and those that HTML's lists bring along. `depth`: how deep it
  /// lies.
  Status enter(const Element& element, const ComputedStyle& style, unsigned depth);
  void leave(unsigned depth) { counters_.leave(depth); }
  /// The complete box of ::before or ::after, which may have counters of its own; null when there
  /// is none. Errors: OutOfMemory.
  Result<Box*> pseudo_element(const Element& element, PseudoKind kind, unsigned depth);
  /// The marker of the list item `box`: BoxKind::Marker outside, inline content inside, null for
  /// none. Errors: OutOfMemory, Timeout.
  Result<Box*> marker(const Box& box);

 private:
  Status count_item(const Element& element, unsigned depth);
  Status append_piece(Box& box, const Element& element, const ContentPiece& piece);
  Result<std::string_view> attribute_name(const Element& element, std::string_view written);
  Result<std::string_view> counter_values(const ContentPiece& piece);
  Status append_text(Box& box, std::string_view text);
  Result<Box*> image_box(const Box& around);
  Status append_image(Box& box, const ImageValue& image);
  std::string_view quote(const ComputedStyle& style, ContentPiece::Kind kind);
  Result<const ComputedStyle*> marker_style(const Box& box, bool outside);
  Status fill_marker(Box& marker, const Box& item);

  BoxFactory& factory_;
  Counters counters_;
  CounterStyles counter_styles_;
};

}  // namespace weft
