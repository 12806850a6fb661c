// A URL becomes a stream: file:, data:, http: and https: behind render's Resources. Nothing is
// fetched that is not pulled: a body waits in a ring as large as its window, and consuming grants
// the sender as much again.
#pragma once

#include "fetch/statistics.h"
#include "fetch/transport.h"
#include "render/base/notes.h"
#include "render/base/resources.h"

namespace weft {

enum class CertificateCheck : uint8_t { Required, None };

struct FetchOptions {
  std::string_view ca_file;  ///< PEM bundle of trusted certificates; empty: the system's
  CertificateCheck certificate_check = CertificateCheck::Required;
  /// More request fields, each "Name: value". Authorization and Cookie go to the origin of the
  /// first page only.
  std::span<const std::string_view> headers;
  uint32_t connect_timeout_ms = 10'000;  ///< name, TCP and TLS together
  uint32_t read_timeout_ms = 20'000;     ///< the longest wait for the next byte
  uint32_t total_timeout_ms = 300'000;   ///< for everything, from create(); 0: no limit
  uint32_t window_bytes = 8192;          ///< what one body may buffer; 1024 … 1 MB
  uint32_t max_redirects = 20;
};

/// Outlives every Resource it opened.
class Fetcher : public Resources {
 public:
  /// The options' strings are copied. `budget` and `notes` outlive the fetcher.
  /// Errors: OutOfMemory; noted: Corrupt (a header that is not "Name: value"), Unsupported (more
  /// than 16 headers).
  static Result<Owned<Fetcher>> create(Budget& budget, Notes& notes, const FetchOptions& options);

  /// What was fetched so far; lives as long as the fetcher.
  virtual const FetchStatistics& statistics() const = 0;
  /// Gives back the memory of connections that carry nothing now; they are opened anew when needed.
  virtual void close_idle_connections() = 0;
};

/// The absolute URL for what a person typed: a URL as it is, anything else as a path of the file
/// system. Errors: Corrupt, Unsupported (host name beyond ASCII), Io (no current directory),
/// OutOfMemory.
Result<std::string_view> url_from_argument(std::string_view argument, Arena& arena);

}  // namespace weft
