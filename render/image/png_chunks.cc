#include "render/image/png_chunks.h"

#include <algorithm>
#include <cstring>

#include <zlib.h>

#include "render/image/exif.h"
#include "render/image/zlib_memory.h"

namespace weft {
namespace {

constexpr uint64_t kChecksumBytes = 4;
constexpr const char* kColorSpaces[] = {"sRGB", "iCCP", "cICP"};

bool is(const uint8_t* type, const char* name) { return std::memcmp(name, type, 4) == 0; }

// PNG 5.4: capital letters first are critical; what is unknown of them is the decoder's to refuse.
bool needed(const uint8_t* type) { return !(type[0] & 0x20) || is(type, "tRNS"); }

}  // namespace

Status PngChunks::next_head() {
  for (;;) {
    WEFT_TRY(stream_.read(head_));
    const uint64_t body = big_32(head_.data()) + kChecksumBytes;
    if (needed(head_.data() + 4)) {
      head_left_ = kHeadBytes;
      body_left_ = body;
      return Status::Ok;
    }
    WEFT_TRY(pass_over(body));
  }
}

Status PngChunks::pass_over(uint64_t body) {
  const uint8_t* type = head_.data() + 4;
  for (const char* name : kColorSpaces) overridden_ |= is(type, name);
  if (is(type, "eXIf")) return read_exif(body - kChecksumBytes);
  if (is(type, "iCCP") && body <= kProfileBytes) return read_profile(body);
  std::array<uint8_t, 4> value;
  if (!is(type, "gAMA") || body != value.size() + kChecksumBytes) return stream_.skip(body);
  WEFT_TRY(stream_.read(value));
  gamma_ = big_32(value.data());
  return stream_.skip(kChecksumBytes);
}

Status PngChunks::read_exif(uint64_t bytes) {
  std::array<uint8_t, kExifBytes> exif;
  const std::span<uint8_t> head(exif.data(),
                                static_cast<size_t>(std::min<uint64_t>(bytes, exif.size())));
  WEFT_TRY(stream_.read(head));
  orientation_ = tiff_orientation(head);
  return stream_.skip(bytes - head.size() + kChecksumBytes);
}

// PNG 11.3.2.3: a name, 0, the method 0, and the profile deflated. One that unpacks to more than is
// read, as those of sRGB do, stays unread.
Status PngChunks::read_profile(uint64_t bytes) {
  struct Buffers {
    std::array<uint8_t, kProfileBytes> packed, profile;
  };
  WEFT_TRY_ASSIGN(const Owned<Buffers> buffers, make_owned<Buffers>(budget_));
  const std::span<uint8_t> chunk(buffers->packed.data(), static_cast<size_t>(bytes));
  WEFT_TRY(stream_.read(chunk));
  const auto name_end = std::find(chunk.begin(), chunk.end(), uint8_t{0});
  if (chunk.end() - name_end < 2 + static_cast<ptrdiff_t>(kChecksumBytes)) return Status::Ok;
  z_stream zlib{};
  zlib.zalloc = zlib_allocate;
  zlib.zfree = zlib_free;
  zlib.opaque = &budget_;
  zlib.next_in = &*name_end + 2;
  zlib.avail_in = static_cast<unsigned>(chunk.end() - name_end - 2);
  zlib.next_out = buffers->profile.data();
  zlib.avail_out = kProfileBytes;
  if (inflateInit(&zlib) != Z_OK) return Status::OutOfMemory;
  const int result = inflate(&zlib, Z_FINISH);
  inflateEnd(&zlib);
  if (result == Z_MEM_ERROR) return Status::OutOfMemory;
  if (result != Z_STREAM_END) return Status::Ok;
  WEFT_TRY_ASSIGN(profile_, make_owned<ColorProfile>(budget_));
  if (!profile_->read({buffers->profile.data(), size_t{zlib.total_out}})) profile_ = {};
  return Status::Ok;
}

Status PngChunks::read(std::span<uint8_t> out) {
  while (!out.empty()) {
    if (!head_left_ && !body_left_) WEFT_TRY(next_head());
    const uint64_t part = head_left_ ? head_left_ : body_left_;
    const size_t taken = static_cast<size_t>(std::min<uint64_t>(out.size(), part));
    if (head_left_) {
      std::memcpy(out.data(), head_.data() + (kHeadBytes - head_left_), taken);
      head_left_ -= taken;
    } else {
      WEFT_TRY(stream_.read(out.first(taken)));
      body_left_ -= taken;
    }
    out = out.subspan(taken);
  }
  return Status::Ok;
}

}  // namespace weft
