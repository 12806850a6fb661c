// Resources as mapped memory, one mapping per URL: files as they are, everything else by way of the
// spool, so that none of it is heap.
#pragma once

#include "fetch/spool.h"
#include "render/base/files.h"
#include "weft/arena.h"

namespace weft {

class Mappings {
 public:
  /// `spool` outlives it.
  Mappings(Budget& budget, Spool& spool) : arena_(budget, 512), spool_(&spool) {}
  ~Mappings();

  /// The mapping of `url`, or null.
  const std::span<const uint8_t>* find(std::string_view url) const;
  /// Maps an open file and keeps the mapping for `url`. Errors: Io, Unsupported, OutOfMemory.
  Result<std::span<const uint8_t>> add_file(std::string_view url, const File& file);
  /// The same for what `stream` holds. Errors: those of Spool::put_aside() too.
  Result<std::span<const uint8_t>> add_stream(std::string_view url, ByteStream& stream);

 private:
  struct Mapping {
    std::string_view url;
    std::span<const uint8_t> bytes;
    bool is_spooled;
    Mapping* next;
  };
  Result<std::span<const uint8_t>> add(std::string_view url, Result<std::span<const uint8_t>> bytes,
                                       bool is_spooled);
  void give_back(std::span<const uint8_t> bytes, bool is_spooled);

  Arena arena_;
  Spool* spool_;
  Mapping* first_ = nullptr;
};

}  // namespace weft
