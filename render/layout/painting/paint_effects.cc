// Transforms, opacity, filters and masks: what makes a stacking context, and the groups that a
// display list needs for it.
#include <algorithm>
#include <cmath>

#include "render/layout/painting/painting.h"
#include "render/layout/painting/transforms.h"

namespace weft {
namespace {

using Matrix = float[12];  // rows of red, green, blue from r, g, b, 1

void set_identity(Matrix matrix) {
  for (int i = 0; i < 12; ++i) matrix[i] = i % 5 == 0 && i < 11 ? 1.0f : 0.0f;
}

// A matrix that mixes each colour with its luminance: saturate() and its relatives (Filter Effects
// 1, 9).
void set_saturation(float s, Matrix matrix) {
  static constexpr float kLuminance[3] = {0.213f, 0.715f, 0.072f};
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column)
      matrix[row * 4 + column] = kLuminance[column] * (1 - s) + (row == column ? s : 0);
}

void set_sepia(float amount, Matrix matrix) {
  static constexpr float kSepia[9] = {0.393f, 0.769f, 0.189f, 0.349f, 0.686f,
                                      0.168f, 0.272f, 0.534f, 0.131f};
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column)
      matrix[row * 4 + column] =
          kSepia[row * 3 + column] * amount + (row == column ? 1 - amount : 0);
}

void set_hue(float degrees, Matrix matrix) {
  static constexpr float kLuminance[3] = {0.213f, 0.715f, 0.072f};
  static constexpr float kSine[9] = {-0.213f, -0.715f, 0.928f, 0.143f, 0.140f,
                                     -0.283f, -0.787f, 0.715f, 0.072f};
  const float radians = degrees * 3.14159265f / 180, cosine = std::cos(radians),
              sine = std::sin(radians);
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column)
      matrix[row * 4 + column] = kLuminance[column] +
                                 cosine * ((row == column) - kLuminance[column]) +
                                 sine * kSine[row * 3 + column];
}

void set_linear(float slope, float intercept, Matrix matrix) {
  for (int row = 0; row < 3; ++row) {
    matrix[row * 5] = slope;
    matrix[row * 4 + 3] = intercept;
  }
}

void set_filter(const FilterFunction& filter, Matrix matrix) {
  using Kind = FilterFunction::Kind;
  set_identity(matrix);
  switch (filter.kind) {
    case Kind::Brightness: return set_linear(filter.amount, 0, matrix);
    case Kind::Contrast: return set_linear(filter.amount, 0.5f - 0.5f * filter.amount, matrix);
    case Kind::Invert: return set_linear(1 - 2 * filter.amount, filter.amount, matrix);
    case Kind::Grayscale: return set_saturation(1 - filter.amount, matrix);
    case Kind::Saturate: return set_saturation(filter.amount, matrix);
    case Kind::Sepia: return set_sepia(filter.amount, matrix);
    case Kind::HueRotate: return set_hue(filter.amount, matrix);
    case Kind::Blur:
    case Kind::DropShadow:
    case Kind::Opacity:
    case Kind::Reference: return;
  }
}

// left = right after left
void concatenate(const Matrix right, Matrix left) {
  float product[12];
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 4; ++column) {
      float sum = column == 3 ? right[row * 4 + 3] : 0;
      for (int k = 0; k < 3; ++k) sum += right[row * 4 + k] * left[k * 4 + column];
      product[row * 4 + column] = sum;
    }
  std::copy_n(product, 12, left);
}

// The colour filters of the list as one matrix in 1/4096, or null when there is none. `opacity` is
// multiplied in.
Result<const int32_t*> filter_matrix(Arena& arena, std::span<const FilterFunction> filters,
                                     float* opacity) {
  Matrix matrix;
  set_identity(matrix);
  bool any = false;
  for (const FilterFunction& filter : filters) {
    Matrix next;
    set_filter(filter, next);
    concatenate(next, matrix);
    any |= filter.kind != FilterFunction::Kind::Opacity &&
           filter.kind != FilterFunction::Kind::DropShadow &&
           filter.kind != FilterFunction::Kind::Blur;
    if (filter.kind == FilterFunction::Kind::Opacity) *opacity *= filter.amount;
  }
  if (!any) return static_cast<const int32_t*>(nullptr);
  const auto fixed = arena.make_array<int32_t>(12);
  if (!fixed.data()) return Status::OutOfMemory;
  for (size_t i = 0; i < 12; ++i)
    fixed[i] = static_cast<int32_t>(std::lround(std::clamp(matrix[i], -1000.0f, 1000.0f) * 4096));
  return static_cast<const int32_t*>(fixed.data());
}

bool is_mask_begin(const DisplayItem& item) {
  return item.kind == ItemKind::GroupBegin && item.group && item.group->is_mask;
}

// The group needs no more lines and pixels than its items do, and its masks neither: nothing of
// those may be painted where the group is not.
void shrink_to_items(DisplayItem& begin, DisplayItem& end) {
  const IntRect bounds = bounds_of({begin.next, &end});
  for (DisplayItem* item = begin.next; item != &end; item = item->next) {
    if (item->kind != ItemKind::GroupBegin) continue;
    DisplayItem* const last = end_of_group(*item);
    if (is_mask_begin(*item)) {
      for (DisplayItem* inner = item->next; inner != last; inner = inner->next)
        inner->bounds = inner->bounds.intersected(bounds);
      item->bounds = last->bounds = bounds;
    }
    item = last;
  }
  begin.bounds = end.bounds = bounds;
}

}  // namespace

bool makes_stacking_context(const Box& box) {
  if (box.kind == BoxKind::Text || box.anonymous) return false;
  if (has_clip_path(box) || needs_group(box)) return true;
  if (box.style->rare->isolation == Isolation::Isolate || has_backdrop_filter(box)) return true;
  if (box.kind == BoxKind::Inline) return false;
  if (box.box_style().position == Position::Fixed || box.box_style().position == Position::Sticky)
    return true;
  return hides_back(box) || contains_fixed(box);
}

// Of a table, the wrapper has the effects.
bool needs_group(const Box& box) {
  if (box.anonymous || box.kind == BoxKind::TableGrid) return false;
  const RareStyle& rare = *box.style->rare;
  return rare.opacity < 255 || !rare.filter.empty() || has_mask(box) || has_clip_mask(box) ||
         is_blended(box);
}

bool is_blended(const Box& box) {
  return !box.anonymous && box.style->rare->blending != Compositing::SourceOver;
}

Status add_group_item(Painting& painting, ItemKind kind, const GroupPaint* paint,
                      const Clip* clip) {
  DisplayItem item;
  item.kind = kind;
  item.bounds = painting.list.needed();
  item.group = paint;
  return painting.list.add(item, clip);
}

Result<DisplayItem*> begin_group(Painting& painting, const Clip* clip) {
  WEFT_TRY(add_group_item(painting, ItemKind::GroupBegin, nullptr, clip));
  return painting.list.last();
}

Status close_group(Painting& painting, DisplayItem* begin, const GroupPaint& effects,
                   const Clip* clip) {
  const auto* const paint = painting.list.arena().make<GroupPaint>(effects);
  if (!paint) return Status::OutOfMemory;
  begin->group = paint;
  WEFT_TRY(add_group_item(painting, ItemKind::GroupEnd, paint, clip));
  shrink_to_items(*begin, *painting.list.last());
  return Status::Ok;
}

Status end_group(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                 DisplayItem* begin) {
  GroupPaint paint;
  const RareStyle& rare = *box.style->rare;
  float opacity = static_cast<float>(rare.opacity) / 255.0f;
  if (!has_reaching_filter(box)) {
    WEFT_TRY_ASSIGN(paint.matrix, filter_matrix(painting.list.arena(), rare.filter, &opacity));
  }
  paint.compositing = rare.blending;
  paint.opacity = static_cast<uint8_t>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255));
  if (has_clip_mask(box)) WEFT_TRY(add_clip_mask(painting, box, border_box, clip));
  if (has_mask(box)) WEFT_TRY(add_mask(painting, box, border_box, clip));
  return close_group(painting, begin, paint, clip);
}

}  // namespace weft
