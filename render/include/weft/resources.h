// How the engine reaches the world: by URL, through this interface. fetch/ implements it; render/
// calls it.
#pragma once

#include "weft/arena.h"
#include "weft/byte_stream.h"
#include "weft/deadline.h"

namespace weft {

enum class ResourceKind : uint8_t { Page, StyleSheet, Image, Font };

/// The body of a resource. Destroying it lets the request go (RST_STREAM, close): nothing more is
/// transferred.
class Resource : public ByteStream {
 public:
  /// The absolute URL after redirects, the base of relative URLs in the body. Blocks until the
  /// response's head is there. Lives as long as the resource.
  virtual Result<std::string_view> url() = 0;
  /// The Content-Type field as sent, or by the file's extension; may be empty. Blocks as url()
  /// does.
  virtual Result<std::string_view> content_type() = 0;
  /// Whether it may stay open unread for long: it holds up no other, and to open it again would
  /// cost a round trip. Known once url() is.
  virtual bool may_wait() const { return false; }
};

class Resources {
 public:
  virtual ~Resources() = default;
  /// `reference` resolved against `base` by the URL Standard, serialised without its fragment into
  /// `arena`. Errors: Corrupt (not a URL), OutOfMemory.
  virtual Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                           Arena& arena) = 0;
  /// Starts to fetch an absolute URL and returns at once where it can: the head is awaited by the
  /// first call on the resource. Errors are noted there with a sentence. Errors here: OutOfMemory,
  /// Unsupported (scheme).
  virtual Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) = 0;
  /// Says that `url` will probably be opened soon: it is asked for already, where that holds up no
  /// other request and there is memory. The next open() of that URL and kind takes what came.
  virtual void expect(std::string_view url, ResourceKind kind) { (void)url, (void)kind; }
  /// What was expected and not opened will not be.
  virtual void expect_no_more() {}
  /// Memory is short, and nothing is asked for at the moment: what is only kept ready (connections)
  /// is given back.
  virtual void give_back_memory() {}
  /// The whole resource as bytes in memory that is not heap where the system allows it: a mapped
  /// file, an unlinked temporary file for what came by network, flash. Valid as long as this object
  /// lives; the same URL is mapped once. Errors: as peek(), Unsupported where there is no such
  /// memory.
  virtual Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind kind) = 0;
  /// When the time for fetching is over: from then on every call that waits is Timeout.
  virtual Deadline deadline() const { return Deadline::never(); }
};

}  // namespace weft
