#include "fetch/mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "fetch/file.h"

namespace weft {
namespace {

// A file that has no name and goes when it is closed. Errors: Io.
Result<int> open_temporary_file() {
#ifdef O_TMPFILE
  const int nameless = ::open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (nameless >= 0) return nameless;
#endif
  char path[] = "/tmp/weft-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return Status::Io;
  unlink(path);
  return file;
}

Status write_all(int file, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Status::Io;
    bytes = bytes.subspan(static_cast<size_t>(count));
  }
  return Status::Ok;
}

Status spool(ByteStream& stream, int file) {
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream.peek());
    if (bytes.empty()) return Status::Ok;
    WEFT_TRY(write_all(file, bytes));
    stream.consume(bytes.size());
  }
}

}  // namespace

Result<std::span<const uint8_t>> spool_and_map(ByteStream& stream) {
  WEFT_TRY_ASSIGN(const int file, open_temporary_file());
  const Status spooled = spool(stream, file);
  const Result<std::span<const uint8_t>> mapped = spooled == Status::Ok ? map_file(file) : spooled;
  ::close(file);
  return mapped;
}

Mappings::~Mappings() {
  for (Mapping* mapping = first_; mapping; mapping = mapping->next) unmap(mapping->bytes);
}

const std::span<const uint8_t>* Mappings::find(std::string_view url) const {
  for (const Mapping* mapping = first_; mapping; mapping = mapping->next)
    if (mapping->url == url) return &mapping->bytes;
  return nullptr;
}

Result<std::span<const uint8_t>> Mappings::add(std::string_view url,
                                               Result<std::span<const uint8_t>> bytes) {
  if (!bytes.ok()) return bytes;
  const Result<std::string_view> name = arena_.copy(url);
  auto* mapping = arena_.make<Mapping>();
  if (!mapping || !name.ok()) {
    unmap(bytes.value());
    return Status::OutOfMemory;
  }
  *mapping = {name.value(), bytes.value(), first_};
  first_ = mapping;
  return bytes;
}

Result<std::span<const uint8_t>> Mappings::add_file(std::string_view url, int file) {
  return add(url, map_file(file));
}

Result<std::span<const uint8_t>> Mappings::add_stream(std::string_view url, ByteStream& stream) {
  return add(url, spool_and_map(stream));
}

}  // namespace weft
