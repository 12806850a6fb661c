// HTTP/1.1 (RFC 9112) over a transport: one body at a time, framed by length, by chunks, or by the
// end of the connection. Holds one input buffer; the body is read where it lies in it.
#pragma once

#include "fetch/net/input_buffer.h"
#include "fetch/net/stream.h"

namespace weft {

class H1Connection final : public HttpConnection {
 public:
  H1Connection(Budget& budget, Transport& transport)
      : budget_(&budget), transport_(&transport), input_(budget, transport) {}
  /// `buffer_bytes` is also the longest line that is read; of longer ones in a head only fields
  /// that are not kept are accepted, and passed over. Errors: OutOfMemory.
  Status start(size_t buffer_bytes) { return input_.allocate(buffer_bytes); }

  Result<Owned<Exchange>> send(const Request& request, Deadline deadline) override;
  bool can_send() const override { return !busy_ && !closed_ && input_.size() <= unread_; }
  bool is_alive() const override { return busy_ || !closed_; }
  size_t exchanges() const override { return exchanges_; }
  FetchProtocol protocol() const override { return FetchProtocol::Http11; }

 private:
  friend class H1Exchange;
  Status skip_unread(Deadline deadline);
  Status write_request(const Request& request, Deadline deadline);

  Budget* budget_;
  Transport* transport_;
  InputBuffer input_;
  size_t exchanges_ = 0;
  uint64_t unread_ =
      0;               // rest of a body that was let go, to be passed over before the next response
  bool busy_ = false;  // a response is on its way
  bool closed_ = false;    // no further request may be sent
  bool was_used_ = false;  // a response came on it: the server may have closed it since
};

}  // namespace weft
