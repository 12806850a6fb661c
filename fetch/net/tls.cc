#include "fetch/net/tls.h"

#include <unistd.h>

#include <cstring>

#include "fetch/net/tls_trust.h"
#include "fetch/net/tls_version.h"

namespace weft {
namespace {

constexpr char kSystemBundle[] = "/etc/ssl/certs/ca-certificates.crt";
constexpr int kFarewellMs = 1000;
constexpr size_t kHostBytes = 256;

#if defined(MBEDTLS_PLATFORM_MEMORY)
// mbedTLS has one allocator for the whole program and passes it no context.
Budget* tls_budget = nullptr;
void* tls_calloc(size_t count, size_t bytes) {
  if (bytes && count > SIZE_MAX / bytes) return nullptr;
  void* block = tls_budget->allocate_sized(count * bytes);
  if (block) std::memset(block, 0, count * bytes);
  return block;
}
void tls_free(void* block) { tls_budget->release_sized(block); }
void use_budget(Budget& budget) {
  tls_budget = &budget;
  mbedtls_platform_set_calloc_free(tls_calloc, tls_free);
}
#else
// This build of mbedTLS calls malloc, which the executable counts.
void use_budget(Budget&) {}
#endif

// The system's generator: mbedTLS's own collector would hold up to 38 KB for as long as there are
// connections.
int system_entropy(void*, unsigned char* out, size_t size) {
  return getentropy(out, size) == 0 ? 0 : MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED;
}

class Tls final : public TlsTransport {
 public:
  explicit Tls(Transport& below) : below_(&below) { mbedtls_ssl_init(&ssl_); }
  ~Tls() override;
  Status start(const mbedtls_ssl_config& config, const char* host);
  Status shake_hands(Deadline deadline);

  Result<size_t> read(std::span<uint8_t> into, Deadline deadline) override;
  Status write(std::span<const uint8_t> bytes, Deadline deadline) override;
  std::string_view alpn() const override {
    const char* protocol = mbedtls_ssl_get_alpn_protocol(&ssl_);
    return protocol ? protocol : std::string_view();
  }

  mbedtls_ssl_context* ssl() { return &ssl_; }
  void refuse() {
    mbedtls_ssl_send_alert_message(&ssl_, MBEDTLS_SSL_ALERT_LEVEL_FATAL,
                                   MBEDTLS_SSL_ALERT_MSG_BAD_CERT);
  }

 private:
  static int send_below(void* self, const unsigned char* bytes, size_t size);
  static int receive_below(void* self, unsigned char* bytes, size_t size);
  Status status_of(int error) const;

  Transport* below_;
  mbedtls_ssl_context ssl_;
  Deadline deadline_ = Deadline::never();
  Status below_status_ = Status::Ok;
  bool is_open_ = false;
};

int Tls::send_below(void* self, const unsigned char* bytes, size_t size) {
  auto* tls = static_cast<Tls*>(self);
  const Status status = tls->below_->write({bytes, size}, tls->deadline_);
  if (status == Status::Ok) return static_cast<int>(size);
  tls->below_status_ = status;
  return MBEDTLS_ERR_NET_SEND_FAILED;
}

int Tls::receive_below(void* self, unsigned char* bytes, size_t size) {
  auto* tls = static_cast<Tls*>(self);
  const Result<size_t> count = tls->below_->read({bytes, size}, tls->deadline_);
  if (count.ok()) return static_cast<int>(count.value());
  tls->below_status_ = count.status();
  return MBEDTLS_ERR_NET_RECV_FAILED;
}

Status Tls::status_of(int error) const {
  if (below_status_ != Status::Ok) return below_status_;
  return is_out_of_memory(error) ? Status::OutOfMemory : Status::Protocol;
}

Status Tls::start(const mbedtls_ssl_config& config, const char* host) {
  int error = mbedtls_ssl_setup(&ssl_, &config);
  // A name for SNI; addresses have none there.
  if (error == 0) error = mbedtls_ssl_set_hostname(&ssl_, is_ip_address(host) ? nullptr : host);
  if (error != 0) return status_of(error);
  mbedtls_ssl_set_bio(&ssl_, this, send_below, receive_below, nullptr);
  return Status::Ok;
}

Status Tls::shake_hands(Deadline deadline) {
  deadline_ = deadline;
  int result;
  do result = mbedtls_ssl_handshake(&ssl_);
  while (asks_again(result));
  if (result != 0) return status_of(result);
  is_open_ = true;
  return Status::Ok;
}

Tls::~Tls() {
  if (is_open_) {
    deadline_ = Deadline::in_ms(kFarewellMs);
    mbedtls_ssl_close_notify(&ssl_);
  }
  mbedtls_ssl_free(&ssl_);
}

Result<size_t> Tls::read(std::span<uint8_t> into, Deadline deadline) {
  if (deadline.passed()) return Status::Timeout;  // also while a record is still to be read
  deadline_ = deadline;
  below_status_ = Status::Ok;
  int result;
  do result = mbedtls_ssl_read(&ssl_, into.data(), into.size());
  while (asks_again(result));
  if (result > 0) return static_cast<size_t>(result);
  if (result == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) return size_t{0};
  // A time-out ends in the middle of no record: the next read goes on where this one waited.
  if (below_status_ != Status::Timeout) is_open_ = false;
  return status_of(result);
}

Status Tls::write(std::span<const uint8_t> bytes, Deadline deadline) {
  deadline_ = deadline;
  below_status_ = Status::Ok;
  while (!bytes.empty()) {
    const int result = mbedtls_ssl_write(&ssl_, bytes.data(), bytes.size());
    if (asks_again(result)) continue;
    if (result < 0) {
      is_open_ = false;
      return status_of(result);
    }
    bytes = bytes.subspan(static_cast<size_t>(result));
  }
  return Status::Ok;
}

class MbedTlsClient final : public TlsClient {
 public:
  MbedTlsClient(Budget& budget, Notes& notes, CertificateCheck check);
  ~MbedTlsClient() override;
  Status start(std::string_view ca_file);
  Result<Owned<TlsTransport>> connect(Transport& below, std::string_view host,
                                      Deadline deadline) override;

 private:
  Status configure();
  Status cannot_start(int error);
  Status check_certificate(Tls& tls, const char* host);

  Budget* budget_;
  Notes* notes_;
  CertificateCheck check_;
  TrustedCertificates trusted_;
  const char* alpn_[3] = {"h2", "http/1.1", nullptr};
  mbedtls_ctr_drbg_context random_;
  mbedtls_ssl_config config_;
};

MbedTlsClient::MbedTlsClient(Budget& budget, Notes& notes, CertificateCheck check)
    : budget_(&budget), notes_(&notes), check_(check), trusted_(budget) {
  use_budget(budget);
  mbedtls_ctr_drbg_init(&random_);
  mbedtls_ssl_config_init(&config_);
}

MbedTlsClient::~MbedTlsClient() {
  mbedtls_ssl_config_free(&config_);
  mbedtls_ctr_drbg_free(&random_);
}

Status MbedTlsClient::start(std::string_view ca_file) {
  WEFT_TRY(configure());
  if (check_ == CertificateCheck::None) return Status::Ok;
  char path[1024] = {};
  if (ca_file.size() >= sizeof path) return Status::NotFound;
  ca_file.copy(path, sizeof path - 1);
  return trusted_.open(ca_file.empty() ? kSystemBundle : path, *notes_);
}

Status MbedTlsClient::cannot_start(int error) {
  if (is_out_of_memory(error)) return Status::OutOfMemory;
  notes_->note("TLS cannot start: the system gives no random numbers");
  return Status::Io;
}

Status MbedTlsClient::configure() {
  int error = initialise_crypto();
  if (error == 0) error = mbedtls_ctr_drbg_seed(&random_, system_entropy, nullptr, nullptr, 0);
  if (error == 0)
    error = mbedtls_ssl_config_defaults(&config_, MBEDTLS_SSL_IS_CLIENT,
                                        MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  if (error == 0) error = mbedtls_ssl_conf_alpn_protocols(&config_, alpn_);
  if (error != 0) return cannot_start(error);
  mbedtls_ssl_conf_rng(&config_, mbedtls_ctr_drbg_random, &random_);
  require_tls_1_2(&config_);
  // The chain is judged by check_certificate() before the first byte of a request, against
  // certificates that mbedTLS is not given, so that the bundle need not be in memory.
  mbedtls_ssl_conf_authmode(&config_, MBEDTLS_SSL_VERIFY_OPTIONAL);
  return Status::Ok;
}

const char* handshake_reason(Status status) {
  switch (status) {
    case Status::Timeout:
      return "timed out in the TLS handshake";
    case Status::Io:
      return "the connection broke off in the TLS handshake";
    default:
      return "the TLS handshake failed: the server speaks no TLS, or none that is accepted here";
  }
}

Result<Owned<TlsTransport>> MbedTlsClient::connect(Transport& below, std::string_view host,
                                                   Deadline deadline) {
  char name[kHostBytes] = {};
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.size() >= sizeof name) return Status::NotFound;
  host.copy(name, sizeof name - 1);
  WEFT_TRY_ASSIGN(Owned<Tls> tls, make_owned<Tls>(*budget_, below));
  WEFT_TRY(tls->start(config_, name));
  const Status status = tls->shake_hands(deadline);
  if (status != Status::Ok) {
    if (status != Status::OutOfMemory) notes_->notef("%s: %s", name, handshake_reason(status));
    return status;
  }
  if (check_ == CertificateCheck::Required) WEFT_TRY(check_certificate(*tls, name));
  return Owned<TlsTransport>(std::move(tls));
}

Status MbedTlsClient::check_certificate(Tls& tls, const char* host) {
  // What the handshake found on top of the chain: the certificate's use and its key's curve.
  constexpr uint32_t kFromHandshake = MBEDTLS_X509_BADCERT_KEY_USAGE |
                                      MBEDTLS_X509_BADCERT_EXT_KEY_USAGE |
                                      MBEDTLS_X509_BADCERT_BAD_KEY;
  auto* chain = const_cast<mbedtls_x509_crt*>(mbedtls_ssl_get_peer_cert(tls.ssl()));
  if (!chain) {
    notes_->notef("%s: the server showed no certificate", host);
    return Status::Untrusted;
  }
  WEFT_TRY_ASSIGN(const uint32_t chain_flags, trusted_.verify(*chain, host));
  const uint32_t flags = chain_flags | (mbedtls_ssl_get_verify_result(tls.ssl()) & kFromHandshake);
  if (flags == 0) return Status::Ok;
  note_untrusted(*notes_, host, *chain, flags);
  tls.refuse();
  return Status::Untrusted;
}

}  // namespace

bool TlsClient::speaks_tls_1_3() { return kHasTls13; }

Result<Owned<TlsClient>> TlsClient::create(Budget& budget, Notes& notes, std::string_view ca_file,
                                           CertificateCheck check) {
  WEFT_TRY_ASSIGN(Owned<MbedTlsClient> client,
                  make_owned<MbedTlsClient>(budget, budget, notes, check));
  WEFT_TRY(client->start(ca_file));
  return Owned<TlsClient>(std::move(client));
}

}  // namespace weft
