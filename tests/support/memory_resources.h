// Resources that lie in memory, by URL, given in chunks of a chosen size; counts what is open.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "weft/resources.h"

namespace weft {

class MemoryResources final : public Resources {
 public:
  explicit MemoryResources(Budget& budget, size_t chunk_bytes = SIZE_MAX)
      : budget_(&budget), chunk_bytes_(chunk_bytes) {}
  ~MemoryResources() override { give_back_memory(); }

  /// Takes as much as an idle connection would, until memory is asked back.
  void hold_idle(size_t bytes) { idle_ = budget_->allocate(idle_bytes_ = bytes); }
  bool holds_idle() const { return idle_ != nullptr; }

  std::map<std::string, std::string, std::less<>> bodies;
  std::map<std::string, std::string, std::less<>> content_types;  ///< Of those that have one.
  int opened = 0;                                                 ///< How many requests were made.
  int open_now = 0;
  int most_open = 0;

  Result<std::string_view> resolve(std::string_view reference, std::string_view,
                                   Arena& arena) override {
    return arena.copy(reference);
  }
  Result<Owned<Resource>> open(std::string_view url, ResourceKind) override {
    ++opened;
    auto made = make_owned<Body>(*budget_, *this, bodies.find(url), url);
    if (!made.ok()) return made.status();
    return Owned<Resource>(std::move(made.value()));
  }
  void give_back_memory() override { budget_->release(std::exchange(idle_, nullptr), idle_bytes_); }
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind) override {
    const auto body = bodies.find(url);
    if (body == bodies.end()) return Status::NotFound;
    return std::span(reinterpret_cast<const uint8_t*>(body->second.data()), body->second.size());
  }

 private:
  using Found = std::map<std::string, std::string, std::less<>>::const_iterator;

  class Body final : public Resource {
   public:
    Body(MemoryResources& resources, Found found, std::string_view url)
        : resources_(&resources),
          missing_(found == resources.bodies.end()),
          url_(url),
          stream_(missing_ ? std::string_view() : std::string_view(found->second),
                  resources.chunk_bytes_) {
      if (++resources.open_now > resources.most_open) resources.most_open = resources.open_now;
    }
    ~Body() override { --resources_->open_now; }
    Result<std::string_view> url() override { return std::string_view(url_); }
    Result<std::string_view> content_type() override {
      const auto type = resources_->content_types.find(url_);
      return std::string_view(type == resources_->content_types.end() ? std::string_view()
                                                                      : type->second);
    }
    Result<std::span<const uint8_t>> peek() override {
      if (missing_) return Status::NotFound;
      return stream_.peek();
    }
    void consume(size_t bytes) override { stream_.consume(bytes); }

   private:
    MemoryResources* resources_;
    bool missing_;
    std::string url_;
    MemoryStream stream_;
  };

  Budget* budget_;
  size_t chunk_bytes_;
  void* idle_ = nullptr;
  size_t idle_bytes_ = 0;
};

}  // namespace weft
