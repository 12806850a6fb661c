// What differs between mbedTLS 2.28 and 3.x, in one place.
#pragma once

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>
#include <mbedtls/x509_crt.h>
#if defined(MBEDTLS_PSA_CRYPTO_C) && MBEDTLS_VERSION_NUMBER >= 0x03000000
#include <psa/crypto.h>
#endif
#if defined(MBEDTLS_PLATFORM_MEMORY)
#include <mbedtls/platform.h>
#endif

namespace weft {

#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
inline constexpr bool kHasTls13 = true;
#else
inline constexpr bool kHasTls13 = false;
#endif

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

inline void require_tls_1_2(mbedtls_ssl_config* config) {
#if MBEDTLS_VERSION_NUMBER >= 0x03020000
  mbedtls_ssl_conf_min_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_2);
#else
  mbedtls_ssl_conf_min_version(config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
#endif
}

/// True for a result of a read or write that only asks to be called again.
inline bool asks_again(int result) {
#if defined(MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET)
  if (result == MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET) return true;
#endif
  return result == MBEDTLS_ERR_SSL_WANT_READ || result == MBEDTLS_ERR_SSL_WANT_WRITE;
}

}  // namespace weft
