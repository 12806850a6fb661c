// Resources at the other end of a long line: no time passes but round trips, which are counted.
#pragma once

#include <map>
#include <string>

#include "weft/resources.h"

namespace weft {

/// Each request is answered one round trip after it was asked for, by the whole body, as a
/// connection of HTTP/2 with wide windows carries it; who waits lets a round trip pass.
class DistantResources final : public Resources {
 public:
  explicit DistantResources(Budget& budget) : budget_(&budget) {}

  std::map<std::string, std::string, std::less<>> bodies;
  std::map<std::string, int, std::less<>> requests;  ///< How often each was asked for.
  int round_trips = 0;

  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override {
    if (reference.starts_with("https:")) return arena.copy(reference);
    return arena.copy(std::string(base.substr(0, base.rfind('/') + 1)) + std::string(reference));
  }
  Result<Owned<Resource>> open(std::string_view url, ResourceKind) override {
    const auto expected = expected_.find(url);
    int asked_at = round_trips;
    if (expected == expected_.end()) {
      ++requests[std::string(url)];
    } else {
      asked_at = expected->second;
      expected_.erase(expected);
    }
    auto body = make_owned<Body>(*budget_, *this, url, asked_at + 1);
    if (!body.ok()) return body.status();
    return Owned<Resource>(std::move(body.value()));
  }
  void expect(std::string_view url, ResourceKind) override {
    if (expected_.try_emplace(std::string(url), round_trips).second) ++requests[std::string(url)];
  }
  void expect_no_more() override { expected_.clear(); }
  Result<std::span<const uint8_t>> map(std::string_view, ResourceKind) override {
    return Status::NotFound;
  }

 private:
  class Body final : public Resource {
   public:
    Body(DistantResources& resources, std::string_view url, int comes_at)
        : resources_(resources),
          url_(url),
          comes_at_(comes_at),
          stream_(std::string_view(resources.bodies[url_])) {}
    Result<std::string_view> url() override {
      wait();
      return std::string_view(url_);
    }
    Result<std::string_view> content_type() override {
      wait();
      return std::string_view(url_.ends_with(".css") ? "text/css" : "");
    }
    bool may_wait() const override { return true; }
    Result<std::span<const uint8_t>> peek() override {
      wait();
      return stream_.peek();
    }
    void consume(size_t bytes) override { stream_.consume(bytes); }

   private:
    void wait() { resources_.round_trips = std::max(resources_.round_trips, comes_at_); }
    DistantResources& resources_;
    std::string url_;
    int comes_at_;
    MemoryStream stream_;
  };

  Budget* budget_;
  std::map<std::string, int, std::less<>> expected_;
};

}  // namespace weft
