// The syntax strings of @property and attr(): whether a text is what one says (CSS Properties and
// Values API 1, 5).
#pragma once

#include "render/css/values/value_reader.h"

namespace weft {

/// Whether `syntax` is "*" or a list of components like "<length># | auto".
bool is_property_syntax(std::string_view syntax);
/// Whether `text`, without var(), is a value of `syntax`, which is_property_syntax(). Check Status
/// of `context`: OutOfMemory.
bool matches_syntax(std::string_view syntax, std::string_view text, ValueContext& context);
/// Whether the text means the same anywhere: no lengths that are relative to something (API
/// 1, 2.3).
bool is_computationally_independent(std::string_view text);
/// `text` with its relative lengths in px, what `context.units` make of them, in `context.scratch`.
/// Errors: OutOfMemory.
Result<std::string_view> with_absolute_lengths(std::string_view text, ValueContext& context);

}  // namespace weft
