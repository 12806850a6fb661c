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
  const Match* matches = nullptr;
  const ComputedStyle* parent = nullptr;
  const CustomProperties* custom = nullptr;
  const QueryContainer* containers = nullptr;
  Px container_width, container_height;
  double zoom = 1;
  PseudoKind pseudo = PseudoKind::None;
  ElementRole role = ElementRole::Other;
  bool is_old_item = false;
  bool operator==(const StyleOrigin&) const = default;
};

class RecentStyles {
 public:
  /// The style of that origin, or null.
  const ElementStyle* find(const StyleOrigin& origin) const {
    const Entry& entry = entries_[place_of(origin)];
    return entry.style.style && entry.origin == origin ? &entry.style : nullptr;
  }
  void keep(const StyleOrigin& origin, const ElementStyle& style) {
    entries_[place_of(origin)] = {origin, style};
  }

 private:
  struct Entry {
    StyleOrigin origin;
    ElementStyle style;
  };
  static constexpr size_t kEntries = 16;
  static size_t place_of(const StyleOrigin& origin) {
    const size_t mixed = reinterpret_cast<uintptr_t>(origin.matches) / sizeof(Match) * 5 +
                         reinterpret_cast<uintptr_t>(origin.parent) / sizeof(ComputedStyle) +
                         static_cast<size_t>(origin.pseudo);
    return mixed % kEntries;
  }
  std::array<Entry, kEntries> entries_{};
};

}  // namespace weft
