#include "drivers/epd/paper.h"

#include <algorithm>
#include <cstring>

#include "drivers/epd/shown_bands.h"

namespace weft {
namespace {

constexpr uint32_t kWakeMs = 10'000;

size_t inks_of(const Palette& palette) {
  return palette.kind == PaletteKind::Indexed ? palette.inks.size()
                                              : size_t{1} << palette.bits_per_pixel;
}

const InkMode& mode_of(const PanelInfo& info) {
  const std::span<const InkMode> modes = info.controller->paper->modes;
  const auto found = std::find_if(modes.begin(), modes.end(), [&](const InkMode& mode) {
    return mode.inks >= inks_of(*info.palette);
  });
  return found == modes.end() ? modes.back() : *found;
}

/// Adds pixel `x` to a row that is still 0 there.
void put_pixel(std::span<uint8_t> row, uint8_t bits, size_t x, uint32_t value) {
  const size_t bit = x * bits;
  row[bit / 8] |= static_cast<uint8_t>(value << (8 - bits - bit % 8));
}

// Bands that are written a second time, after the refresh that compares them with what was there.
class KeptBands {
 public:
  explicit KeptBands(Budget& budget) : budget_(budget) {}
  ~KeptBands() { clear(); }
  KeptBands(const KeptBands&) = delete;
  KeptBands& operator=(const KeptBands&) = delete;

  struct Kept {
    Kept* next;
    Band band;  // its bytes follow
  };
  const Kept* first() const { return first_; }
  size_t count() const { return count_; }
  /// False when there is no memory for a copy.
  bool add(const Band& band) {
    void* block = budget_.allocate(sizeof(Kept) + band.bytes.size());
    if (!block) return false;
    auto* kept = ::new (block) Kept{first_, band};
    auto* bytes = reinterpret_cast<uint8_t*>(kept + 1);
    std::copy(band.bytes.begin(), band.bytes.end(), bytes);
    kept->band.bytes = {bytes, band.bytes.size()};
    first_ = kept;
    ++count_;
    return true;
  }
  void clear() {
    while (first_) {
      Kept* kept = std::exchange(first_, first_->next);
      budget_.release(kept, sizeof(Kept) + kept->band.bytes.size());
    }
    count_ = 0;
  }

 private:
  Budget& budget_;
  Kept* first_ = nullptr;
  size_t count_ = 0;
};

}  // namespace

// One picture on its way.
struct Paper::Update {
  ShownBands shown;
  KeptBands kept;
  bool in_part = false;  // only what changed is written, to the plane of the new picture
  bool touched = false, awake = false;
};

Paper::Paper(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget, Notes& notes)
    : info_(info),
      bus_(bus),
      rotation_(rotation),
      budget_(budget),
      notes_(notes),
      mode_(mode_of(info)) {}

Status Paper::send(std::span<const uint8_t> sequence) {
  return play(bus_, sequence, {.busy_level = chip().busy_level});
}

Status Paper::wake_up(Update& update) {
  update.touched = true;
  WEFT_TRY(pulse_reset(bus_, 2u * chip().reset_ms, chip().reset_ms));
  WEFT_TRY(wait_until_idle(bus_, chip().busy_level, kWakeMs));
  WEFT_TRY(send(chip().begin));
  WEFT_TRY(send_size());
  WEFT_TRY(send(setup_of(info_)));
  WEFT_TRY(send(mode_.registers));
  WEFT_TRY(open_picture());
  update.awake = true;
  return Status::Ok;
}

Status Paper::send_plane(const Plane& plane, const Band& band) {
  WEFT_TRY(bus_.command(plane.command));
  return send_pixels(plane, band, 0, band.width);
}

Status Paper::send_pixels(const Plane& plane, const Band& band, uint16_t from, uint16_t width) {
  const uint8_t bits = info_.palette->bits_per_pixel;
  const size_t row_bytes = size_t{band.width} / 8 * bits;
  uint8_t chunk[128];
  size_t filled = 0;
  for (uint16_t y = 0; y < band.height; ++y) {
    const std::span<const uint8_t> row = band.bytes.subspan(y * row_bytes, row_bytes);
    for (uint16_t x = from; x < from + width; x = static_cast<uint16_t>(x + 8)) {
      uint32_t eight = 0;
      for (uint16_t i = 0; i < 8; ++i)
        eight = eight << plane.bits | plane.codes[pixel_at(row, bits, x + i) % kMostInks];
      for (uint8_t left = plane.bits; left-- > 0;)
        chunk[filled++] = static_cast<uint8_t>(eight >> left * 8);
      if (filled < sizeof chunk) continue;
      WEFT_TRY(bus_.data(chunk));
      filled = 0;
    }
  }
  return filled ? bus_.data(std::span(chunk).first(filled)) : Status::Ok;
}

// A line of the page is a row of memory, or a column when the axes are swapped; the band it belongs
// to is written when its last line is in it.
Status Paper::write_bands(LineSource& lines, std::span<uint8_t> buffer, Update& update) {
  const Orientation lies = orientation();
  const bool swap = lies.swap_axes;
  const uint8_t bits = info_.palette->bits_per_pixel;
  const LineShape shape = lines.shape();
  const uint16_t step = band_lines();
  Band band{info_.left, info_.top, whole_bytes(swap ? step : info_.width), info_.height, {}};
  const size_t row_bytes = size_t{band.width} / 8 * bits;
  for (uint16_t line_number = 0; line_number < shape.height;) {
    const auto place_of = [&](uint16_t number) {
      const bool mirrored = swap ? lies.mirror_x : lies.mirror_y;
      return static_cast<uint16_t>(mirrored ? shape.height - 1 - number : number);
    };
    const auto group = static_cast<uint16_t>(place_of(line_number) / step);
    const auto begin = static_cast<uint16_t>(group * step);
    if (!swap) band.height = std::min<uint16_t>(step, static_cast<uint16_t>(info_.height - begin));
    std::fill(buffer.begin(), buffer.end(), uint8_t{0});
    for (; line_number < shape.height && place_of(line_number) / step == group; ++line_number) {
      WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
      const size_t place = place_of(line_number) - begin;
      const auto row = [&](size_t y) { return buffer.subspan(y * row_bytes, row_bytes); };
      if (!swap && !lies.mirror_x) {
        std::memcpy(row(place).data(), line.data(), line.size());
        continue;
      }
      for (size_t i = 0; i < shape.width; ++i) {
        const size_t end = shape.width - 1u;
        const size_t x = swap ? place : end - i, y = !swap ? place : lies.mirror_y ? end - i : i;
        put_pixel(row(y), bits, x, pixel_at(line, bits, i));
      }
    }
    (swap ? band.left : band.top) = static_cast<uint16_t>((swap ? info_.left : info_.top) + begin);
    band.bytes = buffer.first(band.height * row_bytes);
    WEFT_TRY(take_band(band, begin / kBandLines, update));
  }
  return Status::Ok;
}

Status Paper::take_band(const Band& band, size_t number, Update& update) {
  const bool differs = update.shown.see(number, band.bytes);
  if (update.in_part && !differs) return Status::Ok;
  if (!update.awake) WEFT_TRY(noted(wake_up(update)));
  WEFT_TRY(write_band(band));
  return update.in_part ? keep(band, update) : Status::Ok;
}

Status Paper::write_kept(Update& update, std::span<const Plane> planes) {
  planes_ = planes;
  for (const auto* kept = update.kept.first(); kept; kept = kept->next)
    WEFT_TRY(write_band(kept->band));
  update.kept.clear();
  return Status::Ok;
}

// Where too much has changed, or there is no memory for it, the refresh becomes a full one: the
// other planes get what they have not yet got.
Status Paper::keep(const Band& band, Update& update) {
  if (2 * update.kept.count() < update.shown.bands() && update.kept.add(band)) return Status::Ok;
  update.in_part = false;
  WEFT_TRY(write_kept(update, mode_.planes.subspan(1)));
  WEFT_TRY(write_band(band));
  planes_ = mode_.planes;
  return Status::Ok;
}

Status Paper::write_picture(LineSource& lines, Update& update) {
  const bool swap = orientation().swap_axes;
  const size_t columns = swap ? band_lines() : info_.width,
               rows = swap ? info_.height : std::min(band_lines(), info_.height),
               bytes = (columns + 7) / 8 * info_.palette->bits_per_pixel * rows;
  auto* buffer = static_cast<uint8_t*>(budget_.allocate(bytes));
  if (!buffer) return Status::OutOfMemory;
  const Status status = write_bands(lines, {buffer, bytes}, update);
  budget_.release(buffer, bytes);
  return status;
}

Status Paper::begin(Update& update) {
  if (store_) {
    const uint16_t lines = orientation().swap_axes ? info_.width : info_.height;
    WEFT_TRY(update.shown.take(*store_, info_, rotation_, whole_bytes(lines) / kBandLines));
  }
  update.in_part = update.shown.is_known() && !partial_of(info_).empty() &&
                   !is_full_due(update.shown.partial_refreshes());
  planes_ = update.in_part ? mode_.planes.first(1) : mode_.planes;
  return update.in_part ? Status::Ok : noted(wake_up(update));
}

Status Paper::show(LineSource& lines) {
  WEFT_TRY(expect_shape(lines.shape(), info_, rotation_, notes_));
  BegunLines begun(lines);
  WEFT_TRY(begun.pull_first());
  Update update{{budget_, notes_}, KeptBands(budget_)};
  WEFT_TRY(begin(update));
  Status status = write_picture(begun, update);
  if (status == Status::Ok) return finish(update);
  // The rails go off whatever happened; the failure of the page is the one to tell.
  if (update.awake) (void)send(chip().off);
  if (!update.touched) update.shown.put_back();
  return status;
}

Status Paper::finish(Update& update) {
  ShownBands& shown = update.shown;
  const uint64_t before = shown.partial_refreshes();
  if (!shown.differs()) {
    if (update.awake) WEFT_TRY(noted(send(chip().off)));
    shown.remember(before);
    return Status::Ok;
  }
  WEFT_TRY(noted(close_picture()));
  WEFT_TRY(noted(update.in_part ? refresh_in_part(update) : send(refresh_of(info_))));
  shown.remember(update.in_part ? before + 1 : 0);
  return Status::Ok;
}

// Afterwards all planes hold the new picture, also where the chip has exchanged them.
Status Paper::refresh_in_part(Update& update) {
  WEFT_TRY(send(partial_of(info_)));
  const Status status = write_kept(update, mode_.planes);
  const Status off = send(chip().off);
  return status == Status::Ok ? off : status;
}

Status Paper::noted(Status status) {
  if (status == Status::Timeout)
    notes_.note("the panel stays busy: check its power and the BUSY and RST wires");
  return status;
}

}  // namespace weft
