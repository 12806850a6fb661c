// Where marks stand on what is before them, by GPOS (the features `mark` and `mkmk`). Reads the
// mapped font at each question, and holds nothing of it.
#pragma once

#include <optional>

#include "fonts/sfnt/layout_table.h"
#include "fonts/sfnt/sfnt.h"

namespace weft {

/// In design units, to the right and up.
struct MarkOffset {
  int32_t x, y;
};

class MarkPositions {
 public:
  MarkPositions() = default;
  explicit MarkPositions(const Sfnt& sfnt) : table_(sfnt.table(sfnt_tag("GPOS"))) {}
  /// From the origin of `base` to that of `mark`; of a ligature, on its last part. Nothing when the
  /// font does not say. A variable font is taken in its standard design.
  std::optional<MarkOffset> on_letter(uint16_t base, uint16_t mark, FontScripts scripts) const;
  /// The same for a mark on another one.
  std::optional<MarkOffset> on_mark(uint16_t base, uint16_t mark, FontScripts scripts) const;

 private:
  std::optional<MarkOffset> find(uint32_t feature, uint16_t base, uint16_t mark,
                                 FontScripts scripts) const;

  FontBytes table_;
};

}  // namespace weft
