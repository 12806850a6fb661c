// The cascade layers of a document (CSS Cascade 5, 6.4). Their order is only known when every sheet
// is read, so a match holds the number of its layer first, and its rank in the end.
#pragma once

#include "render/base/arena_vector.h"

namespace weft {

class StyleSources;  // style_sources.h

class LayerTree {
 public:
  static constexpr uint16_t kNone = 0xFFFF;

  /// Lives in `arena`.
  explicit LayerTree(Arena& arena) : layers_(arena), ranks_(arena) {}
  /// The layer `name` ("a.b") below `parent` (kNone: the top), made when it is new; a nameless one
  /// when empty. kNone when there are too many. Errors: OutOfMemory.
  Result<uint16_t> declare(uint16_t parent, std::string_view name);
  /// Orders the layers: those first declared lowest, a layer's own rules above those of the layers
  /// in it. Errors: OutOfMemory.
  Status rank();
  /// Adds every layer to `sources`. REQUIRES: rank()
  Status describe(StyleSources& sources) const;
  /// REQUIRES: rank(), or layer is kNone
  uint16_t rank_of(uint16_t layer) const { return layer == kNone ? kNone : ranks_[layer]; }

 private:
  static constexpr size_t kMaxLayers = 4096;
  struct Layer {
    std::string_view name;
    uint16_t parent;
    uint16_t first_child = kNone, last_child = kNone, next_sibling = kNone;
  };
  Result<uint16_t> declare_one(uint16_t parent, std::string_view name);
  uint16_t lowest_in(uint16_t layer) const;

  ArenaVector<Layer> layers_;
  ArenaVector<uint16_t> ranks_;
  uint16_t first_ = kNone, last_ = kNone;
};

}  // namespace weft
