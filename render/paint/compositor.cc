#include "render/paint/compositor.h"

#include "render/paint/grounds.h"

namespace weft {

namespace {
// Filters work on no more pixels than these, and so many times those of the viewport: nested ones
// that reach far would take minutes.
constexpr int64_t kFilterablePixels = 1 << 20, kFilterableTimes = 64;
}  // namespace

Compositor::Compositor(Budget& budget, DisplayList& list, FontSet& fonts, ImageStore& images,
                       GlyphMode mode, Notes& notes)
    : list_(list),
      tools_{budget, fonts, images, notes, mode, LineWriter(budget), LetterGaps(budget)},
      canvas_(budget),
      painter_(tools_, canvas_, {list.first()}, 0),
      y_(list.viewport().top) {}

Result<Owned<Compositor>> Compositor::create(Budget& budget, DisplayList& list, FontSet& fonts,
                                             ImageStore& images, GlyphMode glyph_mode, Notes& notes,
                                             Inks* inks) {
  WEFT_TRY_ASSIGN(auto compositor,
                  make_owned<Compositor>(budget, budget, list, fonts, images, glyph_mode, notes));
  if (inks) {
    WEFT_TRY_ASSIGN(compositor->canvas_mark_, find_grounds(budget, list));
  }
  const IntRect& viewport = list.viewport();
  compositor->tools_.filterable_pixels =
      kFilterablePixels + kFilterableTimes * viewport.width() * viewport.height();
  WEFT_TRY(compositor->tools_.writer.create(list.left(), list.right(), inks,
                                            glyph_mode == GlyphMode::Mono));
  WEFT_TRY(compositor->canvas_.create(list.viewport().left, list.viewport().right));
  WEFT_TRY(compositor->painter_.create());
  return compositor;
}

Result<PaintedLine> Compositor::next_line() {
  if (y_ >= list_.viewport().bottom) return PaintedLine{};
  canvas_.clear(premultiplied(list_.canvas), canvas_mark_);
  WEFT_TRY(painter_.paint_row(y_++));
  return PaintedLine{canvas_.pixels(), canvas_.marks()};
}

}  // namespace weft
