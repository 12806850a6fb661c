#include "render/image/png_decoder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include <spng.h>

#include "render/base/pixel_math.h"
#include "render/image/gamma_table.h"
#include "render/image/interlacing.h"
#include "render/image/png_chunks.h"
#include "weft/color.h"

namespace weft {
namespace {

// libspng's allocator hooks get no pointer of ours: every call into it runs under a Charge, which
// says who pays.
class Charge {
 public:
  explicit Charge(Budget& budget) : budget_(&budget), previous_(std::exchange(current_, this)) {}
  ~Charge() {
    give_room();
    current_ = previous_;
  }
  Charge(const Charge&) = delete;
  Charge& operator=(const Charge&) = delete;
  bool refused() const { return refused_; }
  /// zlib takes its window, the largest block, last: its room for `bytes` of pixels is kept until
  /// then, so that nothing small comes to lie in it.
  void keep_room(uint64_t bytes) {
    room_bytes_ = static_cast<size_t>(std::min<uint64_t>(bytes, kLargestWindow));
    room_ = budget_->allocate_sized(room_bytes_);
  }

  static void* allocate(size_t bytes) {
    if (bytes >= current_->room_bytes_) current_->give_room();
    return current_->kept(current_->budget_->allocate_sized(bytes));
  }
  static void* reallocate(void* block, size_t bytes) {
    return current_->kept(current_->budget_->reallocate_sized(block, bytes));
  }
  static void* allocate_zeroed(size_t count, size_t bytes) {
    if (bytes && count > SIZE_MAX / bytes) return nullptr;
    void* block = allocate(count * bytes);
    return block ? std::memset(block, 0, count * bytes) : nullptr;
  }
  static void release(void* block) { current_->budget_->release_sized(block); }

 private:
  static constexpr size_t kLargestWindow = 32 * 1024;

  void give_room() {
    budget_->release_sized(std::exchange(room_, nullptr));
    room_bytes_ = SIZE_MAX;
  }
  void* kept(void* block) {
    refused_ |= block == nullptr;
    return block;
  }
  static thread_local Charge* current_;
  Budget* budget_;
  Charge* previous_;
  bool refused_ = false;
  void* room_ = nullptr;
  size_t room_bytes_ = SIZE_MAX;
};
thread_local Charge* Charge::current_ = nullptr;

constexpr uint8_t kAlphaBit = 4;        // in the colour type
constexpr size_t kLargestChunk = 4096;  // PLTE has 768 bytes; IDAT is read in parts

void premultiply(std::span<Rgba> row) {
  for (Rgba& pixel : row) {
    if (pixel.alpha == 255) continue;
    pixel = premultiplied({pixel.red, pixel.green, pixel.blue, pixel.alpha});
  }
}

class PngDecoder final : public RowDecoder {
 public:
  PngDecoder(ByteStream& stream, Budget& budget) : budget_(&budget), chunks_(stream, budget) {}
  ~PngDecoder() override {
    Charge charge(*budget_);
    spng_ctx_free(png_);
    budget_->release(pixels_, pixels_bytes_);
  }

  Status read_header();
  const ImageHeader& header() const override { return header_; }
  void shrink_to(uint32_t width, uint32_t height) override;
  Result<std::span<const Rgba>> next_row() override;

 private:
  static int read_stream(spng_ctx*, void* user, void* out, size_t bytes);
  Status status_of(int error, const Charge& charge) const;
  Status create(const Charge& charge);
  Status start();
  Status decode_row();
  Status decode_interlaced();
  void correct_gamma(std::span<Rgba> row) const;
  size_t row_bytes() const { return header_.width * sizeof(Rgba); }
  // Of all rows, as they are packed: with passes at least.
  uint64_t raw_bytes() const {
    constexpr uint8_t kSamples[] = {1, 0, 3, 1, 2, 0, 4};  // by colour type
    const uint64_t bits = uint64_t{head_.width} * kSamples[head_.color_type] * head_.bit_depth;
    return ((bits + 7) / 8 + 1) * head_.height;
  }
  uint64_t held_bytes(uint32_t step) const {
    return uint64_t{head_.width / step + 1} * (head_.height / step + 1) * sizeof(Rgba);
  }

  Budget* budget_;
  PngChunks chunks_;
  Status stream_status_ = Status::Ok;
  Status failed_ = Status::Ok;
  spng_ctx* png_ = nullptr;
  ImageHeader header_;
  spng_ihdr head_{};
  uint32_t step_ = 1;  // of rows and columns of an interlaced picture
  bool interlaced_ = false, started_ = false;
  bool has_gamma_ = false;
  GammaTable gamma_;
  Owned<ColorProfile> profile_;
  Rgba* pixels_ = nullptr;  // one row; before it all that is kept of an interlaced picture
  size_t pixels_bytes_ = 0;
  uint32_t next_ = 0;
};

int PngDecoder::read_stream(spng_ctx*, void* user, void* out, size_t bytes) {
  auto* decoder = static_cast<PngDecoder*>(user);
  const Status status = decoder->chunks_.read({static_cast<uint8_t*>(out), bytes});
  if (status == Status::Ok) return 0;
  decoder->stream_status_ = status;
  return status == Status::Corrupt ? SPNG_IO_EOF : SPNG_IO_ERROR;
}

Status PngDecoder::status_of(int error, const Charge& charge) const {
  if (error == SPNG_OK || error == SPNG_EOI) return Status::Ok;
  if (charge.refused()) return Status::OutOfMemory;
  return stream_status_ != Status::Ok ? stream_status_ : Status::Corrupt;
}

Status PngDecoder::create(const Charge& charge) {
  spng_alloc allocator{Charge::allocate, Charge::reallocate, Charge::allocate_zeroed,
                       Charge::release};
  // The sum over all bytes would find fault when every row is drawn already.
  png_ = spng_ctx_new2(&allocator, SPNG_CTX_IGNORE_ADLER32);
  if (!png_) return Status::OutOfMemory;
  // The window is as large as the stream says: small for small pictures.
  WEFT_TRY(status_of(spng_set_option(png_, SPNG_IMG_WINDOW_BITS, 0), charge));
  WEFT_TRY(status_of(spng_set_chunk_limits(png_, kLargestChunk, 4 * kLargestChunk), charge));
  WEFT_TRY(status_of(spng_set_crc_action(png_, SPNG_CRC_ERROR, SPNG_CRC_USE), charge));
  return status_of(spng_set_png_stream(png_, read_stream, this), charge);
}

Status PngDecoder::read_header() {
  Charge charge(*budget_);
  WEFT_TRY(create(charge));
  WEFT_TRY(status_of(spng_get_ihdr(png_, &head_), charge));
  header_.width = header_.natural_width = head_.width;
  header_.height = header_.natural_height = head_.height;
  if (uint64_t{head_.width} * head_.height > kMostPixels) {
    header_.is_decoded = false;
    failed_ = Status::Unsupported;
    return Status::Ok;
  }
  spng_trns transparency;
  const int found = spng_get_trns(png_, &transparency);
  if (found != SPNG_ECHUNKAVAIL) WEFT_TRY(status_of(found, charge));
  header_.has_alpha = (head_.color_type & kAlphaBit) || found == SPNG_OK;
  header_.orientation = chunks_.orientation();
  if (transposes(header_.orientation)) std::swap(header_.natural_width, header_.natural_height);
  interlaced_ = head_.interlace_method != 0;
  has_gamma_ = chunks_.gamma() != 0;
  if (has_gamma_) gamma_.create(chunks_.gamma());
  profile_ = chunks_.take_profile();
  return Status::Ok;
}

void PngDecoder::shrink_to(uint32_t width, uint32_t height) {
  if (started_ || !interlaced_) return;
  step_ = interlace_step(
      budget_->available(), [&](uint32_t step) { return held_bytes(step); },
      [&](uint32_t step) { return head_.width / step >= width && head_.height / step >= height; });
  header_.width = (head_.width + step_ - 1) / step_;
  header_.height = (head_.height + step_ - 1) / step_;
}

Status PngDecoder::start() {
  started_ = true;
  const uint64_t whole_row = uint64_t{head_.width} * sizeof(Rgba),
                 bytes =
                     interlaced_ ? whole_row + uint64_t{row_bytes()} * header_.height : whole_row;
  if (bytes > SIZE_MAX) return Status::OutOfMemory;
  pixels_ = static_cast<Rgba*>(budget_->allocate(static_cast<size_t>(bytes)));
  if (!pixels_) return Status::OutOfMemory;
  pixels_bytes_ = static_cast<size_t>(bytes);
  Charge charge(*budget_);
  charge.keep_room(raw_bytes());
  WEFT_TRY(status_of(spng_decode_image(png_, nullptr, 0, SPNG_FMT_RGBA8,
                                       SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE),
                     charge));
  return interlaced_ ? decode_interlaced() : Status::Ok;
}

Status PngDecoder::decode_row() {
  Charge charge(*budget_);
  return status_of(spng_decode_row(png_, pixels_, row_bytes()), charge);
}

// PNG 8.2: the passes are woven into one picture, those whose pixels are kept. Where they end too
// early, what they gave stands.
Status PngDecoder::decode_interlaced() {
  struct Columns {
    uint32_t first, step;
  };
  static constexpr Columns kColumns[] = {{0, 8}, {4, 8}, {0, 4}, {2, 4}, {0, 2}, {1, 2}, {0, 1}};
  const int last_pass = 6 - 2 * std::countr_zero(step_);
  Charge charge(*budget_);
  std::memset(static_cast<void*>(pixels_), 0, pixels_bytes_);
  Rgba* const whole_row = pixels_ + size_t{header_.width} * header_.height;
  int error = SPNG_OK;
  while (error == SPNG_OK) {
    spng_row_info row;
    error = spng_get_row_info(png_, &row);
    if (error != SPNG_OK) break;
    if (row.pass > last_pass) return Status::Ok;
    error = spng_decode_row(png_, whole_row, size_t{head_.width} * sizeof(Rgba));
    if (error != SPNG_OK && error != SPNG_EOI) break;
    Rgba* const woven = pixels_ + size_t{row.row_num / step_} * header_.width;
    const Columns columns = kColumns[row.pass];
    for (uint32_t x = columns.first; x < head_.width; x += columns.step)
      woven[x / step_] = whole_row[x];
  }
  const Status status = status_of(error, charge);
  return status == Status::Corrupt ? Status::Ok : status;
}

void PngDecoder::correct_gamma(std::span<Rgba> row) const {
  for (Rgba& pixel : row)
    pixel = {gamma_(pixel.red), gamma_(pixel.green), gamma_(pixel.blue), pixel.alpha};
}

Result<std::span<const Rgba>> PngDecoder::next_row() {
  if (failed_ == Status::Ok && next_ == header_.height) return Status::NotFound;
  if (failed_ == Status::Ok && !started_) failed_ = start();
  if (failed_ == Status::Ok && !interlaced_) failed_ = decode_row();
  if (failed_ != Status::Ok) return failed_;
  const std::span<Rgba> row(pixels_ + (interlaced_ ? size_t{next_} * header_.width : 0),
                            header_.width);
  ++next_;
  if (has_gamma_) correct_gamma(row);
  if (profile_) profile_->convert(row);
  if (header_.has_alpha) premultiply(row);
  return std::span<const Rgba>(row);
}

}  // namespace

Result<Owned<RowDecoder>> make_png_decoder(ByteStream& stream, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<PngDecoder> decoder, make_owned<PngDecoder>(budget, stream, budget));
  WEFT_TRY(decoder->read_header());
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
