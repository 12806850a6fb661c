// Layout is a function: (box, space offered) -> extent. Measuring writes no geometry; the placing
// pass writes each box's once. Each formatting context is one such function in a file of its own;
// this header is how they call each other.
#pragma once

#include "fonts/font_set.h"
#include "render/base/geometry.h"
#include "render/layout/answer_memory.h"
#include "render/layout/box.h"
#include "render/layout/measured_text.h"
#include "weft/deadline.h"
#include "weft/notes.h"

namespace weft {

inline constexpr Px kIndefinite = Px::min();

class TurnedStyles;

struct LayoutContext {
  Arena& arena;  ///< Boxes and lines.
  FontSet& fonts;
  ImageStore& images;
  Notes& notes;
  Size viewport;  ///< The initial containing block.
  QuirksMode quirks_mode;
  double device_pixel_ratio = 1;          ///< For the natural size of images.
  TurnedStyles* turned_styles = nullptr;  ///< Null where all lines are horizontal.
  unsigned depth = 0;                     ///< Levels of nested layout_box(); bounded by kMaxDepth.
  bool depth_noted = false;
  static constexpr unsigned kMaxDepth = 200;
  Deadline deadline = Deadline::never();  ///< Layout is given up then.
  uint32_t steps = 0;                     ///< Boxes, lines and items so far, as step() counts them.
  AnswerMemory answers{arena.budget()};
  MeasuredText measured{arena.budget()};

  /// Once all boxes are placed, or gone.
  void forget_answers() {
    answers.clear();
    measured.clear();
  }

  /// Counts pieces of work, and looks at the clock now and then. Errors: Timeout.
  Status step(uint32_t count = 1);
};

enum class Pass : uint8_t { Measure, Place };
enum class WidthMode : uint8_t { Definite, MinContent, MaxContent };

/// The space that a parent offers a box.
struct Space {
  /// The containing block's content box: what percentages are of. height kIndefinite = auto.
  Px containing_width, containing_height = kIndefinite;
  /// Border box sizes that the parent imposes (flexed, stretched, table cell, inset); kIndefinite =
  /// the box decides.
  Px imposed_width = kIndefinite, imposed_height = kIndefinite;
  WidthMode width_mode = WidthMode::Definite;  ///< MinContent, MaxContent: containing_width is not
                                               ///< known: percentages act as auto.
  /// Whether children's percentages may resolve against imposed_height.
  bool imposed_height_is_definite : 1 = true;
  /// Auto width means shrink-to-fit (floats, inline-blocks, absolutely positioned, flex items), not
  /// fill.
  bool shrink_to_fit : 1 = false;
  /// The box's own width (height, min-height, max-height) does not count: what its contents ask
  /// for. Width: replaced elements only.
  bool ignores_width : 1 = false, ignores_height : 1 = false;
  /// Grids and columns: nothing in the box counts.
  bool as_if_empty : 1 = false;
  bool is_forgotten : 1 = false;  ///< Of an answer that holds no more; asked of nothing.
  bool operator==(const Space&) const = default;
};

/// The answer. Baselines are from the top of the border box; kIndefinite when there is none.
struct Extent {
  Size size;  ///< Border box.
  Px first_baseline = kIndefinite, last_baseline = kIndefinite;
};

/// Border box widths, margins not included (CSS Sizing 3).
struct IntrinsicWidths {
  Px min_content, max_content;
};

/// Lays `box` out as an independent formatting context of its kind (block container, flex, grid,
/// table, replaced): resolves its own width, height, min, max, padding (CSS 2.1 10) unless imposed.
/// Place: also sets box.size, box.containing_width and box.placed, and places all that is in flow
/// inside it; the caller sets box.position. Errors: OutOfMemory, Timeout.
Result<Extent> layout_box(LayoutContext& context, Box& box, const Space& space, Pass pass);

/// The min-content and max-content contribution of `box` by its own width, min-width, max-width and
/// contents, as border box; kept with the box after the first call. Percentages of its height are
/// of `containing_height`; `imposed_height` is that of its border box where the parent knows it.
/// Errors: OutOfMemory, Timeout.
Result<IntrinsicWidths> intrinsic_widths(LayoutContext& context, Box& box,
                                         Px containing_height = kIndefinite,
                                         Px imposed_height = kIndefinite);

/// The same by its contents alone, with its padding and borders: its own width, min-width,
/// max-width do not count. `height`: of the border box where it is definite. Kept too.
Result<IntrinsicWidths> content_widths(LayoutContext& context, Box& box, Px height = kIndefinite);

/// Drops what is kept with `box`: it depends on more than the space, which has changed.
void forget_answers(Box& box);
/// The width that the contents of an orthogonal box have for the height that `space` leaves it; as
/// border box. Errors: OutOfMemory, Timeout.
Result<Px> content_width_across(LayoutContext& context, Box& box, const Space& space);

/// One level of nesting for as long as it lives.
class DepthGuard {
 public:
  explicit DepthGuard(LayoutContext& context) : context_(context) { ++context_.depth; }
  ~DepthGuard() { --context_.depth; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
  /// Whether this is deeper than is laid out; noted once.
  bool too_deep() const;

 private:
  LayoutContext& context_;
};

// --- the formatting contexts, each in its own file: contents only --------------------------------
// They get the border box width that is decided (space.imposed_width; or, in MinContent and
// MaxContent mode, kIndefinite: then they answer with their own intrinsic border box width) and the
// border box height where definite (imposed_height), and return the extent of the border box: the
// height as imposed, else as their content makes it (min/max-height are applied by layout_box).

Result<Extent> layout_block_container(LayoutContext& context, Box& box, const Space& space,
                                      Pass pass);  // block.cc
/// Whether that is a multi-column container; and its layout.
bool has_columns(const Box& box);
Result<Extent> layout_columns(LayoutContext& context, Box& box, const Space& space,
                              Pass pass);  // columns.cc
Result<Extent> layout_flex(LayoutContext& context, Box& box, const Space& space,
                           Pass pass);  // flex.cc
Result<Extent> layout_grid(LayoutContext& context, Box& box, const Space& space,
                           Pass pass);  // grid.cc
Result<Extent> layout_table(LayoutContext& context, Box& box, const Space& space,
                            Pass pass);  // table.cc
Result<Extent> layout_replaced(LayoutContext& context, Box& box, const Space& space,
                               Pass pass);  // replaced.cc

class FloatSpace;

/// The room for the lines of a block container (inline.cc). All in the coordinates of the block
/// formatting context.
struct InlineSpace {
  Px content_left, content_top;  ///< The content box corner of the container.
  Px content_width;              ///< kIndefinite in MinContent and MaxContent mode.
  WidthMode width_mode = WidthMode::Definite;
  Px containing_height = kIndefinite;  ///< For percentages of atomic inlines.
  FloatSpace* floats;                  ///< Never null.
  Px break_width = Px::max();          ///< No line is longer than that.
  Px room_above;  ///< Empty, above the first line: emphasis marks and ruby may take it.
};

struct InlineExtent {
  Px height;  ///< All lines together; 0 when there is none (then margins collapse through).
  Px width;   ///< The widest line's: the intrinsic width in MinContent and MaxContent mode, floats
              ///< included.
  Px first_baseline = kIndefinite, last_baseline = kIndefinite;  ///< From content_top.
  bool has_lines = false;
  uint32_t lines = 0;
};

/// Breaks the inline-level children of `box` into lines; floats among them are placed into
/// space.floats. Place: writes box.content, positions of atomic inlines, floats and static
/// positions.
Result<InlineExtent> layout_inline(LayoutContext& context, Box& box, const InlineSpace& space,
                                   Pass pass);

/// Whether `box` is transformed, filtered or contained, so that fixed boxes may be placed in it
/// (positioned.cc).
bool contains_fixed(const Box& box);
/// Whether `ancestor` is that or positioned, so that `box`, absolutely positioned or fixed, may be
/// placed in it.
bool contains_absolute(const Box& ancestor, const Box& box);

/// How far `box`, whose container has its size, is moved by its insets if it is relative
/// (positioned.cc).
Point relative_offset(const Box& box);
/// After the flow is placed: lays out and places every absolutely positioned and fixed box, and
/// moves relative ones (positioned.cc).
Status layout_positioned(LayoutContext& context, Box& root);

/// Lays out the whole page (formatting.cc): root fills the viewport's width; afterwards every box
/// is placed.
Status layout_page(LayoutContext& context, Box& root);

}  // namespace weft
