#include "render/layout/turned_styles.h"

#include "render/layout/writing_mode.h"

namespace weft {
namespace {

enum class Way : uint8_t { IntoFlow, OntoPanel };

template <typename Side>
Sides4<Side> turned(WritingMode mode, Way way, const Sides4<Side>& sides) {
  return way == Way::IntoFlow ? sides_in(mode, sides) : sides_on_panel(mode, sides);
}

BoxStyle turned(const BoxStyle& style, WritingMode mode, Way way) {
  using Four = Sides4<Length>;
  BoxStyle made = style;
  const Four margin =
      turned(mode, way,
             Four{style.margin_top, style.margin_right, style.margin_bottom, style.margin_left});
  made.margin_top = margin.top;
  made.margin_right = margin.right;
  made.margin_bottom = margin.bottom;
  made.margin_left = margin.left;
  const Four padding = turned(
      mode, way,
      Four{style.padding_top, style.padding_right, style.padding_bottom, style.padding_left});
  made.padding_top = padding.top;
  made.padding_right = padding.right;
  made.padding_bottom = padding.bottom;
  made.padding_left = padding.left;
  made.width = style.height;
  made.height = style.width;
  made.min_width = style.min_height;
  made.min_height = style.min_width;
  made.max_width = style.max_height;
  made.max_height = style.max_width;
  made.overflow_x = style.overflow_y;
  made.overflow_y = style.overflow_x;
  made.aspect_ratio_width = style.aspect_ratio_height;
  made.aspect_ratio_height = style.aspect_ratio_width;
  return made;
}

SurfaceStyle turned(const SurfaceStyle& style, WritingMode mode, Way way) {
  const auto [top, right, bottom, left] =
      turned(mode, way, Sides4<BorderSide>{style.top, style.right, style.bottom, style.left});
  SurfaceStyle made = style;
  made.top = top;
  made.right = right;
  made.bottom = bottom;
  made.left = left;
  return made;
}

bool is_alike(const SurfaceStyle& style) {
  return style.top == style.right && style.right == style.bottom && style.bottom == style.left;
}

Result<const ComputedStyle*> turned(Arena& arena, const ComputedStyle& style, WritingMode mode,
                                    Way way, ComputedStyle* made) {
  if (!made) return Status::OutOfMemory;
  *made = style;
  made->box = arena.make<BoxStyle>(turned(*style.box, mode, way));
  if (!is_alike(*style.surface))
    made->surface = arena.make<SurfaceStyle>(turned(*style.surface, mode, way));
  if (!made->box || !made->surface) return Status::OutOfMemory;
  return made;
}

}  // namespace

Result<const ComputedStyle*> TurnedStyles::in(WritingMode mode, const ComputedStyle& style) {
  if (!is_vertical(mode)) return &style;
  Turned*& bucket = by_original_[bucket_of(style)];
  for (const Turned* known = bucket; known; known = known->next)
    if (known->original == &style && known->mode == mode) return &known->style;
  auto* const made = arena_.make<Turned>();
  WEFT_TRY(turned(arena_, style, mode, Way::IntoFlow, made ? &made->style : nullptr).status());
  made->original = &style;
  made->mode = mode;
  made->next = std::exchange(bucket, made);
  Turned*& other_bucket = by_style_[bucket_of(made->style)];
  made->next_of_style = std::exchange(other_bucket, made);
  return &made->style;
}

Result<const ComputedStyle*> TurnedStyles::on_panel(WritingMode mode, const ComputedStyle& style) {
  if (!is_vertical(mode)) return &style;
  for (const Turned* known = by_style_[bucket_of(style)]; known; known = known->next_of_style)
    if (&known->style == &style) return known->original;
  return turned(arena_, style, mode, Way::OntoPanel, arena_.make<ComputedStyle>());
}

}  // namespace weft
