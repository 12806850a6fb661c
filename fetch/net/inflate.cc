#include "fetch/net/inflate.h"

#include <zlib.h>

namespace weft {
namespace {

constexpr int kGzipWithLargestWindow = 16 + MAX_WBITS;
constexpr uint64_t kMostWithoutContent = 64 * 1024;  // bytes in a row that inflate to nothing
constexpr uint64_t kFreeGrowth = 16 << 20, kMostGrowth = 100;  // inflated: free + most * compressed

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
  Result<size_t> inflate_some(std::span<const uint8_t> input);
  Status finish();
  Status weigh(size_t taken);
  // Nothing came out of the member that is read now, and there was one before it.
  bool may_be_garbage() const { return members_ > 0 && zlib_.total_out == 0; }
  Status fail(Status status, const char* reason) {
    reason_ = reason;
    return status;
  }

  z_stream zlib_{};
  uint64_t wire_bytes_ = 0, inflated_bytes_ = 0;
  uint64_t without_content_ = 0;  // bytes taken since the last that came out
  uint32_t members_ = 0;          // that were read to their end
  size_t begin_ = 0, end_ = 0;
  bool in_member_ = false;   // between the first and the last byte of a gzip member
  bool is_garbage_ = false;  // behind the last member
  bool ended_ = false;
  const char* reason_ = nullptr;
  uint8_t buffer_[4096];
};

Status ZlibGzipBody::fill(Exchange& exchange, Deadline deadline) {
  if (deadline.passed()) return Status::Timeout;
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> input, exchange.peek(deadline));
  if (input.empty()) return finish();
  size_t taken = input.size();
  if (!is_garbage_) {
    WEFT_TRY_ASSIGN(taken, inflate_some(input));
  }
  exchange.consume(taken);
  wire_bytes_ += taken;
  return weigh(taken);
}

Status ZlibGzipBody::finish() {
  ended_ = true;
  if (!in_member_ || is_garbage_ || may_be_garbage()) return Status::Ok;
  return fail(Status::Protocol, "the compressed body was cut off");
}

// Puts what comes out into the buffer; returns how much of `input` was used.
Result<size_t> ZlibGzipBody::inflate_some(std::span<const uint8_t> input) {
  in_member_ = true;
  zlib_.next_in = const_cast<uint8_t*>(input.data());
  zlib_.avail_in = static_cast<unsigned>(input.size());
  zlib_.next_out = buffer_;
  zlib_.avail_out = sizeof buffer_;
  const int result = inflate(&zlib_, Z_NO_FLUSH);
  begin_ = 0;
  end_ = sizeof buffer_ - zlib_.avail_out;
  const size_t used = input.size() - zlib_.avail_in;
  if (result == Z_MEM_ERROR) return Status::OutOfMemory;
  if (result == Z_STREAM_END) {
    in_member_ = false;
    ++members_;
    return inflateReset(&zlib_) == Z_OK ? Result(used) : Status::Corrupt;
  }
  const bool progressed = end_ > 0 || used > 0;
  if (result == Z_OK && progressed) return used;
  is_garbage_ = may_be_garbage();
  if (is_garbage_) return input.size();
  return fail(Status::Corrupt, "the body is not properly compressed");
}

// No peer may make us work for nothing, or grow its body without end.
Status ZlibGzipBody::weigh(size_t taken) {
  inflated_bytes_ += end_ - begin_;
  without_content_ = end_ > begin_ ? 0 : without_content_ + taken;
  if (without_content_ > kMostWithoutContent) {
    ended_ = is_garbage_;
    return ended_ ? Status::Ok
                  : fail(Status::Protocol, "the server sends a compressed body with nothing in it");
  }
  if (inflated_bytes_ > kFreeGrowth + kMostGrowth * wire_bytes_)
    return fail(Status::Protocol, "the server's compressed body swells without end");
  return Status::Ok;
}

}  // namespace

Result<Owned<GzipBody>> GzipBody::create(Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<ZlibGzipBody> body, make_owned<ZlibGzipBody>(budget, budget));
  WEFT_TRY(body->start());
  return Owned<GzipBody>(std::move(body));
}

}  // namespace weft
