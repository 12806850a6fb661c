// Shared by the expansions of shorthands.cc, layer_shorthands.cc and grid_shorthands.cc.
#pragma once

#include "render/css/properties/shorthands.h"

namespace weft {

class ShorthandExpander {
 public:
  ShorthandExpander(std::string_view text, std::span<const PropertyId> longhands, bool quirks,
                    ValueContext& context, StyleBuilder& builder, Expansion& expansion)
      : reader_(text, context),
        longhands_(longhands),
        quirks_(quirks),
        builder_(&builder),
        expansion_(&expansion) {}

  ValueReader& reader() { return reader_; }
  std::span<const PropertyId> longhands() const { return longhands_; }
  Expansion& expansion() { return *expansion_; }
  /// An expander of a part of the text, into the same expansion.
  ShorthandExpander part(std::string_view text) { return part(text, longhands_); }
  ShorthandExpander part(std::string_view text, std::span<const PropertyId> longhands) {
    return ShorthandExpander(text, longhands, quirks_, reader_.context(), *builder_, *expansion_);
  }

  void set(PropertyId property, std::string_view text) { expansion_->set(property, text); }
  void set_all_initial() {
    for (const PropertyId property : longhands_) set(property, "initial");
  }
  /// Reads on with the quirks that `property` has.
  void use_quirks_of(PropertyId property);
  /// Takes a value of `property` if one stands in front.
  bool take(PropertyId property, std::string_view& text);
  /// The same, and sets it.
  bool take_and_set(PropertyId property) {
    std::string_view text;
    if (!take(property, text)) return false;
    set(property, text);
    return true;
  }
  /// `a || b || c`: values of `properties` in any order, at least one; up to the end.
  bool take_any_order(std::span<const PropertyId> properties);
  /// The text up to the next `/` or the end, the slash taken too.
  std::string_view until_slash();

 private:
  ValueReader reader_;
  std::span<const PropertyId> longhands_;
  bool quirks_;
  StyleBuilder* builder_;
  Expansion* expansion_;
};

/// The text up to the next comma at this level or the end.
std::string_view next_item(TokenStream& stream);
/// Appends to a list, after `separator` where it has items; false when memory ran out.
bool append_item(ValueReader& reader, ArenaVector<char>& list, std::string_view separator,
                 std::string_view item);

bool expand_animation(ShorthandExpander& expander);
bool expand_background(ShorthandExpander& expander);
bool expand_border_image(ShorthandExpander& expander);
bool expand_mask(ShorthandExpander& expander);
/// motion_values.cc
bool expand_offset(ShorthandExpander& expander);
/// background-position, mask-position
bool expand_position(ShorthandExpander& expander);
bool expand_grid_template(ShorthandExpander& expander);
bool expand_grid(ShorthandExpander& expander);
/// grid-area, grid-row, grid-column
bool expand_grid_lines(ShorthandExpander& expander);

}  // namespace weft
