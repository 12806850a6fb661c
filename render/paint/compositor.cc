#include "render/paint/compositor.h"

#include "render/paint/grounds.h"

namespace weft {

Compositor::Compositor(Budget& budget, DisplayList& list, FontSet& fonts, ImageStore& images,
                       GlyphMode mode, Notes& notes)
    : list_(list),
      tools_{budget, fonts, images, notes, mode, LineWriter(budget)},
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
