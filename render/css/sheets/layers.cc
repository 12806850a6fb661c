// Names become a tree as they are declared (CSS Cascade 5, 6.4.2); ranks are its nodes depth first
// (6.4.4).
#include "render/css/sheets/layers.h"

#include <algorithm>

#include "render/css/sheets/style_sources.h"

namespace weft {

Result<uint16_t> LayerTree::declare(uint16_t parent, std::string_view name) {
  if (name.empty()) return declare_one(parent, name);
  while (!name.empty()) {
    const size_t dot = std::min(name.find('.'), name.size());
    WEFT_TRY_ASSIGN(parent, declare_one(parent, name.substr(0, dot)));
    if (parent == kNone) return parent;
    name.remove_prefix(std::min(dot + 1, name.size()));
  }
  return parent;
}

Result<uint16_t> LayerTree::declare_one(uint16_t parent, std::string_view name) {
  uint16_t& first = parent == kNone ? first_ : layers_[parent].first_child;
  for (uint16_t layer = first; layer != kNone && !name.empty(); layer = layers_[layer].next_sibling)
    if (layers_[layer].name == name) return layer;
  if (layers_.size() == kMaxLayers) return kNone;
  const auto made = static_cast<uint16_t>(layers_.size());
  WEFT_TRY_ASSIGN(const std::string_view copy, layers_.arena()->copy(name));
  WEFT_TRY(layers_.push({copy, parent}));
  uint16_t& head = parent == kNone ? first_ : layers_[parent].first_child;
  uint16_t& last = parent == kNone ? last_ : layers_[parent].last_child;
  if (head == kNone) head = made;
  else layers_[last].next_sibling = made;
  last = made;
  return made;
}

// Depth first, children before their parent.
Status LayerTree::rank() {
  ranks_.clear();
  for (size_t i = 0; i < layers_.size(); ++i) WEFT_TRY(ranks_.push(0));
  uint16_t rank = 0;
  for (uint16_t layer = lowest_in(first_); layer != kNone;) {
    ranks_[layer] = rank++;
    const uint16_t sibling = layers_[layer].next_sibling;
    layer = sibling == kNone ? layers_[layer].parent : lowest_in(sibling);
  }
  return Status::Ok;
}

Status LayerTree::describe(StyleSources& sources) const {
  for (size_t i = 0; i < layers_.size(); ++i)
    WEFT_TRY(sources.add_layer(ranks_[i], rank_of(layers_[i].parent), layers_[i].name));
  return Status::Ok;
}

uint16_t LayerTree::lowest_in(uint16_t layer) const {
  while (layer != kNone && layers_[layer].first_child != kNone) layer = layers_[layer].first_child;
  return layer;
}

}  // namespace weft
