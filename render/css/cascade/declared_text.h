// The text of a declaration's value at one element: var() replaced (CSS Custom Properties 1, 3),
// and of a shorthand with var() the part of one longhand (3.2).
#pragma once

#include <optional>

#include "render/css/cascade/cascade_context.h"
#include "render/css/properties/shorthands.h"

namespace weft {

class DeclaredText {
 public:
  /// `custom`: what var() means. References outlive the object.
  DeclaredText(CascadeContext& context, const Element& element, const CustomProperties* custom)
      : context_(context), element_(element), custom_(custom) {}

  /// The text of `value`, which speaks of `property`, for a child of `parent`; in the scratch of
  /// the context. `kind` is a css-wide keyword when that is all of it, else Text. Errors:
  /// OutOfMemory; Corrupt: the value is invalid at computed-value time.
  Result<std::string_view> of(PropertyId property, const CssValue& value,
                              const ComputedStyle& parent, CssValue::Kind& kind);

 private:
  Result<std::string_view> replaced(const CssValue& value);
  Status expand(const CssValue& value, std::string_view text, const ComputedStyle& parent);
  Result<std::string_view> part(PropertyId property) const;

  CascadeContext& context_;
  const Element& element_;
  const CustomProperties* custom_;
  // The shorthand expanded last: its longhands follow each other.
  const CssValue* expanded_ = nullptr;
  bool is_valid_ = false;
  std::optional<Expansion> expansion_;
};

}  // namespace weft
