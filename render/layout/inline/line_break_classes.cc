// The line breaking classes of characters as ranges in flash.
#include "render/base/character_tables.h"
#include "render/layout/inline/line_break.h"

namespace weft {
namespace {

using enum BreakClass;

constexpr CharacterValue<BreakClass> kClasses[] = {
#include "render/layout/inline/line_break_classes.inc"
};

}  // namespace

BreakClass break_class(char32_t c) {
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Alphabetic;
  return value_of(kClasses, c);
}

}  // namespace weft
