#include "tools/weft/jpeg_file.h"

#include <csetjmp>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

#include "render/image/jpeg_memory.h"

namespace weft {
namespace {

constexpr int kQuality = 92;

// jpeg_error_mgr with the way out of libjpeg, which calls error_exit() and does not expect it to
// return.
struct Errors : jpeg_error_mgr {
  std::jmp_buf escape;
  Status failure = Status::Ok;
};

[[noreturn]] void escape(j_common_ptr jpeg, Status failure) {
  auto* errors = static_cast<Errors*>(jpeg->err);
  errors->failure = failure;
  std::longjmp(errors->escape, 1);
}

void on_error(j_common_ptr jpeg) {
  escape(jpeg,
         jpeg->err->msg_code == JERR_OUT_OF_MEMORY ? Status::OutOfMemory : Status::Unsupported);
}

void no_warning(j_common_ptr, int) {}

struct Destination : jpeg_destination_mgr {
  explicit Destination(ByteSink& bytes) : jpeg_destination_mgr(), sink(bytes) {}
  ByteSink& sink;
  JOCTET buffer[4096];
};

Destination& destination_of(j_compress_ptr jpeg) { return *static_cast<Destination*>(jpeg->dest); }

void empty_buffer(j_compress_ptr jpeg) {
  Destination& destination = destination_of(jpeg);
  destination.next_output_byte = destination.buffer;
  destination.free_in_buffer = sizeof destination.buffer;
}

void put(j_compress_ptr jpeg, size_t bytes) {
  Destination& destination = destination_of(jpeg);
  const Status status = destination.sink.write({destination.buffer, bytes});
  if (status != Status::Ok) escape(reinterpret_cast<j_common_ptr>(jpeg), status);
}

boolean put_whole_buffer(j_compress_ptr jpeg) {
  put(jpeg, sizeof Destination::buffer);
  empty_buffer(jpeg);
  return TRUE;
}

void put_rest(j_compress_ptr jpeg) {
  put(jpeg, sizeof Destination::buffer - jpeg->dest->free_in_buffer);
}

/// A picture on its way into a file. Its steps hold nothing with a destructor, since libjpeg
/// leaves them by longjmp.
class JpegFile {
 public:
  JpegFile(const LineShape& shape, const Palette& palette, InkColors inks, ByteSink& sink,
           Budget& budget)
      : shape_(shape),
        palette_(palette),
        inks_(inks),
        is_gray_(palette.kind == PaletteKind::Gray),
        budget_(budget),
        memory_(budget),
        destination_(sink) {}
  ~JpegFile() {
    jpeg_destroy_compress(&jpeg_);
    budget_.release(row_, row_bytes());
  }
  Status begin();
  Status add(std::span<const uint8_t> line);
  Status end();

 private:
  size_t channels() const { return is_gray_ ? 1 : 3; }
  size_t row_bytes() const { return shape_.width * channels(); }
  /// Runs a step of libjpeg's; its Status is that of the error it ended with.
  template <typename Step>
  Status guarded(Step step) {
    if (setjmp(errors_.escape)) return errors_.failure;
    step();
    return Status::Ok;
  }
  void start();

  LineShape shape_;
  const Palette& palette_;
  InkColors inks_;
  bool is_gray_;
  Budget& budget_;
  JpegMemory memory_;
  Errors errors_;
  Destination destination_;
  jpeg_compress_struct jpeg_{};
  uint8_t* row_ = nullptr;
};

void JpegFile::start() {
  jpeg_create_compress(&jpeg_);
  memory_.install(reinterpret_cast<j_common_ptr>(&jpeg_));
  destination_.init_destination = empty_buffer;
  destination_.empty_output_buffer = put_whole_buffer;
  destination_.term_destination = put_rest;
  jpeg_.dest = &destination_;
  jpeg_.image_width = shape_.width;
  jpeg_.image_height = shape_.height;
  jpeg_.input_components = static_cast<int>(channels());
  jpeg_.in_color_space = is_gray_ ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg_);
  jpeg_set_quality(&jpeg_, kQuality, TRUE);
  jpeg_.comp_info[0].h_samp_factor = jpeg_.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&jpeg_, TRUE);
}

Status JpegFile::begin() {
  row_ = static_cast<uint8_t*>(budget_.allocate(row_bytes()));
  if (!row_) return Status::OutOfMemory;
  jpeg_.err = jpeg_std_error(&errors_);
  errors_.error_exit = on_error;
  errors_.emit_message = no_warning;
  return guarded([this] { start(); });
}

Status JpegFile::add(std::span<const uint8_t> line) {
  uint8_t* out = row_;
  for (size_t x = 0; x < shape_.width; ++x) {
    const Color color = color_of(palette_, pixel_at(line, shape_.bits_per_pixel, x), inks_);
    *out++ = color.red;
    if (is_gray_) continue;
    *out++ = color.green;
    *out++ = color.blue;
  }
  return guarded([this] { jpeg_write_scanlines(&jpeg_, &row_, 1); });
}

Status JpegFile::end() {
  return guarded([this] { jpeg_finish_compress(&jpeg_); });
}

}  // namespace

Status write_jpeg(LineSource& lines, const Palette& palette, ByteSink& sink, Budget& budget,
                  InkColors inks) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != palette.bits_per_pixel || palette.kind == PaletteKind::Rgba8888)
    return Status::Unsupported;
  JpegFile file(shape, palette, inks, sink, budget);
  WEFT_TRY(file.begin());
  for (uint16_t y = 0; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
    WEFT_TRY(file.add(line));
  }
  return file.end();
}

}  // namespace weft
