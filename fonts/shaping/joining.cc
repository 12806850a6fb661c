#include "fonts/joining.h"

#include "render/base/character_tables.h"

namespace weft {
namespace {

using enum JoiningType;

constexpr CharacterValue<JoiningType> kTypes[] = {
#include "fonts/shaping/joining_types.inc"
};

}  // namespace

JoiningType joining_type(char32_t character) { return value_of(kTypes, character); }

}  // namespace weft
