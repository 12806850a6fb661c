// The content of a multi-column container, laid out as one tall column, as a list of pieces between
// which columns may end (CSS Fragmentation 3, 4).
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/columns/column_set.h"
#include "render/layout/formatting.h"

namespace weft {

class ColumnLayout;

struct ColumnPiece {
  enum class Kind : uint8_t {
    Open,     ///< A box begins; what is in it follows, up to a Close.
    Close,    ///< It ends.
    Lines,    ///< Lines of `box` that stay together.
    Still,    ///< Takes no room: a marker, what is out of flow.
    Spanner,  ///< Spans all columns.
  };
  static constexpr uint32_t kNone = UINT32_MAX;

  Kind kind = Kind::Open;
  bool whole : 1 = false;        ///< Open: nothing in it can be broken, and there is no Close.
  bool stays : 1 = false;        ///< Open: is not to be broken where it fits into a column.
  bool beside : 1 = false;       ///< Open: its children may lie beside each other.
  bool fixed : 1 = false;        ///< Open: its height does not follow from what is in it.
  bool forced : 1 = false;       ///< Open: begins a column.
  bool forced_next : 1 = false;  ///< Open: what follows does.
  uint32_t parent = kNone;       ///< The Open piece around it.
  uint32_t end = 0;              ///< Open: its Close, or itself. Close: its Open.
  uint32_t head = kNone;         ///< Open: the piece at its top that stays with that.
  uint32_t next = kNone;         ///< Open: the sibling that is not to be broken from it.
  uint32_t first_line = 0, line_count = 0;
  Box* box = nullptr;
  Point corner;  ///< Of the border box of `box` in the tall column; all is from the border box
                 ///< corner of the container.
  Px top, bottom;
  Px kept_bottom;  ///< The end of what stays with it: the lower edges of boxes that end with it.
  // Where it went:
  uint32_t row = 0;
  Px y, end_shift;
  ColumnPlace place;
  ColumnLayout* columns = nullptr;  ///< Open: it is cut as a whole of columns; there is no Close.
};

/// The end of what stays with the top of the box that pieces[index] opens: its first lines.
Px head_bottom(std::span<const ColumnPiece> pieces, uint32_t index);
/// Appends the pieces of `container`, whose content is placed, and around which `depth` others are
/// cut. What they hold is in `scratch`. Errors: OutOfMemory, Timeout.
Status collect_pieces(LayoutContext& context, Arena& scratch, Box& container, unsigned depth,
                      ArenaVector<ColumnPiece>& pieces);

}  // namespace weft
