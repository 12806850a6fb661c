// The text of one declaration -> longhands in a block (shorthands expanded, var() kept as text).
#pragma once

#include "render/css/style/declarations.h"
#include "weft/notes.h"
#include "weft/resources.h"

namespace weft {

/// The values kept last, by what they say: rules that say the same share them.
struct RecentValues {
  static constexpr size_t kCount = 128;
  const CssValue* values[kCount] = {};
  bool asked_for_attributes = false;  ///< One, of whichever were kept, by attr().
};

/// The surroundings that values are parsed in.
struct ParseContext {
  Arena& arena;               ///< Values live here.
  AtomTable& atoms;           ///< Custom property names become atoms.
  Resources* resources;       ///< Resolves url(); may be null (urls stay as written).
  std::string_view base_url;  ///< The sheet's.
  QuirksMode quirks_mode = QuirksMode::No;
  RecentValues* recent = nullptr;  ///< May be null.
  uint16_t lines_below = 0;        ///< Declaration::lines_below
};

/// Parses `value` (UTF-8 text between the colon and the end of the declaration, "!important"
/// already cut off) as a value of `name` (as written) and appends what it means to `block`. An
/// unknown property or a wrong value appends nothing and is Ok. Errors: OutOfMemory.
Status parse_declaration(std::string_view name, std::string_view value, bool important,
                         const ParseContext& context, DeclarationBlock& block);

/// True when `name: value` is something this engine really does: @supports, and dropped
/// declarations.
bool supports_declaration(std::string_view name, std::string_view value,
                          const ParseContext& context);

}  // namespace weft
