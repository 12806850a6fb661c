// A relay in front of a real server that passes a number of bytes of its answers, and then closes
// or falls silent.
#pragma once

#include "tests/support/socket_server.h"

namespace weft {

class CuttingRelay {
 public:
  enum class End { Close, Silence };

  /// `bytes` are those of all connections to `port` together.
  CuttingRelay(uint16_t port, size_t bytes, End end)
      : to_port_(port),
        left_(bytes),
        end_(end),
        server_([this](ServedConnection& c) { pass(c); }) {}
  uint16_t port() const { return server_.port(); }
  /// The bytes of answers that were passed until now.
  size_t passed() const { return passed_; }

 private:
  void pass(ServedConnection& client) {
    const int server = connect_to_server();
    pollfd both[] = {{client.socket(), POLLIN, 0}, {server, POLLIN, 0}};
    bool is_open = true;
    while (is_open && !client.is_stopping()) {
      if (poll(both, 2, 20) <= 0) continue;
      if (both[0].revents) is_open = move(client.socket(), server, SIZE_MAX) > 0;
      if (is_open && both[1].revents) is_open = pass_answer(client, server);
    }
    close(server);
  }
  bool pass_answer(ServedConnection& client, int server) {
    const size_t count = move(server, client.socket(), left_);
    left_ -= count;
    passed_ += count;
    if (left_ == 0 && end_ == End::Silence) client.stall();
    return count > 0 && left_ > 0;
  }
  static size_t move(int from, int to, size_t most) {
    char bytes[4096];
    const ssize_t count = recv(from, bytes, std::min(sizeof bytes, most), 0);
    if (count <= 0) return 0;
    return send(to, bytes, static_cast<size_t>(count), MSG_NOSIGNAL) == count
               ? static_cast<size_t>(count)
               : 0;
  }
  int connect_to_server() const {
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(to_port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address);
    return server;
  }

  uint16_t to_port_;
  std::atomic<size_t> left_, passed_ = 0;
  End end_;
  SocketServer server_;  // the last: its threads end first
};

}  // namespace weft
