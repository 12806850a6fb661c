// data: URLs (RFC 2397, Fetch Standard 6): decoded when opened, so that the URL itself need not be
// kept.
#pragma once

#include "weft/fetcher.h"

namespace weft {

class DataResource final : public Resource {
 public:
  explicit DataResource(Budget& budget) : budget_(&budget) {}
  ~DataResource() override { budget_->release(block_, block_bytes_); }
  /// REQUIRES: called once, before anything else. `url` begins with "data:"; `entry` may be null.
  /// A URL that is malformed is noted, and every later call is Corrupt. Errors: OutOfMemory.
  Status start(std::string_view url, Notes& notes, UrlStatistics* entry);

  /// The URL up to its comma: no relative URL resolves against it anyway.
  Result<std::string_view> url() override;
  Result<std::string_view> content_type() override;
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  Status decode(std::string_view head, std::string_view body);

  Budget* budget_;
  UrlStatistics* entry_ = nullptr;
  uint8_t* block_ = nullptr;
  size_t block_bytes_ = 0;
  std::string_view head_;          // "data:" … ","
  std::string_view content_type_;  // in head_, or the default
  std::span<const uint8_t> rest_;
  Status failure_ = Status::Ok;
};

}  // namespace weft
