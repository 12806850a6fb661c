// attr() outside of `content`: what an attribute of the element says, as a value (CSS Values
// 5, 7.7).
#pragma once

#include "render/css/values/value_reader.h"
#include "render/html/dom.h"

namespace weft {

/// attr( <name> [ type( <syntax> ) | raw-string | <unit> ]? [ , <fallback> ]? )
struct AttributeReference {
  enum class Type : uint8_t { String, Number, Unit, Syntax };
  Token name;
  Type type = Type::String;
  bool type_stated = false;
  std::string_view unit;  ///< Unit: one of length_units, or "%".
  std::string_view syntax;
  bool has_fallback = false;
  std::string_view fallback;
};

/// Reads the arguments of an attr(); false when they are wrong.
bool parse_attribute_reference(TokenStream arguments, AttributeReference& reference);
/// The value of the attribute of `element` (null: none) as text, in `context.scratch`. Errors:
/// OutOfMemory; Corrupt: it is missing or not of the type.
Result<std::string_view> attribute_text(const AttributeReference& reference, const Element* element,
                                        ValueContext& context);

}  // namespace weft
