// The general entities that an XML document declares (XML 1.0, 4.2): names for text with markup,
// with a bound on what they may grow to.
#pragma once

#include "render/base/arena_vector.h"

namespace weft {

class XmlEntities {
 public:
  static constexpr size_t kMostBytes = 65536;          ///< Of all declared values.
  static constexpr size_t kMostExpanded = 256 * 1024;  ///< Of all values that are put in.
  static constexpr int kMostNested = 16;

  explicit XmlEntities(Arena& arena) : arena_(&arena), entities_(arena) {}

  /// The first declaration of a name counts; those beyond the bound do not. Errors: OutOfMemory.
  Status declare(std::string_view name, std::string_view value);
  /// The value of an entity, or null.
  const std::string_view* find(std::string_view name) const;
  /// Whether a value may be put in: together they grow to no more than the bound.
  bool expand(std::string_view value);

 private:
  struct Entity {
    std::string_view name, value;
  };
  Arena* arena_;
  ArenaVector<Entity> entities_;
  size_t declared_ = 0, expanded_ = 0;
};

}  // namespace weft
