#include "fetch/mapped.h"

namespace weft {

Mappings::~Mappings() {
  for (Mapping* mapping = first_; mapping; mapping = mapping->next)
    give_back(mapping->bytes, mapping->is_spooled);
}

void Mappings::give_back(std::span<const uint8_t> bytes, bool is_spooled) {
  if (is_spooled) spool_->discard(bytes);
  else unmap(bytes);
}

const std::span<const uint8_t>* Mappings::find(std::string_view url) const {
  for (const Mapping* mapping = first_; mapping; mapping = mapping->next)
    if (mapping->url == url) return &mapping->bytes;
  return nullptr;
}

Result<std::span<const uint8_t>> Mappings::add(std::string_view url,
                                               Result<std::span<const uint8_t>> bytes,
                                               bool is_spooled) {
  if (!bytes.ok()) return bytes;
  const Result<std::string_view> name = arena_.copy(url);
  auto* mapping = arena_.make<Mapping>();
  if (!mapping || !name.ok()) {
    give_back(bytes.value(), is_spooled);
    return Status::OutOfMemory;
  }
  *mapping = {name.value(), bytes.value(), is_spooled, first_};
  first_ = mapping;
  return bytes;
}

Result<std::span<const uint8_t>> Mappings::add_file(std::string_view url, const File& file) {
  return add(url, file.map(), false);
}

Result<std::span<const uint8_t>> Mappings::add_stream(std::string_view url, ByteStream& stream) {
  return add(url, spool_->put_aside(stream, url), true);
}

}  // namespace weft
