#include "fetch/net/tls.h"

#include <cstring>

#include "fetch/net/tls_distrust.h"
#include "fetch/net/tls_session.h"
#include "fetch/net/tls_trust.h"
#include "fetch/net/tls_version.h"
#include "render/base/fnv.h"

namespace weft {
namespace {

constexpr std::string_view kSystemBundle = "/etc/ssl/certs/ca-certificates.crt";
constexpr int kAlertInsufficientSecurity = 71, kAlertCertificateRequired = 116;
constexpr int kFarewellMs = 1000;
constexpr size_t kHostBytes = 256;
// The most that a peer may send before its handshake is over, or before the next byte of content:
// the longest chain that mbedTLS takes in is 16 KB, and a server's tickets are a few hundred bytes
// each.
constexpr size_t kMostOverhead = 128 * 1024;

// Forward secrecy always; the modes with CBC are last, for servers that have nothing better.
constexpr int kCipherSuites[] = {
#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
    MBEDTLS_TLS1_3_AES_128_GCM_SHA256,
    MBEDTLS_TLS1_3_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS1_3_AES_256_GCM_SHA384,
#endif
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
    0};

#if defined(MBEDTLS_PLATFORM_MEMORY)
// mbedTLS passes its allocator no context.
Budget* tls_budget = nullptr;
void* tls_calloc(size_t count, size_t bytes) {
  if (bytes && count > SIZE_MAX / bytes) return nullptr;
  void* block = tls_budget->allocate_sized(count * bytes);
  if (block) std::memset(block, 0, count * bytes);
  return block;
}
void tls_free(void* block) { tls_budget->release_sized(block); }
#endif

class Tls final : public TlsTransport {
 public:
  Tls(Transport& below, TlsSessions& sessions) : below_(&below), sessions_(&sessions) {
    mbedtls_ssl_init(&ssl_);
  }
  ~Tls() override;
  Status start(const mbedtls_ssl_config& config, const char* host);
  Status shake_hands(Deadline deadline);
  /// The server is trusted: the session is kept for the next time.
  void trust();

  Result<size_t> read(std::span<uint8_t> into, Deadline deadline) override;
  Status write(std::span<const uint8_t> bytes, Deadline deadline) override;
  std::string_view alpn() const override {
    const char* protocol = mbedtls_ssl_get_alpn_protocol(&ssl_);
    return protocol ? protocol : std::string_view();
  }

  mbedtls_ssl_context* ssl() { return &ssl_; }
  bool is_resumed() const override { return is_offered_ && !has_certificate_; }
  /// Why the handshake failed, as the rest of a sentence.
  const char* handshake_reason(Status status) const;
  void refuse() {
    mbedtls_ssl_send_alert_message(&ssl_, MBEDTLS_SSL_ALERT_LEVEL_FATAL,
                                   MBEDTLS_SSL_ALERT_MSG_BAD_CERT);
  }

 private:
  static int send_below(void* self, const unsigned char* bytes, size_t size);
  static int receive_below(void* self, unsigned char* bytes, size_t size);
  Status status_of(int error) const;
  bool asks_again(int result);
  void expect_content(Deadline deadline) {
    deadline_ = deadline;
    below_status_ = Status::Ok;
    overhead_ = 0;
  }

  Transport* below_;
  TlsSessions* sessions_;
  mbedtls_ssl_context ssl_;
  Deadline deadline_ = Deadline::never();
  Status below_status_ = Status::Ok;
  size_t overhead_ = 0;      // bytes received since there was content
  int handshake_error_ = 0;  // mbedTLS's
  bool is_open_ = false;

  TlsSessions::Server server_ = {};
  mbedtls_x509_time trusted_until_ = {};
  bool is_offered_ = false;       // a session, to the server
  bool has_certificate_ = false;  // the server showed one
  bool awaits_ticket_ = false;    // of a server that is trusted
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
  Result<size_t> count = Status::Protocol;
  // mbedTLS passes over warnings, tickets and empty records for as long as they come.
  if (tls->overhead_ > 0 && tls->deadline_.passed()) count = Status::Timeout;
  else if (tls->overhead_ < kMostOverhead) count = tls->below_->read({bytes, size}, tls->deadline_);
  if (count.ok()) {
    tls->overhead_ += count.value();
    return static_cast<int>(count.value());
  }
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
  if (error == 0)
    error = mbedtls_ssl_set_hostname(&ssl_, HostName(host).is_address() ? nullptr : host);
  if (error != 0) return status_of(error);
  mbedtls_ssl_set_bio(&ssl_, this, send_below, receive_below, nullptr);
  server_ = sessions_->server(host);
  is_offered_ = sessions_->offer(ssl_, server_, trusted_until_);
  return Status::Ok;
}

Status Tls::shake_hands(Deadline deadline) {
  expect_content(deadline);
  int result = 0;
  while (!is_handshake_over(ssl_) && (result == 0 || asks_again(result))) {
    has_certificate_ |= awaits_certificate(ssl_);
    result = mbedtls_ssl_handshake_step(&ssl_);
  }
  handshake_error_ = result;
  if (result != 0) return status_of(result);
  is_open_ = true;
  return Status::Ok;
}

void Tls::trust() {
  if (const mbedtls_x509_crt* const certificate = mbedtls_ssl_get_peer_cert(&ssl_))
    trusted_until_ = certificate->valid_to;
  awaits_ticket_ = speaks_tls_1_3_now(ssl_);
  if (!awaits_ticket_) sessions_->keep(ssl_, server_, trusted_until_);
}

bool Tls::asks_again(int result) {
  if (awaits_ticket_ && brings_ticket(result)) {
    awaits_ticket_ = false;  // one is enough
    sessions_->keep(ssl_, server_, trusted_until_);
  }
  return weft::asks_again(result);
}

// The alerts (RFC 8446, 6.2) that say more than that there was one.
const char* alert_reason(int alert, bool is_agreed) {
  static constexpr char kNoCertificate[] = "the server asks for a certificate of the client";
  switch (alert) {
    case MBEDTLS_SSL_ALERT_MSG_PROTOCOL_VERSION:
      return kHasTls13 ? "the server speaks neither TLS 1.2 nor 1.3"
                       : "the server does not speak TLS 1.2, the only version spoken here";
    case MBEDTLS_SSL_ALERT_MSG_HANDSHAKE_FAILURE:
      if (is_agreed) return kNoCertificate;
      [[fallthrough]];
    case kAlertInsufficientSecurity:
      return "the server accepts none of the ciphers, curves and signatures that are offered";
    case MBEDTLS_SSL_ALERT_MSG_UNRECOGNIZED_NAME: return "the server does not know this name";
    case kAlertCertificateRequired: return kNoCertificate;
    default: return "the server refused the TLS handshake";
  }
}

bool is_of_certificate(int error) {
  constexpr int kFirst = -MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE,
                kLast = -MBEDTLS_ERR_X509_FATAL_ERROR;
  return (-error & 0xFF80) >= kFirst && (-error & 0xFF80) <= kLast;
}

const char* certificate_reason(int error) {
  // mbedTLS reads no certificate with a critical extension that it does not know.
  if (error == MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE ||
      error == MBEDTLS_ERR_X509_INVALID_EXTENSIONS + MBEDTLS_ERR_ASN1_UNEXPECTED_TAG)
    return "a certificate that the server showed has a critical extension that is not understood "
           "here (name constraints, policies)";
  return "a certificate that the server showed is malformed, or of an unknown kind";
}

const char* Tls::handshake_reason(Status status) const {
  if (status == Status::Timeout) return "timed out in the TLS handshake";
  if (status == Status::Io) return "the connection broke off in the TLS handshake";
  if (is_of_certificate(handshake_error_)) return certificate_reason(handshake_error_);
  switch (handshake_error_) {
    case MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE:
      return alert_reason(fatal_alert(ssl_), is_agreed(ssl_));
    case kOtherVersion: return "the server offers only a version of TLS older than 1.2";
    case MBEDTLS_ERR_SSL_INVALID_RECORD: return "the server answers with something else than TLS";
    case MBEDTLS_ERR_SSL_FEATURE_UNAVAILABLE:
      return "the server's certificates are too long, or its TLS records cut in a way that is not "
             "understood here";
    default: return "the TLS handshake failed: the server does not keep to the rules of TLS";
  }
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
  expect_content(deadline);
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
  expect_content(deadline);
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
  MbedTlsClient(Budget& budget, Notes& notes);
  ~MbedTlsClient() override;
  Status start(const TrustAnchors& anchors, Store* sessions);
  Result<Owned<TlsTransport>> connect(Transport& below, std::string_view host,
                                      Deadline deadline) override;

 private:
  Status configure();
  Status cannot_start(int error);
  Status check_certificate(Tls& tls, const char* host, Deadline deadline);

  Budget* budget_;
  Notes* notes_;
  bool checks_certificates_ = true;
  TrustedCertificates trusted_;
  TlsSessions sessions_;
  const char* alpn_[3] = {"h2", "http/1.1", nullptr};
  RandomNumbers random_;
  mbedtls_ssl_config config_;
};

MbedTlsClient::MbedTlsClient(Budget& budget, Notes& notes)
    : budget_(&budget), notes_(&notes), trusted_(budget), sessions_(budget, nullptr, 0) {
  mbedtls_ssl_config_init(&config_);
}

MbedTlsClient::~MbedTlsClient() { mbedtls_ssl_config_free(&config_); }

Status MbedTlsClient::start(const TrustAnchors& anchors, Store* sessions) {
  WEFT_TRY(configure());
  checks_certificates_ = anchors.check == CertificateCheck::Required;
  if (!checks_certificates_) return Status::Ok;
  if (sessions) {
    take_tickets(&config_);
    const Fnv64 trust = Fnv64().add_all(anchors.ca_file).add_all(anchors.ca_certificates);
    sessions_ = TlsSessions(*budget_, sessions, trust.value());
  }
  if (!anchors.ca_certificates.empty())
    return trusted_.use(anchors.ca_certificates, "the text of trusted certificates", *notes_);
  return trusted_.open(anchors.ca_file.empty() ? kSystemBundle : anchors.ca_file, *notes_);
}

Status MbedTlsClient::cannot_start(int error) {
  if (is_out_of_memory(error)) return Status::OutOfMemory;
  notes_->note("TLS cannot start: the system gives no random numbers");
  return Status::Io;
}

Status MbedTlsClient::configure() {
  int error = initialise_crypto();
  if (error == 0) error = random_.start();
  if (error == 0)
    error = mbedtls_ssl_config_defaults(&config_, MBEDTLS_SSL_IS_CLIENT,
                                        MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  if (error == 0) error = mbedtls_ssl_conf_alpn_protocols(&config_, alpn_);
#ifdef WEFT_TLS_ASKS_FOR_SHORT_RECORDS
  if (error == 0) error = mbedtls_ssl_conf_max_frag_len(&config_, MBEDTLS_SSL_MAX_FRAG_LEN_2048);
#endif
  if (error != 0) return cannot_start(error);
  random_.serve(&config_);
  offer_modern_tls(&config_);
  mbedtls_ssl_conf_ciphersuites(&config_, kCipherSuites);
  // The chain is judged by check_certificate() before the first byte of a request, against
  // certificates that mbedTLS is not given, so that the bundle need not be in memory. It would
  // verify every signature of the chain without knowing whom to trust.
  mbedtls_ssl_conf_authmode(&config_, MBEDTLS_SSL_VERIFY_NONE);
  return Status::Ok;
}

Result<Owned<TlsTransport>> MbedTlsClient::connect(Transport& below, std::string_view host,
                                                   Deadline deadline) {
  char name[kHostBytes] = {};
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.size() >= sizeof name) return Status::NotFound;
  host.copy(name, sizeof name - 1);
  WEFT_TRY_ASSIGN(Owned<Tls> tls, make_owned<Tls>(*budget_, below, sessions_));
  WEFT_TRY(tls->start(config_, name));
  const Status status = tls->shake_hands(deadline);
  if (status != Status::Ok) {
    if (status != Status::OutOfMemory) notes_->notef("%s: %s", name, tls->handshake_reason(status));
    return status;
  }
  if (checks_certificates_ && !tls->is_resumed()) WEFT_TRY(check_certificate(*tls, name, deadline));
  tls->trust();
  return Owned<TlsTransport>(std::move(tls));
}

Status MbedTlsClient::check_certificate(Tls& tls, const char* host, Deadline deadline) {
  auto* chain = const_cast<mbedtls_x509_crt*>(mbedtls_ssl_get_peer_cert(tls.ssl()));
  if (!chain) {
    notes_->notef("%s: the server showed no certificate", host);
    return Status::Untrusted;
  }
  const Result<Verdict> verdict = trusted_.judge(*chain, host, deadline);
  if (verdict.status() == Status::Timeout)
    notes_->notef("%s: timed out while the server's certificates were checked", host);
  WEFT_TRY(verdict.status());
  if (verdict.value().reason == Distrust::None) return Status::Ok;
  note_untrusted(*notes_, host, *chain, verdict.value());
  tls.refuse();
  return Status::Untrusted;
}

}  // namespace

bool set_tls_budget([[maybe_unused]] Budget& budget) {
#if defined(MBEDTLS_PLATFORM_MEMORY)
  tls_budget = &budget;
  return mbedtls_platform_set_calloc_free(tls_calloc, tls_free) == 0;
#else
  return false;
#endif
}

bool TlsClient::speaks_tls_1_3() { return kHasTls13; }

Result<Owned<TlsClient>> TlsClient::create(Budget& budget, Notes& notes,
                                           const TrustAnchors& anchors, Store* sessions) {
  WEFT_TRY_ASSIGN(Owned<MbedTlsClient> client, make_owned<MbedTlsClient>(budget, budget, notes));
  WEFT_TRY(client->start(anchors, sessions));
  return Owned<TlsClient>(std::move(client));
}

}  // namespace weft
