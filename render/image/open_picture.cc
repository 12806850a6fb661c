#include "render/image/open_picture.h"

#include <algorithm>
#include <array>

#include "render/base/prefixed_stream.h"
#include "render/base/url_fragment.h"
#include "render/image/bmp_decoder.h"
#include "render/image/gif_decoder.h"
#include "render/image/gunzip_stream.h"
#include "render/image/icon_decoder.h"
#include "render/image/jpeg_decoder.h"
#include "render/image/png_decoder.h"
#include "render/image/stored_size.h"
#include "render/image/webp_decoder.h"

namespace weft {
namespace {

using MakeDecoder = Result<Owned<RowDecoder>> (*)(ByteStream& stream, Budget& budget);

struct Decoder {
  ImageFormat format;
  MakeDecoder make;
};
// Which there are is a choice of the build; libraries of others are not linked.
constexpr Decoder kDecoders[] = {
    {ImageFormat::Unknown, nullptr},
#ifdef WEFT_PNG
    {ImageFormat::Png, make_png_decoder},
#endif
#ifdef WEFT_JPEG
    {ImageFormat::Jpeg, make_jpeg_decoder},
#endif
#ifdef WEFT_GIF
    {ImageFormat::Gif, make_gif_decoder},
#endif
#ifdef WEFT_BMP
    {ImageFormat::Bmp, make_bmp_decoder},   {ImageFormat::Icon, make_icon_decoder},
#endif
#ifdef WEFT_WEBP
    {ImageFormat::Webp, make_webp_decoder},
#endif
};

// A decoder together with the stream that it reads.
class StreamedPicture final : public RowDecoder {
 public:
  explicit StreamedPicture(Owned<Resource> resource)
      : resource_(std::move(resource)), stream_(*resource_, prefix_) {}

  Status open(std::string_view url, Budget& budget, VectorPictures* drawings, ImageFormat& format) {
    const std::string_view fragment = fragment_of(url);
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> prefix, stream_.prefix());
    format = sniff(prefix);
    if (GunzipStream::is_gzip(prefix) && drawings)
      return open_gzip(fragment, budget, *drawings, format);
    if (format == ImageFormat::Svg && drawings) {
      WEFT_TRY_ASSIGN(decoder_, drawings->open(stream_, budget, fragment));
      return Status::Ok;
    }
    for (const Decoder& decoder : kDecoders) {
      if (!decoder.make || decoder.format != format) continue;
      WEFT_TRY_ASSIGN(decoder_, decoder.make(stream_, budget));
      return Status::Ok;
    }
    std::optional<StoredSize> size = stored_size(format, prefix);
    if (format == ImageFormat::Avif) {
      WEFT_TRY_ASSIGN(size, avif_size(stream_));
    }
    if (!size) return Status::Unsupported;
    header_.natural_width = size->width;
    header_.natural_height = size->height;
    header_.is_decoded = false;
    return Status::Ok;
  }
  const ImageHeader& header() const override { return decoder_ ? decoder_->header() : header_; }
  void shrink_to(uint32_t width, uint32_t height) override {
    if (decoder_) decoder_->shrink_to(width, height);
  }
  Result<std::span<const Rgba>> next_row() override {
    return decoder_ ? decoder_->next_row() : Status::Unsupported;
  }

 private:
  // Of what is gzip a drawing alone is read.
  Status open_gzip(std::string_view fragment, Budget& budget, VectorPictures& drawings,
                   ImageFormat& format) {
    WEFT_TRY_ASSIGN(const Owned<GunzipStream> gunzip, GunzipStream::create(stream_, budget));
    std::array<uint8_t, kSniffBytes> head;
    PrefixedStream inflated(*gunzip, head);
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> prefix, inflated.prefix());
    format = sniff(prefix);
    if (format != ImageFormat::Svg) return Status::Unsupported;
    WEFT_TRY_ASSIGN(decoder_, drawings.open(inflated, budget, fragment));
    return Status::Ok;
  }

  Owned<Resource> resource_;
  std::array<uint8_t, kSniffBytes> prefix_{};
  PrefixedStream stream_;
  Owned<RowDecoder> decoder_;
  ImageHeader header_;  // without a decoder
};

}  // namespace

Result<Owned<RowDecoder>> open_picture(Owned<Resource> resource, std::string_view url,
                                       Budget& budget, VectorPictures* drawings,
                                       ImageFormat& format) {
  WEFT_TRY_ASSIGN(Owned<StreamedPicture> picture,
                  make_owned<StreamedPicture>(budget, std::move(resource)));
  WEFT_TRY(picture->open(url, budget, drawings, format));
  return Owned<RowDecoder>(std::move(picture));
}

}  // namespace weft
