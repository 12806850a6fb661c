// A server of a few lines on a loopback port: for every connection, one script decides what is
// answered.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace weft {

/// The things that a script does with one connection.
class ServedConnection {
 public:
  ServedConnection(int socket, const std::atomic<bool>& stopping)
      : socket_(socket), stopping_(stopping) {}
  /// The next request up to its empty line; empty when the client is gone.
  std::string request() {
    std::string text;
    char c;
    while (!text.ends_with("\r\n\r\n")) {
      if (!readable() || recv(socket_, &c, 1, 0) != 1) return {};
      text += c;
    }
    return text;
  }
  /// False when the client is gone.
  bool send(const std::string& bytes) {
    for (size_t sent = 0; sent < bytes.size();) {
      const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return false;
      sent += static_cast<size_t>(count);
    }
    return true;
  }
  int socket() const { return socket_; }
  bool is_stopping() const { return stopping_; }
  /// Waits until the client closes or the server stops.
  void stall() {
    while (!request().empty()) {
    }
  }

 private:
  bool readable() {
    pollfd waiting{socket_, POLLIN, 0};
    while (!stopping_) {
      if (poll(&waiting, 1, 20) > 0) return true;
    }
    return false;
  }
  int socket_;
  const std::atomic<bool>& stopping_;
};

class SocketServer {
 public:
  using Script = std::function<void(ServedConnection&)>;

  explicit SocketServer(Script script) : script_(std::move(script)) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    listen(listener_, 64);
    socklen_t size = sizeof address;
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
  }
  ~SocketServer() {
    stopping_ = true;
    acceptor_.join();
    for (std::thread& thread : threads_) thread.join();
    close(listener_);
  }
  uint16_t port() const { return port_; }
  std::string url(const std::string& path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  int connections() const { return connections_; }

 private:
  void accept_all() {
    pollfd waiting{listener_, POLLIN, 0};
    while (!stopping_) {
      if (poll(&waiting, 1, 10) <= 0) continue;
      const int socket = accept(listener_, nullptr, nullptr);
      if (socket < 0) continue;
      ++connections_;
      threads_.emplace_back([this, socket] {
        ServedConnection connection(socket, stopping_);
        script_(connection);
        close(socket);
      });
    }
  }

  Script script_;
  int listener_ = -1;
  uint16_t port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> connections_ = 0;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace weft
