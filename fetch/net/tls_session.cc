#include "fetch/net/tls_session.h"

#include <mbedtls/md.h>
#include <mbedtls/platform_util.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace weft {
namespace {

struct EntryName {
  explicit EntryName(const TlsSessions::Server& server) {
    std::snprintf(text, sizeof text, "tls-%02x%02x%02x%02x", server[0], server[1], server[2],
                  server[3]);
  }
  char text[16];
};

// Bytes of the budget, which are secrets.
class SecretBytes {
 public:
  SecretBytes(Budget& budget, size_t size)
      : budget_(&budget), bytes_(static_cast<uint8_t*>(budget.allocate(size))), size_(size) {}
  ~SecretBytes() {
    if (bytes_) mbedtls_platform_zeroize(bytes_, size_);
    budget_->release(bytes_, bytes_ ? size_ : 0);
  }
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  uint8_t* get() const { return bytes_; }
  std::span<uint8_t> first(size_t size) const { return {bytes_, size}; }

 private:
  Budget* budget_;
  uint8_t* bytes_;
  size_t size_;
};

class Session {
 public:
  Session() { mbedtls_ssl_session_init(&session_); }
  ~Session() { mbedtls_ssl_session_free(&session_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  mbedtls_ssl_session* get() { return &session_; }

 private:
  mbedtls_ssl_session session_;
};

}  // namespace

TlsSessions::Server TlsSessions::server(std::string_view host) const {
  constexpr size_t kMostHost = 256;
  uint8_t text[sizeof trust_ + kMostHost], digest[32];
  Server server = {};
  if (!store_ || host.size() > kMostHost) return server;
  std::memcpy(text, &trust_, sizeof trust_);
  host.copy(reinterpret_cast<char*>(text) + sizeof trust_, host.size());
  const auto* const sha256 = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
  if (mbedtls_md(sha256, text, sizeof trust_ + host.size(), digest) == 0)
    std::copy_n(digest, server.size(), server.begin());
  return server;
}

bool TlsSessions::offer(mbedtls_ssl_context& ssl, const Server& server, mbedtls_x509_time& end) {
  if (server == Server()) return false;
  const EntryName name(server);
  const SecretBytes entry(*budget_, kMostBytes);
  if (!entry.get()) return false;
  const Result<size_t> size = store_->get(name.text, entry.first(kMostBytes));
  // Whatever becomes of this handshake, the next one does not fail for the same reason.
  if (!size.ok() || store_->remove(name.text) != Status::Ok) return false;
  Head head;
  if (size.value() <= sizeof head || size.value() > kMostBytes) return false;
  std::memcpy(&head, entry.get(), sizeof head);
  if (head.server != server || mbedtls_x509_time_is_past(&head.end)) return false;
  end = head.end;
  Session session;
  return mbedtls_ssl_session_load(session.get(), entry.get() + sizeof head,
                                  size.value() - sizeof head) == 0 &&
         mbedtls_ssl_set_session(&ssl, session.get()) == 0;
}

void TlsSessions::keep(const mbedtls_ssl_context& ssl, const Server& server,
                       const mbedtls_x509_time& end) {
  if (server == Server()) return;
  const SecretBytes entry(*budget_, kMostBytes);
  Session session;
  size_t size = 0;
  if (!entry.get() || mbedtls_ssl_get_session(&ssl, session.get()) != 0) return;
  forget_certificate(*session.get());
  if (mbedtls_ssl_session_save(session.get(), entry.get() + sizeof(Head), kMostBytes - sizeof(Head),
                               &size) != 0)
    return;
  const Head head{server, end};
  std::memcpy(entry.get(), &head, sizeof head);
  (void)store_->put(EntryName(server).text, entry.first(sizeof head + size));
}

}  // namespace weft
