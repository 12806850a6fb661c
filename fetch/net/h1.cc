#include "fetch/net/h1.h"

#include <algorithm>
#include <cstring>

#include "render/base/ascii.h"

namespace weft {
namespace {

// Collects small pieces of a request into few writes.
class RequestWriter {
 public:
  RequestWriter(Transport& transport, Deadline deadline)
      : transport_(&transport), deadline_(deadline) {}

  Status append(std::string_view text) {
    while (!text.empty()) {
      const size_t count = std::min(text.size(), sizeof bytes_ - size_);
      std::memcpy(bytes_ + size_, text.data(), count);
      size_ += count;
      text.remove_prefix(count);
      if (size_ == sizeof bytes_) WEFT_TRY(flush());
    }
    return Status::Ok;
  }
  Status field(std::string_view name, std::string_view value) {
    for (const std::string_view part :
         {name, std::string_view(": "), value, std::string_view("\r\n")})
      WEFT_TRY(append(part));
    return Status::Ok;
  }
  Status flush() {
    const size_t size = std::exchange(size_, 0);
    return transport_->write({bytes_, size}, deadline_);
  }

 private:
  Transport* transport_;
  Deadline deadline_;
  uint8_t bytes_[1024];
  size_t size_ = 0;
};

// "HTTP/1.x 200 …" -> status and minor version. Errors: Protocol.
Status parse_status_line(std::string_view line, ResponseHead& head, bool& is_http_1_0) {
  constexpr std::string_view kVersion = "HTTP/1.";
  auto digit = [&](size_t i) { return is_digit(static_cast<unsigned char>(line[i])); };
  if (line.size() < 12 || !line.starts_with(kVersion) || !digit(7) || line[8] != ' ')
    return Status::Protocol;
  if (!digit(9) || !digit(10) || !digit(11) || (line.size() > 12 && line[12] != ' '))
    return Status::Protocol;
  is_http_1_0 = line[7] == '0';
  head.status =
      static_cast<uint16_t>((line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0'));
  return head.status >= 100 ? Status::Ok : Status::Protocol;
}

// The size of a chunk line, extensions ignored. Errors: Protocol.
Result<uint64_t> parse_chunk_size(std::string_view line) {
  line = trimmed(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 15) return Status::Protocol;
  uint64_t size = 0;
  for (const char c : line) {
    if (!is_hex_digit(static_cast<unsigned char>(c))) return Status::Protocol;
    size = size * 16 + hex_value(static_cast<unsigned char>(c));
  }
  return size;
}

}  // namespace

// A rest of a body up to this long is read rather than paid for with a new connection; not for
// longer than this.
constexpr uint64_t kLongestUnread = 64 * 1024;
constexpr int kSkipMs = 500;
// The most bytes around chunks, as Go's net/http counts them: sixteen and two for each byte of the
// content are free, and this many more are accepted.
constexpr uint64_t kMostAroundChunks = 16 * 1024;

class H1Exchange final : public Exchange {
 public:
  H1Exchange(H1Connection& connection, const Request& request)
      : connection_(&connection),
        arena_(*connection.budget_, 256),
        is_first_(!connection.was_used_) {
    head_.keeps_version = request.keeps_version;
    ++connection.exchanges_;
    connection.busy_ = true;
  }
  ~H1Exchange() override;

  Result<const ResponseHead*> head(Deadline deadline) override;
  Result<std::span<const uint8_t>> peek(Deadline deadline) override;
  void consume(size_t bytes) override;
  bool may_repeat() const override {
    const bool broke = failure_ == Status::Io || failure_ == Status::Protocol;
    return broke && !has_answer_ && !is_first_;
  }
  FetchProtocol protocol() const override { return FetchProtocol::Http11; }

 private:
  friend class H1Connection;
  enum class Framing : uint8_t { Length, Chunked, UntilClose };

  InputBuffer& input() { return connection_->input_; }
  Result<std::string_view> head_line(Deadline deadline);
  Status end_head_line(Deadline deadline);
  Status add_line(std::string_view line);
  Status read_head(Deadline deadline);
  Status read_fields(Deadline deadline);
  Status frame_body();
  Status next_chunk(Deadline deadline);
  Status read_trailers(Deadline deadline);
  void finish();
  Status broken(Status status, const char* reason) {
    connection_->closed_ = true;
    return fail(status, status == Status::Timeout ? transport_reason(status) : reason);
  }

  H1Connection* connection_;
  Arena arena_;
  ResponseHead head_;
  size_t head_bytes_ = 0;
  uint64_t remaining_ = 0;      // bytes of the body or of the chunk
  uint64_t around_chunks_ = 0;  // bytes that are not content, less what is free
  Framing framing_ = Framing::UntilClose;
  bool is_first_;
  bool is_http_1_0_ = false;
  bool has_answer_ = false;
  bool has_head_ = false;
  bool in_chunks_ = false;  // a chunk came, whose line end is still to be read
  bool done_ = false;
};

Status H1Connection::skip_unread(Deadline deadline) {
  while (unread_ > 0) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, input_.peek(deadline));
    if (bytes.empty()) return Status::Io;
    const auto count = static_cast<size_t>(std::min<uint64_t>(unread_, bytes.size()));
    input_.drop(count);
    unread_ -= count;
  }
  return input_.size() == 0 ? Status::Ok : Status::Protocol;
}

Result<Owned<Exchange>> H1Connection::send(const Request& request, Deadline deadline) {
  const Status skipped = skip_unread(deadline.sooner(Deadline::in_ms(kSkipMs)));
  if (skipped != Status::Ok) {
    closed_ = true;
    return skipped;
  }
  WEFT_TRY_ASSIGN(Owned<H1Exchange> exchange, make_owned<H1Exchange>(*budget_, *this, request));
  // A server that closed in the meantime is noticed when the answer is awaited: what may be
  // repeated is known there.
  const Status written = write_request(request, deadline);
  if (written != Status::Ok)
    static_cast<void>(exchange->broken(written, transport_reason(written)));
  return Owned<Exchange>(std::move(exchange));
}

Status H1Connection::write_request(const Request& request, Deadline deadline) {
  RequestWriter writer(*transport_, deadline);
  for (const std::string_view part :
       {std::string_view("GET "), request.url->target(), std::string_view(" HTTP/1.1\r\n")})
    WEFT_TRY(writer.append(part));
  WEFT_TRY(writer.field("host", request.authority()));
  for (const RequestField& field : request.fields) WEFT_TRY(writer.field(field.name, field.value));
  WEFT_TRY(writer.append("\r\n"));
  return writer.flush();
}

H1Exchange::~H1Exchange() {
  const bool has_short_rest =
      has_head_ && framing_ == Framing::Length && remaining_ <= kLongestUnread;
  if (!done_ && failure_ == Status::Ok && has_short_rest) {
    connection_->unread_ = remaining_;
    finish();
  }
  if (!done_) {
    connection_->closed_ = true;
    connection_->busy_ = false;
  }
  --connection_->exchanges_;
}

void H1Exchange::finish() {
  if (done_) return;
  done_ = true;
  connection_->busy_ = false;
  connection_->was_used_ = true;
  const bool stays =
      framing_ != Framing::UntilClose && !head_.close && (!is_http_1_0_ || head_.keep_alive);
  if (!stays) connection_->closed_ = true;
}

Result<std::string_view> H1Exchange::head_line(Deadline deadline) {
  Result<std::string_view> line = input().line(deadline);
  if (!line.ok()) return line;
  head_bytes_ += line.value().size() + 2;
  if (head_bytes_ > ResponseHead::kMaxBytes) return Status::Protocol;
  return line;
}

// Passes over what of the line did not fit in the buffer.
Status H1Exchange::end_head_line(Deadline deadline) {
  if (!input().is_cut()) return Status::Ok;
  const size_t most = ResponseHead::kMaxBytes - head_bytes_;
  const Result<size_t> skipped = input().skip_line(most, deadline);
  head_bytes_ += skipped.ok() ? skipped.value() : most + 1;
  return skipped.status();
}

Result<const ResponseHead*> H1Exchange::head(Deadline deadline) {
  while (failure_ == Status::Ok && !has_head_) {
    const Status status = read_head(deadline);
    if (status != Status::Ok)
      return broken(status, head_bytes_ > ResponseHead::kMaxBytes
                                ? "the head of the server's response is too long"
                                : "the server gave no proper HTTP response");
    has_head_ = head_.status >= 200;
  }
  WEFT_TRY(failure_);
  return &head_;
}

Status H1Exchange::read_head(Deadline deadline) {
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> first, input().peek(deadline));
  if (first.empty()) return Status::Io;
  has_answer_ = true;
  head_.clear();
  WEFT_TRY_ASSIGN(const std::string_view status_line, head_line(deadline));
  WEFT_TRY(parse_status_line(status_line, head_, is_http_1_0_));
  WEFT_TRY(end_head_line(deadline));
  WEFT_TRY(read_fields(deadline));
  return head_.status < 200 ? Status::Ok : frame_body();
}

Status H1Exchange::read_fields(Deadline deadline) {
  for (;;) {
    WEFT_TRY_ASSIGN(const std::string_view line, head_line(deadline));
    if (line.empty()) return Status::Ok;
    WEFT_TRY(add_line(line));
    WEFT_TRY(end_head_line(deadline));
  }
}

Status H1Exchange::add_line(std::string_view line) {
  // RFC 9112, 5.2: a folded line; none of the fields kept here needs one.
  if (line[0] == ' ' || line[0] == '\t') return Status::Ok;
  // A line that is no field says nothing: curl and browsers pass over it.
  const size_t colon = line.find(':');
  if (colon == line.npos) return Status::Ok;
  const std::string_view name = trimmed(line.substr(0, colon));
  if (input().is_cut() && is_kept(name)) return Status::Protocol;
  return add_field(head_, name, line.substr(colon + 1), arena_);
}

// RFC 9112, 6.3: how long the body is.
Status H1Exchange::frame_body() {
  if (head_.has_no_body()) {
    framing_ = Framing::Length;
    remaining_ = 0;
  } else if (head_.chunked) {
    if (head_.content_length >= 0) head_.close = true;
    framing_ = Framing::Chunked;
  } else if (head_.content_length >= 0) {
    framing_ = Framing::Length;
    remaining_ = static_cast<uint64_t>(head_.content_length);
  } else {
    framing_ = Framing::UntilClose;
    remaining_ = UINT64_MAX;
  }
  if (framing_ == Framing::Length && remaining_ == 0) finish();
  return Status::Ok;
}

Status H1Exchange::next_chunk(Deadline deadline) {
  if (std::exchange(in_chunks_, true)) {
    WEFT_TRY_ASSIGN(const std::string_view end, input().line(deadline));
    if (!end.empty()) return Status::Protocol;
  }
  WEFT_TRY_ASSIGN(const std::string_view line, input().line(deadline));
  WEFT_TRY_ASSIGN(remaining_, parse_chunk_size(line));
  const uint64_t free = 16 + 2 * remaining_;
  const uint64_t around = around_chunks_ + line.size() + 2;
  around_chunks_ = around > free ? around - free : 0;
  if (input().is_cut() || around_chunks_ > kMostAroundChunks) return Status::Protocol;
  return remaining_ == 0 ? read_trailers(deadline) : Status::Ok;
}

Status H1Exchange::read_trailers(Deadline deadline) {
  for (;;) {
    WEFT_TRY_ASSIGN(const std::string_view line, head_line(deadline));
    if (line.empty()) break;
    WEFT_TRY(end_head_line(deadline));
  }
  finish();
  return Status::Ok;
}

Result<std::span<const uint8_t>> H1Exchange::peek(Deadline deadline) {
  WEFT_TRY(head(deadline).status());
  if (!done_ && framing_ == Framing::Chunked && remaining_ == 0) {
    const Status status = next_chunk(deadline);
    if (status != Status::Ok)
      return broken(status, around_chunks_ > kMostAroundChunks || input().is_cut()
                                ? "the server sends chunks with too much around too little content"
                                : "the body is not properly chunked, or was cut off");
  }
  if (done_) return std::span<const uint8_t>();
  const Result<std::span<const uint8_t>> bytes = input().peek(deadline);
  if (!bytes.ok()) return broken(bytes.status(), "the body was cut off");
  if (bytes.value().empty()) {
    if (framing_ != Framing::UntilClose) return broken(Status::Protocol, "the body was cut off");
    finish();
  }
  const size_t size = bytes.value().size();
  return bytes.value().first(remaining_ < size ? static_cast<size_t>(remaining_) : size);
}

void H1Exchange::consume(size_t bytes) {
  if (bytes == 0) return;
  input().drop(bytes);
  if (framing_ == Framing::UntilClose) return;
  remaining_ -= bytes;
  if (framing_ == Framing::Length && remaining_ == 0) finish();
}

}  // namespace weft
