#include "fonts/font_set.h"

#include "fonts/matching/font_collection.h"

namespace weft {

Result<Owned<FontSet>> FontSet::create(Budget& budget, Notes& notes,
                                       std::span<const std::string_view> directories) {
  WEFT_TRY_ASSIGN(Owned<FontCollection> fonts, make_owned<FontCollection>(budget, budget, notes));
  WEFT_TRY(fonts->add_directories(directories));
  return Owned<FontSet>(std::move(fonts));
}

}  // namespace weft
