// The resources of an SVG file that refers to nothing outside: data: URLs alone.
#pragma once

#include "weft/resources.h"

namespace weft {

class ClosedResources final : public Resources {
 public:
  explicit ClosedResources(Resources& outer) : outer_(outer) {}
  Result<std::string_view> resolve(std::string_view, std::string_view, Arena&) override {
    return Status::Corrupt;
  }
  Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) override {
    if (!url.starts_with("data:")) return Status::Unsupported;
    return outer_.open(url, kind);
  }
  Result<std::span<const uint8_t>> map(std::string_view, ResourceKind) override {
    return Status::Unsupported;
  }

 private:
  Resources& outer_;
};

}  // namespace weft
