#include "fonts/font_set.h"

#include "fonts/matching/font_collection.h"

namespace weft {

Result<Owned<FontSet>> FontSet::create(Budget& budget, Notes& notes, const FontOptions& options) {
  WEFT_TRY_ASSIGN(Owned<FontCollection> fonts, make_owned<FontCollection>(budget, budget, notes));
  WEFT_TRY(fonts->start(options));
  return Owned<FontSet>(std::move(fonts));
}

Result<Owned<Fonts>> Fonts::create(Budget& budget, Notes& notes, const FontOptions& options) {
  WEFT_TRY_ASSIGN(Owned<FontSet> fonts, FontSet::create(budget, notes, options));
  return Owned<Fonts>(std::move(fonts));
}

}  // namespace weft
