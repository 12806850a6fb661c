// The size of replaced elements (CSS 2.1 10.3.2, 10.4, 10.6.2).
#include "render/layout/replaced.h"

#include "render/base/ascii.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"
#include "render/svg/view_box.h"

namespace weft {

namespace {

/// Natural width and height, kIndefinite where there is none; the ratio is 0:0 when there is none.
struct NaturalSize {
  Px width = kIndefinite, height = kIndefinite;
  Px ratio_width, ratio_height;
};

constexpr int32_t kDefaultWidth = 300, kDefaultHeight = 150;  // CSS px

Px css_px(double unit, double pixels) { return Px::from_double(pixels * unit); }

/// The number at the front of `text`, which is shortened by it and by what separates numbers;
/// negative when there is none.
double leading_number(std::string_view& text) {
  while (!text.empty() && (is_space(static_cast<unsigned char>(text[0])) || text[0] == ','))
    text.remove_prefix(1);
  double number = 0, divisor = 1;
  bool digits = false, fraction = false;
  for (; !text.empty() &&
         (is_digit(static_cast<unsigned char>(text[0])) || (text[0] == '.' && !fraction));
       text.remove_prefix(1)) {
    if (text[0] == '.') {
      fraction = true;
      continue;
    }
    digits = true;
    number = number * 10 + (text[0] - '0');
    if (fraction) divisor *= 10;
  }
  return digits ? number / divisor : -1;
}

/// An attribute in CSS px ("120", "120px"); kIndefinite when it is missing, a percentage or in
/// another unit.
Px attribute_px(double unit, const Element& element, Atom name) {
  const std::string_view* value = element.attribute(name);
  if (!value) return kIndefinite;
  std::string_view rest = trimmed(*value);
  const double number = leading_number(rest);
  return number >= 0 && (rest.empty() || rest == "px") ? css_px(unit, number) : kIndefinite;
}

/// A natural size whose ratio is known where both sides are.
NaturalSize sized(Px width, Px height) {
  if (width == kIndefinite || height == kIndefinite) return {width, height, Px(), Px()};
  return {width, height, width, height};
}

/// CSS Images 3, 5.1, for an SVG: its size by attributes, its ratio by those or the view box.
NaturalSize svg_size(double unit, const Element& element) {
  NaturalSize natural =
      sized(attribute_px(unit, element, Atom::Width), attribute_px(unit, element, Atom::Height));
  const std::string_view* text = element.attribute(Atom::ViewBox);
  if (natural.ratio_width != Px() || !text) return natural;
  const std::optional<ViewBox> box = parse_view_box(*text);
  if (!box || box->size.x <= 0 || box->size.y <= 0) return natural;
  natural.ratio_width = Px::from_double(box->size.x);
  natural.ratio_height = Px::from_double(box->size.y);
  return natural;
}

/// CSS Images 3, 5.1: a side may be missing, the ratio stands alone then.
NaturalSize drawing_size(double unit, const Image& image) {
  NaturalSize natural;
  if (image.width()) natural.width = css_px(unit, image.css_width());
  if (image.height()) natural.height = css_px(unit, image.css_height());
  natural.ratio_width = Px::from_double(static_cast<double>(image.ratio_width()));
  natural.ratio_height = Px::from_double(static_cast<double>(image.ratio_height()));
  return natural;
}

NaturalSize frame_size(double unit, const Element* element) {
  const Px default_width = css_px(unit, kDefaultWidth),
           default_height = css_px(unit, kDefaultHeight);
  if (!element || !element->is_html(Atom::Canvas))
    return {default_width, default_height, Px(), Px()};
  const Px width = attribute_px(unit, *element, Atom::Width),
           height = attribute_px(unit, *element, Atom::Height);
  return sized(width == kIndefinite ? default_width : width,
               height == kIndefinite ? default_height : height);
}

/// Of a picture that is not there.
constexpr NaturalSize kNoSize{Px(), Px(), Px(), Px()};

/// CSS Images 5: the part of the picture that is shown.
NaturalSize viewed(const Box& box, const NaturalSize& natural) {
  const ClipPath* const view = box.style->rare->object_view_box;
  if (!view || natural.width == kIndefinite || natural.height == kIndefinite) return natural;
  const Rect part = view_box_in(*view, {natural.width, natural.height});
  return part.width > Px() && part.height > Px() ? sized(part.width, part.height) : natural;
}

/// What a picture is without its contents; an SVG's attributes are as properties.
NaturalSize contained(const Box& box, const NaturalSize& natural) {
  if (!has_empty_width(box)) return natural;
  const RareStyle& rare = *box.style->rare;
  const Px width = max(Px(), rare.contained_width.size);
  if (!has_empty_height(box)) return {width, natural.height, Px(), Px()};
  return {width, max(Px(), rare.contained_height.size), Px(), Px()};
}

Result<NaturalSize> upright_size(LayoutContext& context, const Box& box) {
  const double unit = css_unit(context, box);
  const Element* element = box.node ? box.node->as_element() : nullptr;
  if (box.image) {
    WEFT_TRY(context.images.measure(*box.image));
    if (box.image->broken()) return kNoSize;
    return viewed(box, box.image->is_drawing() ? drawing_size(unit, *box.image)
                                               : sized(css_px(unit, box.image->css_width()),
                                                       css_px(unit, box.image->css_height())));
  }
  if (element && element->name == Atom::Svg) return svg_size(unit, *element);
  if (element && element->is_html(Atom::Img)) return kNoSize;
  return frame_size(unit, element);
}

/// In the axes that the box is placed in.
Result<NaturalSize> natural_size(LayoutContext& context, const Box& box) {
  WEFT_TRY_ASSIGN(const NaturalSize size, upright_size(context, box));
  if (!context.turned_styles || !is_vertical(outer_mode(box))) return size;
  return NaturalSize{size.height, size.width, size.ratio_height, size.ratio_width};
}

struct Limits {
  Px min_width, max_width = Px::max(), min_height, max_height = Px::max();
};

/// `size` made that wide, its height by the ratio within the limits.
Size limited_width(Size size, const Limits& limits, Px width) {
  return {width,
          clamp(width.scaled(size.height, size.width), limits.min_height, limits.max_height)};
}

Size limited_height(Size size, const Limits& limits, Px height) {
  return {clamp(height.scaled(size.width, size.height), limits.min_width, limits.max_width),
          height};
}

/// a / b < c / d
bool ratio_is_less(Px a, Px b, Px c, Px d) {
  return int64_t{a.raw()} * d.raw() < int64_t{c.raw()} * b.raw();
}

/// The table of CSS 2.1 10.4: width and height both auto, the ratio kept where the limits allow.
Size constrained(Size size, const Limits& limits) {
  const bool wide = size.width > limits.max_width, narrow = size.width < limits.min_width;
  const bool high = size.height > limits.max_height, low = size.height < limits.min_height;
  if (wide && low) return {limits.max_width, limits.min_height};
  if (narrow && high) return {limits.min_width, limits.max_height};
  if (wide && high && ratio_is_less(limits.max_height, size.height, limits.max_width, size.width))
    return limited_height(size, limits, limits.max_height);
  if (wide) return limited_width(size, limits, limits.max_width);
  if (narrow && low && ratio_is_less(limits.min_width, size.width, limits.min_height, size.height))
    return limited_height(size, limits, limits.min_height);
  if (narrow) return limited_width(size, limits, limits.min_width);
  if (high) return limited_height(size, limits, limits.max_height);
  if (low) return limited_height(size, limits, limits.min_height);
  return size;
}

/// Limits of the content box, in the axes in which the box's own properties count.
Result<Limits> content_limits(LayoutContext& context, Box& box, const Space& space,
                              const Edges& edges) {
  const BoxStyle& style = box.box_style();
  Limits limits;
  Px min_width = kIndefinite, max_width = kIndefinite;
  Px min_height = kIndefinite, max_height = kIndefinite;
  if (space.imposed_width == kIndefinite && !space.ignores_width) {
    WEFT_TRY_ASSIGN(min_width, least_width(context, box, space));
    WEFT_TRY_ASSIGN(max_width, definite_width(context, box, style.max_width, space));
  }
  if (space.imposed_height == kIndefinite && !space.ignores_height) {
    min_height = least_height(box, space);
    max_height = definite_height(box, style.max_height, space);
  }
  if (min_width != kIndefinite) limits.min_width = min_width - edges.horizontal();
  if (min_height != kIndefinite) limits.min_height = min_height - edges.vertical();
  if (max_width != kIndefinite)
    limits.max_width = max(limits.min_width, max_width - edges.horizontal());
  if (max_height != kIndefinite)
    limits.max_height = max(limits.min_height, max_height - edges.vertical());
  return limits;
}

/// The content box that fills the containing block as a block-level box does; nothing while widths
/// of contents are measured, as what is as wide as its surroundings makes them no wider.
Px filling_width(const Box& box, const Space& space, const Edges& edges) {
  if (space.width_mode != WidthMode::Definite || space.containing_width == kIndefinite) return Px();
  return max(Px(), space.containing_width - edges.horizontal() -
                       used_margin(box, space.containing_width).horizontal());
}

/// Width and height both auto, before the limits. What has but a ratio is `filling` wide.
Size automatic_size(double unit, const NaturalSize& natural, Px filling) {
  const bool has_ratio = natural.ratio_width > Px() && natural.ratio_height > Px();
  Size size{natural.width, natural.height};
  if (size.width == kIndefinite && size.height == kIndefinite)
    size.width = has_ratio ? filling : css_px(unit, kDefaultWidth);
  if (size.width == kIndefinite)
    size.width = has_ratio ? size.height.scaled(natural.ratio_width, natural.ratio_height)
                           : css_px(unit, kDefaultWidth);
  if (size.height == kIndefinite)
    size.height = has_ratio ? size.width.scaled(natural.ratio_height, natural.ratio_width)
                            : css_px(unit, kDefaultHeight);
  return size;
}

/// The preferred ratio: the picture's own where aspect-ratio leaves it, else the property's.
void apply_aspect_ratio(const Box& box, NaturalSize& natural) {
  const BoxStyle& style = box.box_style();
  if (!has_ratio(box) || (style.aspect_ratio_auto && natural.ratio_width > Px())) return;
  natural.ratio_width = style.aspect_ratio_width;
  natural.ratio_height = style.aspect_ratio_height;
  if (natural.width != kIndefinite) natural.height = kIndefinite;
}

/// CSS 2.1 10.3.2 and 10.6.2 for content box `width` and `height`, kIndefinite where auto.
Size content_size(double unit, const NaturalSize& natural, const Limits& limits, Px filling,
                  Px width, Px height) {
  const bool has_ratio = natural.ratio_width > Px() && natural.ratio_height > Px();
  const Size automatic = automatic_size(unit, natural, filling);
  if (width == kIndefinite && height == kIndefinite && has_ratio)
    return constrained(automatic, limits);
  if (height != kIndefinite) height = clamp(height, limits.min_height, limits.max_height);
  if (width == kIndefinite)
    width = has_ratio && height != kIndefinite
                ? height.scaled(natural.ratio_width, natural.ratio_height)
                : automatic.width;
  width = clamp(width, limits.min_width, limits.max_width);
  if (height == kIndefinite)
    height = has_ratio ? width.scaled(natural.ratio_height, natural.ratio_width) : automatic.height;
  return {width, clamp(height, limits.min_height, limits.max_height)};
}

Px without_edges(Px border_box, Px edges) {
  return border_box == kIndefinite ? kIndefinite : max(Px(), border_box - edges);
}

}  // namespace

Rect view_box_in(const ClipPath& view, Size natural) {
  const auto edge = [&](size_t side, Px whole) {
    return view.lengths[side].resolve_or(whole, Px());
  };
  const Px left = edge(3, natural.width), top = edge(0, natural.height);
  return {left, top, natural.width - left - edge(1, natural.width),
          natural.height - top - edge(2, natural.height)};
}

Result<Size> replaced_size(LayoutContext& context, Box& box, const Space& space) {
  const BoxStyle& style = box.box_style();
  Edges edges = border_widths(box) + used_padding(box, space.containing_width);
  WEFT_TRY_ASSIGN(NaturalSize natural, natural_size(context, box));
  const Element* const element = own_element(box);
  if (!element || element->name != Atom::Svg) natural = contained(box, natural);
  if (has_ratio(box) && !style.aspect_ratio_auto && style.box_sizing == BoxSizing::BorderBox) {
    // The ratio is that of the border box: all that follows is about that.
    if (natural.width != kIndefinite) natural.width += edges.horizontal();
    if (natural.height != kIndefinite) natural.height += edges.vertical();
    edges = {};
  }
  apply_aspect_ratio(box, natural);
  WEFT_TRY_ASSIGN(const Limits limits, content_limits(context, box, space, edges));
  Px width = space.imposed_width, height = space.imposed_height;
  const bool has_width = style.width.is_size() || style.width.kind() == Length::Kind::Stretch;
  if (width == kIndefinite && has_width && !space.ignores_width) {
    WEFT_TRY_ASSIGN(width, definite_width(context, box, style.width, space));
  }
  if (height == kIndefinite && !space.ignores_height)
    height = definite_height(box, style.height, space);
  const Size content = content_size(
      css_unit(context, box), natural, limits, filling_width(box, space, edges),
      without_edges(width, edges.horizontal()), without_edges(height, edges.vertical()));
  return Size{content.width + edges.horizontal(), content.height + edges.vertical()};
}

Result<Extent> layout_replaced(LayoutContext& context, Box& box, const Space& space, Pass) {
  const BoxStyle& style = box.box_style();
  WEFT_TRY_ASSIGN(Size size, replaced_size(context, box, space));
  // CSS Sizing 3, 5.2.2: a percentage makes it compressible.
  if (space.width_mode == WidthMode::MinContent &&
      (style.width.has_percent() || style.max_width.has_percent()))
    size.width = (border_widths(box) + used_padding(box, kIndefinite)).horizontal();
  return Extent{size};
}

}  // namespace weft
