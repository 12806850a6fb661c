#include "render/layout/boxes/initial_letter.h"

#include "render/css/style/font_query.h"
#include "render/layout/inline/inline_text.h"
#include "render/layout/inline/line_metrics.h"

namespace weft {
namespace {

/// From the left edge of the ink of `letter` to its right one, in whole pixels.
struct Ink {
  Px left, width;
};

Result<Ink> ink_of(FontSet& fonts, Budget& budget, const TextStyle& style,
                   std::string_view letter) {
  Arena scratch(budget, 512);
  ArenaVector<ShapedGlyph> glyphs(scratch);
  WEFT_TRY(fonts.shape(font_query(style), letter, shape_options(style), glyphs));
  Px pen, left = Px::max(), right = Px::min();
  for (const ShapedGlyph& glyph : glyphs) {
    const auto bounds = fonts.glyph_bounds(*glyph.font, glyph.glyph, 0, GlyphMode::Gray);
    if (bounds.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (bounds.ok() && bounds.value().width > 0) {
      const Px from = pen + Px::from_int(bounds.value().left);
      left = min(left, from);
      right = max(right, from + Px::from_int(bounds.value().width));
    }
    pen += glyph.advance;
  }
  return left < right ? Ink{left, right - left} : Ink{Px(), pen};
}

Status add_room(BoxFactory& factory, Box& block, Px height) {
  Arena& arena = factory.input().arena;
  BoxStyle* const box = arena.make<BoxStyle>(block.box_style());
  ComputedStyle* const style = arena.make<ComputedStyle>(*block.style);
  if (!box || !style) return Status::OutOfMemory;
  if (box->padding_top.is_fixed()) box->padding_top = Length::fixed(box->padding_top.px() + height);
  style->box = box;
  block.style = style;
  return Status::Ok;
}

}  // namespace

Result<const ComputedStyle*> initial_letter_style(BoxFactory& factory, const ComputedStyle& style,
                                                  std::string_view letter, Box& block) {
  FontSet& fonts = factory.input().fonts;
  Arena& arena = factory.input().arena;
  const TextStyle& around = block.text_style();
  WEFT_TRY_ASSIGN(const Font* const base, fonts.find(font_query(around)));
  WEFT_TRY_ASSIGN(const Font* const small, fonts.find(font_query(*style.text)));
  const Px line = used_line_height(around, *base);
  // The height of its capitals is from the baseline of the last line to their top in the first.
  const double lines = static_cast<double>(style.rare->initial_letter);
  const double wanted = line.to_double() * (lines - 1) + base->metrics().cap_height.to_double(),
               has = small->metrics().cap_height.to_double();
  if (!(has > 0) || !(wanted > 0)) return &style;
  TextStyle* const text = arena.make<TextStyle>(*style.text);
  BoxStyle* const box = arena.make<BoxStyle>(*style.box);
  ComputedStyle* const made = arena.make<ComputedStyle>(style);
  if (!text || !box || !made) return Status::OutOfMemory;
  text->set_font_size(static_cast<double>(text->exact_font_size) * wanted / has);
  WEFT_TRY_ASSIGN(const Font* const large, fonts.find(font_query(*text)));
  WEFT_TRY_ASSIGN(const Ink ink, ink_of(fonts, arena.budget(), *text, letter));
  // It stands on the baseline of the line that it sinks to.
  const int32_t sink = style.rare->initial_letter_sink;
  const Px baseline = line * (sink - 1) + font_extents(*base, around).above;
  const FontMetrics& metrics = large->metrics();
  text->line_height = Length::fixed(max(baseline * 2 - metrics.ascent + metrics.descent, Px()));
  text->text_wrap = TextWrap::NoWrap;
  text->text_align = TextAlign::Start;
  text->text_indent = Length::fixed(Px() - ink.left);
  box->display = Display::Block;
  box->floating = around.direction == Direction::Ltr ? Float::Left : Float::Right;
  box->box_sizing = BoxSizing::ContentBox;
  box->width = Length::fixed(ink.width);
  box->height = Length::fixed(line * sink);
  made->text = text;
  made->box = box;
  if (const auto whole = static_cast<int32_t>(lines); whole > sink)
    WEFT_TRY(add_room(factory, block, line * (whole - sink)));
  return made;
}

}  // namespace weft
