#include "render/paint/outline_paths.h"

#include <algorithm>

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

// Radii that overlap are shrunk together (CSS Backgrounds 3, 5.5).
float room_for(const Vector (&radii)[4], Vector size) {
  float room = 1;
  for (int corner = 0; corner < 4; ++corner) {
    const Vector both = radii[corner] + radii[(corner + 1) % 4];
    const float taken = corner % 2 == 0 ? both.x : both.y, side = corner % 2 == 0 ? size.x : size.y;
    if (taken > side) room = std::min(room, side / taken);
  }
  return room;
}

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

Status add_wave(Vector start, float end, float thickness, PathBuilder& builder) {
  const float half = std::round(2 * thickness + 0.5f) + 0.5f,
              height = std::round(3 * thickness + 0.5f) + 0.5f;
  constexpr int kMostWaves = 4096;
  WEFT_TRY(builder.move_to(start));
  for (int i = 0; i < kMostWaves && builder.at().x < end; ++i) {
    const Vector at = builder.at();
    WEFT_TRY(builder.cubic_to(at + Vector{half, height}, at + Vector{half, -height},
                              at + Vector{2 * half, 0}));
  }
  return Status::Ok;
}

ShapeBox shape_box(const RoundedRect& shape) {
  const auto vector = [](Px x, Px y) { return Vector{x.to_float(), y.to_float()}; };
  ShapeBox box{vector(shape.rect.left, shape.rect.top),
               vector(shape.rect.width, shape.rect.height)};
  for (int corner = 0; corner < 4; ++corner)
    box.radii[corner] = vector(shape.radius_x[corner], shape.radius_y[corner]);
  return box;
}

Status add_rounded_box(const ShapeBox& box, PathBuilder& path) {
  const Vector end = box.corner + box.size;
  const Vector corners[] = {box.corner, {end.x, box.corner.y}, end, {box.corner.x, end.y}};
  const Vector ways[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};  // clockwise from each corner on
  const float room = room_for(box.radii, box.size);
  WEFT_TRY(path.move_to(corners[0] + Vector{box.radii[0].x * room, 0}));
  for (int i = 1; i <= 4; ++i) {
    const Vector at = corners[i % 4], out = ways[i % 4], in = ways[i - 1];
    const Vector r = box.radii[i % 4] * room;
    WEFT_TRY(path.line_to(at - Vector{in.x * r.x, in.y * r.y}));
    if (r.x > 0 && r.y > 0)
      WEFT_TRY(path.arc_to(r, 0, false, true, at + Vector{out.x * r.x, out.y * r.y}));
  }
  return path.close();
}

Status add_glyph_outline(FontSet& fonts, const Font& font, uint16_t glyph, const Matrix& pen,
                         PathBuilder& builder) {
  GlyphPath outline(builder, pen);
  const Status status = fonts.outline(font, glyph, outline);
  if (status == Status::OutOfMemory) return status;
  return builder.empty() ? Status::Ok : builder.close();
}

}  // namespace weft
