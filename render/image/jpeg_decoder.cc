#include "render/image/jpeg_decoder.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <string_view>

#include <jerror.h>
#include <jpeglib.h>

#include "render/base/pixel_math.h"
#include "render/image/color_profile.h"
#include "render/image/exif.h"
#include "render/image/jpeg_memory.h"
#include "render/image/jpeg_scans.h"

namespace weft {
namespace {

constexpr unsigned kMostScale = 8;  // eighths
constexpr int kMostScans = 200;     // a progressive picture has about ten

struct Source : jpeg_source_mgr {
  ByteStream* stream = nullptr;
  size_t shown = 0;
  bool ended = false;
};

// jpeg_error_mgr with the way out of libjpeg, which calls error_exit() and does not expect it to
// return.
struct Errors : jpeg_error_mgr {
  std::jmp_buf escape;
  Status failure = Status::Corrupt;
};

[[noreturn]] void escape(j_common_ptr jpeg, Status failure) {
  auto* errors = static_cast<Errors*>(jpeg->err);
  errors->failure = failure;
  std::longjmp(errors->escape, 1);
}

void on_error(j_common_ptr jpeg) {
  escape(jpeg, jpeg->err->msg_code == JERR_OUT_OF_MEMORY ? Status::OutOfMemory : Status::Corrupt);
}

void no_warning(j_common_ptr, int) {}

void on_progress(j_common_ptr jpeg) {
  if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > kMostScans)
    escape(jpeg, Status::Corrupt);
}

boolean fill_input(j_decompress_ptr jpeg) {
  static constexpr JOCTET kEnd[] = {0xFF, JPEG_EOI};
  auto* source = static_cast<Source*>(jpeg->src);
  source->stream->consume(std::exchange(source->shown, 0));
  const auto bytes = source->stream->peek();
  if (!bytes.ok()) escape(reinterpret_cast<j_common_ptr>(jpeg), bytes.status());
  source->ended = bytes.value().empty();
  source->shown = bytes.value().size();
  source->next_input_byte = source->ended ? kEnd : bytes.value().data();
  source->bytes_in_buffer = source->ended ? sizeof kEnd : source->shown;
  return TRUE;
}

void skip_input(j_decompress_ptr jpeg, long count) {
  auto* source = static_cast<Source*>(jpeg->src);
  size_t left = count > 0 ? static_cast<size_t>(count) : 0;
  while (left > source->bytes_in_buffer) {
    left -= source->bytes_in_buffer;
    fill_input(jpeg);
    if (source->ended) return;
  }
  source->next_input_byte += left;
  source->bytes_in_buffer -= left;
}

void nothing(j_decompress_ptr) {}
void no_output(j_common_ptr) {}

using PixelConversion = void (*)(std::span<Rgba> row);

// One byte a pixel, at the start of the row, spread from the end on.
void expand_gray(std::span<Rgba> row) {
  const auto* gray = reinterpret_cast<const uint8_t*>(row.data());
  for (size_t x = row.size(); x-- > 0;) row[x] = {gray[x], gray[x], gray[x], 255};
}

// Inks stand inverted (255 = none), as Adobe writes them and Chromium takes them.
void convert_inks(std::span<Rgba> row) {
  for (Rgba& pixel : row) {
    pixel = multiply_255(pixel, pixel.alpha);
    pixel.alpha = 255;
  }
}

class JpegDecoder final : public RowDecoder {
 public:
  JpegDecoder(ByteStream& stream, Budget& budget)
      : budget_(&budget), memory_(budget), scans_(stream) {
    source_.stream = &scans_;
  }
  ~JpegDecoder() override {
    if (created_) jpeg_destroy_decompress(&jpeg_);
    budget_->release(row_, row_bytes_);
  }

  Status read_header();
  const ImageHeader& header() const override { return header_; }
  void shrink_to(uint32_t width, uint32_t height) override;
  Result<std::span<const Rgba>> next_row() override;

 private:
  void set_up_callbacks();
  bool choose_colors();
  void describe();
  Status read_profile();
  unsigned scale_for(uint32_t width, uint32_t height) const;
  Status choose_coefficients();
  void keep_what_is_scaled();
  bool fit_in_memory() const;
  Status start();

  // Steps that run in guarded(): nothing in them has a destructor.
  void create_and_read_header();
  void calculate_size() { jpeg_calc_output_dimensions(&jpeg_); }
  void start_decompress() { jpeg_start_decompress(&jpeg_); }
  void read_row();

  /// Runs one step; libjpeg's errors come back here. Errors: OutOfMemory, Corrupt, those of the
  /// stream.
  Status guarded(void (JpegDecoder::*step)()) {
    if (setjmp(errors_.escape)) return errors_.failure;
    (this->*step)();
    return Status::Ok;
  }

  Budget* budget_;
  JpegMemory memory_;
  JpegScans scans_;
  KeptComponents kept_;
  Errors errors_{};
  Source source_{};
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct jpeg_{};
  bool created_ = false, started_ = false;
  Status failed_ = Status::Ok;
  PixelConversion convert_ = nullptr;
  Owned<ColorProfile> profile_;
  ImageHeader header_;
  Rgba* row_ = nullptr;
  size_t row_bytes_ = 0;
};

void JpegDecoder::set_up_callbacks() {
  jpeg_.err = jpeg_std_error(&errors_);
  errors_.error_exit = on_error;
  errors_.emit_message = no_warning;
  errors_.output_message = no_output;
  source_.init_source = nothing;
  source_.fill_input_buffer = fill_input;
  source_.skip_input_data = skip_input;
  source_.resync_to_restart = jpeg_resync_to_restart;
  source_.term_source = nothing;
  progress_.progress_monitor = on_progress;
}

// A picture of more bits, more pixels or other colours than are decoded still has its size.
Status JpegDecoder::read_header() {
  set_up_callbacks();
  const Status status = guarded(&JpegDecoder::create_and_read_header);
  const bool is_deep = status == Status::Corrupt && errors_.msg_code == JERR_BAD_PRECISION;
  if (!is_deep) WEFT_TRY(status);
  describe();
  header_.is_decoded = !is_deep &&
                       uint64_t{jpeg_.image_width} * jpeg_.image_height <= kMostPixels &&
                       choose_colors();
  if (!header_.is_decoded) failed_ = Status::Unsupported;
  return header_.is_decoded ? read_profile() : Status::Ok;
}

// ICC.1:2010, B.4: a profile that is whole in one APP2 segment. That of inks is not applied.
Status JpegDecoder::read_profile() {
  constexpr std::string_view kHead("ICC_PROFILE\0\1\1", 14);
  if (jpeg_.out_color_space == JCS_CMYK) return Status::Ok;
  for (jpeg_saved_marker_ptr marker = jpeg_.marker_list; marker; marker = marker->next) {
    const std::string_view segment(reinterpret_cast<const char*>(marker->data),
                                   marker->data_length);
    if (marker->marker != JPEG_APP0 + 2 || !segment.starts_with(kHead)) continue;
    WEFT_TRY_ASSIGN(profile_, make_owned<ColorProfile>(*budget_));
    if (!profile_->read({marker->data + kHead.size(), segment.size() - kHead.size()}))
      profile_ = {};
    return Status::Ok;
  }
  return Status::Ok;
}

void JpegDecoder::create_and_read_header() {
  created_ = true;
  jpeg_create_decompress(&jpeg_);
  memory_.install(reinterpret_cast<j_common_ptr>(&jpeg_));
  jpeg_.src = &source_;
  jpeg_.progress = &progress_;
  jpeg_save_markers(&jpeg_, JPEG_APP0 + 1, kExifBytes);
  jpeg_save_markers(&jpeg_, JPEG_APP0 + 2, kProfileBytes);
  jpeg_read_header(&jpeg_, TRUE);
}

// False: they are not decoded.
bool JpegDecoder::choose_colors() {
  switch (jpeg_.jpeg_color_space) {
    case JCS_GRAYSCALE:
      jpeg_.out_color_space = JCS_GRAYSCALE;
      convert_ = expand_gray;
      return true;
    case JCS_CMYK:
    case JCS_YCCK:
      jpeg_.out_color_space = JCS_CMYK;
      convert_ = convert_inks;
      return true;
    case JCS_YCbCr:
    case JCS_RGB: jpeg_.out_color_space = JCS_EXT_RGBA; return true;
    default: return false;
  }
}

void JpegDecoder::describe() {
  for (jpeg_saved_marker_ptr marker = jpeg_.marker_list; marker && header_.orientation == 1;
       marker = marker->next)
    header_.orientation = exif_orientation({marker->data, marker->data_length});
  header_.width = header_.natural_width = jpeg_.image_width;
  header_.height = header_.natural_height = jpeg_.image_height;
  if (transposes(header_.orientation)) std::swap(header_.natural_width, header_.natural_height);
}

// The DCT's scaling is exact where it hits the size; on the way to another size half as much again
// is kept, or the second scaling would blur.
unsigned JpegDecoder::scale_for(uint32_t width, uint32_t height) const {
  for (unsigned scale = 1; scale < kMostScale; ++scale) {
    const uint64_t scaled_width = uint64_t{jpeg_.image_width} * scale / kMostScale;
    const uint64_t scaled_height = uint64_t{jpeg_.image_height} * scale / kMostScale;
    if (scaled_width == width && scaled_height == height) return scale;
    if (scaled_width * 2 >= uint64_t{width} * 3 && scaled_height * 2 >= uint64_t{height} * 3)
      return scale;
  }
  return kMostScale;
}

bool JpegDecoder::fit_in_memory() const {
  uint64_t bytes = 0;
  for (int i = 0; i < jpeg_.num_components; ++i) {
    const jpeg_component_info& component = jpeg_.comp_info[i];
    const auto across = static_cast<uint32_t>(component.h_samp_factor),
               down = static_cast<uint32_t>(component.v_samp_factor);
    bytes += JpegMemory::bytes_of(kept_[static_cast<size_t>(i)],
                                  (component.width_in_blocks + across - 1) / across * across,
                                  (component.height_in_blocks + down - 1) / down * down, down);
  }
  return bytes <= budget_->available() / 2;
}

// A component of fewer samples is scaled less.
void JpegDecoder::keep_what_is_scaled() {
  for (int i = 0; i < jpeg_.num_components; ++i) {
    const auto side = static_cast<uint8_t>(
        std::min<int>(jpeg_.comp_info[i].DCT_scaled_size, KeptCoefficients::kWhole));
    kept_[static_cast<size_t>(i)] = {side, side < KeptCoefficients::kWhole};
  }
}

// Of a picture of several scans the coefficients are kept that its scale needs. Where they do not
// fit, scans that refine them are left out, and colours have no more of them than their lightness;
// where that is not enough, the picture is a smaller one.
Status JpegDecoder::choose_coefficients() {
  using Wanted = JpegScans::Wanted;
  for (;; --jpeg_.scale_num) {
    WEFT_TRY(guarded(&JpegDecoder::calculate_size));
    const auto side = static_cast<uint8_t>(jpeg_.scale_num);
    keep_what_is_scaled();
    scans_.want(Wanted::All);
    if (side > 1 && fit_in_memory()) return Status::Ok;
    kept_.fill({side, false});
    scans_.want(side > 1 ? Wanted::First : Wanted::Means);
    if (side == 1 || (side < kMostScale && fit_in_memory())) return Status::Ok;
  }
}

void JpegDecoder::shrink_to(uint32_t width, uint32_t height) {
  if (started_ || !header_.is_decoded) return;
  jpeg_.scale_denom = kMostScale;
  jpeg_.scale_num = scale_for(width, height);
  const Status status = jpeg_has_multiple_scans(&jpeg_) ? choose_coefficients()
                                                        : guarded(&JpegDecoder::calculate_size);
  if (status != Status::Ok) return;
  header_.width = jpeg_.output_width;
  header_.height = jpeg_.output_height;
}

Status JpegDecoder::start() {
  started_ = true;
  memory_.keep(kept_);
  if (!kept_[0].are_all()) jpeg_.do_block_smoothing = FALSE;
  row_ = static_cast<Rgba*>(budget_->allocate(header_.width * sizeof(Rgba)));
  if (!row_) return Status::OutOfMemory;
  row_bytes_ = header_.width * sizeof(Rgba);
  return guarded(&JpegDecoder::start_decompress);
}

void JpegDecoder::read_row() {
  auto* row = reinterpret_cast<JSAMPROW>(row_);
  if (jpeg_read_scanlines(&jpeg_, &row, 1) != 1)
    escape(reinterpret_cast<j_common_ptr>(&jpeg_), Status::Corrupt);
}

Result<std::span<const Rgba>> JpegDecoder::next_row() {
  if (failed_ == Status::Ok && !started_) failed_ = start();
  if (failed_ != Status::Ok) return failed_;
  if (jpeg_.output_scanline >= jpeg_.output_height) return Status::NotFound;
  failed_ = guarded(&JpegDecoder::read_row);
  // As in Chromium, a single scan gives no row of the blocks where its bytes ended (also when only
  // EOI is missing); of several scans, the earlier ones show the whole picture.
  if (failed_ == Status::Ok && source_.ended && !jpeg_has_multiple_scans(&jpeg_))
    failed_ = Status::Corrupt;
  if (failed_ != Status::Ok) return failed_;
  const std::span<Rgba> row(row_, header_.width);
  if (convert_) convert_(row);
  if (profile_) profile_->convert(row);
  return std::span<const Rgba>(row);
}

}  // namespace

Result<Owned<RowDecoder>> make_jpeg_decoder(ByteStream& stream, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<JpegDecoder> decoder, make_owned<JpegDecoder>(budget, stream, budget));
  WEFT_TRY(decoder->read_header());
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
