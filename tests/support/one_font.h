// The world that computing styles needs, in its simplest form: one font, and URLs that are
// joined.
#pragma once

#include <algorithm>

#include "tests/support/no_fonts.h"

namespace weft {

class FixedFont final : public Font {
 public:
  explicit FixedFont(Px size) {
    size_ = size;
    metrics_.x_height = Px::from_raw(size.raw() / 4);
    metrics_.zero_advance = Px::from_raw(size.raw() * 3 / 4);
  }
};

/// Serves one font whose ex is a quarter and whose ch is three quarters of an em of 16 px.
class OneFont final : public NoFonts {
 public:
  Result<const Font*> find(const FontQuery&) override { return static_cast<const Font*>(&font_); }

 private:
  FixedFont font_{Px::from_int(16)};
};

/// Resolves by putting the base in front.
class JoiningResources final : public Resources {
 public:
  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override {
    const std::span<char> joined = arena.make_array<char>(base.size() + reference.size());
    if (!joined.data()) return Status::OutOfMemory;
    std::copy(reference.begin(), reference.end(),
              std::copy(base.begin(), base.end(), joined.begin()));
    return std::string_view(joined.data(), joined.size());
  }
  Result<Owned<Resource>> open(std::string_view, ResourceKind) override { return Status::NotFound; }
  Result<std::span<const uint8_t>> map(std::string_view, ResourceKind) override {
    return Status::NotFound;
  }
};

}  // namespace weft
