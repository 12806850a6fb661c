// Text: glyph bitmaps from the font set's cache, at quarter pixels; rows of what is too large to be
// held.
#include <algorithm>
#include <bit>
#include <optional>

#include "render/paint/painters.h"

namespace weft {
namespace {

// DisplayItem::ink: the ink, its edge, that there is one, and that the gaps between letters are
// even.
constexpr uint8_t kInkBits = 7, kIsChosen = 0x80, kIsEven = 0x40;

struct Pen {
  int32_t x;
  uint8_t subpixel;
};

// The nearest quarter pixel; mono glyphs stand on the nearest whole one.
Pen pen_at(Px x, GlyphMode mode) {
  if (mode == GlyphMode::Mono) return {x.round(), 0};
  const int32_t quarters = (x + Px::from_raw(8)).raw() >> 4;
  return {quarters >> 2, static_cast<uint8_t>(quarters & 3)};
}

// One row of a run on a panel of few inks. Each pixel's ink is that of the run on the ground there:
// on a flat one the same wherever its colour is, on a picture one for the whole run.
class InkedRow {
 public:
  InkedRow(DisplayItem& item, Inks& inks, LineWriter& writer)
      : item_(item), inks_(inks), writer_(writer), color_(premultiplied(item.glyphs->color)) {}

  void put(int32_t x, uint8_t covered) {
    if (!writer_.may_touch(x)) return;
    const TextInk& ink = ink_at(x);
    if (ink.seen) writer_.text_pixel(x, last_color_, covered);
    else if (item_.glyphs->color.alpha) writer_.pixel(x, color_, covered);
  }
  /// Whether put_edge() has nothing to do from `left` to before `right`: pixels of one ink, and of
  /// the ground that the last ink was chosen for.
  bool needs_no_edge(int32_t left, int32_t right) const {
    const Layer& layer = writer_.layer();
    if (last_.edge || !last_is_flat_ || !layer.is_canvas()) return false;
    const int32_t end = std::min(right, writer_.right());
    for (int32_t x = std::max(left, writer_.left()); x < end; ++x)
      if (!is_one_ink(layer.mark(x)) &&
          !(kind_of(layer.mark(x)) == kFlatPixel && layer.pixel(x) == ground_))
        return false;
    return true;
  }
  /// A pixel beside the glyph: where the ground is a pattern, none of it that is like the glyph.
  void put_edge(int32_t x) {
    if (!writer_.may_touch(x) || (!last_.edge && is_like_last(x))) return;
    const uint8_t ground = kind_of(writer_.layer().seen_mark(x));
    if (is_one_ink(ground)) return;
    const TextInk& ink = ink_at(x);
    if (!ink.seen || !ink.edge) return;
    if (ground == kFlatPixel) writer_.layer().mark(x) |= ink.edge;
    else writer_.text_pixel(x, ink.edge == kLightEdge ? kLightest : kDarkest, 255);
  }

 private:
  const TextInk& ink_at(int32_t x) { return is_like_last(x) ? last_ : find_ink(x); }
  /// Whether a pixel is flat, and of the colour that the last ink was chosen for.
  bool is_like_last(int32_t x) const {
    const Layer& layer = writer_.layer();
    return last_is_flat_ && layer.is_canvas() && kind_of(layer.mark(x)) == kFlatPixel &&
           layer.pixel(x) == ground_;
  }
  const TextInk& find_ink(int32_t x) {
    const Layer& layer = writer_.layer();
    const uint8_t below = kind_of(layer.seen_mark(x));
    if (below == kTextPixel && is_known_) return last_;
    if (below == kPicturePixel) {
      ground_ = Rgba{};
      last_is_flat_ = false;
      return know(ink_on_picture());
    }
    const Rgba ground = layer.seen(x), shown = layer.seen(over(color_, 255, layer.pixel(x)), x);
    if (is_known_ && ground == ground_ && shown == shown_) return last_;
    ground_ = ground;
    shown_ = shown;
    last_is_flat_ = true;
    return know(inks_.text(shown, ground, false));
  }
  const TextInk& know(const TextInk& ink) {
    is_known_ = true;
    last_color_ = inks_.color_of(ink.ink);
    return last_ = ink;
  }
  // Decided where its first pixel lies on a picture, for the mean of the line there.
  TextInk ink_on_picture() {
    if (item_.ink & kIsChosen)
      return {static_cast<Ink>(item_.ink & kInkBits), true,
              static_cast<uint8_t>(item_.ink & (kLightEdge | kDarkEdge))};
    Layer& layer = writer_.layer();
    unsigned sums[3] = {}, count = 0;
    for (int32_t x = writer_.left(); x < writer_.right(); ++x) {
      if (kind_of(layer.seen_mark(x)) != kPicturePixel) continue;
      const Rgba ground = layer.seen(x);
      sums[0] += ground.red;
      sums[1] += ground.green;
      sums[2] += ground.blue;
      ++count;
    }
    const auto mean = [&](int channel) {
      return static_cast<uint8_t>(sums[channel] / std::max(count, 1u));
    };
    const Rgba ground = {mean(0), mean(1), mean(2), 255};
    const TextInk chosen = inks_.text(over(color_, 255, ground), ground, true);
    item_.ink = static_cast<uint8_t>(item_.ink | kIsChosen | chosen.edge | chosen.ink);
    return chosen;
  }

  static constexpr Rgba kLightest{255, 255, 255, 255}, kDarkest{0, 0, 0, 255};
  DisplayItem& item_;
  Inks& inks_;
  LineWriter& writer_;
  Rgba color_;
  Rgba ground_, shown_;
  TextInk last_;
  Rgba last_color_;
  bool is_known_ = false, last_is_flat_ = false;
};

// The bitmap's coverage at a place that may lie outside it.
uint8_t coverage_at(const GlyphBitmap& glyph, int32_t x, int32_t row) {
  if (x < 0 || x >= glyph.width || row < 0 || row >= glyph.height) return 0;
  return glyph.rows[static_cast<ptrdiff_t>(row) * glyph.stride + x];
}

bool touches(const GlyphBitmap& glyph, int32_t x, int32_t row) {
  for (int32_t dy = -1; dy <= 1; ++dy)
    for (int32_t dx = -1; dx <= 1; ++dx)
      if (coverage_at(glyph, x + dx, row + dy) >= 128) return true;
  return false;
}

void put_row(const GlyphBitmap& glyph, int32_t left, int32_t row, InkedRow& inked) {
  for (int32_t x = 0; x < glyph.width; ++x)
    if (const uint8_t covered = coverage_at(glyph, x, row)) inked.put(left + x, covered);
  for (int32_t x = -1; x <= glyph.width; ++x)
    if (!coverage_at(glyph, x, row) && touches(glyph, x, row)) inked.put_edge(left + x);
}

// Eight pixels of a glyph that has bits, at a place that may lie outside it.
unsigned bits_at(const GlyphBitmap& glyph, int32_t byte, int32_t row) {
  if (byte < 0 || byte >= glyph.stride || row < 0 || row >= glyph.height) return 0;
  return glyph.rows[static_cast<ptrdiff_t>(row) * glyph.stride + byte];
}

template <typename Visit>
void visit_bits(unsigned bits, int32_t left, Visit visit) {
  while (bits) {
    const int32_t x = std::countl_zero(static_cast<uint8_t>(bits));
    visit(left + x);
    bits ^= 0x80u >> x;
  }
}

void put_bits(const GlyphBitmap& glyph, int32_t left, int32_t row, InkedRow& inked) {
  for (int32_t byte = 0; byte < glyph.stride; ++byte)
    visit_bits(bits_at(glyph, byte, row), left + 8 * byte, [&](int32_t x) { inked.put(x, 255); });
  if (inked.needs_no_edge(left - 1, left + glyph.width + 1)) return;
  // The pixel before a byte, those of it and the one behind it.
  unsigned around = 0;
  for (int32_t byte = -1; byte <= glyph.stride; ++byte) {
    const int32_t next = byte + 1;
    around = around << 8 | bits_at(glyph, next, row - 1) | bits_at(glyph, next, row) |
             bits_at(glyph, next, row + 1);
    const unsigned near = (around >> 7 | around >> 8 | around >> 9) & 0xFF;
    visit_bits(near & ~bits_at(glyph, byte, row), left + 8 * byte,
               [&](int32_t x) { inked.put_edge(x); });
  }
}

void put_row(const GlyphBitmap& glyph, int32_t left, int32_t row, Rgba color, LineWriter& writer) {
  if (row < 0 || row >= glyph.height) return;
  if (!glyph.has_bits)
    return writer.glyph_row(
        left,
        {glyph.rows + static_cast<ptrdiff_t>(row) * glyph.stride, static_cast<size_t>(glyph.width)},
        color);
  for (int32_t byte = 0; byte < glyph.stride; ++byte)
    visit_bits(bits_at(glyph, byte, row), left + 8 * byte,
               [&](int32_t x) { writer.pixel(x, color, 255); });
}

// As far as a byte can tell; an empty glyph reaches no row.
void know_reach(const GlyphBitmap& glyph, GlyphPosition& position) {
  const int32_t first = -glyph.top - 1, last = glyph.height - glyph.top;
  if (!glyph.width) {
    position.first_row = INT8_MAX;
    position.last_row = INT8_MIN;
  } else if (first > INT8_MIN && last < INT8_MAX) {
    position.first_row = static_cast<int8_t>(first);
    position.last_row = static_cast<int8_t>(last);
  }
}

Status paint_row(GlyphOffset offset, const GlyphRun& run, FontSet& fonts, GlyphMode mode,
                 std::optional<InkedRow>& inked, LineWriter& writer) {
  const Rgba color = premultiplied(run.color);
  const int32_t y = writer.y() - run.baseline - offset.y;
  for (GlyphPosition& position : run.glyphs) {
    if (!position.may_reach(y)) continue;
    const Pen pen = pen_at(position.x + offset.x, mode);
    if (pen.x - run.font->size().ceil() >= writer.right()) continue;
    const auto bitmap = fonts.glyph_near(*run.font, position.glyph, pen.subpixel, mode, y);
    if (bitmap.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!bitmap.ok()) continue;
    const GlyphBitmap& glyph = bitmap.value();
    if (glyph.is_whole) know_reach(glyph, position);
    const int32_t row = y + glyph.top;
    if (row < -1 || row > glyph.height || !glyph.width) continue;
    if (inked && glyph.has_bits) put_bits(glyph, pen.x + glyph.left, row, *inked);
    else if (inked) put_row(glyph, pen.x + glyph.left, row, *inked);
    else put_row(glyph, pen.x + glyph.left, row, color, writer);
  }
  return Status::Ok;
}

}  // namespace

Status paint_glyphs_row(DisplayItem& item, FontSet& fonts, GlyphMode mode, LetterGaps& gaps,
                        LineWriter& writer) {
  const GlyphRun& run = *item.glyphs;
  if (mode == GlyphMode::Mono && !(item.ink & kIsEven)) {
    item.ink |= kIsEven;
    WEFT_TRY(gaps.even_out(run, fonts));
  }
  std::optional<InkedRow> inked;
  if (writer.inks() && !run.is_shadow) inked.emplace(item, *writer.inks(), writer);
  if (run.shadows.empty()) return paint_row({}, run, fonts, mode, inked, writer);
  for (const GlyphOffset& shadow : run.shadows)
    WEFT_TRY(paint_row(shadow, run, fonts, mode, inked, writer));
  return Status::Ok;
}

}  // namespace weft
