#include "render/layout/alpha_shape.h"

#include <algorithm>

#include "render/layout/gradient_line.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"
#include "render/paint/painters.h"

namespace weft {
namespace {

/// Larger pictures are looked at in some of their rows only, wider ones not at all.
constexpr uint32_t kMostColumns = 1 << 14, kMostRows = 1 << 12;

/// Rows of alpha -> lines; rows with the same edges make two together, and where `closed` those at
/// their top and bottom.
class EdgeTaker {
 public:
  EdgeTaker(Vector corner, uint8_t threshold, bool closed, ArenaVector<FloatShape::Line>& lines)
      : corner_(corner), threshold_(threshold), closed_(closed), lines_(lines) {}

  /// The row at `y`, in which alpha_at(x) is that of the pixel x < width.
  template <typename AlphaAt>
  Status add_row(uint32_t y, uint32_t width, AlphaAt alpha_at) {
    uint32_t left = 0, right = width;
    while (left < right && alpha_at(left) <= threshold_) ++left;
    while (right > left && alpha_at(right - 1) <= threshold_) --right;
    if (left == left_ && right == right_) return Status::Ok;
    WEFT_TRY(end(y));
    left_ = left;
    right_ = right;
    return Status::Ok;
  }
  /// There are rows up to `y`.
  Status end(uint32_t y) {
    if (left_ < right_) {
      WEFT_TRY(lines_.push({at(left_, top_), at(left_, y)}));
      WEFT_TRY(lines_.push({at(right_, top_), at(right_, y)}));
      if (closed_) {
        WEFT_TRY(lines_.push({at(left_, top_), at(right_, top_)}));
        WEFT_TRY(lines_.push({at(left_, y), at(right_, y)}));
      }
    }
    top_ = y;
    return Status::Ok;
  }

 private:
  Vector at(uint32_t x, uint32_t y) const {
    return corner_ + Vector{static_cast<float>(x), static_cast<float>(y)};
  }

  Vector corner_;
  uint8_t threshold_;
  bool closed_;
  ArenaVector<FloatShape::Line>& lines_;
  uint32_t left_ = 0, right_ = 0, top_ = 0;
};

struct Pixels {
  uint32_t width, height;
  bool empty() const { return !width || !height; }
  uint32_t row_step() const { return (height + kMostRows - 1) / kMostRows; }
};

Pixels pixels_of(Size size) {
  const auto whole = [](Px px) { return static_cast<uint32_t>(std::max<int32_t>(px.round(), 0)); };
  return {whole(size.width), whole(size.height)};
}

Result<bool> add_gradient(LayoutContext& context, const Gradient& gradient, Size size,
                          EdgeTaker& edges) {
  const Pixels pixels = pixels_of(size);
  if (pixels.empty() || pixels.width > kMostColumns) return pixels.empty();
  Arena scratch(context.arena.budget(), 512);
  WEFT_TRY_ASSIGN(GradientPaint paint, gradient_paint(scratch, gradient, size));
  paint.tile = {0, 0, static_cast<int32_t>(pixels.width), static_cast<int32_t>(pixels.height)};
  for (uint32_t y = 0; y < pixels.height; y += pixels.row_step()) {
    WEFT_TRY(context.step());
    WEFT_TRY(edges.add_row(y, pixels.width, [&](uint32_t x) {
      return gradient_color(paint, {static_cast<float>(x) + .5f, static_cast<float>(y) + .5f})
          .alpha;
    }));
  }
  WEFT_TRY(edges.end(pixels.height));
  return true;
}

/// An <img> is as large as its box, other pictures have their natural size.
Size shown_size(const LayoutContext& context, const Box& box, const Image& image, Size content) {
  if (box.kind == BoxKind::Replaced) return content;
  const double unit = css_unit(context, box);
  const Size natural{Px::from_double(image.css_width() * unit),
                     Px::from_double(image.css_height() * unit)};
  return natural.width > Px() && natural.height > Px() ? natural : content;
}

Result<bool> add_picture(LayoutContext& context, const Box& box, const ImageValue& value,
                         Size content, EdgeTaker& edges) {
  ImageStore& images = context.images;
  WEFT_TRY_ASSIGN(Image* const image,
                  images.find(value.url, picture_view(*box.style, value.density)));
  WEFT_TRY(images.measure(*image));
  if (image->broken()) return false;
  const Pixels pixels = pixels_of(shown_size(context, box, *image, content));
  if (pixels.empty() || pixels.width > kMostColumns) return pixels.empty();
  WEFT_TRY(images.will_draw(*image, pixels.width, pixels.height));
  Result<Owned<ImageRows>> rows =
      images.open_rows(*image, pixels.width, pixels.height, Scaling::Smooth);
  if (!rows.ok()) return rows.status() == Status::Timeout ? rows.status() : Result<bool>(false);
  for (uint32_t y = 0; y < pixels.height; y += pixels.row_step()) {
    WEFT_TRY(context.step());
    const Result<std::span<const Rgba>> row = rows.value()->row(y);
    if (row.status() == Status::Timeout) return Status::Timeout;
    if (!row.ok()) return y > 0 ? edges.end(y) == Status::Ok : false;
    WEFT_TRY(edges.add_row(y, pixels.width, [&](uint32_t x) { return row.value()[x].alpha; }));
  }
  WEFT_TRY(edges.end(pixels.height));
  return true;
}

}  // namespace

Result<bool> add_alpha_edges(LayoutContext& context, const Box& box, const Rect& content,
                             ArenaVector<FloatShape::Line>& lines) {
  const RareStyle& rare = *box.style->rare;
  const ImageValue& image = *rare.shape_outside->image;
  const Size size{content.width, content.height};
  EdgeTaker edges({content.left.to_float(), content.top.to_float()}, rare.shape_threshold,
                  is_vertical(outer_mode(box)), lines);
  return image.gradient ? add_gradient(context, *image.gradient, size, edges)
                        : add_picture(context, box, image, size, edges);
}

}  // namespace weft
