// Resources as mapped memory, one mapping per URL: files as they are, everything else by way of an
// unlinked temporary file, so that none of it is heap.
#pragma once

#include "render/base/arena.h"
#include "render/base/notes.h"
#include "render/base/resources.h"

namespace weft {

/// What `stream` holds, by way of a file that has no name, mapped until unmap(). Errors: those of
/// the stream, Io.
Result<std::span<const uint8_t>> spool_and_map(ByteStream& stream);

class Mappings {
 public:
  explicit Mappings(Budget& budget) : arena_(budget, 512) {}
  ~Mappings();

  /// The mapping of `url`, or null.
  const std::span<const uint8_t>* find(std::string_view url) const;
  /// Maps an open file and keeps the mapping for `url`. Errors: Io, Unsupported, OutOfMemory.
  Result<std::span<const uint8_t>> add_file(std::string_view url, int file);
  /// The same for what `stream` holds. Errors: those of the stream too.
  Result<std::span<const uint8_t>> add_stream(std::string_view url, ByteStream& stream);

 private:
  struct Mapping {
    std::string_view url;
    std::span<const uint8_t> bytes;
    Mapping* next;
  };
  Result<std::span<const uint8_t>> add(std::string_view url,
                                       Result<std::span<const uint8_t>> bytes);

  Arena arena_;
  Mapping* first_ = nullptr;
};

}  // namespace weft
