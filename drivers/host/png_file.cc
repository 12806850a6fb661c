#include "drivers/host/png_file.h"

#include <spng.h>

#include <algorithm>
#include <cstring>

namespace weft {
namespace {

// A window of 1 KB and small hash tables: about 20 KB instead of 268, for files a tenth larger.
// Level 2 makes files 5 % larger than level 6 and renderings a quarter cheaper.
constexpr int kLevel = 2;
constexpr int kWindowBits = 10, kMemoryLevel = 3;

// Pixels that share bytes make no smooth bytes: files of them are a fifth smaller as they are. For
// the others, trying all filters costs more than all of paint.
int filter_of(uint8_t bits_per_pixel) {
  return bits_per_pixel < 8 ? SPNG_FILTER_CHOICE_NONE : SPNG_FILTER_CHOICE_UP;
}

// libspng's allocator has no room for a budget: one is set while a file is written (the host has
// one thread).
Budget* current_budget = nullptr;

void* allocate(size_t bytes) { return current_budget->allocate_sized(bytes); }
void* reallocate(void* block, size_t bytes) {
  return current_budget->reallocate_sized(block, bytes);
}
void* allocate_cleared(size_t count, size_t bytes) {
  if (bytes && count > SIZE_MAX / bytes) return nullptr;
  void* block = allocate(count * bytes);
  return block ? std::memset(block, 0, count * bytes) : nullptr;
}
void release(void* block) { current_budget->release_sized(block); }

struct Target {
  ByteSink& sink;
  Status status = Status::Ok;  // what the sink said
};

int write_bytes(spng_ctx*, void* user, void* bytes, size_t length) {
  auto& target = *static_cast<Target*>(user);
  target.status = target.sink.write({static_cast<const uint8_t*>(bytes), length});
  return target.status == Status::Ok ? 0 : SPNG_IO_ERROR;
}

Status status_of(int error, const Target& target) {
  if (target.status != Status::Ok) return target.status;
  if (error == 0 || error == SPNG_EOI) return Status::Ok;
  return error == SPNG_EMEM || error == SPNG_EZLIB_INIT ? Status::OutOfMemory : Status::Io;
}

int set_header(spng_ctx* context, const LineShape& shape, const Palette& palette, InkColors inks) {
  spng_ihdr header{};
  header.width = shape.width;
  header.height = shape.height;
  header.bit_depth = shape.bits_per_pixel > 8 ? 8 : shape.bits_per_pixel;
  header.color_type = palette.kind == PaletteKind::Gray       ? SPNG_COLOR_TYPE_GRAYSCALE
                      : palette.kind == PaletteKind::Indexed  ? SPNG_COLOR_TYPE_INDEXED
                      : palette.kind == PaletteKind::Rgba8888 ? SPNG_COLOR_TYPE_TRUECOLOR_ALPHA
                                                              : SPNG_COLOR_TYPE_TRUECOLOR;
  if (const int error = spng_set_ihdr(context, &header)) return error;
  if (palette.kind != PaletteKind::Indexed) return 0;
  spng_plte entries{};
  entries.n_entries = static_cast<uint32_t>(
      std::min<size_t>(palette.inks.size(), size_t{1} << shape.bits_per_pixel));
  for (uint32_t i = 0; i < entries.n_entries; ++i) {
    const Color color = color_of(palette, i, inks);
    entries.entries[i] = {color.red, color.green, color.blue, 255};
  }
  return spng_set_plte(context, &entries);
}

void widen_row(std::span<const uint8_t> line, const LineShape& shape, const Palette& palette,
               std::span<uint8_t> row) {
  for (size_t x = 0; x < shape.width; ++x) {
    const Color color = color_of(palette, pixel_at(line, 16, x));
    row[3 * x] = color.red;
    row[3 * x + 1] = color.green;
    row[3 * x + 2] = color.blue;
  }
}

Status write_rows(spng_ctx* context, LineSource& lines, const Palette& palette,
                  std::span<uint8_t> row, Target& target) {
  const LineShape shape = lines.shape();
  for (uint16_t y = 0; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(std::span<const uint8_t> line, pull_line(lines));
    if (shape.bits_per_pixel == 16) {
      widen_row(line, shape, palette, row);
      line = row.first(size_t{shape.width} * 3);
    }
    WEFT_TRY(status_of(spng_encode_row(context, line.data(), line.size()), target));
  }
  return Status::Ok;
}

Status write_with(spng_ctx* context, LineSource& lines, const Palette& palette, InkColors inks,
                  std::span<uint8_t> row, Target& target) {
  int error = spng_set_png_stream(context, write_bytes, &target);
  if (!error) error = spng_set_option(context, SPNG_IMG_WINDOW_BITS, kWindowBits);
  if (!error) error = spng_set_option(context, SPNG_IMG_MEM_LEVEL, kMemoryLevel);
  if (!error) error = spng_set_option(context, SPNG_IMG_COMPRESSION_LEVEL, kLevel);
  if (!error)
    error = spng_set_option(context, SPNG_FILTER_CHOICE, filter_of(lines.shape().bits_per_pixel));
  if (!error) error = set_header(context, lines.shape(), palette, inks);
  if (!error)
    error = spng_encode_image(context, nullptr, 0, SPNG_FMT_PNG,
                              SPNG_ENCODE_PROGRESSIVE | SPNG_ENCODE_FINALIZE);
  WEFT_TRY(status_of(error, target));
  return write_rows(context, lines, palette, row, target);
}

}  // namespace

Status write_png(LineSource& lines, const Palette& palette, InkColors inks, std::span<uint8_t> row,
                 ByteSink& sink, Budget& budget) {
  current_budget = &budget;
  spng_alloc allocator{allocate, reallocate, allocate_cleared, release};
  spng_ctx* context = spng_ctx_new2(&allocator, SPNG_CTX_ENCODER);
  if (!context) return Status::OutOfMemory;
  Target target{sink};
  const Status status = write_with(context, lines, palette, inks, row, target);
  spng_ctx_free(context);
  return status;
}

}  // namespace weft
