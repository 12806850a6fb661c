// One request and the response to it, whichever protocol carries it, and the ring that a pushed
// body waits in.
#pragma once

#include <algorithm>

#include "fetch/net/headers.h"
#include "fetch/transport.h"
#include "weft/fetch_statistics.h"

namespace weft {

/// Destroying it lets the request go. Once a call failed, all fail the same way.
class Exchange {
 public:
  virtual ~Exchange() = default;
  /// The head of the final response, after any 1xx; lives as long as the exchange. Blocks.
  virtual Result<const ResponseHead*> head(Deadline deadline) = 0;
  /// As ByteStream::peek(). Errors: Io, Timeout, Protocol, OutOfMemory.
  virtual Result<std::span<const uint8_t>> peek(Deadline deadline) = 0;
  virtual void consume(size_t bytes) = 0;
  /// True when it failed before the server can have answered, so that the same request may be sent
  /// again.
  virtual bool may_repeat() const = 0;
  virtual FetchProtocol protocol() const = 0;

  /// Why it failed, for a note; static lifetime.
  const char* reason() const { return reason_; }

 protected:
  Status fail(Status status, const char* reason);

  Status failure_ = Status::Ok;
  const char* reason_ = "";
};

/// HTTP on an open transport: requests out, exchanges back.
class HttpConnection {
 public:
  virtual ~HttpConnection() = default;
  /// Sends a request; the exchange must be destroyed before the connection. Errors: Io, Timeout,
  /// Protocol, OutOfMemory.
  virtual Result<Owned<Exchange>> send(const Request& request, Deadline deadline) = 0;
  /// True when a request may be sent now.
  virtual bool can_send() const = 0;
  /// False when it will never carry anything again.
  virtual bool is_alive() const = 0;
  /// The number of exchanges whose objects still live.
  virtual size_t exchanges() const = 0;
  virtual FetchProtocol protocol() const = 0;
};

/// A body's bytes between the network and the reader: a ring that takes as many as the stream's
/// flow-control window, and no more memory than came at a time.
class Ring {
 public:
  explicit Ring(Budget& budget) : budget_(&budget) {}
  ~Ring() {
    release_shown();
    budget_->release(bytes_, capacity_);
  }
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  /// Takes up to `window` bytes from now on. REQUIRES: window >= this->window(). Errors:
  /// OutOfMemory.
  Status open(size_t window);
  size_t window() const { return window_; }
  /// Errors, nothing is taken then: Protocol (the sender broke the window), OutOfMemory.
  Status write(std::span<const uint8_t> bytes);
  /// The oldest bytes that are contiguous; empty when there are none. Valid until the next front()
  /// or drop(): write() leaves them where they are.
  std::span<const uint8_t> front();
  /// REQUIRES: bytes <= front().size()
  void drop(size_t bytes);
  size_t size() const { return size_; }

 private:
  Status grow(size_t capacity);
  size_t before_wrap() const { return std::min(size_, capacity_ - start_); }
  void release_shown();

  Budget* budget_;
  uint8_t* bytes_ = nullptr;
  bool is_shown_ = false;     // what front() gave is still looked at
  uint8_t* shown_ = nullptr;  // where it lies, when it grew since then
  size_t shown_capacity_ = 0;
  size_t window_ = 0;
  size_t capacity_ = 0;
  size_t start_ = 0;
  size_t size_ = 0;
};

/// The sentence for a failed read or write of the connection.
const char* transport_reason(Status status);

}  // namespace weft
