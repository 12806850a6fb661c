// border-image (CSS Backgrounds 3, 6) and mask-border (CSS Masking 1, 8): nine parts of a picture
// over the border area. Each part is the whole picture, scaled and placed so that the part lies
// where it belongs, and cut to it.
#include <algorithm>
#include <cmath>

#include "render/layout/painting/painting.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

constexpr int64_t kMaxRepeats = 256;  // along one side; more could not be told apart

// One axis of the nine parts: where its three stretches lie in the picture, where they are slices,
// and on the page.
struct Axis {
  Px source[3], source_size[3];
  Px target[3], target_size[3];
  Axis() = default;
  Axis(Px picture, Px first_slice, Px last_slice, Px area_start, Px area_size, Px first_width,
       Px last_width)
      : source{Px(), first_slice, picture - last_slice},
        source_size{first_slice, max(Px(), picture - first_slice - last_slice), last_slice},
        target{area_start, area_start + first_width, area_start + area_size - last_width},
        target_size{first_width, max(Px(), area_size - first_width - last_width), last_width} {}
};

struct Run {
  Px start, size, step;
  int64_t count;
};

Px of_border(const Length& value, Px border, Px basis) {
  if (value.kind() == Length::Kind::Number)
    return Px::from_raw(int64_t{border.raw()} * value.factor_4096() / 4096);
  return value.resolve_or(basis, Px());
}

// A part's repetitions; `size`: its own when it is not stretched, in floats as Chromium has it,
// where a tile that fits to a hair may not.
Run repeated(BackgroundRepeat repeat, Px start, Px room, float size) {
  const Px natural = Px::from_double(static_cast<double>(size));
  if (repeat == BackgroundRepeat::NoRepeat || natural <= Px()) return {start, room, Px(), 1};
  if (repeat == BackgroundRepeat::Round) {
    const int64_t count = std::clamp<int64_t>(
        (static_cast<int64_t>(room.raw()) * 2 + natural.raw()) / (2 * int64_t{natural.raw()}), 1,
        kMaxRepeats);
    return {start, room / count, room / count, count};
  }
  if (repeat == BackgroundRepeat::Space) {
    const float whole = std::floor(room.to_float() / size);
    const auto count = static_cast<int64_t>(std::min(whole, static_cast<float>(kMaxRepeats)));
    const Px gap = (room - natural * count) / (count + 1);
    return {start + gap, natural, natural + gap, count};
  }
  const int64_t before = std::min(room.raw() / (2 * int64_t{natural.raw()}) + 1,
                                  kMaxRepeats / 2);  // the middle one is centred
  return {start + (room - natural) / 2 - natural * before, natural, natural, 2 * before + 1};
}

class NineParts {
 public:
  NineParts(Painting& painting, const BorderImage& style, const Box& box, const Clip* clip)
      : painting_(painting), box_(box), clip_(clip), style_(style) {}

  Result<bool> paint(const Rect& border_box) {
    const Rect area = area_of(border_box);
    WEFT_TRY_ASSIGN(const FoundImage found,
                    find_image(painting_.context.images, style_.source, *box_.style,
                               picture_unit(painting_, box_), {area.width, area.height}));
    if (found.is_missing) return false;
    natural_ = found.concrete({area.width, area.height});
    place(area);
    if (natural_.width <= Px() || natural_.height <= Px()) return true;
    WEFT_TRY(paint_parts(style_.source, found));
    return true;
  }

 private:
  // 6.4
  Rect area_of(const Rect& border_box) const {
    const Edges border = border_widths(box_);
    const auto outset = [&](int side, Px width) {
      return -of_border(style_.outset[side], width, Px());
    };
    return border_box.inset({outset(0, border.top), outset(1, border.right),
                             outset(2, border.bottom), outset(3, border.left)});
  }

  // 6.2, 6.3: where slices are cut, how wide they are shown.
  void place(const Rect& area) {
    const Edges borders = border_widths(box_);
    const Px border[4] = {borders.top, borders.right, borders.bottom, borders.left};
    Px slice[4], width[4];
    for (int side = 0; side < 4; ++side) {
      const bool vertical = side % 2 == 0;
      const Px whole = vertical ? natural_.height : natural_.width;
      const Px unit = Px::from_double(picture_unit(painting_, box_));
      slice[side] = min(of_border(style_.slice[side], unit, whole), whole);
      width[side] = style_.width[side].is_auto() ? slice[side]
                                                 : of_border(style_.width[side], border[side],
                                                             vertical ? area.height : area.width);
    }
    shrink(width, area);
    x_ = Axis(natural_.width, slice[3], slice[1], area.left, area.width, width[3], width[1]);
    y_ = Axis(natural_.height, slice[0], slice[2], area.top, area.height, width[0], width[2]);
  }

  static void shrink(Px (&width)[4], const Rect& area) {
    for (int first = 0; first < 2; ++first) {
      const Px sum = width[first] + width[first + 2], room = first == 0 ? area.height : area.width;
      if (sum <= room) continue;
      for (Px& each : width) each = each.scaled(room, sum);
    }
  }

  // The size of a middle part before it repeats: in the proportion of the side that it belongs to.
  static float natural_part(const Axis& along, const Axis& across, int part_across) {
    const bool has_first = across.source_size[0] > Px() && across.target_size[0] > Px();
    const int side = part_across != 1 ? part_across : has_first ? 0 : 2;
    const auto source = along.source_size[1].to_float();
    if (across.source_size[side] <= Px() || across.target_size[side] <= Px()) return source;
    return source * (across.target_size[side].to_float() / across.source_size[side].to_float());
  }

  Run run(BackgroundRepeat repeat, const Axis& along, const Axis& across, int part,
          int part_across) const {
    const BackgroundRepeat used = part == 1 ? repeat : BackgroundRepeat::NoRepeat;
    return repeated(used, along.target[part], along.target_size[part],
                    natural_part(along, across, part_across));
  }

  // Of several images all parts of one come after each other.
  Status paint_parts(const ImageValue& value, const FoundImage& found) {
    if (value.cross_fade)
      return paint_faded(
          painting_, *value.cross_fade, natural_, box_, clip_,
          [&](const ImageValue& one, const FoundImage& part) { return paint_parts(one, part); });
    value_ = &value;
    found_ = found;
    for (int row = 0; row < 3; ++row)
      for (int column = 0; column < 3; ++column)
        if (row != 1 || column != 1 || style_.fill) WEFT_TRY(paint_part(column, row));
    return Status::Ok;
  }

  Status paint_part(int column, int row) {
    const Size source{x_.source_size[column], y_.source_size[row]};
    const Rect target{x_.target[column], y_.target[row], x_.target_size[column],
                      y_.target_size[row]};
    if (source.width <= Px() || source.height <= Px() || target.width <= Px() ||
        target.height <= Px())
      return Status::Ok;
    const Run across = run(style_.repeat_x, x_, y_, column, row),
              down = run(style_.repeat_y, y_, x_, row, column);
    for (int64_t j = 0; j < down.count; ++j)
      for (int64_t i = 0; i < across.count; ++i) {
        const Rect tile{across.start + across.step * i, down.start + down.step * j, across.size,
                        down.size};
        WEFT_TRY(add_tile(tile, {x_.source[column], y_.source[row]}, source,
                          snapped(tile).intersected(snapped(target))));
      }
    return Status::Ok;
  }

  // The picture as large as it is when its part from `at` on, of the size `part`, fills `tile`.
  Status add_tile(const Rect& tile, Point at, Size part, const IntRect& bounds) {
    if (bounds.empty()) return Status::Ok;
    const Rect whole{tile.left - at.x.scaled(tile.width, part.width),
                     tile.top - at.y.scaled(tile.height, part.height),
                     natural_.width.scaled(tile.width, part.width),
                     natural_.height.scaled(tile.height, part.height)};
    const Tiles tiles{snapped(whole), {}, {}};
    if (tiles.first.empty()) return Status::Ok;
    return add_image(painting_, *value_, found_, natural_, bounds, tiles, box_, clip_);
  }

  Painting& painting_;
  const Box& box_;
  const Clip* clip_;
  const BorderImage& style_;
  const ImageValue* value_ = nullptr;  // in hand
  FoundImage found_;
  Size natural_;
  Axis x_, y_;
};

}  // namespace

Result<bool> paint_nine_parts(Painting& painting, const BorderImage& image, const Box& box,
                              const Rect& border_box, const Clip* clip) {
  return NineParts(painting, image, box, clip).paint(border_box);
}

}  // namespace weft
