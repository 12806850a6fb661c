// The width of text, by shaping it into scratch memory that is used again and again: a few KB,
// whatever the text is.
#pragma once

#include "render/layout/inline/inline_text.h"

namespace weft {

struct TextExtent {
  Px advance;
  Px trailing;                 ///< The part of it that is white space at the end.
  uint32_t spaces = 0;         ///< Where justification may go, the end included.
  uint32_t spaces_at_end = 0;  ///< Those of them after the last character that does not hang.
  bool fallback =
      false;  ///< Some glyph is not of the style's own font; then, line gaps spread around them:
  Px above, below;
};

class TextMeasurer {
 public:
  TextMeasurer(FontSet& fonts, Budget& budget) : fonts_(fonts), arena_(budget, kBlockBytes) {
    start_over();
  }

  /// The first available font of `style`. Errors: OutOfMemory, NotFound.
  Result<const Font*> font(const TextStyle& style);
  /// Bytes [start, start + length) of a text box as `style` shows them. Errors: OutOfMemory.
  Status measure(const Box& text, const TextStyle& style, uint32_t start, uint32_t length,
                 TextExtent* extent);
  /// The advance of generated text in `style`. Errors: OutOfMemory.
  Result<Px> measure_generated(const TextStyle& style, std::string_view text);
  /// Gives the scratch memory back until it is needed again.
  void release();

 private:
  static constexpr size_t kBlockBytes = 1024;
  void start_over();

  FontSet& fonts_;
  Arena arena_;
  ArenaVector<char> shown_;
  ArenaVector<ShapedGlyph> glyphs_;
  const TextStyle* font_style_ = nullptr;
  const Font* font_ = nullptr;
};

}  // namespace weft
