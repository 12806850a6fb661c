// Real web servers on loopback ports, started for a test and stopped with it: nghttpd and nginx.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

#include "tests/support/certificate_authority.h"

namespace weft {

/// A port that nobody listened on a moment ago, below those that the system gives to clients.
inline uint16_t free_port() {
  static std::mt19937 random{std::random_device{}()};
  for (;;) {
    const auto port =
        static_cast<uint16_t>(std::uniform_int_distribution<int>(10'000, 32'000)(random));
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool is_free = bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(probe);
    if (is_free) return port;
  }
}

/// A process that serves a port; it ends with this object.
class RealServer {
 public:
  RealServer(const std::vector<std::string>& command, uint16_t port, const std::string& log)
      : port_(port) {
    process_ = fork();
    if (process_ == 0) run(command, log);
    for (int i = 0; i < 500 && !is_listening(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ~RealServer() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  RealServer(const RealServer&) = delete;
  RealServer& operator=(const RealServer&) = delete;
  uint16_t port() const { return port_; }
  static bool has(const std::string& program) {
    return std::system(
               ("PATH=$PATH:/usr/sbin command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
  }

 private:
  [[noreturn]] static void run(const std::vector<std::string>& command, const std::string& log) {
    const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(output, 1);
    dup2(output, 2);
    std::vector<char*> arguments;
    for (const std::string& argument : command)
      arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    setenv("PATH", (std::string(getenv("PATH")) + ":/usr/sbin").c_str(), 1);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  bool is_listening() const {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected =
        connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(probe);
    return connected;
  }

  pid_t process_;
  uint16_t port_;
};

/// nghttpd on `root`; over TLS when it is given a certificate.
class Nghttpd : public RealServer {
 public:
  Nghttpd(const TemporaryDirectory& work, const std::string& root,
          const CertificateAuthority::Issued* certificate, std::vector<std::string> options = {})
      : Nghttpd(free_port(), work, root, certificate, std::move(options)) {}

 private:
  Nghttpd(uint16_t port, const TemporaryDirectory& work, const std::string& root,
          const CertificateAuthority::Issued* certificate, std::vector<std::string> options)
      : RealServer(command(port, root, certificate, std::move(options)), port,
                   work.file("nghttpd.log")) {}
  static std::vector<std::string> command(uint16_t port, const std::string& root,
                                          const CertificateAuthority::Issued* certificate,
                                          std::vector<std::string> options) {
    std::vector<std::string> all = {"nghttpd", "-a", "127.0.0.1", "-d", root};
    all.insert(all.end(), options.begin(), options.end());
    if (!certificate) all.push_back("--no-tls");
    all.push_back(std::to_string(port));
    if (certificate) all.insert(all.end(), {certificate->key, certificate->chain});
    return all;
  }
};

/// One nginx with a server, on a port of its own, for each of the sites.
class Nginx : public RealServer {
 public:
  struct Site {
    std::string root;
    const CertificateAuthority::Issued* certificate = nullptr;  ///< null: plain http
    bool h2 = false;
    std::string more = {};  ///< further directives of the server block
    uint16_t port = free_port();
  };
  Nginx(const TemporaryDirectory& work, const std::vector<Site>& sites)
      : RealServer({"nginx", "-p", work.path(), "-c", write_config(work, sites), "-e",
                    work.file("nginx.log")},
                   sites.back().port, work.file("nginx.log")) {}

 private:
  static std::string write_config(const TemporaryDirectory& work, const std::vector<Site>& sites) {
    std::string text = "daemon off; master_process off; worker_processes 1; pid " +
                       work.file("nginx.pid") +
                       "; events {} http { access_log off; types { text/html html; text/css css; "
                       "image/png png; } ";
    for (const char* name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
      text += std::string(name) + "_temp_path " + work.file(name) + "; ";
    for (const Site& site : sites) {
      text += "server { listen 127.0.0.1:" + std::to_string(site.port) +
              (site.certificate ? " ssl" : "") + (site.h2 ? " http2" : "") + "; root " + site.root +
              "; ";
      if (site.certificate)
        text += "ssl_certificate " + site.certificate->chain + "; ssl_certificate_key " +
                site.certificate->key + "; ";
      text += site.more + " } ";
    }
    return work.write("nginx.conf", text + "}\n");
  }
};

}  // namespace weft
