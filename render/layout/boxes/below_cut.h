// The part of a page that lies below what is shown. Once enough is there to fill the viewport, the
// box builder cuts the flow: what follows makes no boxes, unless it is placed from the top of the
// page. That changes nothing of the picture as long as nothing below rises to the viewport, which
// this finds an upper bound for.
#pragma once

#include "render/base/arena_vector.h"
#include "render/css/style/computed_style.h"
#include "render/html/dom.h"

namespace weft {

/// Whether the flow may be cut among the children of a box with that style: it is a plain block in
/// the flow, what it shows at its top is the same whatever its height, and so is the place of what
/// follows it.
bool is_open_ended(const Element& element, const ComputedStyle& style);

/// Whether a box out of flow with that style looks different when the box that contains it is
/// higher.
bool depends_on_container_height(const ComputedStyle& style);

/// Whether that holds for an absolutely placed pseudo-element of `element`.
bool has_dependent_pseudo_element(const Element& element);

/// Whether boxes below one with that style are placed in it when they are fixed.
bool holds_fixed(const ComputedStyle& style);

class BelowCut {
 public:
  explicit BelowCut(Arena& scratch) : levels_(scratch) {}

  /// Takes into account what follows the children of an element that the cut is in.
  void surround(const Element& element);
  /// What surrounds the cut, for what is placed from there.
  enum class Around : uint8_t { Page, PositionedBox };
  /// Enters an element that is displayed and lies below the cut, and in `around` as far as its
  /// ancestors are above. True: it needs its boxes, as it is placed from the top of the page; it is
  /// not entered then. Otherwise leave() follows its children. Errors: OutOfMemory.
  Result<bool> enter(const Element& element, const ComputedStyle& style, Around around);
  void leave() { levels_.pop(); }
  /// What is above cannot do without what is below after all.
  void give_up() { reach_ = Px::max(); }
  /// No part of what was entered shows more than this above the cut; Px::max(): who knows.
  Px reach() const { return reach_; }

 private:
  /// What the elements around say about what is in them.
  struct Level {
    Px shift;                  // they, with all that is in them, are drawn so much higher
    bool has_height = false;   // it may be less than its contents need, which then overflow
    bool is_flexible = false;  // a flex or grid container
    bool holds_absolute = false, holds_fixed = false;
    bool is_group = false;  // painted as one
  };
  void add_flow(const ComputedStyle& style, Level& level);
  void add_contained(const ComputedStyle& style, Level& level);
  void add_ink(const ComputedStyle& style, Px shift);
  void add_pseudo_element(const ComputedStyle& style, Level level);

  ArenaVector<Level> levels_;
  Px risen_;  // by negative margins, which all that follows rises by, too
  Px reach_;
};

}  // namespace weft
