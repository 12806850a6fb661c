// The styles computed last: siblings that the same rules select look alike, and are computed once.
#pragma once

#include <array>

#include "render/css/cascade/style_finish.h"

namespace weft {

struct ElementStyle {
  const ComputedStyle* style = nullptr;
  const CustomProperties* custom =
      nullptr;              ///< The subject's map; a pseudo-element's: its parent's.
  double zoom = 1;          ///< The product of its zoom and those around it.
  bool is_old_box = false;  ///< display: -webkit-box
};

/// All that a style is computed from, but for what the element itself says: its attributes, its
/// language, what kind of element it is.
struct StyleOrigin {
  const MatchList* matches = nullptr;
  const ComputedStyle* parent = nullptr;
  const CustomProperties* custom = nullptr;
  const QueryContainer* containers = nullptr;
  Px container_width, container_height;
  double zoom = 1;
  PseudoKind pseudo = PseudoKind::None;
  ElementRole role = ElementRole::Other;
  bool is_old_item = false;
  bool has_container = false;
  bool operator==(const StyleOrigin&) const = default;
};

class RecentStyles {
 public:
  /// The style of that origin, or null.
  const ElementStyle* find(const StyleOrigin& origin) const {
    for (const Entry& entry : entries_)
      if (entry.style.style && entry.origin == origin) return &entry.style;
    return nullptr;
  }
  void keep(const StyleOrigin& origin, const ElementStyle& style) {
    entries_[next_] = {origin, style};
    next_ = (next_ + 1) % kEntries;
  }

 private:
  struct Entry {
    StyleOrigin origin;
    ElementStyle style;
  };
  static constexpr size_t kEntries = 16;
  std::array<Entry, kEntries> entries_{};
  size_t next_ = 0;  // the one that is replaced
};

}  // namespace weft
