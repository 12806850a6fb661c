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

std::span<const uint8_t> fast_of(const PanelInfo& info) {
  return info.fast.empty() && info.refresh.empty() ? mode_of(info).fast : info.fast;
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

// Room for one band.
class BandBuffer {
 public:
  explicit BandBuffer(Budget& budget) : budget_(budget) {}
  ~BandBuffer() { budget_.release(bytes_.data(), bytes_.size()); }
  BandBuffer(const BandBuffer&) = delete;
  BandBuffer& operator=(const BandBuffer&) = delete;
  bool allocate(size_t size) {
    auto* bytes = static_cast<uint8_t*>(budget_.allocate(size));
    if (bytes) bytes_ = {bytes, size};
    return bytes;
  }
  std::span<uint8_t> bytes() const { return bytes_; }

 private:
  Budget& budget_;
  std::span<uint8_t> bytes_;
};

/// Both and what lies between them.
Band united(const Band& a, const Band& b) {
  if (a.width == 0) return {b.left, b.top, b.width, b.height, {}};
  const auto left = std::min(a.left, b.left), top = std::min(a.top, b.top);
  const int right = std::max(a.left + a.width, b.left + b.width),
            bottom = std::max(a.top + a.height, b.top + b.height);
  return {left, top, static_cast<uint16_t>(right - left), static_cast<uint16_t>(bottom - top), {}};
}

}  // namespace

// One picture on its way.
struct Paper::Update {
  ShownBands shown;
  KeptBands kept;
  BandBuffer old_band;   // of the picture that is shown, where the chip has lost it
  Band changed{};        // the columns and rows of all that changed
  bool in_part = false;  // only what changed is written, to the plane of the new picture
  bool full_due = true;
  bool touched = false, awake = false;
};

bool has_fast_refresh(const PanelInfo& info) {
  return has_driver(info) && info.controller->paper && !fast_of(info).empty();
}

bool has_partial_refresh(const PanelInfo& info) {
  return has_driver(info) && info.controller->paper && !partial_of(info).empty();
}

PanelWires wires_of(const PanelInfo& info) {
  const PaperChip* chip = info.controller->paper;
  if (!chip) return {};
  const std::span<const Plane> planes = chip->modes.front().planes;
  const bool packed = !planes.empty() && planes.front().bits > 1;
  return {.chip_selects = static_cast<uint8_t>(chip->pair && packed ? 2 : 1),
          .data_command = chip->data_command,
          .busy = true,
          .busy_when_low = chip->busy_level == PinLevel::Low};
}

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
  const bool compared = update.in_part && chip().old_picture;
  if (update.in_part && !differs && !(compared && update.awake)) return Status::Ok;
  if (!update.awake) WEFT_TRY(noted(wake_up(update)));
  if (compared) return write_compared(band, number, differs, update);
  WEFT_TRY(write_band(band));
  if (update.in_part) return keep(band, update);
  if (differs && keeps_bands()) update.shown.keep(number, band.bytes);
  return Status::Ok;
}

// From the first band that differs on, memory gets what is shown and what is to be, so that the
// window around all that changed holds both.
Status Paper::write_compared(const Band& band, size_t number, bool differs, Update& update) {
  Band old = band;
  if (differs) old.bytes = update.shown.load(number, update.old_band.bytes());
  if (old.bytes.size() != band.bytes.size()) return Status::Io;
  planes_ = {chip().old_picture, 1};
  WEFT_TRY(write_band(old));
  planes_ = mode_.planes.last(1);
  WEFT_TRY(write_band(band));
  if (!differs) return Status::Ok;
  update.changed = united(update.changed, band);
  update.shown.keep(number, band.bytes);
  return Status::Ok;
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

size_t Paper::band_bytes() const {
  const bool swap = orientation().swap_axes;
  const size_t columns = swap ? band_lines() : info_.width,
               rows = swap ? info_.height : std::min(band_lines(), info_.height);
  return (columns + 7) / 8 * info_.palette->bits_per_pixel * rows;
}

Status Paper::write_picture(LineSource& lines, Update& update) {
  BandBuffer buffer(budget_);
  if (!buffer.allocate(band_bytes())) return Status::OutOfMemory;
  return write_bands(lines, buffer.bytes(), update);
}

bool Paper::is_full_due(const ShownBands& shown) const {
  return !shown.is_known() || (full_every_ != 0 && shown.lesser_refreshes() + 1 >= full_every_);
}

bool Paper::can_refresh_in_part(Update& update) const {
  if (update.full_due || partial_of(info_).empty()) return false;
  return !chip().old_picture || (update.old_band.allocate(band_bytes()) &&
                                 update.shown.has_bands(update.old_band.bytes()));
}

Status Paper::begin(Update& update) {
  if (store_) {
    const uint16_t lines = orientation().swap_axes ? info_.width : info_.height;
    WEFT_TRY(update.shown.take(*store_, info_, rotation_, whole_bytes(lines) / kBandLines));
  }
  update.full_due = store_ && is_full_due(update.shown);
  update.in_part = store_ && can_refresh_in_part(update);
  planes_ = update.in_part ? mode_.planes.first(1) : mode_.planes;
  return update.in_part ? Status::Ok : noted(wake_up(update));
}

Status Paper::show(LineSource& lines) {
  WEFT_TRY(expect_shape(lines.shape(), info_, rotation_, notes_));
  BegunLines begun(lines);
  WEFT_TRY(begun.pull_first());
  Update update{{budget_, notes_}, KeptBands(budget_), BandBuffer(budget_)};
  WEFT_TRY(begin(update));
  Status status = write_picture(begun, update);
  if (status == Status::Ok) return finish(update);
  // The rails go off whatever happened; the failure of the page is the one to tell.
  if (update.awake) (void)send(chip().off);
  if (!update.touched) update.shown.put_back();
  return status;
}

std::span<const uint8_t> Paper::refresh(const Update& update) const {
  const std::span<const uint8_t> fast = fast_of(info_);
  return kind_ == RefreshKind::Full || update.full_due || fast.empty() ? refresh_of(info_) : fast;
}

Status Paper::finish(Update& update) {
  ShownBands& shown = update.shown;
  const uint64_t before = shown.lesser_refreshes();
  if (!shown.differs()) {
    if (update.awake) WEFT_TRY(noted(send(chip().off)));
    shown.remember(before);
    return Status::Ok;
  }
  WEFT_TRY(noted(close_picture()));
  const std::span<const uint8_t> whole = refresh(update);
  WEFT_TRY(noted(update.in_part ? refresh_in_part(update) : send(whole)));
  const bool full = !update.in_part && whole.data() == refresh_of(info_).data();
  shown.remember(full ? 0 : before + 1);
  return Status::Ok;
}

// Afterwards all planes hold the new picture, also where the chip has exchanged them.
Status Paper::refresh_in_part(Update& update) {
  WEFT_TRY(limit_refresh(update.changed));
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
