// Sockets on lwIP's raw interface, without an operating system: what waits here pumps the network
// meanwhile. A connection holds the segments that have come (at most TCP_WND) until they are read.
#include <algorithm>

#include <lwip/dns.h>
#include <lwip/tcp.h>
#include "fetch/net/lwip_pump.h"
#include "fetch/net/socket.h"

namespace weft {
namespace {

constexpr size_t kHostBytes = 256;

/// Pumps until `is_done`. Errors: Timeout, also when it is done but `deadline` has passed.
template <typename Condition>
Status pump_until(Condition is_done, Deadline deadline) {
  for (;;) {
    if (deadline.passed()) return Status::Timeout;
    if (is_done()) return Status::Ok;
    pump_network();
  }
}

class Socket final : public Transport {
 public:
  ~Socket() override;
  /// Errors: Io (errno-like reason in error()), Timeout, OutOfMemory.
  Status connect(const ip_addr_t& address, uint16_t port, Deadline deadline);
  Result<size_t> read(std::span<uint8_t> into, Deadline deadline) override;
  Status write(std::span<const uint8_t> bytes, Deadline deadline) override;
  err_t error() const { return error_; }

 private:
  static err_t on_connected(void* self, tcp_pcb*, err_t error);
  static err_t on_received(void* self, tcp_pcb*, pbuf* segment, err_t error);
  static void on_error(void* self, err_t error);
  Status status() const { return error_ == ERR_MEM ? Status::OutOfMemory : Status::Io; }
  size_t take(std::span<uint8_t> into);

  tcp_pcb* pcb_ = nullptr;  // null once lwIP has given it up
  pbuf* received_ = nullptr;
  size_t read_of_first_ = 0;
  err_t error_ = ERR_OK;
  bool is_connected_ = false, is_at_end_ = false;
};

Socket::~Socket() {
  if (received_) pbuf_free(received_);
  if (!pcb_) return;
  tcp_arg(pcb_, nullptr);
  tcp_recv(pcb_, nullptr);
  tcp_err(pcb_, nullptr);
  if (tcp_close(pcb_) != ERR_OK) tcp_abort(pcb_);
  pump_network();
}

err_t Socket::on_connected(void* self, tcp_pcb*, err_t error) {
  static_cast<Socket*>(self)->is_connected_ = error == ERR_OK;
  return ERR_OK;
}

err_t Socket::on_received(void* self, tcp_pcb*, pbuf* segment, err_t) {
  auto* socket = static_cast<Socket*>(self);
  if (!segment) {
    socket->is_at_end_ = true;
  } else if (socket->received_) {
    pbuf_cat(socket->received_, segment);
  } else {
    socket->received_ = segment;
  }
  return ERR_OK;
}

void Socket::on_error(void* self, err_t error) {
  auto* socket = static_cast<Socket*>(self);
  socket->pcb_ = nullptr;
  socket->error_ = error;
}

Status Socket::connect(const ip_addr_t& address, uint16_t port, Deadline deadline) {
  pcb_ = tcp_new();
  if (!pcb_) return Status::OutOfMemory;
  tcp_arg(pcb_, this);
  tcp_recv(pcb_, on_received);
  tcp_err(pcb_, on_error);
  tcp_nagle_disable(pcb_);
  error_ = tcp_connect(pcb_, &address, port, on_connected);
  if (error_ != ERR_OK) return status();
  WEFT_TRY(pump_until([&] { return is_connected_ || error_ != ERR_OK; }, deadline));
  return is_connected_ ? Status::Ok : status();
}

/// Copies out of the oldest segment and opens the window by as much.
size_t Socket::take(std::span<uint8_t> into) {
  const auto count =
      static_cast<uint16_t>(std::min<size_t>(into.size(), received_->len - read_of_first_));
  const auto* bytes = static_cast<const uint8_t*>(received_->payload) + read_of_first_;
  std::copy(bytes, bytes + count, into.begin());
  read_of_first_ += count;
  if (read_of_first_ == received_->len) {
    pbuf* rest = received_->next;
    if (rest) pbuf_ref(rest);
    pbuf_free(received_);  // and its hold on the rest
    received_ = rest;
    read_of_first_ = 0;
  }
  if (pcb_) tcp_recved(pcb_, count);
  return count;
}

Result<size_t> Socket::read(std::span<uint8_t> into, Deadline deadline) {
  WEFT_TRY(pump_until([&] { return received_ || is_at_end_ || error_ != ERR_OK; }, deadline));
  if (received_) return take(into);
  if (is_at_end_) return size_t{0};
  return status();
}

Status Socket::write(std::span<const uint8_t> bytes, Deadline deadline) {
  while (!bytes.empty()) {
    WEFT_TRY(pump_until(
        [&] {
          return error_ != ERR_OK ||
                 (pcb_ && tcp_sndbuf(pcb_) > 0 && tcp_sndqueuelen(pcb_) < TCP_SND_QUEUELEN);
        },
        deadline));
    if (!pcb_) return status();
    const auto count = static_cast<uint16_t>(std::min<size_t>(bytes.size(), tcp_sndbuf(pcb_)));
    const err_t error = tcp_write(pcb_, bytes.data(), count, TCP_WRITE_FLAG_COPY);
    if (error != ERR_OK) return error == ERR_MEM ? Status::OutOfMemory : Status::Io;
    tcp_output(pcb_);
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

/// A name on its way to an address.
struct LookUp {
  ip_addr_t address{};
  bool is_done = false, is_found = false;

  static void on_found(const char*, const ip_addr_t* address, void* self) {
    auto* look_up = static_cast<LookUp*>(self);
    look_up->is_done = true;
    look_up->is_found = address != nullptr;
    if (address) look_up->address = *address;
  }
};

/// lwIP keeps the pointer to `look_up` until it has an answer or gives up, so its own limit ends
/// the wait.
Status find_address(const char* host, LookUp& look_up) {
  const err_t error = dns_gethostbyname(host, &look_up.address, LookUp::on_found, &look_up);
  if (error == ERR_OK) return Status::Ok;
  if (error == ERR_MEM) return Status::OutOfMemory;
  if (error != ERR_INPROGRESS) return Status::NotFound;
  WEFT_TRY(pump_until([&] { return look_up.is_done; }, Deadline::never()));
  return look_up.is_found ? Status::Ok : Status::NotFound;
}

const char* connect_reason(Status status, err_t error) {
  if (status == Status::Timeout) return "timed out connecting";
  if (error == ERR_RST) return "the connection was refused";
  return error == ERR_RTE ? "the host cannot be reached" : "the connection could not be made";
}

}  // namespace

Result<Owned<Transport>> connect_tcp(Budget& budget, Notes& notes, std::string_view host,
                                     uint16_t port, Deadline deadline) {
  char name[kHostBytes] = {};
  if (host.size() >= kHostBytes) return Status::NotFound;
  host.copy(name, sizeof name - 1);
  LookUp look_up;
  const Status found = find_address(name, look_up);
  if (found == Status::NotFound) notes.notef("%s: there is no host of this name", name);
  WEFT_TRY(found);
  WEFT_TRY_ASSIGN(Owned<Socket> socket, make_owned<Socket>(budget));
  const Status connected = socket->connect(look_up.address, port, deadline);
  if (connected != Status::Ok && connected != Status::OutOfMemory)
    notes.notef("%s port %u: %s", name, unsigned{port}, connect_reason(connected, socket->error()));
  WEFT_TRY(connected);
  return Owned<Transport>(std::move(socket));
}

}  // namespace weft
