#include "render/image/gunzip_stream.h"

#include <zlib.h>

#include "render/image/zlib_memory.h"

namespace weft {
namespace {

constexpr int kGzipWithLargestWindow = 16 + MAX_WBITS;
constexpr uint64_t kFreeGrowth = 1 << 20, kMostGrowth = 100;  // inflated: free + most * compressed

class ZlibGunzipStream final : public GunzipStream {
 public:
  ZlibGunzipStream(ByteStream& source, Budget& budget) : source_(source) {
    zlib_.zalloc = zlib_allocate;
    zlib_.zfree = zlib_free;
    zlib_.opaque = &budget;
  }
  ~ZlibGunzipStream() override { inflateEnd(&zlib_); }
  Status start() {
    return inflateInit2(&zlib_, kGzipWithLargestWindow) == Z_OK ? Status::Ok : Status::OutOfMemory;
  }

  Result<std::span<const uint8_t>> peek() override {
    while (begin_ == end_ && !has_ended_ && status_ == Status::Ok) status_ = fill();
    if (begin_ == end_ && status_ != Status::Ok) return status_;
    return std::span<const uint8_t>(buffer_ + begin_, end_ - begin_);
  }
  void consume(size_t bytes) override { begin_ += bytes; }

 private:
  Status fill() {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> input, source_.peek());
    if (input.empty()) return Status::Corrupt;
    zlib_.next_in = const_cast<uint8_t*>(input.data());
    zlib_.avail_in = static_cast<unsigned>(input.size());
    zlib_.next_out = buffer_;
    zlib_.avail_out = sizeof buffer_;
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    begin_ = 0;
    end_ = sizeof buffer_ - zlib_.avail_out;
    source_.consume(input.size() - zlib_.avail_in);
    has_ended_ = result == Z_STREAM_END;
    if (result == Z_MEM_ERROR) return Status::OutOfMemory;
    if (result != Z_OK && !has_ended_) return Status::Corrupt;
    const bool swells = zlib_.total_out > kFreeGrowth + kMostGrowth * zlib_.total_in;
    return swells ? Status::Corrupt : Status::Ok;
  }

  ByteStream& source_;
  z_stream zlib_{};
  Status status_ = Status::Ok;
  size_t begin_ = 0, end_ = 0;
  bool has_ended_ = false;
  uint8_t buffer_[1024];
};

}  // namespace

Result<Owned<GunzipStream>> GunzipStream::create(ByteStream& source, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<ZlibGunzipStream> stream,
                  make_owned<ZlibGunzipStream>(budget, source, budget));
  WEFT_TRY(stream->start());
  return Owned<GunzipStream>(std::move(stream));
}

}  // namespace weft
