#include "render/filter/blur.h"

#include <algorithm>
#include <cmath>

#include "render/base/pixel_math.h"

namespace weft {
namespace {

constexpr uint32_t kOne = 65536;

/// The kernel of one direction, in cells of 2^shift pixels.
class Kernel {
 public:
  Kernel(float deviation, bool is_coarse) {
    const float least = is_coarse ? 2 : 4;  // the deviation in cells from which they are doubled
    float cell = 1;
    for (; deviation / cell >= least; cell *= 2) ++shift;
    // Means of cells, and lines between their middles, blur too.
    const float variance = shift ? deviation * deviation - (cell * cell - 1) / 12 - cell * cell / 6
                                 : deviation * deviation;
    const float in_cells = std::sqrt(variance) / cell;
    radius = static_cast<int>(std::ceil(3 * in_cells));
    float sum = 0, shares[kMostRadius + 1];
    for (int i = 0; i <= radius; ++i) {
      const auto at = static_cast<float>(i);
      shares[i] = i ? std::exp(-at * at / (2 * in_cells * in_cells)) : 1;
      sum += i ? 2 * shares[i] : 1;
    }
    weights[0] = kOne;
    for (int i = 1; i <= radius; ++i) {
      weights[i] = static_cast<uint32_t>(shares[i] / sum * static_cast<float>(kOne));
      weights[0] -= 2 * weights[i];
    }
  }
  static constexpr int kMostRadius = 12;
  int shift = 0, radius = 0;
  uint32_t weights[kMostRadius + 1];

  int32_t cell() const { return 1 << shift; }
  int32_t reach() const { return shift ? (radius + 2) * cell() : radius; }
};

// Where a pixel lies between the middles of two cells.
struct Between {
  int32_t cell;    // the first one
  uint32_t share;  // of the second one, of 256
  Between(int32_t at, int shift) : cell(at >> shift) {
    const int32_t size = 1 << shift, offset = 2 * (at & (size - 1)) + 1 - size;
    if (offset < 0) --cell;
    share = static_cast<uint32_t>((offset < 0 ? offset + 2 * size : offset) * 128) >> shift;
  }
};

uint8_t* bytes_of(Rgba* row) { return reinterpret_cast<uint8_t*>(row); }

/// Rows of cells: those that the kernel reaches, and the two that a row of pixels lies between.
struct BlurState : StepState {
  Kernel across, down;
  int32_t left, width;  // of rows of pixels
  int32_t first_cell, cells;
  uint32_t* sums = nullptr;     // of a row of cells in the making, 4 a cell
  uint32_t* weighed = nullptr;  // a line of the same
  Rgba* padded = nullptr;       // a row between two margins as wide as the kernel
  Rgba** ring = nullptr;        // rows of cells, blurred across
  bool* is_empty = nullptr;     // of each
  int32_t newest = INT32_MIN;   // in the ring
  Rgba* blurred[2] = {};        // rows of cells, blurred
  int32_t blurred_rows[2] = {INT32_MIN, INT32_MIN};
  bool blurred_is_empty[2] = {};
  bool has_sums = false;

  BlurState(float deviation_x, float deviation_y, const FilterExtent& extent)
      : across(deviation_x, extent.is_coarse),
        down(deviation_y, extent.is_coarse),
        left(extent.left),
        width(extent.width),
        first_cell(left >> across.shift),
        cells(((left + width - 1) >> across.shift) - first_cell + 1) {}
  int32_t ring_size() const { return 2 * down.radius + 3; }
  int32_t slot(int32_t row) const { return ((row % ring_size()) + ring_size()) % ring_size(); }
  size_t channels() const { return static_cast<size_t>(cells) * 4; }

  Status take_memory(Arena& arena);
  void add(const Rgba* row);
  void finish_row(int32_t row);
  void blur_down(int32_t row);
  const Rgba* blurred_row(int32_t row);
};

Status BlurState::take_memory(Arena& arena) {
  const auto count = static_cast<size_t>(cells);
  sums = arena.make_array<uint32_t>(channels()).data();
  weighed = arena.make_array<uint32_t>(channels()).data();
  padded = arena.make_array<Rgba>(count + 2 * static_cast<size_t>(across.radius)).data();
  ring = arena.make_array<Rgba*>(static_cast<size_t>(ring_size())).data();
  is_empty = arena.make_array<bool>(static_cast<size_t>(ring_size())).data();
  if (!sums || !weighed || !padded || !ring || !is_empty) return Status::OutOfMemory;
  for (int i = 0; i < ring_size(); ++i) {
    ring[i] = arena.make_array<Rgba>(count).data();
    is_empty[i] = true;
    if (!ring[i]) return Status::OutOfMemory;
  }
  for (Rgba*& row : blurred) {
    row = arena.make_array<Rgba>(count).data();
    if (!row) return Status::OutOfMemory;
  }
  return Status::Ok;
}

void BlurState::add(const Rgba* row) {
  for (int32_t i = 0; i < width; ++i) {
    uint32_t* const sum = sums + (((left + i) >> across.shift) - first_cell) * 4;
    sum[0] += row[i].red;
    sum[1] += row[i].green;
    sum[2] += row[i].blue;
    sum[3] += row[i].alpha;
  }
  has_sums = true;
}

// The means of the cells go, blurred across, into the ring.
void BlurState::finish_row(int32_t row) {
  newest = row;
  is_empty[slot(row)] = !has_sums;
  if (!has_sums) return;
  has_sums = false;
  uint8_t* const middle = bytes_of(padded + across.radius);
  const int shift = across.shift + down.shift;
  for (size_t i = 0; i < channels(); ++i)
    middle[i] = static_cast<uint8_t>((sums[i] + ((1u << shift) >> 1)) >> shift);
  std::fill_n(sums, channels(), 0u);
  for (size_t i = 0; i < channels(); ++i) weighed[i] = kOne / 2 + middle[i] * across.weights[0];
  for (int j = 1; j <= across.radius; ++j) {
    const uint8_t* const before = middle - 4 * j;
    const uint8_t* const after = middle + 4 * j;
    const uint32_t weight = across.weights[j];
    for (size_t i = 0; i < channels(); ++i) weighed[i] += (before[i] + after[i]) * weight;
  }
  uint8_t* const out = bytes_of(ring[slot(row)]);
  for (size_t i = 0; i < channels(); ++i) out[i] = static_cast<uint8_t>(weighed[i] >> 16);
}

void BlurState::blur_down(int32_t row) {
  std::fill_n(weighed, channels(), kOne / 2);
  bool& nothing = blurred_is_empty[row & 1];
  nothing = true;
  for (int j = -down.radius; j <= down.radius; ++j) {
    const int32_t from = row + j;
    if (from > newest || from <= newest - ring_size() || is_empty[slot(from)]) continue;
    const uint32_t weight = down.weights[std::abs(j)];
    const uint8_t* const source = bytes_of(ring[slot(from)]);
    for (size_t i = 0; i < channels(); ++i) weighed[i] += source[i] * weight;
    nothing = false;
  }
  uint8_t* const out = bytes_of(blurred[row & 1]);
  for (size_t i = 0; i < channels(); ++i) out[i] = static_cast<uint8_t>(weighed[i] >> 16);
}

// Null when it is transparent.
const Rgba* BlurState::blurred_row(int32_t row) {
  if (blurred_rows[row & 1] != row) blur_down(row);
  blurred_rows[row & 1] = row;
  return blurred_is_empty[row & 1] ? nullptr : blurred[row & 1];
}

}  // namespace

Blur::Blur(float deviation_x, float deviation_y)
    : deviation_x_(deviation_x > 0 ? std::min(deviation_x, kMostDeviation) : 0),
      deviation_y_(deviation_y > 0 ? std::min(deviation_y, kMostDeviation) : 0) {}

Reach Blur::reach(bool is_coarse) const {
  const int32_t x = Kernel(deviation_x_, is_coarse).reach(),
                y = Kernel(deviation_y_, is_coarse).reach();
  return {x, y, x, y};
}

size_t Blur::state_bytes(const FilterExtent& extent) const {
  const BlurState state(deviation_x_, deviation_y_, extent);
  const auto rows = static_cast<size_t>(state.ring_size() + 3);
  return sizeof state + (rows + 8) * static_cast<size_t>(state.cells) * sizeof(Rgba);
}

Result<StepState*> Blur::open(const FilterExtent& extent, const IntRect&, Arena& arena) const {
  auto* const state = arena.make<BlurState>(deviation_x_, deviation_y_, extent);
  if (!state) return Status::OutOfMemory;
  WEFT_TRY(state->take_memory(arena));
  return state;
}

void Blur::take_row(int32_t y, const Rgba* row, StepState* held) const {
  BlurState& state = *static_cast<BlurState*>(held);
  if (row) state.add(row);
  if (((y + 1) & (state.down.cell() - 1)) == 0) state.finish_row(y >> state.down.shift);
}

Status Blur::make_row(const FilterRow& row, StepState* held) const {
  BlurState& state = *static_cast<BlurState*>(held);
  const Between y(row.y, state.down.shift);
  const Rgba* const above = state.blurred_row(y.cell);
  const Rgba* const below = y.share ? state.blurred_row(y.cell + 1) : above;
  if (!above && !below) return Status::Ok;
  const auto cell_at = [&](int32_t cell) {
    if (cell < state.first_cell || cell >= state.first_cell + state.cells) return Rgba{};
    const int32_t i = cell - state.first_cell;
    return mixed(above ? above[i] : Rgba{}, below ? below[i] : Rgba{}, y.share);
  };
  for (int32_t i = row.first; i < row.end; ++i) {
    const Between x(row.left + i, state.across.shift);
    const Rgba left = cell_at(x.cell);
    row.out[i] = x.share ? mixed(left, cell_at(x.cell + 1), x.share) : left;
  }
  return Status::Ok;
}

}  // namespace weft
