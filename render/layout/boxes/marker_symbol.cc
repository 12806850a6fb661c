// Sizes and places are Chromium's: the symbol is half of two thirds of the ascent, and lies that
// high above the baseline.
#include "render/layout/boxes/marker_symbol.h"

#include <utility>

#include "render/layout/found_image.h"
#include "render/layout/inline/inline_text.h"
#include "render/layout/writing_mode.h"

namespace weft {
namespace {

constexpr int kMarkerPadding = 7;  // CSS px between an outside marker and the content

Px css_px(const BoxFactory& factory, const TextStyle& text, int px) {
  return Px::from_double(px * factory.css_unit(text));
}

/// The start and end edges of a box in the direction of `text`.
void set_margins(BoxStyle& box, const TextStyle& text, Px start, Px end) {
  if (text.direction == Direction::Rtl) std::swap(start, end);
  const Sides4<Px> margins = sides_on_panel(text.writing_mode, Sides4<Px>{Px(), end, Px(), start});
  box.margin_top = Length::fixed(margins.top);
  box.margin_right = Length::fixed(margins.right);
  box.margin_bottom = Length::fixed(margins.bottom);
  box.margin_left = Length::fixed(margins.left);
}

bool is_triangle(ListStyleType type) {
  return type == ListStyleType::DisclosureClosed || type == ListStyleType::DisclosureOpen;
}

// Corners in hundredths of the square: to the right, or to the left in the other direction; down.
constexpr Length kToRight[] = {Length::percent(0),  Length::percent(0), Length::percent(86),
                               Length::percent(50), Length::percent(0), Length::percent(100)};
constexpr Length kToLeft[] = {Length::percent(100), Length::percent(0),   Length::percent(14),
                              Length::percent(50),  Length::percent(100), Length::percent(100)};
constexpr Length kDown[] = {Length::percent(0),  Length::percent(7),   Length::percent(50),
                            Length::percent(93), Length::percent(100), Length::percent(7)};

/// Cuts a triangle out of the square.
Result<const RareStyle*> triangle(Arena& arena, const RareStyle& plain, ListStyleType type,
                                  Direction direction) {
  auto* const shape = arena.make<ClipPath>();
  auto* const rare = arena.make<RareStyle>(plain);
  if (!shape || !rare) return Status::OutOfMemory;
  shape->kind = ClipPath::Kind::Polygon;
  shape->lengths = type == ListStyleType::DisclosureOpen ? std::span(kDown)
                   : direction == Direction::Ltr         ? std::span(kToRight)
                                                         : std::span(kToLeft);
  rare->clip_path = shape;
  return rare;
}

/// The way a symbol fills its square.
void draw(SurfaceStyle& surface, ListStyleType type, Color color, Px line) {
  if (type == ListStyleType::Disc || type == ListStyleType::Circle)
    for (int corner = 0; corner < 4; ++corner)
      surface.radius_x[corner] = surface.radius_y[corner] = Length::percent(50);
  if (type != ListStyleType::Circle) surface.background_color = color;
  else
    surface.top = surface.right = surface.bottom = surface.left = {line, BorderLine::Solid, color};
}

}  // namespace

Result<Box*> make_marker_symbol(BoxFactory& factory, const ComputedStyle& style, ListStyleType type,
                                ListStylePosition position) {
  const TextStyle& text = *style.text;
  WEFT_TRY_ASSIGN(const Font* font, factory.input().fonts.find(font_query(text)));
  const int ascent = font->metrics().ascent.floor(), offset = ascent * 2 / 3,
            side = (offset + 1) / 2;
  const int raise = ascent - 3 * (ascent - offset) / 2 - side;
  const Px one = css_px(factory, text, 1);

  WEFT_TRY_ASSIGN(const ComputedStyle* const plain,
                  factory.anonymous_style(style.text, Display::InlineBlock));
  Arena& arena = factory.input().arena;
  BoxStyle* box = arena.make<BoxStyle>(*plain->box);
  SurfaceStyle* surface = arena.make<SurfaceStyle>(*plain->surface);
  if (!box || !surface) return Status::OutOfMemory;
  box->box_sizing = BoxSizing::BorderBox;
  box->width = box->height = Length::fixed(Px::from_int(side));
  box->vertical_align = VerticalAlign::Length;
  box->vertical_align_length = Length::fixed(Px::from_int(raise));
  if (position == ListStylePosition::Inside) set_margins(*box, text, Px(), text.font_size + one);
  else
    set_margins(*box, text, one,
                Px::from_int(offset - side) + css_px(factory, text, kMarkerPadding));
  draw(*surface, type, text.color, max(Px::from_int(1), Px::from_int(one.floor())));

  const RareStyle* rare = plain->rare;
  if (is_triangle(type)) {
    const Px em = text.font_size;
    box->width = box->height = Length::fixed(em * 66 / 100);
    box->vertical_align_length = Length::zero();
    set_margins(*box, text, Px(), em * 40 / 100);
    WEFT_TRY_ASSIGN(rare, triangle(arena, *plain->rare, type, text.direction));
  }
  const ComputedStyle* made =
      arena.make<ComputedStyle>(style.text, box, surface, plain->flex, rare);
  if (!made) return Status::OutOfMemory;
  return factory.make(*made, nullptr, PseudoKind::Marker);
}

// Images without a size are as large as half of the ascent, as in Chromium.
Result<bool> show_marker_image(BoxFactory& factory, Box& box, const ImageValue& image) {
  const TextStyle& text = *box.style->text;
  WEFT_TRY_ASSIGN(const Font* const font, factory.input().fonts.find(font_query(text)));
  const Px side = Px::from_int(font->metrics().ascent.round()) / 2;
  const Size area{side, side};
  WEFT_TRY(factory.show(box, image, area));
  ImageStore& images = factory.input().images;
  WEFT_TRY_ASSIGN(
      const FoundImage found,
      find_image(images, image, *box.style, factory.css_unit(text), area_in_content(image, area)));
  if (found.is_missing) return false;
  const ComputedStyle& style = *box.style;
  Arena& arena = factory.input().arena;
  BoxStyle* const made = arena.make<BoxStyle>(*style.box);
  if (!made) return Status::OutOfMemory;
  const Size size = found.concrete(area);
  made->width = Length::fixed(size.width);
  made->height = Length::fixed(size.height);
  set_margins(*made, text, Px(), css_px(factory, text, kMarkerPadding));
  box.style = arena.make<ComputedStyle>(style.text, made, style.surface, style.flex, style.rare);
  return box.style ? Result<bool>(true) : Status::OutOfMemory;
}

}  // namespace weft
