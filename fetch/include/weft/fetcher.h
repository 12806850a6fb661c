// A URL becomes a stream: file:, data:, http: and https: behind render's Resources. Nothing is
// fetched that is not pulled: a body waits in a ring as large as its window, and consuming grants
// the sender as much again.
#pragma once

#include <span>
#include <string_view>

#include "weft/fetch_statistics.h"
#include "weft/notes.h"
#include "weft/resources.h"
#include "weft/store.h"

namespace weft {

/// The version of a page: what its server said, so that the next visit can ask whether it is still
/// the same one (RFC 9110, 13). Plain bytes, for memory that outlives deep sleep.
struct PageVersion {
  static constexpr uint32_t kNoMaxAge = UINT32_MAX;
  uint64_t url = 0;                ///< A hash of the page's URL; 0: nothing is known.
  char etag[72] = {};              ///< As sent; empty: there is none, or one that is longer.
  char last_modified[32] = {};     ///< The same.
  uint32_t max_age_s = kNoMaxAge;  ///< Cache-Control: max-age; 0 for no-cache and no-store.
  bool is_unchanged = false;       ///< The server says: the version that was known.
};

enum class CertificateCheck : uint8_t { Required, None };

struct FetchOptions {
  /// Options for heaps of 100 to 300 KB: a window holds what two packets bring, and no list of URLs
  /// grows.
  static FetchOptions for_small_heap() {
    FetchOptions options;
    options.window_bytes = 4000;
    options.lists_urls = false;
    return options;
  }

  /// PEM bundle of trusted certificates; empty: the system's.
  std::string_view ca_file = {};
  /// The trusted certificates as PEM text in memory, such as flash, in place of a file. It is not
  /// copied: it is read where it lies, and outlives the fetcher.
  std::string_view ca_certificates = {};
  CertificateCheck certificate_check = CertificateCheck::Required;
  /// Keeps the TLS sessions with servers that were trusted, which the next fetcher goes on with, as
  /// after deep sleep: half a handshake, without certificates. An entry takes about 400 bytes,
  /// which are secrets. Null: every handshake is a whole one. Outlives the fetcher.
  Store* tls_sessions = nullptr;
  /// More request fields, each "Name: value", for the origin of the first page alone: of its URL as
  /// it was asked for, not of where that redirects to.
  std::span<const std::string_view> headers = {};
  /// The same for every host that is asked for anything, credentials too if they are among them.
  /// Where both have a name, that of `headers` is sent.
  std::span<const std::string_view> headers_for_all = {};
  uint32_t connect_timeout_ms = 10'000;  ///< name, TCP and TLS together
  uint32_t read_timeout_ms = 20'000;     ///< the longest wait for the next byte
  /// The time that a style sheet, an image or a font may be waited for, all its waits together:
  /// when it has passed, that part alone ends in Timeout. A host that let it pass in silence is not
  /// waited for as long again.
  uint32_t part_timeout_ms = 10'000;
  uint32_t total_timeout_ms = 300'000;  ///< for everything, from create(); 0: no limit
  /// What one body buffers at first, 1024 … 1 MB. Where the budget has room it is more, up to
  /// 64 KB, and 1 MB of a body that is read as fast as it comes.
  uint32_t window_bytes = 8192;
  uint32_t max_redirects = 20;
  /// The bytes that may be put aside in temporary files at a time, all together. A part that would
  /// pass it is left out, with a note.
  uint64_t cache_limit_bytes = uint64_t{64} << 20;
  bool lists_urls = true;  ///< FetchStatistics::first has each URL, in about 100 bytes.
  /// The version of the page that is known already: it is asked for only if it is another one now.
  /// When it is not, it ends in NotFound without a note, and page_version() says that it is
  /// unchanged. Copied.
  const PageVersion* known_page = nullptr;
};

/// Outlives every Resource it opened. A fetcher and its resources belong to one thread at a time;
/// calls on resources wait for the network, at most as long as the options say.
class Fetcher : public Resources {
 public:
  /// The options' strings are copied, but for `ca_certificates`. `budget` and `notes` outlive the
  /// fetcher. Errors: OutOfMemory; noted: Corrupt (not is_request_field()), Unsupported (more than
  /// 16 headers in all).
  static Result<Owned<Fetcher>> create(Budget& budget, Notes& notes, const FetchOptions& options);

  /// The figures of what was fetched so far; they live as long as the fetcher.
  virtual const FetchStatistics& statistics() const = 0;
  /// Of the last page that was opened by HTTP, as soon as its head is there.
  virtual const PageVersion& page_version() const = 0;
};

/// Lets mbedTLS take its memory from `budget` in place of malloc, so that the limit holds for TLS
/// too. mbedTLS has one allocator for the whole program: this is for all fetchers and for whatever
/// else in the program speaks TLS. Call it once, before anything uses mbedTLS; `budget` lives until
/// nothing does. Budgets count without locks: from then on one thread at a time may speak TLS.
/// False, and nothing is changed, where mbedTLS is built without MBEDTLS_PLATFORM_MEMORY; there it
/// calls malloc, which no budget counts.
bool set_tls_budget(Budget& budget);

/// True when `line` is "Name: value" with a name and a value that HTTP can carry.
bool is_request_field(std::string_view line);

/// The absolute URL for what a person typed: a URL as it is, anything else as a path of the file
/// system. Errors: Corrupt, Unsupported (host name beyond ASCII), Io (no current directory),
/// OutOfMemory.
Result<std::string_view> url_from_argument(std::string_view argument, Arena& arena);

}  // namespace weft
