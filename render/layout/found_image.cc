#include "render/layout/found_image.h"

namespace weft {
namespace {

/// The weighted mean of the sizes (CSS Images 4, 2.6.1); none where no image has one.
Result<FoundImage> find_cross_fade(ImageStore& images, const CrossFade& fade,
                                   const ComputedStyle& style, double unit, Size area) {
  FoundImage found;
  double width = 0, height = 0, sum = 0;
  bool has_size = false;
  for (const FadedImage& one : fade.images) {
    if (one.is_color) continue;
    WEFT_TRY_ASSIGN(const FoundImage part, find_image(images, one.image, style, unit, area));
    found.is_missing |= part.is_missing;
    has_size |= part.natural.width > Px() || part.natural.height > Px();
    const Size size = part.concrete(area);
    const auto share = static_cast<double>(one.share);
    width += size.width.to_double() * share;
    height += size.height.to_double() * share;
    sum += share;
  }
  if (has_size && sum > 0)
    found.natural = {Px::from_double(width / sum), Px::from_double(height / sum)};
  return found;
}

}  // namespace

Result<FoundImage> find_image(ImageStore& images, const ImageValue& value,
                              const ComputedStyle& style, double unit, Size area) {
  if (value.gradient) return FoundImage{};
  if (value.cross_fade) return find_cross_fade(images, *value.cross_fade, style, unit, area);
  FoundImage found;
  found.is_missing = true;
  if (value.none() || value.url.starts_with('#')) return found;
  WEFT_TRY_ASSIGN(Image* const image, images.find(value.url, picture_view(style, value.density)));
  WEFT_TRY(images.measure(*image));
  if (image->broken()) return found;
  found.is_missing = false;
  found.picture = image;
  found.natural = natural_size_in(
      *image,
      {Px::from_double(image->css_width() * unit), Px::from_double(image->css_height() * unit)},
      area);
  return found;
}

Size natural_size_in(const Image& image, Size natural, Size area) {
  if (!image.is_drawing() || natural.width > Px() || natural.height > Px()) return natural;
  const Px width = Px::from_double(static_cast<double>(image.ratio_width())),
           height = Px::from_double(static_cast<double>(image.ratio_height()));
  if (width <= Px() || height <= Px()) return natural;
  const Size fitted{area.width, area.width.scaled(height, width)};
  return fitted.height <= area.height ? fitted
                                      : Size{area.height.scaled(width, height), area.height};
}

}  // namespace weft
