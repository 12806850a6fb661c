// A world of resources in memory: URL -> bytes. Counts and orders what was asked for.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "weft/resources.h"

namespace weft {

/// Bytes of the map under a name; keeps no copy.
class FakeResource final : public Resource {
 public:
  FakeResource(std::string_view url, std::string_view bytes, std::string_view content_type,
               size_t chunk_bytes, Status status)
      : url_(url), content_type_(content_type), stream_(bytes, chunk_bytes), status_(status) {}
  Result<std::span<const uint8_t>> peek() override {
    if (status_ != Status::Ok) return status_;
    return stream_.peek();
  }
  void consume(size_t bytes) override { stream_.consume(bytes); }
  Result<std::string_view> url() override {
    if (status_ != Status::Ok) return status_;
    return url_;
  }
  Result<std::string_view> content_type() override {
    if (status_ != Status::Ok) return status_;
    return content_type_;
  }

 private:
  std::string_view url_, content_type_;
  MemoryStream stream_;
  Status status_;
};

class FakeResources final : public Resources {
 public:
  explicit FakeResources(Budget& budget) : budget_(&budget) {}

  /// The body of `url`; a content type of "text/css" when it ends in .css, else none.
  void add(const std::string& url, std::string bytes) { bodies_[url] = std::move(bytes); }
  /// The absolute URLs asked for, in order.
  std::vector<std::string> opened;
  size_t chunk_bytes = SIZE_MAX;

  /// Knows "scheme:…", "/path" and names beside the base's last part.
  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override {
    std::string absolute(reference.substr(0, reference.find('#')));
    if (absolute.find(':') == std::string::npos) {
      const size_t origin =
          base.find("://") == std::string_view::npos ? 0 : base.find('/', base.find("://") + 3);
      const size_t end = absolute.starts_with('/') ? origin : base.rfind('/') + 1;
      absolute = std::string(base.substr(0, end)) + absolute;
    }
    return arena.copy(absolute);
  }
  Result<Owned<Resource>> open(std::string_view url, ResourceKind) override {
    opened.emplace_back(url);
    const auto found = bodies_.find(std::string(url));
    const bool there = found != bodies_.end();
    auto made = make_owned<FakeResource>(
        *budget_, there ? std::string_view(found->first) : std::string_view(),
        there ? std::string_view(found->second) : std::string_view(),
        url.ends_with(".css") ? "text/css" : "", chunk_bytes,
        there ? Status::Ok : Status::NotFound);
    if (!made.ok()) return made.status();
    return Owned<Resource>(std::move(made.value()));
  }
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind) override {
    const auto found = bodies_.find(std::string(url));
    if (found == bodies_.end()) return Status::NotFound;
    return std::span(reinterpret_cast<const uint8_t*>(found->second.data()), found->second.size());
  }

 private:
  Budget* budget_;
  std::map<std::string, std::string> bodies_;
};

}  // namespace weft
