#include "render/paint/outline_paths.h"

namespace weft {
namespace {

class GlyphPath final : public GlyphOutline {
 public:
  GlyphPath(PathBuilder& path, const Matrix& matrix) : path_(path), matrix_(matrix) {}
  Status move_to(Point to) override {
    if (is_open_) WEFT_TRY(path_.close());
    is_open_ = true;
    return path_.move_to(at(to));
  }
  Status line_to(Point to) override { return path_.line_to(at(to)); }
  Status quad_to(Point control, Point to) override { return path_.quad_to(at(control), at(to)); }
  Status cubic_to(Point control1, Point control2, Point to) override {
    return path_.cubic_to(at(control1), at(control2), at(to));
  }

 private:
  Vector at(Point p) const { return matrix_.point({p.x, p.y}); }
  PathBuilder& path_;
  Matrix matrix_;
  bool is_open_ = false;
};

}  // namespace

Status add_polygon(std::span<const Vector> corners, PathBuilder& builder) {
  WEFT_TRY(builder.move_to(corners.front()));
  for (const Vector corner : corners.subspan(1)) WEFT_TRY(builder.line_to(corner));
  return builder.close();
}

Status add_rect(const IntRect& rect, PathBuilder& builder) {
  const auto left = static_cast<float>(rect.left), top = static_cast<float>(rect.top),
             right = static_cast<float>(rect.right), bottom = static_cast<float>(rect.bottom);
  const Vector corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
  return add_polygon(corners, builder);
}

// A quarter of an ellipse leaves each end by a handle of 0.5523 of its radius.
Status add_rounded_rect(const RoundedRect& rect, PathBuilder& builder) {
  constexpr float kToCorner = 1 - 0.5523f;
  const float left = to_float(rect.rect.left), top = to_float(rect.rect.top),
              right = to_float(rect.rect.right()), bottom = to_float(rect.rect.bottom());
  const Vector corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
  // The ways from each corner back along the outline, and on.
  static constexpr Vector kBack[] = {{0, 1}, {-1, 0}, {0, -1}, {1, 0}},
                          kOn[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
  for (size_t i = 0; i < 4; ++i) {
    const Vector radius{to_float(rect.radius_x[i]), to_float(rect.radius_y[i])};
    const Vector back{kBack[i].x * radius.x, kBack[i].y * radius.y},
        on{kOn[i].x * radius.x, kOn[i].y * radius.y};
    const bool is_sharp = !(radius.x > 0 && radius.y > 0);
    const Vector start = is_sharp ? corners[i] : corners[i] + back;
    WEFT_TRY(i ? builder.line_to(start) : builder.move_to(start));
    if (!is_sharp)
      WEFT_TRY(builder.cubic_to(corners[i] + back * kToCorner, corners[i] + on * kToCorner,
                                corners[i] + on));
  }
  return builder.close();
}

Status add_glyph_outline(FontSet& fonts, const Font& font, uint16_t glyph, const Matrix& pen,
                         PathBuilder& builder) {
  GlyphPath outline(builder, pen);
  const Status status = fonts.outline(font, glyph, outline);
  if (status == Status::OutOfMemory) return status;
  return builder.empty() ? Status::Ok : builder.close();
}

}  // namespace weft
