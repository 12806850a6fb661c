// The differences between mbedTLS 2.28, 3.x and 4, and what none has a function for, in one place.
#pragma once

#include <mbedtls/net_sockets.h>
#include <mbedtls/platform.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>
#include <mbedtls/x509_crt.h>
#if MBEDTLS_VERSION_NUMBER < 0x04000000
#include <mbedtls/ctr_drbg.h>
#endif
#if MBEDTLS_VERSION_NUMBER >= 0x04000000 || \
    (defined(MBEDTLS_PSA_CRYPTO_C) && MBEDTLS_VERSION_NUMBER >= 0x03000000)
#define WEFT_HAS_PSA
#include <psa/crypto.h>
#endif

#include <unistd.h>

#include <cstdint>

// 3.x spells the members that it has no function for otherwise.
#if !defined(MBEDTLS_PRIVATE)
#define MBEDTLS_PRIVATE(member) member
#endif

namespace weft {

#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
inline constexpr bool kHasTls13 = true;
#else
inline constexpr bool kHasTls13 = false;
#endif

/// True when mbedTLS's `error` says that memory ran out.
inline bool is_out_of_memory(int error) {
  constexpr int kHighLevel[] = {MBEDTLS_ERR_SSL_ALLOC_FAILED, MBEDTLS_ERR_X509_ALLOC_FAILED,
                                MBEDTLS_ERR_PK_ALLOC_FAILED,  MBEDTLS_ERR_MD_ALLOC_FAILED,
                                MBEDTLS_ERR_ECP_ALLOC_FAILED, MBEDTLS_ERR_CIPHER_ALLOC_FAILED};
  constexpr int kLowLevel[] = {MBEDTLS_ERR_MPI_ALLOC_FAILED, MBEDTLS_ERR_ASN1_ALLOC_FAILED};
  if (error >= 0) return false;
  for (const int failed : kHighLevel)
    if (((-error) & 0xFF80) == ((-failed) & 0xFF80)) return true;
  for (const int failed : kLowLevel)
    if (((-error) & 0x7F) == ((-failed) & 0x7F)) return true;
  return false;
}

/// 0 or an error of mbedTLS.
inline int initialise_crypto() {
#if defined(WEFT_HAS_PSA)
  const psa_status_t status = psa_crypto_init();
  if (status == PSA_SUCCESS) return 0;
  return status == PSA_ERROR_INSUFFICIENT_MEMORY ? MBEDTLS_ERR_SSL_ALLOC_FAILED
                                                 : MBEDTLS_ERR_SSL_INTERNAL_ERROR;
#else
  return 0;
#endif
}

#if MBEDTLS_VERSION_NUMBER >= 0x04000000
/// The random numbers of TLS: PSA's own, whose entropy is an affair of mbedTLS's build.
class RandomNumbers {
 public:
  int start() { return 0; }
  void serve(mbedtls_ssl_config*) {}
};
#else
/// The random numbers of TLS, by the system's entropy: mbedTLS's own collector would hold up to
/// 38 KB for as long as there are connections.
class RandomNumbers {
 public:
  RandomNumbers() { mbedtls_ctr_drbg_init(&generator_); }
  ~RandomNumbers() { mbedtls_ctr_drbg_free(&generator_); }
  RandomNumbers(const RandomNumbers&) = delete;
  RandomNumbers& operator=(const RandomNumbers&) = delete;
  /// 0 or an error of mbedTLS.
  int start() { return mbedtls_ctr_drbg_seed(&generator_, entropy, nullptr, nullptr, 0); }
  void serve(mbedtls_ssl_config* config) {
    mbedtls_ssl_conf_rng(config, mbedtls_ctr_drbg_random, &generator_);
  }

 private:
  static int entropy(void*, unsigned char* out, size_t size) {
    return getentropy(out, size) == 0 ? 0 : MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED;
  }
  mbedtls_ctr_drbg_context generator_;
};
#endif

/// The key of a certificate; NistCurve is P-256, P-384 or P-521.
enum class KeyKind : uint8_t { Rsa, NistCurve, Other };
#if MBEDTLS_VERSION_NUMBER >= 0x04000000
// mbedTLS takes all; who asks for the kind decides.
inline constexpr uint32_t kKnownKeys = 0xFFFFFFF, kKnownCurves = 0xFFFFFFF;
inline KeyKind kind_of(const mbedtls_pk_context& key) {
  psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;
  if (mbedtls_pk_get_psa_attributes(&key, PSA_KEY_USAGE_VERIFY_HASH, &attributes) != 0)
    return KeyKind::Other;
  const psa_key_type_t type = psa_get_key_type(&attributes);
  const size_t bits = psa_get_key_bits(&attributes);
  psa_reset_key_attributes(&attributes);
  if (PSA_KEY_TYPE_IS_RSA(type)) return KeyKind::Rsa;
  const bool is_nist =
      PSA_KEY_TYPE_IS_ECC(type) && PSA_KEY_TYPE_ECC_GET_FAMILY(type) == PSA_ECC_FAMILY_SECP_R1;
  return is_nist && bits >= 256 ? KeyKind::NistCurve : KeyKind::Other;
}
#else
inline constexpr uint32_t kKnownKeys =
    MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_RSA) | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_RSASSA_PSS) |
    MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_ECKEY) | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_ECDSA);
inline constexpr uint32_t kKnownCurves = MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP256R1) |
                                         MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP384R1) |
                                         MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP521R1);
inline KeyKind kind_of(const mbedtls_pk_context& key) {
  const mbedtls_pk_type_t type = mbedtls_pk_get_type(&key);
  if (type == MBEDTLS_PK_RSA || type == MBEDTLS_PK_RSASSA_PSS) return KeyKind::Rsa;
  if (type != MBEDTLS_PK_ECKEY && type != MBEDTLS_PK_ECDSA) return KeyKind::Other;
  const mbedtls_ecp_group_id curve = mbedtls_pk_ec(key)->MBEDTLS_PRIVATE(grp).id;
  return kKnownCurves & MBEDTLS_X509_ID_FLAG(curve) ? KeyKind::NistCurve : KeyKind::Other;
}
#endif

/// Offers servers TLS 1.2 or later, and the key exchanges and signatures of browsers. mbedTLS
/// passes over those that its build lacks.
inline void offer_modern_tls(mbedtls_ssl_config* config) {
#if MBEDTLS_VERSION_NUMBER >= 0x03020000
  static constexpr uint16_t kGroups[] = {
      MBEDTLS_SSL_IANA_TLS_GROUP_X25519, MBEDTLS_SSL_IANA_TLS_GROUP_SECP256R1,
      MBEDTLS_SSL_IANA_TLS_GROUP_SECP384R1, MBEDTLS_SSL_IANA_TLS_GROUP_SECP521R1,
      MBEDTLS_SSL_IANA_TLS_GROUP_NONE};
  // PSS is last: 3.6 offers it to servers of TLS 1.2 too, and then does not take it from them.
  static constexpr uint16_t kSignatures[] = {
      MBEDTLS_TLS1_3_SIG_ECDSA_SECP256R1_SHA256, MBEDTLS_TLS1_3_SIG_ECDSA_SECP384R1_SHA384,
      MBEDTLS_TLS1_3_SIG_ECDSA_SECP521R1_SHA512, MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA256,
      MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA384,       MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA512,
      MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA256,    MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA384,
      MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA512,    MBEDTLS_TLS1_3_SIG_NONE};
  mbedtls_ssl_conf_min_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_2);
  mbedtls_ssl_conf_groups(config, kGroups);
  mbedtls_ssl_conf_sig_algs(config, kSignatures);
#else
  static constexpr mbedtls_ecp_group_id kCurves[] = {
      MBEDTLS_ECP_DP_CURVE25519, MBEDTLS_ECP_DP_SECP256R1, MBEDTLS_ECP_DP_SECP384R1,
      MBEDTLS_ECP_DP_SECP521R1, MBEDTLS_ECP_DP_NONE};
  static constexpr int kDigests[] = {MBEDTLS_MD_SHA256, MBEDTLS_MD_SHA384, MBEDTLS_MD_SHA512,
                                     MBEDTLS_MD_NONE};
  mbedtls_ssl_conf_min_version(config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
  mbedtls_ssl_conf_curves(config, kCurves);
  mbedtls_ssl_conf_sig_hashes(config, kDigests);
#endif
}

/// The error of a handshake with a server that chose a version that was not offered.
#if defined(MBEDTLS_ERR_SSL_BAD_HS_PROTOCOL_VERSION)
inline constexpr int kOtherVersion = MBEDTLS_ERR_SSL_BAD_HS_PROTOCOL_VERSION;
#else
inline constexpr int kOtherVersion = MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION;
#endif

/// Whether the two sides agreed on how to go on with a handshake.
inline bool is_agreed(const mbedtls_ssl_context& ssl) {
  return ssl.MBEDTLS_PRIVATE(state) > MBEDTLS_SSL_SERVER_HELLO;
}

/// The alert that ended a handshake with MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE (RFC 8446, 6).
inline int fatal_alert(const mbedtls_ssl_context& ssl) { return ssl.MBEDTLS_PRIVATE(in_msg)[1]; }

inline bool is_handshake_over(const mbedtls_ssl_context& ssl) {
  return ssl.MBEDTLS_PRIVATE(state) == MBEDTLS_SSL_HANDSHAKE_OVER;
}

/// Whether the next step of a handshake takes the server's certificate; that of a resumed session
/// has no such step.
inline bool awaits_certificate(const mbedtls_ssl_context& ssl) {
  return ssl.MBEDTLS_PRIVATE(state) == MBEDTLS_SSL_SERVER_CERTIFICATE;
}

/// Gives back the server's certificate in a copy of a session.
inline void forget_certificate(mbedtls_ssl_session& session) {
  mbedtls_x509_crt*& certificate = session.MBEDTLS_PRIVATE(peer_cert);
  mbedtls_x509_crt_free(certificate);
  mbedtls_free(certificate);
  certificate = nullptr;
}

/// True for the result of a read of TLS 1.3 by which a ticket came: a session that can be kept. In
/// 1.2 the handshake brings it.
inline bool brings_ticket([[maybe_unused]] int result) {
#if defined(MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET)
  return result == MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET;
#else
  return false;
#endif
}

inline bool speaks_tls_1_3_now([[maybe_unused]] const mbedtls_ssl_context& ssl) {
#if MBEDTLS_VERSION_NUMBER >= 0x03020000
  return mbedtls_ssl_get_version_number(&ssl) == MBEDTLS_SSL_VERSION_TLS1_3;
#else
  return false;
#endif
}

/// Lets tickets of TLS 1.3 through, and resumes sessions with a new key exchange alone.
inline void take_tickets([[maybe_unused]] mbedtls_ssl_config* config) {
#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
  mbedtls_ssl_conf_tls13_key_exchange_modes(config,
                                            MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL_ALL);
#if defined(MBEDTLS_SSL_TLS1_3_SIGNAL_NEW_SESSION_TICKETS_ENABLED)
  mbedtls_ssl_conf_tls13_enable_signal_new_session_tickets(
      config, MBEDTLS_SSL_TLS1_3_SIGNAL_NEW_SESSION_TICKETS_ENABLED);
#endif
#endif
}

/// True for a result of a read or write that only asks to be called again.
inline bool asks_again(int result) {
  return brings_ticket(result) || result == MBEDTLS_ERR_SSL_WANT_READ ||
         result == MBEDTLS_ERR_SSL_WANT_WRITE;
}

}  // namespace weft
