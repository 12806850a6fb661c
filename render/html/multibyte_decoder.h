// The East Asian encodings, a byte at a time. This is the seam where a build puts what it has: the
// host's iconv, or nothing.
#pragma once

#include <cstddef>

#include "render/html/encoding_labels.h"

namespace weft {

class MultibyteDecoder {
 public:
  static constexpr size_t kMaxOutput = 32;

  MultibyteDecoder() = default;
  ~MultibyteDecoder();
  MultibyteDecoder(const MultibyteDecoder&) = delete;
  MultibyteDecoder& operator=(const MultibyteDecoder&) = delete;

  /// Whether this build decodes `encoding`. If not, what is not ASCII becomes U+FFFD.
  bool open(Encoding encoding);
  /// Takes the next byte and writes what it completes to `out` (room for kMaxOutput), in UTF-8: how
  /// many bytes.
  size_t push(uint8_t byte, char* out);
  /// The same for what is left at the end.
  size_t finish(char* out);

 private:
  size_t fail(char* out);

  void* converter_ = nullptr;
  uint8_t pending_count_ = 0;
  char pending_[8] = {};
};

}  // namespace weft
