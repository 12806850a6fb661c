// The differences between mbedTLS 2.28 and 3.x, and what neither has a function for, in one place.
#pragma once

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/platform.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>
#include <mbedtls/x509_crt.h>
#if defined(MBEDTLS_PSA_CRYPTO_C) && MBEDTLS_VERSION_NUMBER >= 0x03000000
#include <psa/crypto.h>
#endif

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
#if defined(MBEDTLS_PSA_CRYPTO_C) && MBEDTLS_VERSION_NUMBER >= 0x03000000
  const psa_status_t status = psa_crypto_init();
  if (status == PSA_SUCCESS) return 0;
  return status == PSA_ERROR_INSUFFICIENT_MEMORY ? MBEDTLS_ERR_SSL_ALLOC_FAILED
                                                 : MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED;
#else
  return 0;
#endif
}

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

/// Gives back the server's certificate, when it was judged.
inline void forget_certificate(mbedtls_ssl_context& ssl) {
  mbedtls_x509_crt*& certificate = ssl.MBEDTLS_PRIVATE(session)->MBEDTLS_PRIVATE(peer_cert);
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
