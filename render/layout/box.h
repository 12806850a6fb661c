// The box tree: what is laid out and painted. A box is made by the box builder, placed once by the
// final pass of its parent's formatting context, and lives in the box arena.
#pragma once

#include "render/base/geometry.h"
#include "render/css/style/computed_style.h"
#include "render/html/dom.h"
#include "render/image/image_store.h"

namespace weft {

enum class BoxKind : uint8_t {
  Block,  ///< A block container: its children are all block-level, or all inline-level
          ///< (inline_content).
  Flex,
  Grid,
  Table,  ///< The table wrapper: captions and one TableGrid.
  TableGrid,
  TableRowGroup,
  TableRow,
  TableCell,    ///< A block container too.
  TableColumn,  ///< Column or column group: no geometry of its own.
  Replaced,     ///< An image.
  Inline,       ///< An inline box: its fragments lie in the lines of its block container.
  Text,
  LineBreak,  ///< <br>
  Marker,     ///< An outside list marker: a block container that takes no room.
};

/// The place of a box in the room it has.
enum class Spot : uint8_t { Start, Center, End };

/// Whether a line has the styles of ::first-line.
enum class LineRank : uint8_t { First, Other };

struct Box;
struct LineBox;

/// The lines of a block container with inline content.
struct InlineContent {
  std::span<LineBox> lines;
};

struct LineFragment {
  enum class Kind : uint8_t {
    InlineBox,  ///< The part of an inline box on this line: its background and borders. Comes
                ///< before its content.
    Text,       ///< Bytes [start, start + length) of the text of `box`, white space processed while
                ///< shaping.
    Atomic,     ///< An inline-block, inline-flex, image …: `box` itself is placed.
    Ellipsis,   ///< Text that replaces what was cut: U+2026 in the style of `box`.
    Hyphen,     ///< A hyphen at a soft hyphen.
  };
  Kind kind = Kind::Text;
  bool opens = false, closes = false;  ///< InlineBox: it has its left, right edge: margin, border
                                       ///< and padding are there.
  bool on_first_line = false;          ///< Looks as style_on_line(*box, LineRank::First) says.
  bool right_to_left = false;
  Box* box = nullptr;
  Px left, top, width,
      height;   ///< From the border box corner of the block container. InlineBox and Atomic: the
                ///< border box; Text: the em box (ascent + descent of its font).
  Px baseline;  ///< Text: from that corner down.
  uint32_t start = 0, length = 0;
  LineRank rank() const { return on_first_line ? LineRank::First : LineRank::Other; }
  Px justification;  ///< Added where expands_after() says so (text-align: justify).
};

struct LineBox {
  Px top, height;  ///< From the border box corner of the block container.
  Px baseline;
  std::span<LineFragment>
      fragments;  ///< In visual order within each inline box; parents before children.
};

struct Box {
  const ComputedStyle* style = nullptr;
  Box* parent = nullptr;
  Box* first_child = nullptr;
  Box* next_sibling = nullptr;
  const Node* node = nullptr;  ///< Element, text node, or null for an anonymous box.
                               ///< Pseudo-elements: their element.
  BoxKind kind : 5 = BoxKind::Block;
  bool anonymous : 1 = false;
  bool inline_content : 1 = false;  ///< Block containers: children are inline-level.
  bool inline_level : 1 =
      false;  ///< Takes part in its parent's lines (Inline, Text, inline-block …).
  PseudoKind pseudo : 6 = PseudoKind::None;
  bool out_of_flow : 1 = false;  ///< absolute or fixed
  bool floating : 1 = false;     ///< float, and not out of flow
  bool independent : 1 = false;  ///< Establishes an independent formatting context.
  bool list_item : 1 = false;
  bool borders_collapsed : 1 =
      false;                    ///< TableGrid: it has `borders`, and its cells have room for them.
  bool first_line : 1 = false;  ///< A ::first-line rule speaks of its first line.
  bool placed : 1 = false;      ///< Its final pass has run.
  bool opens : 1 = true, closes : 1 = true;  ///< Inline: has the element's start, end edge. False
                                             ///< in the parts that a block split off.
  Spot static_x : 2 = Spot::Start,
                  static_y : 2 = Spot::Start;  ///< Left, middle, right; top, middle, bottom: the
                                               ///< point of the margin box at `static_position`.
  bool static_safe_x : 1 = false,
                       static_safe_y : 1 = false;  ///< Start of the container's content box instead
                                                   ///< where that would overflow.
  bool in_grid_area : 1 = false;
  bool split : 1 =
      false;  ///< Parts of it lie in several columns: the column set around knows them.

  // Geometry, written once by the final pass. Positions are from the border box corner of `parent`,
  // below inline boxes (whose own position stays 0, 0) from that of the block container.
  union {
    Point position = {};    ///< The corner of the border box.
    Point static_position;  ///< Out of flow, until placed: the place that the margin box would have
                            ///< in the flow: that of the point of it which static_x and static_y
                            ///< say. Of what flows from right to left it is the top right corner,
                            ///< else the top left one; flex and grid containers say others.
  };
  union {
    Size size = {};            ///< Border box.
    const Edges* area_insets;  ///< Out of flow and in_grid_area, until placed: from the padding box
                               ///< of the grid to its area.
  };
  Px containing_width =
      Px::min();  ///< The width that percentages of its padding are of: placed_padding(box).

  union {
    std::string_view text;  ///< Text: the node's or generated text, white space not yet processed.
    InlineContent content;  ///< Block containers with inline_content.
    Image* image;  ///< Replaced. May be broken: then its alt text is shown as inline content of it.
    struct CollapsedBorders* borders;  ///< TableGrid with borders_collapsed.
    struct ColumnSet* columns;         ///< Multi-column containers, which have no inline_content.
    struct GridItem* subgrid;          ///< Grid: as an item of the grid around, while that lays it
                                       ///< out, where it is a subgrid; else null.
  };
  struct Cache* cache = nullptr;  ///< The last few (space -> extent) answers, while the box is laid
                                  ///< out; formatting.cc.

  Box() : text() {}
  const TextStyle& text_style() const { return *style->text; }
  const BoxStyle& box_style() const { return *style->box; }
  bool is_block_container() const {
    return kind == BoxKind::Block || kind == BoxKind::TableCell || kind == BoxKind::Marker;
  }
  /// Whether the flow ends here, though it goes on: far more than the viewport's height follows
  /// that has no boxes. Only inline boxes lack an edge else.
  bool is_cut() const { return kind == BoxKind::Block && !opens; }
  bool in_flow() const { return !out_of_flow && !floating; }
  void append(Box& child);
};

static_assert(sizeof(void*) != 4 || sizeof(Box) == 56);

/// The style of `box`, in lines or their container, on a line of that rank: First is for first
/// lines of a container whose `first_line` says that a ::first-line rule speaks of it.
const ComputedStyle& style_on_line(const Box& box, LineRank rank);

/// The element that `box` is made for, not a pseudo-element or what lies around its contents; or
/// null.
const Element* own_element(const Box& box);
/// How a box takes a picture of that many pixels per CSS px.
PictureView picture_view(const ComputedStyle& style, float density);

/// What cannot get out of `box`, as bits of Containment: of what its style says, that which applies
/// to its kind (CSS Containment 2, 2).
uint8_t containment(const Box& box);

/// The next box in tree order within `root`, or null; without recursion.
Box* next_box(const Box& box, const Box& root);
/// The same, skipping what is below `box`.
Box* next_box_after(const Box& box, const Box& root);
/// The corner of `box`'s border box from the corner of `ancestor`'s (null: from the page's).
Point offset_in(const Box& box, const Box* ancestor);
/// The nearest ancestor that is no inline box, which positions below inline boxes are from. Null
/// for the root.
Box* block_container_of(const Box& box);
/// Whether what leaves the box is cut, and could be scrolled to.
inline bool scrolls(Overflow overflow) {
  return overflow != Overflow::Visible && overflow != Overflow::Clip;
}
/// Whether that makes a box which lies in lines.
bool is_inline_display(Display display);
/// Whether `box` has border or padding at its left or right, or a margin, which does not count in
/// quirks mode.
bool has_inline_edges(const Box& box, Px containing_width, QuirksMode quirks_mode);
/// Whether `box` has lines on its own even when nothing is in it (CSS 2.1 9.4.2): text that is no
/// collapsible white space, <br>, an atomic inline, an inline box with inline edges.
bool makes_line(const Box& box, QuirksMode quirks_mode);

}  // namespace weft
