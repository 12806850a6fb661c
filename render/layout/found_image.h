// The images of CSS, as they are found when they are measured: their sizes (CSS Images 3, 5).
#pragma once

#include "render/layout/box.h"

namespace weft {

/// Sizes in device px.
struct FoundImage {
  Image* picture = nullptr;  ///< Of a URL.
  bool is_missing = false;   ///< Nothing can be shown.
  Size natural;  ///< 0: none. Of a drawing that has but a ratio, what fits into an area.
  /// The default sizing algorithm (5.3) where no size is asked for.
  Size concrete(Size area) const {
    return {natural.width > Px() ? natural.width : area.width,
            natural.height > Px() ? natural.height : area.height};
  }
};

/// Measures the pictures of `value`. `unit`: device px of a CSS px; `area`: the default object
/// size. Errors: OutOfMemory, Timeout.
Result<FoundImage> find_image(ImageStore& images, const ImageValue& value,
                              const ComputedStyle& style, double unit, Size area);

/// The default object size of content and list markers: in a cross-fade() there, as in Chromium,
/// what has no size counts as empty.
inline Size area_in_content(const ImageValue& value, Size area) {
  return value.cross_fade ? Size{} : area;
}

/// `natural`, or for a drawing that has but a ratio, what of it fits into `area`.
Size natural_size_in(const Image& image, Size natural, Size area);

}  // namespace weft
