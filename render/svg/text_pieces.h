// The characters of a <text>, cut into pieces wherever one has a place of its own (SVG 2, 11.4).
#pragma once

#include "render/base/arena_vector.h"
#include "render/html/dom.h"
#include "render/svg/svg_length.h"

namespace weft {

/// Characters that go on from each other in one style.
struct TextPiece {
  const Element* element = nullptr;
  const Element* path = nullptr;  ///< The <textPath> around it, or null.
  size_t begin = 0, end = 0;      ///< Bytes of the text.
  bool has_x = false, has_y = false;
  Vector at, shift;  ///< x and y, dx and dy in user units; once it is laid out, `at` is its pen.
  float degrees = 0;
  bool right_to_left = false;
  // Once it is shaped:
  size_t first_glyph = 0, glyph_count = 0;
  float advance = 0;  ///< User units along the line.
  float stretch = 1;  ///< Of its glyphs, along the line.
};

/// The pieces of an element with textLength.
struct TextStretch {
  size_t begin, end;
  float length;
  bool has_glyphs;  ///< These are stretched, too.
  bool is_part;     ///< Of a text that may go on behind it.
};

/// Whether `piece`, which comes after what began with `first`, begins a chunk of its own (11.5).
inline bool begins_chunk(const TextPiece& piece, const TextPiece& first) {
  return piece.path != first.path || (!first.path && (piece.has_x || piece.has_y));
}

/// Marks that stand on the character before them, and so have no place of their own.
bool is_combining(char32_t c);

class TextPieces {
 public:
  /// A piece of one embedding level, cut from the piece number `origin`.
  struct Part {
    TextPiece piece;
    size_t origin;
    uint8_t level;
  };

  TextPieces(Arena& arena, const SvgUnits& units)
      : arena_(arena),
        units_(units),
        text_(arena),
        pieces_(arena),
        stretches_(arena),
        open_(arena) {}

  /// Reads what is in `text`, with white space as it is asked for; pieces in the order that they
  /// are seen in from left to right, each of one direction. Errors: OutOfMemory.
  Status read(const Element& text);

  std::string_view text() const { return {text_.begin(), text_.size()}; }
  std::span<TextPiece> pieces() { return pieces_.span(); }
  std::span<const TextPiece> pieces() const { return pieces_.span(); }
  std::span<const TextStretch> stretches() const { return stretches_.span(); }  ///< Inner first.

 private:
  /// The positions that an element gives its characters.
  struct Positions {
    enum Kind : uint8_t { X, Y, Dx, Dy, Rotate, kCount };
    std::span<const float> lists[kCount];
    size_t start = 0;  // its first character
  };

  Status collect(const Element& element, int depth);
  // text_order.cc
  Status order(const Element& whole);
  Status take(std::span<const Part> parts);
  Status open(const Element& element);
  Status add_stretch(const Element& element, size_t first);
  Result<std::span<const float>> lengths(std::string_view list, SvgAxis axis);
  Result<std::span<const float>> angles(std::string_view list);
  bool position(Positions::Kind kind, float& value) const;
  Status add_text(const Element& element, std::string_view text);
  Status start_character(const Element& element, char32_t character);

  Arena& arena_;
  const SvgUnits& units_;
  ArenaVector<char> text_;
  ArenaVector<TextPiece> pieces_;
  ArenaVector<TextStretch> stretches_;
  ArenaVector<Positions> open_;
  size_t characters_ = 0;  // as UTF-16 counts them
  char32_t before_ = 0;    // the last of them
  const Element* path_ = nullptr;
};

}  // namespace weft
