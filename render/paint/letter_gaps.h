// Glyphs of 1 bit stand on whole pixels: which ones, so that the gaps between letters are as even
// as those of the outlines.
#pragma once

#include <array>

#include "fonts/font_set.h"
#include "render/paint/display_list.h"

namespace weft {

/// Holds 1.5 KB from the first text on, 7 KB where that is little.
class LetterGaps {
 public:
  explicit LetterGaps(Budget& budget) : budget_(&budget) {}
  ~LetterGaps() { budget_->release(known_.data(), known_.size_bytes()); }
  LetterGaps(const LetterGaps&) = delete;
  LetterGaps& operator=(const LetterGaps&) = delete;
  /// Moves the glyphs of a run of small text to whole pixels, each by less than two: at the least
  /// sum of squares of how far the gaps are from those of the outlines, and of how far letters are
  /// from theirs. Letters that are on whole pixels together stay as they are, so that the glyphs
  /// which shadows share with their text are moved once. Errors: OutOfMemory.
  Status even_out(const GlyphRun& run, FontSet& fonts);

 private:
  /// From the pen to the left and right edge of what is drawn, in 1/64 px.
  struct Extent {
    int16_t left, right;
  };
  struct KnownGlyph {
    const Font* font = nullptr;
    uint16_t glyph = 0;
    Extent outline, drawn;
    bool is_letter() const { return drawn.left < drawn.right; }
  };
  struct Letter {
    GlyphPosition* position;
    Px pen;
    int32_t pixel;  // on which it stands, at first the nearest one
    Extent outline, drawn;
  };
  static constexpr size_t kMostLetters = 24;  // that are placed together
  using Letters = std::array<Letter, kMostLetters>;
  static constexpr size_t kFewKnown = 64, kManyKnown = 256, kShare = 512;
  static constexpr int kPlaces = 3;  // before the nearest pixel, on it, and after it

  Status create();
  Result<const KnownGlyph*> know(const Font& font, uint16_t glyph, FontSet& fonts);
  static Extent drawn_extent(const GlyphBitmap& glyph);
  static std::array<int32_t, 2 * kPlaces - 1> gap_costs(const Letter& last, const Letter& letter);
  static void place(std::span<Letter> letters, bool first_is_placed);

  Budget* budget_;
  Owned<Letters> letters_;
  std::span<KnownGlyph> known_;  // each glyph has one place
};

}  // namespace weft
