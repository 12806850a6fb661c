// The width of text, by shaping it into scratch memory that is used again and again: a few KB,
// whatever the text is.
#pragma once

#include "render/layout/inline/inline_text.h"
#include "render/layout/measured_text.h"

namespace weft {

class TextMeasurer {
 public:
  TextMeasurer(FontSet& fonts, Budget& budget, MeasuredText& measured)
      : fonts_(fonts), measured_(measured), arena_(budget, kBlockBytes) {
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
  Status measure_anew(const Box& text, const TextStyle& style, uint32_t start, uint32_t length,
                      TextExtent* extent);

  FontSet& fonts_;
  MeasuredText& measured_;
  Arena arena_;
  ArenaVector<char> shown_;
  ArenaVector<ShapedGlyph> glyphs_;
  const TextStyle* font_style_ = nullptr;
  const Font* font_ = nullptr;
};

}  // namespace weft
