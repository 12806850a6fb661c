#include "render/paint/turned_picture.h"

#include <algorithm>

#include "render/base/pixel_math.h"

namespace weft {
namespace {

constexpr float kLongestSide = 2048;  // of what is held

uint8_t between(uint8_t from, uint8_t to, int32_t share) {
  return static_cast<uint8_t>(from + ((to - from) * share + 128) / 256);
}

Rgba between(Rgba from, Rgba to, int32_t share) {
  return {between(from.red, to.red, share), between(from.green, to.green, share),
          between(from.blue, to.blue, share), between(from.alpha, to.alpha, share)};
}

// A place along one axis in its tile; negative in a gap.
float in_tile(float at, int32_t start, int32_t size, Px step) {
  const float offset = at - static_cast<float>(start), length = static_cast<float>(size);
  if (step <= Px()) return std::clamp(offset, 0.f, length);
  const auto period = step.to_float();
  const float inside = offset - std::floor(offset / period) * period;
  return inside < length ? inside : -1;
}

/// Tells the corners of the part of a polygon that lies on a row, or a little above or below.
template <typename Corner>
class RowCorners {
 public:
  RowCorners(const Matrix& matrix, int32_t y, Corner corner)
      : matrix_(matrix),
        top_(static_cast<float>(y) - 0.5f),
        bottom_(static_cast<float>(y) + 1.5f),
        corner_(corner) {}
  void move(Vector) {}
  void line(Vector from, Vector to) {
    Vector a = matrix_.point(from), b = matrix_.point(to);
    if (a.y > b.y) std::swap(a, b);
    if (b.y < top_ || a.y > bottom_) return;
    const Vector way = (b - a) * (1 / std::max(b.y - a.y, 1e-6f));
    corner_(a.y < top_ ? a + way * (top_ - a.y) : a);
    corner_(b.y > bottom_ ? a + way * (bottom_ - a.y) : b);
  }
  void cubic(Vector from, Vector, Vector, Vector to) { line(from, to); }
  void end(bool) {}

 private:
  const Matrix& matrix_;
  float top_, bottom_;
  Corner corner_;
};

}  // namespace

void TurnedPicture::release() {
  const size_t row = static_cast<size_t>(width_) * sizeof(Rgba);
  for (int32_t y = first_; y < next_; ++y) budget_->release(rows_[y], row);
  budget_->release(rows_, rows_ ? static_cast<size_t>(height_) * sizeof *rows_ : 0);
  rows_ = nullptr;
  first_ = next_ = 0;
}

Status TurnedPicture::open(ImageStore& images, const TurnedPaint& turned, int halvings) {
  const ImagePaint& picture = *turned.picture;
  source_.reset();
  release();
  const auto width = static_cast<float>(picture.tile.width()),
             height = static_cast<float>(picture.tile.height());
  const Vector middle{static_cast<float>(picture.tile.left) + width / 2,
                      static_cast<float>(picture.tile.top) + height / 2};
  const Projection to_device = turned.from_device.inverse();
  const Matrix here = to_device.around(middle);
  Vector size{width * length({here.a, here.b}), height * length({here.c, here.d})};
  if (!picture.image->is_drawing()) {
    const Vector natural{static_cast<float>(picture.image->width()),
                         static_cast<float>(picture.image->height())};
    const bool is_pixelated = picture.scaling == Scaling::Pixelated;
    size =
        is_pixelated ? natural : Vector{std::min(size.x, natural.x), std::min(size.y, natural.y)};
  }
  const float most = std::max(size.x, size.y);
  const float factor =
      (most > kLongestSide ? kLongestSide / most : 1) / static_cast<float>(1 << halvings);
  const auto pixels = [&](float v) {
    return static_cast<int32_t>(std::clamp(std::round(v * factor), 1.f, kLongestSide));
  };
  width_ = pixels(size.x);
  height_ = pixels(size.y);
  rows_ = static_cast<Rgba**>(budget_->allocate(static_cast<size_t>(height_) * sizeof *rows_));
  if (!rows_) return Status::OutOfMemory;
  may_forget_ = to_device.is_affine() && to_device.affine.d > 0 && picture.step_y <= Px();
  WEFT_TRY_ASSIGN(source_, images.open_rows(*picture.image, static_cast<uint32_t>(width_),
                                            static_cast<uint32_t>(height_), picture.scaling));
  return Status::Ok;
}

Status TurnedPicture::hold_row(int32_t y) {
  WEFT_TRY_ASSIGN(const std::span<const Rgba> row, source_->row(static_cast<uint32_t>(y)));
  const size_t bytes = static_cast<size_t>(width_) * sizeof(Rgba);
  auto* const kept = static_cast<Rgba*>(budget_->allocate(bytes));
  if (!kept) return Status::OutOfMemory;
  std::copy_n(row.begin(), std::min(row.size(), static_cast<size_t>(width_)), kept);
  rows_[y] = kept;
  return Status::Ok;
}

Vector TurnedPicture::place(const ImagePaint& picture, Vector at, bool& is_gap) const {
  const IntRect& tile = picture.tile;
  const float x = in_tile(at.x, tile.left, tile.width(), picture.step_x),
              y = in_tile(at.y, tile.top, tile.height(), picture.step_y);
  is_gap = x < 0 || y < 0;
  return {x * static_cast<float>(width_) / static_cast<float>(tile.width()),
          y * static_cast<float>(height_) / static_cast<float>(tile.height())};
}

Status TurnedPicture::prepare(const TurnedPaint& turned, int32_t y) {
  int32_t first = 0, last = height_ - 1;
  if (turned.picture->step_y <= Px()) {
    bool is_gap = false;
    float low = static_cast<float>(height_), high = 0;
    visit(turned.area.path, RowCorners(turned.area.matrix, y, [&](Vector corner) {
            const float at = place(*turned.picture, turned.from_device.point(corner), is_gap).y;
            low = std::min(low, at);
            high = std::max(high, at);
          }));
    first = std::clamp<int32_t>(static_cast<int32_t>(low) - 1, 0, height_ - 1);
    last = std::clamp(static_cast<int32_t>(high) + 1, first, height_ - 1);
  }
  if (may_forget_) {
    const size_t row = static_cast<size_t>(width_) * sizeof(Rgba);
    for (; first_ < std::min(first, next_); ++first_) budget_->release(rows_[first_], row);
    if (first_ == next_) first_ = next_ = std::max(next_, first);  // rows that nobody asks for
  }
  for (; next_ <= last; ++next_) WEFT_TRY(hold_row(next_));
  return Status::Ok;
}

Rgba TurnedPicture::pixel(int32_t x, int32_t y) const {
  const int32_t row = std::clamp(y, first_, next_ - 1);
  return rows_[row][std::clamp<int32_t>(x, 0, width_ - 1)];
}

Rgba TurnedPicture::sample(const ImagePaint& picture, Vector at, Scaling scaling) const {
  bool is_gap = false;
  const Vector p = place(picture, at, is_gap);
  if (is_gap || first_ == next_) return {};
  if (scaling == Scaling::Pixelated)
    return pixel(static_cast<int32_t>(p.x), static_cast<int32_t>(p.y));
  const auto x = static_cast<int32_t>(std::floor(p.x * 256 - 128)),
             y = static_cast<int32_t>(std::floor(p.y * 256 - 128));
  const int32_t column = x >> 8, row = y >> 8;
  const Rgba above = between(pixel(column, row), pixel(column + 1, row), x & 255),
             below = between(pixel(column, row + 1), pixel(column + 1, row + 1), x & 255);
  return between(above, below, y & 255);
}

Rgba TurnedPicture::sample_sharp(const ImagePaint& picture, Vector at) const {
  constexpr uint8_t kCovered = 104;  // a little less than half, for lines of a pixel
  const Rgba nearest = sample(picture, at, Scaling::Pixelated);
  if (nearest.alpha > 0 && nearest.alpha < 255) return nearest;
  const Rgba smooth = sample(picture, at, Scaling::Smooth);
  if (smooth.alpha < kCovered) return {};
  if (nearest.alpha == 255) return nearest;
  const Color color = straight(smooth);
  return {color.red, color.green, color.blue, 255};
}

}  // namespace weft
