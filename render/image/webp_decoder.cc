#include "render/image/webp_decoder.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <webp/decode.h>

#include "render/image/stored_size.h"
#include "render/image/stream_reader.h"

namespace weft {
namespace {

// RFC 9649, 2.3 to 2.7.
constexpr size_t kChunkHead = 8, kFileHead = 12, kFrameHead = 16;
constexpr uint8_t kAlphaFlag = 0x10, kAnimationFlag = 0x02;

bool is(const uint8_t* name, const char* wanted) { return std::memcmp(name, wanted, 4) == 0; }

// Encoded pixels, and where they lie on the canvas.
struct Frame {
  std::span<const uint8_t> bytes;
  uint32_t left = 0, top = 0, width = 0, height = 0;
};

// Bytes of a budget.
class Block {
 public:
  explicit Block(Budget& budget) : budget_(&budget) {}
  ~Block() { release(); }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  /// What is new is zero. Errors: OutOfMemory.
  Status resize(uint64_t bytes) {
    if (bytes > bytes_ && bytes - bytes_ > budget_->available()) return Status::OutOfMemory;
    void* const moved = budget_->reallocate(memory_, bytes_, static_cast<size_t>(bytes));
    if (!moved) return Status::OutOfMemory;
    const size_t before = std::exchange(bytes_, static_cast<size_t>(bytes));
    memory_ = moved;
    if (bytes_ > before) std::memset(this->bytes().data() + before, 0, bytes_ - before);
    return Status::Ok;
  }
  void release() { budget_->release(std::exchange(memory_, nullptr), std::exchange(bytes_, 0)); }
  std::span<uint8_t> bytes() const { return {static_cast<uint8_t*>(memory_), bytes_}; }

 private:
  Budget* budget_;
  void* memory_ = nullptr;
  size_t bytes_ = 0;
};

class WebpDecoder final : public RowDecoder {
 public:
  WebpDecoder(ByteStream& stream, Budget& budget)
      : reader_(stream), budget_(&budget), pixels_(budget) {}

  Status read_header();
  const ImageHeader& header() const override { return header_; }
  void shrink_to(uint32_t width, uint32_t height) override {
    if (pixels_.bytes().empty()) choose_size(width, height);
  }
  Result<std::span<const Rgba>> next_row() override;

 private:
  void choose_size(uint32_t width, uint32_t height);
  Status read_file(Block& file);
  Result<Frame> find_frame(std::span<const uint8_t> file) const;
  Status decode();
  Status decode(const Frame& frame);

  StreamReader reader_;
  Budget* budget_;
  std::array<uint8_t, kSniffBytes> head_{};
  ImageHeader header_;
  bool is_animated_ = false, is_lossless_ = false;
  Block pixels_;
  Status failed_ = Status::Ok;
  uint32_t next_ = 0;
};

Status WebpDecoder::read_header() {
  WEFT_TRY(reader_.read(head_));
  const auto size = stored_size(ImageFormat::Webp, head_);
  if (!is(head_.data(), "RIFF") || !is(head_.data() + 8, "WEBP") || !size) return Status::Corrupt;
  const uint8_t flags = is(head_.data() + kFileHead, "VP8X") ? head_[20] : 0;
  is_lossless_ = is(head_.data() + kFileHead, "VP8L");
  is_animated_ = flags & kAnimationFlag;
  header_.natural_width = header_.width = size->width;
  header_.natural_height = header_.height = size->height;
  header_.has_alpha =
      (flags & kAlphaFlag) || is_animated_ || (is_lossless_ && (head_[24] & kAlphaFlag));
  header_.is_decoded = uint64_t{size->width} * size->height <= kMostPixels;
  if (!header_.is_decoded) failed_ = Status::Unsupported;
  return Status::Ok;
}

// libwebp shrinks while it decodes; a frame that does not fill the canvas is decoded as it is.
void WebpDecoder::choose_size(uint32_t width, uint32_t height) {
  const bool shrinks = !is_animated_ && width && height;
  header_.width = shrinks ? std::min(width, header_.natural_width) : header_.natural_width;
  header_.height = shrinks ? std::min(height, header_.natural_height) : header_.natural_height;
}

// The file as far as it comes: its own word for its size is not trusted.
Status WebpDecoder::read_file(Block& file) {
  constexpr uint64_t kFirstBytes = 16384;
  const uint64_t whole =
      std::max<uint64_t>(uint64_t{little_32(head_.data() + 4)} + kChunkHead, head_.size());
  size_t read = head_.size();
  WEFT_TRY(file.resize(std::min(whole, kFirstBytes)));
  std::copy(head_.begin(), head_.end(), file.bytes().begin());
  while (read < whole) {
    if (read == file.bytes().size())
      WEFT_TRY(file.resize(std::min<uint64_t>(whole, uint64_t{read} * 2)));
    WEFT_TRY_ASSIGN(const size_t some, reader_.read_some(file.bytes().subspan(read)));
    if (!some) break;
    read += some;
  }
  return file.resize(read);
}

Result<Frame> WebpDecoder::find_frame(std::span<const uint8_t> file) const {
  if (!is_animated_) return Frame{file, 0, 0, header_.natural_width, header_.natural_height};
  const auto number_24 = [](const uint8_t* bytes) {
    return uint32_t{bytes[2]} << 16 | uint32_t{bytes[1]} << 8 | bytes[0];
  };
  file = file.subspan(kFileHead);
  while (file.size() >= kChunkHead + kFrameHead) {
    const uint64_t size = little_32(file.data() + 4), padded = size + size % 2;
    if (is(file.data(), "ANMF")) {
      const uint8_t* const place = file.data() + kChunkHead;
      const size_t end = static_cast<size_t>(std::min<uint64_t>(kChunkHead + size, file.size()));
      if (end < kChunkHead + kFrameHead) return Status::Corrupt;
      return Frame{file.first(end).subspan(kChunkHead + kFrameHead), number_24(place) * 2,
                   number_24(place + 3) * 2, number_24(place + 6) + 1, number_24(place + 9) + 1};
    }
    if (kChunkHead + padded > file.size()) break;
    file = file.subspan(static_cast<size_t>(kChunkHead + padded));
  }
  return Status::Corrupt;
}

Status WebpDecoder::decode(const Frame& frame) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return Status::Unsupported;
  const bool fits = uint64_t{frame.left} + frame.width <= header_.natural_width &&
                    uint64_t{frame.top} + frame.height <= header_.natural_height;
  const bool is_scaled =
      header_.width < header_.natural_width || header_.height < header_.natural_height;
  const VP8StatusCode found =
      WebPGetFeatures(frame.bytes.data(), frame.bytes.size(), &config.input);
  if (found != VP8_STATUS_OK || !fits || config.input.width != static_cast<int>(frame.width) ||
      config.input.height != static_cast<int>(frame.height))
    return Status::Corrupt;
  config.options.use_scaling = is_scaled;
  config.options.scaled_width = static_cast<int>(header_.width);
  config.options.scaled_height = static_cast<int>(header_.height);
  const size_t stride = size_t{header_.width} * sizeof(Rgba),
               start = frame.top * stride + frame.left * sizeof(Rgba);
  config.output.colorspace = MODE_rgbA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = pixels_.bytes().data() + start;
  config.output.u.RGBA.stride = static_cast<int>(stride);
  config.output.u.RGBA.size = pixels_.bytes().size() - start;
  const VP8StatusCode status = WebPDecode(frame.bytes.data(), frame.bytes.size(), &config);
  switch (status) {
    case VP8_STATUS_OK: return Status::Ok;
    case VP8_STATUS_OUT_OF_MEMORY: return Status::OutOfMemory;
    default: break;
  }
  // Of what is cut off the rows before the end stand.
  const std::span<const uint8_t> pixels = pixels_.bytes();
  const bool is_empty =
      std::all_of(pixels.begin(), pixels.end(), [](uint8_t byte) { return byte == 0; });
  return is_empty ? Status::Corrupt : Status::Ok;
}

// What libwebp takes for itself: all pixels of a lossless picture, some rows of a lossy one.
Status WebpDecoder::decode() {
  constexpr uint64_t kLossyRows = 64;
  Block file(*budget_);
  WEFT_TRY(read_file(file));
  WEFT_TRY(pixels_.resize(uint64_t{header_.width} * header_.height * sizeof(Rgba)));
  const uint64_t rows = header_.has_alpha || is_lossless_
                            ? uint64_t{header_.natural_height} + kLossyRows
                            : kLossyRows;
  if (header_.natural_width * rows * sizeof(Rgba) > budget_->available())
    return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(const Frame frame, find_frame(file.bytes()));
  return decode(frame);
}

Result<std::span<const Rgba>> WebpDecoder::next_row() {
  if (failed_ == Status::Ok && next_ == header_.height) return Status::NotFound;
  if (failed_ == Status::Ok && pixels_.bytes().empty()) failed_ = decode();
  if (failed_ != Status::Ok) return failed_;
  const auto* const pixels = reinterpret_cast<const Rgba*>(pixels_.bytes().data());
  return std::span<const Rgba>(pixels + size_t{next_++} * header_.width, header_.width);
}

}  // namespace

Result<Owned<RowDecoder>> make_webp_decoder(ByteStream& stream, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<WebpDecoder> decoder, make_owned<WebpDecoder>(budget, stream, budget));
  WEFT_TRY(decoder->read_header());
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
