// Shorthand properties -> the texts of their longhands.
#pragma once

#include "render/css/properties/property_table.h"

namespace weft {

/// A row of the table in shorthands.cc; 0 = none.
enum class ShorthandId : uint8_t { None };

/// The shorthand of that name (ASCII case-insensitive, aliases folded), or None.
ShorthandId find_shorthand(std::string_view name);
/// Its name; empty for None and beyond the last one.
std::string_view shorthand_name(ShorthandId shorthand);
/// The longhands it sets, also those it only resets.
std::span<const PropertyId> shorthand_longhands(ShorthandId shorthand);

/// The values that a shorthand's value gives to its longhands. Texts are views of the value,
/// static, or in ValueContext::scratch.
class Expansion {
 public:
  static constexpr size_t kMost = 24;
  struct Part {
    PropertyId property;
    std::string_view text;
  };
  void set(PropertyId property, std::string_view text) {
    for (Part& part : parts())
      if (part.property == property) return void(part.text = text);
    if (count_ < kMost) parts_[count_++] = {property, text};
  }
  /// The text of `property`, or null.
  const std::string_view* find(PropertyId property) const {
    for (const Part& part : parts())
      if (part.property == property) return &part.text;
    return nullptr;
  }
  std::span<Part> parts() { return {parts_, count_}; }
  std::span<const Part> parts() const { return {parts_, count_}; }
  void clear() { count_ = 0; }

 private:
  Part parts_[kMost];
  size_t count_ = 0;
};

/// Expands `text`, which has no var(). False when it is no value of `shorthand`, or memory ran out
/// (context.status). `builder` is written to and worth nothing afterwards.
bool expand_shorthand(ShorthandId shorthand, std::string_view text, QuirksMode quirks_mode,
                      ValueContext& context, StyleBuilder& builder, Expansion& expansion);

}  // namespace weft
