#include "fetch/net/h2.h"

#include <nghttp2/nghttp2.h>

#include <cstring>

#include "fetch/net/window.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr uint32_t kHeaderTableBytes = 1024;  // for the fields that are sent
constexpr int kFlushMs = 1000;                // for small frames that no reader waits for
// Bytes that may come in frames of all kinds: so many from the start, and so many for each byte of
// a head or a body in them. nginx bounds its peers in this way.
constexpr uint64_t kFreeBytes = 256 * 1024, kMostPerByte = 16;
constexpr size_t kMaxFields = 32;
// What comes has a place in the window of its stream already: that of the connection bounds
// nothing.
constexpr int32_t kConnectionWindow = 1 << 30;

class H2Connection;

// ---- nghttp2's memory, on a Budget --------------------------------------------------------------

void* mem_malloc(size_t bytes, void* budget) {
  return static_cast<Budget*>(budget)->allocate_sized(bytes);
}
void mem_free(void* block, void* budget) { static_cast<Budget*>(budget)->release_sized(block); }
void* mem_calloc(size_t count, size_t bytes, void* budget) {
  if (bytes && count > SIZE_MAX / bytes) return nullptr;
  void* block = mem_malloc(count * bytes, budget);
  if (block) std::memset(block, 0, count * bytes);
  return block;
}
void* mem_realloc(void* block, size_t bytes, void* budget) {
  return static_cast<Budget*>(budget)->reallocate_sized(block, bytes);
}

Status status_of(int error) {
  if (error >= 0) return Status::Ok;
  return error == NGHTTP2_ERR_NOMEM || error == NGHTTP2_ERR_CALLBACK_FAILURE ? Status::OutOfMemory
                                                                             : Status::Protocol;
}

// ---- one stream ---------------------------------------------------------------------------------

class H2Stream final : public Exchange {
 public:
  H2Stream(Budget& budget, H2Connection& connection, const Request& request);
  ~H2Stream() override;

  Result<const ResponseHead*> head(Deadline deadline) override;
  Result<std::span<const uint8_t>> peek(Deadline deadline) override;
  void consume(size_t bytes) override;
  bool may_repeat() const override { return may_repeat_ && !has_head_; }
  FetchProtocol protocol() const override { return FetchProtocol::Http2; }

  Status start(size_t window_bytes) { return ring_.open(window_bytes); }
  void set_id(int32_t id) { id_ = id; }

  // The session's events.
  void on_headers_begin() {
    if (!has_head_) head_.clear();
  }
  Status on_field(std::string_view name, std::string_view value);
  void on_headers_end();
  Status on_bytes(std::span<const uint8_t> bytes);
  void on_reset() { was_reset_ = true; }
  void on_close(uint32_t error);

 private:
  Status await(Deadline deadline);
  Status await_bytes(Deadline deadline);
  const char* close_reason() const;

  H2Connection* connection_;
  Arena arena_;
  Ring ring_;
  ResponseHead head_;
  size_t head_bytes_ = 0;
  size_t taken_bytes_ = 0;  // by the reader, since the window grew
  int32_t id_ = -1;
  bool has_head_ = false;
  bool was_reset_ = false;  // by the server
  bool closed_ = false;
  bool may_repeat_ = false;
};

// ---- the session --------------------------------------------------------------------------------

class H2Connection final : public HttpConnection {
 public:
  H2Connection(Budget& budget, Transport& transport, size_t window_bytes)
      : budget_(&budget),
        transport_(&transport),
        window_bytes_(window_bytes),
        memory_{&budget, mem_malloc, mem_free, mem_calloc, mem_realloc} {}
  ~H2Connection() override;
  Status start(Deadline deadline);

  Result<Owned<Exchange>> send(const Request& request, Deadline deadline) override;
  bool can_send() const override;
  bool is_alive() const override {
    return failure_ == Status::Ok && (!going_away_ || exchanges_ > 0);
  }
  size_t exchanges() const override { return exchanges_; }
  FetchProtocol protocol() const override { return FetchProtocol::Http2; }

  // Moves bytes once: out what is waiting, in what comes. Errors: Io, Timeout, Protocol,
  // OutOfMemory.
  Status pump(Deadline deadline);
  void credit(int32_t id, size_t bytes);
  void widen(int32_t id, size_t window);
  void let_go(int32_t id, size_t window);
  void add_exchange() { ++exchanges_; }
  void remove_exchange() { --exchanges_; }
  Status failure() const { return failure_; }
  const char* reason() const { return reason_; }
  /// True when it failed below HTTP/2: the server may not have seen what was asked.
  bool broke_off() const { return broke_off_; }

  H2Stream* stream(int32_t id) const {
    return static_cast<H2Stream*>(nghttp2_session_get_stream_user_data(session_, id));
  }
  void on_goaway() { going_away_ = true; }
  void on_content(size_t bytes) { allowed_bytes_ += kMostPerByte * bytes; }
  int on_chunk(int32_t id, std::span<const uint8_t> bytes);

 private:
  Status create_session();
  Status submit_settings();
  Status submit(const Request& request, H2Stream& stream);
  Status flush(Deadline deadline);
  Status fail(Status status, const char* reason) {
    if (failure_ == Status::Ok) failure_ = status, reason_ = reason;
    return failure_;
  }
  Status break_off(Status status, const char* reason) {
    broke_off_ = failure_ == Status::Ok && status != Status::OutOfMemory;
    return fail(status, reason);
  }

  Budget* budget_;
  Transport* transport_;
  size_t window_bytes_;
  nghttp2_mem memory_;
  nghttp2_session* session_ = nullptr;
  size_t exchanges_ = 0;
  Status failure_ = Status::Ok;
  const char* reason_ = "";
  uint64_t received_bytes_ = 0, allowed_bytes_ = kFreeBytes;
  bool broke_off_ = false;
  bool going_away_ = false;
  uint8_t input_[2048];
};

// ---- callbacks: from the session to the stream --------------------------------------------------

int on_begin_headers(nghttp2_session*, const nghttp2_frame* frame, void* user) {
  H2Stream* stream = static_cast<H2Connection*>(user)->stream(frame->hd.stream_id);
  if (stream) stream->on_headers_begin();
  return 0;
}

int on_header(nghttp2_session*, const nghttp2_frame* frame, const uint8_t* name, size_t name_size,
              const uint8_t* value, size_t value_size, uint8_t, void* user) {
  H2Stream* stream = static_cast<H2Connection*>(user)->stream(frame->hd.stream_id);
  if (!stream) return 0;
  const Status status = stream->on_field({reinterpret_cast<const char*>(name), name_size},
                                         {reinterpret_cast<const char*>(value), value_size});
  return status == Status::Ok ? 0 : NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
}

int on_frame(nghttp2_session*, const nghttp2_frame* frame, void* user) {
  auto* connection = static_cast<H2Connection*>(user);
  if (frame->hd.type == NGHTTP2_GOAWAY) connection->on_goaway();
  H2Stream* stream = connection->stream(frame->hd.stream_id);
  if (stream && frame->hd.type == NGHTTP2_HEADERS) stream->on_headers_end();
  if (stream && frame->hd.type == NGHTTP2_RST_STREAM) stream->on_reset();
  return 0;
}

int on_data_chunk(nghttp2_session*, uint8_t, int32_t id, const uint8_t* bytes, size_t size,
                  void* user) {
  return static_cast<H2Connection*>(user)->on_chunk(id, {bytes, size});
}

int on_stream_close(nghttp2_session*, int32_t id, uint32_t error, void* user) {
  H2Stream* stream = static_cast<H2Connection*>(user)->stream(id);
  if (stream) stream->on_close(error);
  return 0;
}

// ---- H2Connection -------------------------------------------------------------------------------

Status H2Connection::create_session() {
  nghttp2_session_callbacks* callbacks = nullptr;
  if (nghttp2_session_callbacks_new(&callbacks) != 0) return Status::OutOfMemory;
  nghttp2_option* option = nullptr;
  if (nghttp2_option_new(&option) != 0) {
    nghttp2_session_callbacks_del(callbacks);
    return Status::OutOfMemory;
  }
  nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, on_begin_headers);
  nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
  nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
  nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data_chunk);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_stream_close);
  nghttp2_option_set_no_auto_window_update(option, 1);
  nghttp2_option_set_no_closed_streams(option, 1);
  nghttp2_option_set_max_deflate_dynamic_table_size(option, kHeaderTableBytes);
#if NGHTTP2_VERSION_NUM >= 0x013200
  nghttp2_option_set_no_rfc9113_leading_and_trailing_ws_validation(option, 1);
#endif
  const int error = nghttp2_session_client_new3(&session_, callbacks, this, option, &memory_);
  nghttp2_option_del(option);
  nghttp2_session_callbacks_del(callbacks);
  return status_of(error);
}

// The size of the header table is left as it is, 4096 bytes: there are servers that never heed
// another.
Status H2Connection::submit_settings() {
  const nghttp2_settings_entry settings[] = {
      {NGHTTP2_SETTINGS_ENABLE_PUSH, 0},
      {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, static_cast<uint32_t>(window_bytes_)},
      {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, static_cast<uint32_t>(ResponseHead::kMaxBytes)},
  };
  return status_of(
      nghttp2_submit_settings(session_, NGHTTP2_FLAG_NONE, settings, std::size(settings)));
}

Status H2Connection::start(Deadline deadline) {
  WEFT_TRY(create_session());
  WEFT_TRY(submit_settings());
  WEFT_TRY(status_of(
      nghttp2_session_set_local_window_size(session_, NGHTTP2_FLAG_NONE, 0, kConnectionWindow)));
  return flush(deadline);
}

H2Connection::~H2Connection() {
  if (!session_) return;
  // GOAWAY without an error, written here because it must not need memory.
  constexpr uint8_t kGoAway[17] = {0, 0, 8, NGHTTP2_GOAWAY};
  if (failure_ == Status::Ok)
    static_cast<void>(transport_->write(kGoAway, Deadline::in_ms(kFlushMs)));
  nghttp2_session_del(session_);
}

bool H2Connection::can_send() const {
  if (failure_ != Status::Ok || going_away_ || !nghttp2_session_check_request_allowed(session_))
    return false;
  return exchanges_ <
         nghttp2_session_get_remote_settings(session_, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS);
}

Status H2Connection::submit(const Request& request, H2Stream& stream) {
  nghttp2_nv fields[kMaxFields];
  size_t count = 0;
  auto add = [&](std::string_view name, std::string_view value) {
    if (count == kMaxFields) return;
    fields[count++] = {reinterpret_cast<uint8_t*>(const_cast<char*>(name.data())),
                       reinterpret_cast<uint8_t*>(const_cast<char*>(value.data())), name.size(),
                       value.size(), NGHTTP2_NV_FLAG_NONE};
  };
  add(":method", "GET");
  add(":scheme", request.url->scheme);
  add(":authority", request.authority());
  add(":path", request.url->target());
  for (const RequestField& field : request.fields) add(field.name, field.value);
  const int32_t id = nghttp2_submit_request(session_, nullptr, fields, count, nullptr, &stream);
  WEFT_TRY(status_of(id));
  stream.set_id(id);
  return Status::Ok;
}

Result<Owned<Exchange>> H2Connection::send(const Request& request, Deadline deadline) {
  WEFT_TRY_ASSIGN(Owned<H2Stream> stream, make_owned<H2Stream>(*budget_, *budget_, *this, request));
  WEFT_TRY(stream->start(window_bytes_));
  WEFT_TRY(submit(request, *stream));
  WEFT_TRY(flush(deadline));
  return Owned<Exchange>(std::move(stream));
}

Status H2Connection::flush(Deadline deadline) {
  WEFT_TRY(failure_);
  for (;;) {
    const uint8_t* bytes = nullptr;
    const ssize_t size = nghttp2_session_mem_send(session_, &bytes);
    if (size < 0) return fail(status_of(static_cast<int>(size)), "the HTTP/2 session failed");
    if (size == 0) return Status::Ok;
    const Status written = transport_->write({bytes, static_cast<size_t>(size)}, deadline);
    if (written != Status::Ok) return break_off(written, transport_reason(written));
  }
}

Status H2Connection::pump(Deadline deadline) {
  WEFT_TRY(flush(deadline));
  const Result<size_t> count = transport_->read(input_, deadline);
  if (!count.ok()) {
    // A reader that waited too long gives up its own stream; the session is as good as before.
    if (count.status() == Status::Timeout) return Status::Timeout;
    return break_off(count.status(), transport_reason(count.status()));
  }
  if (count.value() == 0) return break_off(Status::Io, "the server closed the connection");
  const ssize_t used = nghttp2_session_mem_recv(session_, input_, count.value());
  if (used < 0)
    return fail(status_of(static_cast<int>(used)), "the server broke the HTTP/2 protocol");
  received_bytes_ += count.value();
  if (received_bytes_ > allowed_bytes_)
    return fail(Status::Protocol, "the server sends frames without end that carry nothing");
  WEFT_TRY(flush(deadline));
  if (nghttp2_session_want_read(session_) || nghttp2_session_want_write(session_))
    return Status::Ok;
  if (going_away_) return break_off(Status::Io, "the server ended the HTTP/2 session");
  return fail(Status::Protocol, "the server broke the HTTP/2 protocol");
}

int H2Connection::on_chunk(int32_t id, std::span<const uint8_t> bytes) {
  if (nghttp2_session_consume_connection(session_, bytes.size()) != 0)
    return NGHTTP2_ERR_CALLBACK_FAILURE;
  H2Stream* to = stream(id);
  if (to && to->on_bytes(bytes) == Status::Ok) {
    on_content(bytes.size());
    return 0;
  }
  // Nobody reads it any more.
  return status_of(nghttp2_session_consume_stream(session_, id, bytes.size())) == Status::Ok
             ? 0
             : NGHTTP2_ERR_CALLBACK_FAILURE;
}

void H2Connection::credit(int32_t id, size_t bytes) {
  if (failure_ != Status::Ok) return;
  const int error = nghttp2_session_consume_stream(session_, id, bytes);
  if (error != 0) static_cast<void>(fail(status_of(error), "the HTTP/2 session failed"));
  else if (nghttp2_session_want_write(session_))
    static_cast<void>(flush(Deadline::in_ms(kFlushMs)));
}

// A stream whose window cannot grow is as good as before.
void H2Connection::widen(int32_t id, size_t window) {
  if (failure_ != Status::Ok) return;
  static_cast<void>(nghttp2_session_set_local_window_size(session_, NGHTTP2_FLAG_NONE, id,
                                                          static_cast<int32_t>(window)));
}

void H2Connection::let_go(int32_t id, size_t window) {
  nghttp2_session_set_stream_user_data(session_, id, nullptr);
  allowed_bytes_ += window;  // the bytes that are on their way already
  if (failure_ != Status::Ok) return;
  const int error = nghttp2_submit_rst_stream(session_, NGHTTP2_FLAG_NONE, id, NGHTTP2_CANCEL);
  if (error != 0) static_cast<void>(fail(status_of(error), "the HTTP/2 session failed"));
  else static_cast<void>(flush(Deadline::in_ms(kFlushMs)));
}

// ---- H2Stream -----------------------------------------------------------------------------------

H2Stream::H2Stream(Budget& budget, H2Connection& connection, const Request& request)
    : connection_(&connection), arena_(budget, 256), ring_(budget) {
  head_.keeps_version = request.keeps_version;
  connection.add_exchange();
}

H2Stream::~H2Stream() {
  if (id_ >= 0 && !closed_) connection_->let_go(id_, ring_.window());
  connection_->remove_exchange();
}

Status H2Stream::on_field(std::string_view name, std::string_view value) {
  head_bytes_ += name.size() + value.size() + 4;
  if (head_bytes_ > ResponseHead::kMaxBytes)
    return fail(Status::Protocol, "the head of the server's response is too long");
  if (has_head_) return Status::Ok;
  if (name == ":status" && value.size() == 3) {
    head_.status =
        static_cast<uint16_t>((value[0] - '0') * 100 + (value[1] - '0') * 10 + (value[2] - '0'));
    return Status::Ok;
  }
  const Status status = add_field(head_, name, value, arena_);
  return status == Status::Ok ? status
                              : fail(status, "the head of the server's response is malformed");
}

void H2Stream::on_headers_end() {
  if (has_head_ || head_.status < 200) return;
  has_head_ = true;
  connection_->on_content(head_bytes_);
}

void H2Stream::on_close(uint32_t error) {
  closed_ = true;
  if (error == NGHTTP2_NO_ERROR && has_head_) return;
  may_repeat_ = error == NGHTTP2_REFUSED_STREAM;
  const bool failed_here =
      error == NGHTTP2_INTERNAL_ERROR && connection_->failure() == Status::OutOfMemory;
  static_cast<void>(failed_here ? fail(Status::OutOfMemory, "")
                                : fail(Status::Protocol, close_reason()));
}

const char* H2Stream::close_reason() const {
  if (!was_reset_)
    return may_repeat_ ? "the server went away"
                       : "the server's response breaks the HTTP/2 protocol";
  return has_head_ ? "the body was cut off: the server reset the stream"
                   : "the server reset the stream";
}

Status H2Stream::await(Deadline deadline) {
  WEFT_TRY(failure_);
  const Status status = connection_->pump(deadline);
  if (status == Status::Ok || closed_) return Status::Ok;
  may_repeat_ = connection_->broke_off() && status != Status::Timeout;
  return fail(status, status == Status::Timeout ? transport_reason(status) : connection_->reason());
}

Status H2Stream::on_bytes(std::span<const uint8_t> bytes) {
  WEFT_TRY(failure_);
  const Status status = ring_.write(bytes);
  return status == Status::Ok ? status : fail(status, "the server broke the HTTP/2 protocol");
}

// A reader that waits, though it took as much as a whole window, would have taken more.
Status H2Stream::await_bytes(Deadline deadline) {
  const size_t window = ring_.window();
  if (taken_bytes_ >= window) {
    taken_bytes_ = 0;
    const size_t grown = grown_window(window, arena_.budget());
    if (grown > window) {
      WEFT_TRY(ring_.open(grown));
      connection_->widen(id_, grown);
    }
  }
  return await(deadline);
}

Result<const ResponseHead*> H2Stream::head(Deadline deadline) {
  while (!has_head_) WEFT_TRY(await(deadline));
  return &head_;
}

Result<std::span<const uint8_t>> H2Stream::peek(Deadline deadline) {
  WEFT_TRY(head(deadline).status());
  while (ring_.size() == 0 && !closed_) WEFT_TRY(await_bytes(deadline));
  if (ring_.size() == 0) WEFT_TRY(failure_);
  return ring_.front();
}

void H2Stream::consume(size_t bytes) {
  ring_.drop(bytes);
  taken_bytes_ += bytes;
  if (!closed_) connection_->credit(id_, bytes);
}

}  // namespace

Result<Owned<HttpConnection>> start_h2(Budget& budget, Transport& transport, size_t window_bytes,
                                       Deadline deadline) {
  WEFT_TRY_ASSIGN(Owned<H2Connection> connection,
                  make_owned<H2Connection>(budget, budget, transport, window_bytes));
  WEFT_TRY(connection->start(deadline));
  return Owned<HttpConnection>(std::move(connection));
}

}  // namespace weft
