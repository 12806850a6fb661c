#include "render/layout/boxes/combined_text.h"

#include "render/base/ascii.h"
#include "render/css/style/font_query.h"

namespace weft {
namespace {

/// The inherited properties in the box: its line is an em high, and nothing in it is spaced.
Result<const TextStyle*> line_style(BoxFactory& factory, const TextStyle& around) {
  auto* const style = factory.input().arena.make<TextStyle>(around);
  if (!style) return Status::OutOfMemory;
  style->writing_mode = WritingMode::HorizontalTb;
  style->text_combine = TextCombine::None;
  style->line_height = Length::fixed(around.font_size);
  style->letter_spacing = style->word_spacing = Px();
  style->text_align = style->text_align_last = TextAlign::Center;
  style->text_indent = Length::zero();
  style->text_wrap = TextWrap::NoWrap;
  style->white_space_collapse = WhiteSpaceCollapse::Collapse;
  style->emphasis_shape = EmphasisShape::None;
  return style;
}

Result<Px> width_of(BoxFactory& factory, const TextStyle& style, std::string_view text) {
  Arena scratch(factory.input().arena.budget(), 512);
  ArenaVector<ShapedGlyph> glyphs(scratch);
  WEFT_TRY(
      factory.input().fonts.shape(font_query(style), trimmed(text), shape_options(style), glyphs));
  Px width;
  for (const ShapedGlyph& glyph : glyphs.span()) width += glyph.advance;
  return width;
}

}  // namespace

bool is_combined(const TextStyle& style) {
  return style.text_combine == TextCombine::All && (style.writing_mode == WritingMode::VerticalRl ||
                                                    style.writing_mode == WritingMode::VerticalLr);
}

Result<Box*> make_combined_text(BoxFactory& factory, std::string_view text,
                                const ComputedStyle& style, const Node* node) {
  Arena& arena = factory.input().arena;
  WEFT_TRY_ASSIGN(const TextStyle* const line, line_style(factory, *style.text));
  WEFT_TRY_ASSIGN(const Px width, width_of(factory, *line, text));
  WEFT_TRY_ASSIGN(const ComputedStyle* const plain,
                  factory.anonymous_style(line, Display::InlineBlock));
  auto* const box = arena.make<BoxStyle>(*plain->box);
  auto* const rare = arena.make<RareStyle>(*plain->rare);
  if (!box || !rare) return Status::OutOfMemory;
  const Px em = line->font_size, inner = max(em, width);
  box->width = Length::fixed(inner);
  box->height = Length::fixed(em);
  box->margin_left = box->margin_right = Length::fixed((em - inner) / 2);
  if (const Px most = em * 11 / 10; width > most) {
    TransformFunction narrowed{.kind = TransformFunction::Kind::Scale, .x = {}, .y = {}};
    narrowed.values[0] = static_cast<float>(most.raw()) / static_cast<float>(width.raw());
    narrowed.values[1] = narrowed.values[2] = 1;
    const std::span<TransformFunction> transform = arena.make_array<TransformFunction>(1);
    if (transform.empty()) return Status::OutOfMemory;
    transform[0] = narrowed;
    rare->transform = transform;
  }
  auto* const own = arena.make<ComputedStyle>(line, box, plain->surface, plain->flex, rare);
  if (!own) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(Box* const combined, factory.make(*own, nullptr, PseudoKind::None));
  WEFT_TRY_ASSIGN(Box* const letters, factory.text(text, *own, node));
  combined->append(*letters);
  combined->inline_content = true;
  return combined;
}

}  // namespace weft
