// The grammar that @media, @supports and @container share: features joined by not, and, or (Media
// Queries 4, 3; CSS Conditional 3, 6), with three-valued truth.
#pragma once

#include "render/css/conditions/media.h"
#include "render/css/selectors/selector.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {

struct ParseContext;

enum class Truth : uint8_t { False, True, Unknown };

constexpr Truth truth(bool value) { return value ? Truth::True : Truth::False; }

/// The questions of one kind of condition.
class ConditionFeatures {
 public:
  virtual Truth feature(std::string_view text) = 0;            ///< The text in ( ).
  virtual bool has_function(std::string_view name) const = 0;  ///< `name` without regard to case.
  virtual Truth function(std::string_view name, std::string_view argument) = 0;

 protected:
  ~ConditionFeatures() = default;
};

/// The words that may join the parts of a condition: after a media type, no "or".
enum class Joints : uint8_t { AndOr, And };

/// Evaluates the condition at the front of `stream` and leaves what follows it and its white space.
/// Unknown when it is not well-formed.
Truth evaluate_condition(TokenStream& stream, ConditionFeatures& features,
                         Joints joints = Joints::AndOr);

enum class SupportsForm : uint8_t { Rule, Import };
/// Whether "(…) and selector(…)" holds or, in @import, a bare declaration.
bool supports_matches(std::string_view condition, SupportsForm form, const ParseContext& values,
                      const SelectorContext& selectors, Scratch& scratch);

}  // namespace weft
