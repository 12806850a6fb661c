// Pictures and their tiles: rows pulled from the image store when their line comes.
#include <algorithm>
#include <cstdlib>

#include "render/base/printable_url.h"
#include "render/paint/painters.h"

namespace weft {

int64_t tile_start(int32_t start, Px step, int64_t repetition) {
  return start + ((repetition * step.raw() + 32) >> 6);
}

TilePlace tile_place(int32_t at, int32_t start, int32_t size, Px step) {
  int64_t offset = static_cast<int64_t>(at) - start, repetition = 0;
  if (step > Px()) {
    // The last one that begins at `at` or before it.
    const int64_t past = offset * 64 + 31;
    repetition = past / step.raw() - (past % step.raw() < 0);
    offset = at - tile_start(start, step, repetition);
  }
  return {repetition, offset >= 0 && offset < size ? static_cast<int32_t>(offset) : -1};
}

namespace {

// Opens the rows of the repetition that is wanted, unless they are open.
Status open(const ImagePaint& picture, TilePlace place, PictureState& state, ImageStore& images) {
  if (state.rows && state.tile_row == place.repetition && place.offset >= state.next_y)
    return Status::Ok;
  state.rows.reset();
  WEFT_TRY_ASSIGN(state.rows,
                  images.open_rows(*picture.image, static_cast<uint32_t>(picture.tile.width()),
                                   static_cast<uint32_t>(picture.tile.height()), picture.scaling));
  state.tile_row = place.repetition;
  return Status::Ok;
}

Result<std::span<const Rgba>> row_at(const ImagePaint& picture, TilePlace place,
                                     PictureState& state, ImageStore& images) {
  WEFT_TRY(open(picture, place, state, images));
  state.next_y = place.offset + 1;
  return state.rows->row(static_cast<uint32_t>(place.offset));
}

bool is_drawn(std::span<const Rgba> row, size_t i) { return row[i].alpha >= 128; }

// Whether pixel `i` is of at most two between transparent ones: a stroke of a chart or an icon.
bool is_solid_stroke(std::span<const Rgba> row, size_t i) {
  if (!is_drawn(row, i)) return false;
  size_t first = i, end = i + 1;
  while (end - first <= 2 && first > 0 && is_drawn(row, first - 1)) --first;
  while (end - first <= 2 && end < row.size() && is_drawn(row, end)) ++end;
  return end - first <= 2;
}

// A translucent stroke of one pixel, as charts draw their grids.
bool is_faint_stroke(std::span<const Rgba> row, size_t i) {
  constexpr uint8_t kFaintest = 16;
  return !is_drawn(row, i) && row[i].alpha >= kFaintest && (i == 0 || !row[i - 1].alpha) &&
         (i + 1 == row.size() || !row[i + 1].alpha);
}

// Without the transparency that smooths an edge.
Rgba solid(Rgba pixel) {
  if (pixel.alpha == 255) return pixel;
  const auto whole = [&](uint8_t channel) {
    return static_cast<uint8_t>(std::min(255, channel * 255 / std::max<int>(pixel.alpha, 1)));
  };
  return {whole(pixel.red), whole(pixel.green), whole(pixel.blue), 255};
}

// A row of a picture on a panel of few inks: dithering would lose the light strokes in it.
void put_with_strokes(int32_t left, std::span<const Rgba> row, LineWriter& writer) {
  const auto first = static_cast<size_t>(std::max<int32_t>(writer.left() - left, 0)),
             end = std::min(row.size(),
                            static_cast<size_t>(std::max<int32_t>(writer.right() - left, 0)));
  size_t done = std::min(first, end);
  for (size_t i = done; i < end; ++i) {
    const bool faint = is_faint_stroke(row, i), stroke = faint || is_solid_stroke(row, i);
    const bool beside = !is_drawn(row, i) && ((i > 0 && is_solid_stroke(row, i - 1)) ||
                                              (i + 1 < row.size() && is_solid_stroke(row, i + 1)));
    if (!stroke && !beside) continue;
    writer.picture_row(left + static_cast<int32_t>(done), row.subspan(done, i - done));
    if (stroke) writer.stroke_pixel(left + static_cast<int32_t>(i), faint ? row[i] : solid(row[i]));
    done = i + 1;
  }
  writer.picture_row(left + static_cast<int32_t>(done), row.subspan(done, end - done));
}

// One row of a drawing on a panel of few inks: each pixel takes the flat colour it belongs to, and
// what is thinner than a stretch an ink that is told from what is around it.
class DrawnRow {
 public:
  DrawnRow(std::span<const Rgba> row, LineWriter& writer) : row_(row), writer_(writer) {}

  void put(int32_t left) {
    const auto first = static_cast<size_t>(std::max<int32_t>(writer_.left() - left, 0)),
               end = std::min(row_.size(),
                              static_cast<size_t>(std::max<int32_t>(writer_.right() - left, 0)));
    for (size_t i = first, next; i < end; i = next) {
      next = i + 1;
      while (next < end && row_[next] == row_[i]) ++next;
      if (is_stretch(i)) before_ = &row_[i];
      if (!is_drawn(row_, i)) continue;
      const Rgba color = solid(row_[i]);
      const auto place = [left](size_t at) { return left + static_cast<int32_t>(at); };
      if (next - i > 2) writer_.fill(place(i), place(next), color);
      else
        for (size_t at = i; at < next; ++at) put_pixel(place(at), at, color);
    }
  }

 private:
  static constexpr int kThinStep = 64;  // of a channel
  static constexpr size_t kLongestEdge = 8;

  bool is_stretch(size_t i) const {
    return (i > 0 && row_[i - 1] == row_[i]) || (i + 1 < row_.size() && row_[i + 1] == row_[i]);
  }
  Rgba next_stretch(size_t i) const {
    const size_t end = std::min(row_.size(), i + kLongestEdge);
    while (i < end && !is_stretch(i)) ++i;
    return i < end ? solid(row_[i]) : Rgba{};
  }
  static int step(Rgba a, Rgba b) {
    return std::max(
        {std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)});
  }
  void put_pixel(int32_t x, size_t i, Rgba color) {
    if (is_solid_stroke(row_, i)) return writer_.stroke_pixel(x, color);
    if (is_stretch(i) || row_[i].alpha < 255) return writer_.pixel(x, color, 255);
    const Rgba before = before_ ? solid(*before_) : Rgba{}, after = next_stretch(i);
    const bool is_thin = before == after && before.alpha && step(color, before) >= kThinStep;
    if (is_thin) {
      const TextInk ink = writer_.inks()->text(color, before, false);
      if (ink.seen) return writer_.text_pixel(x, writer_.inks()->color_of(ink.ink), 255);
    }
    const Rgba nearest = step(color, before) < step(color, after) ? before : after;
    writer_.pixel(x, nearest.alpha ? nearest : color, 255);
  }

  std::span<const Rgba> row_;
  LineWriter& writer_;
  const Rgba* before_ = nullptr;  // of the last stretch
};

void put_row(const ImagePaint& picture, int32_t left, std::span<const Rgba> row,
             LineWriter& writer) {
  if (writer.inks() && picture.image->is_flat()) DrawnRow(row, writer).put(left);
  else if (writer.inks() && picture.image->has_alpha()) put_with_strokes(left, row, writer);
  else writer.picture_row(left, row);
}

}  // namespace

void paint_picture_row(const ImagePaint& picture, PictureState& state, ImageStore& images,
                       Notes& notes, LineWriter& writer) {
  if (state.failed || picture.tile.empty()) return;
  const TilePlace place =
      tile_place(writer.y(), picture.tile.top, picture.tile.height(), picture.step_y);
  if (place.offset < 0) return;
  const auto row = row_at(picture, place, state, images);
  if (!row.ok()) {
    state.failed = true;
    state.rows.reset();
    notes.notef("%s: the picture ends at line %d: %s", PrintableUrl(picture.image->url()).text(),
                static_cast<int>(place.offset), status_name(row.status()));
    return;
  }
  if (picture.step_x <= Px()) return put_row(picture, picture.tile.left, row.value(), writer);
  const auto& tile = picture.tile;
  int64_t repetition =
      tile_place(writer.left(), tile.left, tile.width(), picture.step_x).repetition;
  for (;; ++repetition) {
    const int64_t x = tile_start(tile.left, picture.step_x, repetition);
    if (x >= writer.right()) return;
    const int64_t room = tile_start(tile.left, picture.step_x, repetition + 1) - x;
    const auto seen = static_cast<size_t>(std::min<int64_t>(room, tile.width()));
    put_row(picture, static_cast<int32_t>(x), row.value().first(seen), writer);
  }
}

}  // namespace weft
