#include "render/image/row_scaler.h"

#include <algorithm>
#include <bit>

namespace weft {
namespace {

constexpr uint32_t kOne = 256;                                      // weights are in 1/256
constexpr size_t kMostWidth = 1 << 20, kMostSourceWidth = 1 << 23;  // whose sums have 32 bits

struct Sums {
  uint16_t red, green, blue, alpha;
};

// Where the centre of target `position` lies between two source pixels: the first, and the weight
// of the second.
struct Between {
  uint32_t first, weight;
};
Between between(uint32_t position, uint32_t source, uint32_t target) {
  const int64_t centre = (int64_t{2} * position + 1) * source * (kOne / 2) / target - kOne / 2;
  const int64_t last = int64_t{source - 1} * kOne;
  const auto clamped = static_cast<uint64_t>(std::clamp<int64_t>(centre, 0, last));
  return {static_cast<uint32_t>(clamped / kOne), static_cast<uint32_t>(clamped % kOne)};
}

uint32_t nearest(uint32_t position, uint32_t source, uint32_t target) {
  return static_cast<uint32_t>((uint64_t{2} * position + 1) * source / (uint64_t{2} * target));
}

uint8_t mix(uint32_t a, uint32_t b, uint32_t weight) {
  return static_cast<uint8_t>((a * (kOne - weight) + b * weight + kOne / 2) / kOne);
}
Rgba mix(Rgba a, Rgba b, uint32_t weight) {
  return {mix(a.red, b.red, weight), mix(a.green, b.green, weight), mix(a.blue, b.blue, weight),
          mix(a.alpha, b.alpha, weight)};
}

// A row of `source` pixels shared out to fewer: every source pixel has `target` parts, every target
// pixel takes `source`.
class AreaSum {
 public:
  explicit AreaSum(uint32_t whole) : reciprocal_((uint64_t{1} << 32) / whole + 1) {}
  void add(Rgba pixel, uint32_t parts) {
    const auto bits = std::bit_cast<uint32_t>(pixel);
    even_ += wide(bits & kBytes) * parts;
    odd_ += wide(bits >> 8 & kBytes) * parts;
  }
  /// Adds pixels that give the same number of parts each.
  void add(std::span<const Rgba> pixels, uint32_t parts) {
    constexpr size_t kFew = 3;
    if (pixels.size() < kFew) {
      for (const Rgba pixel : pixels) add(pixel, parts);
      return;
    }
    while (!pixels.empty()) {
      const size_t count = std::min(pixels.size(), kMostInLanes);
      uint32_t even = 0, odd = 0;
      for (const Rgba pixel : pixels.first(count)) {
        const auto bits = std::bit_cast<uint32_t>(pixel);
        even += bits & kBytes;
        odd += bits >> 8 & kBytes;
      }
      even_ += wide(even) * parts;
      odd_ += wide(odd) * parts;
      pixels = pixels.subspan(count);
    }
  }
  Rgba take(uint32_t half) {
    const uint32_t even = average(even_, half), odd = average(odd_, half);
    even_ = odd_ = 0;
    return std::bit_cast<Rgba>(even | odd << 8);
  }

 private:
  // Two channels side by side, 16 bits each: so those of many pixels are added in one step.
  static constexpr uint32_t kBytes = 0x00FF00FF;
  static constexpr size_t kMostInLanes = 0xFFFF / 255;
  static uint64_t wide(uint32_t lanes) { return (lanes & 0xFFFF) | uint64_t{lanes >> 16} << 32; }
  uint32_t average(uint64_t sums, uint32_t half) const {
    return scaled((sums & 0xFFFFFFFF) + half) | scaled((sums >> 32) + half) << 16;
  }
  uint32_t scaled(uint64_t sum) const { return static_cast<uint32_t>(sum * reciprocal_ >> 32); }
  uint64_t reciprocal_;
  uint64_t even_ = 0, odd_ = 0;  // of two channels each, 32 bits wide
};

void shrink_row(std::span<const Rgba> from, std::span<Rgba> to) {
  const auto target = static_cast<uint32_t>(to.size()), source = static_cast<uint32_t>(from.size());
  AreaSum sum(source);
  size_t x = 0;
  uint32_t left = target;  // parts of from[x] not given yet
  for (Rgba& pixel : to) {
    sum.add(from[x++], left);
    uint32_t wanted = source - left;
    const size_t first = x;
    for (; wanted >= target && x < from.size(); ++x) wanted -= target;
    sum.add(from.subspan(first, x - first), target);
    if (x < from.size()) sum.add(from[x], wanted);
    left = target - wanted;
    pixel = sum.take(source / 2);
  }
}

void grow_row(std::span<const Rgba> from, std::span<Rgba> to) {
  const auto source = static_cast<uint32_t>(from.size()), target = static_cast<uint32_t>(to.size());
  for (uint32_t x = 0; x < target; ++x) {
    const Between place = between(x, source, target);
    const uint32_t second = std::min(place.first + 1, source - 1);
    to[x] = mix(from[place.first], from[second], place.weight);
  }
}

void pick_row(std::span<const Rgba> from, std::span<Rgba> to) {
  const auto source = static_cast<uint32_t>(from.size()), target = static_cast<uint32_t>(to.size());
  for (uint32_t x = 0; x < target; ++x) to[x] = from[nearest(x, source, target)];
}

void scale_row(std::span<const Rgba> from, std::span<Rgba> to, Scaling scaling) {
  if (from.size() == to.size()) std::copy(from.begin(), from.end(), to.begin());
  else if (scaling == Scaling::Pixelated) pick_row(from, to);
  else if (to.size() < from.size()) shrink_row(from, to);
  else grow_row(from, to);
}

class RowScaler final : public RowDecoder {
 public:
  RowScaler(Owned<RowDecoder> source, uint32_t width, uint32_t height, Scaling scaling,
            Budget& budget)
      : source_(std::move(source)),
        budget_(&budget),
        scaling_(scaling),
        header_(source_->header()),
        source_height_(header_.height) {
    header_.width = width;
    header_.height = height;
  }
  ~RowScaler() override { budget_->release(memory_, memory_bytes_); }

  Status allocate();
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override;

 private:
  bool shrinks() const { return scaling_ == Scaling::Smooth && header_.height < source_height_; }
  std::span<Rgba> row(size_t index) const { return {rows_ + index * header_.width, header_.width}; }
  // Averages take the place of the sums that they are of.
  std::span<Rgba> given_row() const {
    return shrinks() ? std::span(static_cast<Rgba*>(memory_), header_.width) : row(2);
  }
  Status read_until(uint32_t y);
  Status average_rows();
  Status mix_rows();

  Owned<RowDecoder> source_;
  Budget* budget_;
  Scaling scaling_;
  ImageHeader header_;  // the header of the scaled rows
  uint32_t source_height_;
  void* memory_ = nullptr;
  size_t memory_bytes_ = 0;
  Rgba* rows_ = nullptr;  // the source row read last; to mix, also the one before it and the row
                          // to give; scaled in width
  Sums* sums_ = nullptr;  // at the start of the memory
  uint32_t rows_read_ = 0, next_ = 0;
};

Status RowScaler::allocate() {
  if (header_.width > kMostWidth || source_->header().width > kMostSourceWidth)
    return Status::OutOfMemory;
  const size_t rows_bytes = (shrinks() ? 1 : 3) * header_.width * sizeof(Rgba);
  const size_t sums_bytes = shrinks() ? header_.width * sizeof(Sums) : 0;
  memory_ = budget_->allocate(rows_bytes + sums_bytes);
  if (!memory_) return Status::OutOfMemory;
  memory_bytes_ = rows_bytes + sums_bytes;
  sums_ = static_cast<Sums*>(memory_);
  rows_ = reinterpret_cast<Rgba*>(static_cast<unsigned char*>(memory_) + sums_bytes);
  return Status::Ok;
}

// Afterwards row(0) is source row `y`, and row(1) the one before it.
Status RowScaler::read_until(uint32_t y) {
  while (rows_read_ <= y) {
    WEFT_TRY_ASSIGN(const std::span<const Rgba> from, source_->next_row());
    const bool wanted = shrinks() || rows_read_ + 1 >= y;
    if (rows_read_++ && wanted && !shrinks())
      std::copy(row(0).begin(), row(0).end(), row(1).begin());
    if (wanted) scale_row(from, row(0), scaling_);
  }
  return Status::Ok;
}

// Source row s covers the target rows' scale from s * height to (s + 1) * height; weights are
// differences of rounded shares, so that they add up to one whole.
Status RowScaler::average_rows() {
  const uint64_t whole = source_height_, top = uint64_t{next_} * whole, bottom = top + whole,
                 height = header_.height;
  std::fill_n(sums_, header_.width, Sums{kOne / 2, kOne / 2, kOne / 2, kOne / 2});
  uint64_t given = 0;
  for (uint64_t s = top / height; s * height < bottom; ++s) {
    WEFT_TRY(read_until(static_cast<uint32_t>(s)));
    const uint64_t covered = std::min((s + 1) * height, bottom) - top;
    const uint64_t share = covered * kOne / whole;
    const auto weight = static_cast<uint16_t>(share - given);
    given = share;
    if (!weight) continue;
    for (size_t x = 0; x < header_.width; ++x) {
      const Rgba pixel = rows_[x];
      Sums& sum = sums_[x];
      sum = {static_cast<uint16_t>(sum.red + pixel.red * weight),
             static_cast<uint16_t>(sum.green + pixel.green * weight),
             static_cast<uint16_t>(sum.blue + pixel.blue * weight),
             static_cast<uint16_t>(sum.alpha + pixel.alpha * weight)};
    }
  }
  const auto high = [](uint16_t sum) { return static_cast<uint8_t>(sum >> 8); };
  std::transform(sums_, sums_ + header_.width, given_row().begin(), [high](const Sums& sum) {
    return Rgba{high(sum.red), high(sum.green), high(sum.blue), high(sum.alpha)};
  });
  return Status::Ok;
}

Status RowScaler::mix_rows() {
  if (scaling_ == Scaling::Pixelated || header_.height == source_height_) {
    WEFT_TRY(read_until(nearest(next_, source_height_, header_.height)));
    std::copy(row(0).begin(), row(0).end(), given_row().begin());
    return Status::Ok;
  }
  const Between place = between(next_, source_height_, header_.height);
  const uint32_t second = std::min(place.first + 1, source_height_ - 1);
  WEFT_TRY(read_until(second));
  const std::span<Rgba> above = second > place.first ? row(1) : row(0);
  const std::span<Rgba> below = row(0), mixed = given_row();
  for (size_t x = 0; x < header_.width; ++x) mixed[x] = mix(above[x], below[x], place.weight);
  return Status::Ok;
}

Result<std::span<const Rgba>> RowScaler::next_row() {
  if (next_ == header_.height) return Status::NotFound;
  WEFT_TRY(shrinks() ? average_rows() : mix_rows());
  ++next_;
  return std::span<const Rgba>(given_row());
}

}  // namespace

Result<Owned<RowDecoder>> make_row_scaler(Owned<RowDecoder> source, uint32_t width, uint32_t height,
                                          Scaling scaling, Budget& budget) {
  if (source->header().width == width && source->header().height == height) return source;
  WEFT_TRY_ASSIGN(Owned<RowScaler> scaler,
                  make_owned<RowScaler>(budget, std::move(source), width, height, scaling, budget));
  WEFT_TRY(scaler->allocate());
  return Owned<RowDecoder>(std::move(scaler));
}

}  // namespace weft
