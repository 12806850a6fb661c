// Sockets of Linux and lwIP: non-blocking, awaited by poll().
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/poll.h>
#ifdef __GLIBC__
#include <resolv.h>
#endif
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "fetch/net/socket.h"

namespace weft {
namespace {

constexpr size_t kHostBytes = 256;
#ifndef SOCK_NONBLOCK  // lwIP
constexpr int SOCK_NONBLOCK = 0, SOCK_CLOEXEC = 0;
#endif
#ifdef EAI_AGAIN
constexpr int kNoAnswer = EAI_AGAIN;
#else  // lwIP, for whatever its name server said or did not say
constexpr int kNoAnswer = EAI_FAIL;
#endif

Status wait_for(int socket, short events, Deadline deadline) {
  for (;;) {
    pollfd waiting{socket, events, 0};
    const int ready = poll(&waiting, 1, deadline.remaining_ms());
    if (ready > 0) return Status::Ok;
    if (ready == 0 && deadline.passed()) return Status::Timeout;
    if (ready < 0 && errno != EINTR) return errno == ENOMEM ? Status::OutOfMemory : Status::Io;
  }
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

class Socket final : public Transport {
 public:
  explicit Socket(int socket) : socket_(socket) {}
  ~Socket() override { ::close(socket_); }

  Result<size_t> read(std::span<uint8_t> into, Deadline deadline) override {
    for (;;) {
      if (deadline.passed()) return Status::Timeout;
      const ssize_t count = recv(socket_, into.data(), into.size(), 0);
      if (count >= 0) return static_cast<size_t>(count);
      if (errno == EINTR) continue;
      if (!would_block()) return Status::Io;
      WEFT_TRY(wait_for(socket_, POLLIN, deadline));
    }
  }

  Status write(std::span<const uint8_t> bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      if (deadline.passed()) return Status::Timeout;
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count >= 0) bytes = bytes.subspan(static_cast<size_t>(count));
      else if (would_block()) WEFT_TRY(wait_for(socket_, POLLOUT, deadline));
      else if (errno != EINTR) return Status::Io;
    }
    return Status::Ok;
  }

 private:
  int socket_;
};

// Sets how long the resolver of this thread may wait, in its own whole seconds: each name
// server is asked once or twice. Lookups by other means than DNS keep their own limits.
void limit_resolver([[maybe_unused]] Deadline deadline) {
#ifdef __GLIBC__
  if ((_res.options & RES_INIT) == 0 && res_init() != 0) return;
  const int servers = std::max(_res.nscount, 1);
  const int seconds = std::max(deadline.remaining_ms() / 1000 / servers, 1);
  _res.retry = seconds > 1 ? 2 : 1;
  _res.retrans = seconds / _res.retry;
#endif
}

// The addresses of a host while they are tried.
class Addresses {
 public:
  ~Addresses() {
    if (first_) freeaddrinfo(first_);
  }
  int look_up(const char* host, uint16_t port, Deadline deadline) {
    limit_resolver(deadline);
    char service[8] = {};
    std::to_chars(service, service + sizeof service - 1, port);
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV;
    return getaddrinfo(host, service, &wanted, &first_);
  }
  const addrinfo* first() const { return first_; }
  int count() const {
    int count = 0;
    for (const addrinfo* address = first_; address; address = address->ai_next) ++count;
    return count;
  }

 private:
  addrinfo* first_ = nullptr;
};

// Waits for a connection under way. Errors: Io, Timeout.
Status finish_connecting(int socket, Deadline deadline) {
  if (errno != EINPROGRESS) return Status::Io;
  WEFT_TRY(wait_for(socket, POLLOUT, deadline));
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return Status::Io;
  errno = error;
  return error == 0 ? Status::Ok : Status::Io;
}

// A socket connected to one address; errno says why when it is Io.
Result<int> connect_to(const addrinfo& address, Deadline deadline) {
  const int made =
      socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, address.ai_protocol);
  if (made < 0) return Status::Io;
  if (SOCK_NONBLOCK == 0) fcntl(made, F_SETFL, O_NONBLOCK);
  const bool connected = connect(made, address.ai_addr, address.ai_addrlen) == 0;
  const Status status = connected ? Status::Ok : finish_connecting(made, deadline);
  if (status != Status::Ok) {
    const int error = errno;
    ::close(made);
    errno = error;
    return status;
  }
  const int on = 1;
  setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

// Each address in turn, with an even share of the time that is left.
Result<int> connect_to_any(const Addresses& addresses, Deadline deadline) {
  int left = addresses.count();
  Result<int> last = Status::Io;
  for (const addrinfo* address = addresses.first(); address; address = address->ai_next, --left) {
    last = connect_to(*address, deadline.sooner(Deadline::in_ms(deadline.remaining_ms() / left)));
    if (last.ok()) return last;
  }
  return last;
}

const char* connect_reason(Status status, int error) {
  if (status == Status::Timeout) return "timed out connecting";
  switch (error) {
    case ECONNREFUSED: return "the connection was refused";
    case ENETUNREACH:
    case EHOSTUNREACH: return "the host cannot be reached";
    default: return "the connection could not be made";
  }
}

Status look_up_failure(Notes& notes, const char* host, int error) {
  if (error == EAI_MEMORY) return Status::OutOfMemory;
  if (error == kNoAnswer) {
    notes.notef("%s: the name could not be looked up: no answer from the name server", host);
    return Status::Io;
  }
  notes.notef("%s: there is no host of this name", host);
  return Status::NotFound;
}

}  // namespace

Result<Owned<Transport>> connect_tcp(Budget& budget, Notes& notes, std::string_view host,
                                     uint16_t port, Deadline deadline) {
  char name[kHostBytes] = {};
  if (host.size() >= kHostBytes) return Status::NotFound;
  host.copy(name, sizeof name - 1);
  Addresses addresses;
  const int error = addresses.look_up(name, port, deadline);
  if (error != 0) return look_up_failure(notes, name, error);
  const Result<int> connected = connect_to_any(addresses, deadline);
  if (!connected.ok()) {
    notes.notef("%s port %u: %s", name, unsigned{port}, connect_reason(connected.status(), errno));
    return connected.status();
  }
  Result<Owned<Socket>> socket = make_owned<Socket>(budget, connected.value());
  if (!socket.ok()) {
    ::close(connected.value());
    return socket.status();
  }
  return Owned<Transport>(std::move(socket.value()));
}

}  // namespace weft
