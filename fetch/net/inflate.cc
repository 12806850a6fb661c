#include "fetch/net/inflate.h"

#include <zlib.h>

namespace weft {
namespace {

constexpr int kGzipWithLargestWindow = 16 + MAX_WBITS;

void* zlib_allocate(void* budget, unsigned count, unsigned bytes) {
  return static_cast<Budget*>(budget)->allocate_sized(size_t{count} * bytes);
}
void zlib_free(void* budget, void* block) { static_cast<Budget*>(budget)->release_sized(block); }

class ZlibGzipBody final : public GzipBody {
 public:
  explicit ZlibGzipBody(Budget& budget) {
    zlib_.zalloc = zlib_allocate;
    zlib_.zfree = zlib_free;
    zlib_.opaque = &budget;
  }
  ~ZlibGzipBody() override { inflateEnd(&zlib_); }
  Status start() {
    return inflateInit2(&zlib_, kGzipWithLargestWindow) == Z_OK ? Status::Ok : Status::OutOfMemory;
  }

  Result<std::span<const uint8_t>> peek(Exchange& exchange, Deadline deadline) override {
    while (begin_ == end_ && !ended_) WEFT_TRY(fill(exchange, deadline));
    return std::span<const uint8_t>(buffer_ + begin_, end_ - begin_);
  }
  void consume(size_t bytes) override { begin_ += bytes; }
  uint64_t wire_bytes() const override { return wire_bytes_; }
  const char* reason() const override { return reason_; }

 private:
  Status fill(Exchange& exchange, Deadline deadline);
  Status inflate_some(std::span<const uint8_t> input);
  Status fail(Status status, const char* reason) { return reason_ = reason, status; }

  z_stream zlib_{};
  uint64_t wire_bytes_ = 0;
  size_t begin_ = 0, end_ = 0;
  bool in_member_ = false;  // between the first and the last byte of a gzip member
  bool is_complete_ = false;
  bool ended_ = false;
  const char* reason_ = nullptr;
  uint8_t buffer_[4096];
};

Status ZlibGzipBody::fill(Exchange& exchange, Deadline deadline) {
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> input, exchange.peek(deadline));
  if (input.empty()) {
    ended_ = true;
    return in_member_ ? fail(Status::Protocol, "the compressed body was cut off") : Status::Ok;
  }
  // What follows the first member is ignored, as browsers do.
  if (!is_complete_) WEFT_TRY(inflate_some(input));
  const size_t taken = input.size() - (is_complete_ ? 0 : zlib_.avail_in);
  exchange.consume(taken);
  wire_bytes_ += taken;
  return Status::Ok;
}

Status ZlibGzipBody::inflate_some(std::span<const uint8_t> input) {
  in_member_ = true;
  zlib_.next_in = const_cast<uint8_t*>(input.data());
  zlib_.avail_in = static_cast<unsigned>(input.size());
  zlib_.next_out = buffer_;
  zlib_.avail_out = sizeof buffer_;
  const int result = inflate(&zlib_, Z_NO_FLUSH);
  begin_ = 0;
  end_ = sizeof buffer_ - zlib_.avail_out;
  if (result == Z_MEM_ERROR) return Status::OutOfMemory;
  if (result == Z_STREAM_END) {
    in_member_ = false;
    is_complete_ = true;
    return Status::Ok;
  }
  const bool progressed = end_ > 0 || zlib_.avail_in < input.size();
  if (result != Z_OK || !progressed)
    return fail(Status::Corrupt, "the body is not properly compressed");
  return Status::Ok;
}

}  // namespace

Result<Owned<GzipBody>> GzipBody::create(Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<ZlibGzipBody> body, make_owned<ZlibGzipBody>(budget, budget));
  WEFT_TRY(body->start());
  return Owned<GzipBody>(std::move(body));
}

}  // namespace weft
