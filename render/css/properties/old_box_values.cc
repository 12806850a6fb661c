// -webkit-box-*: the flexbox of 2009, read into the flexbox of today (CSS Flexbox of 23 July 2009;
// Compatibility Standard).
#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

constexpr uint8_t alignment(Alignment value) { return static_cast<uint8_t>(value); }

constexpr Keyword kAlignments[] = {
    {"stretch", alignment(Alignment::Normal)},    {"start", alignment(Alignment::FlexStart)},
    {"center", alignment(Alignment::Center)},     {"end", alignment(Alignment::FlexEnd)},
    {"baseline", alignment(Alignment::Baseline)},
};
constexpr Keyword kPacks[] = {
    {"start", alignment(Alignment::Normal)},
    {"center", alignment(Alignment::Center)},
    {"end", alignment(Alignment::FlexEnd)},
    {"justify", alignment(Alignment::SpaceBetween)},
};

}  // namespace

bool parse_box_orient(ValueReader& reader, bool& vertical) {
  vertical = reader.take_ident("vertical") || reader.take_ident("block-axis");
  return vertical || reader.take_ident("horizontal") || reader.take_ident("inline-axis");
}

bool parse_box_direction(ValueReader& reader, bool& reversed) {
  reversed = reader.take_ident("reverse");
  return reversed || reader.take_ident("normal");
}

bool parse_box_align(ValueReader& reader, Alignment& align) {
  return reader.keyword(kAlignments, align);
}
bool parse_box_pack(ValueReader& reader, Alignment& pack) { return reader.keyword(kPacks, pack); }
bool parse_box_flex(ValueReader& reader, float& flex) { return parse_factor(reader, flex); }

bool parse_box_ordinal_group(ValueReader& reader, int32_t& group) {
  return parse_integer(reader, group) && group > 0;
}

/// A flex container, or with a clamp a block whose lines are counted.
void finish_old_box(StyleBuilder& builder) {
  const OldBox& old = builder.old_box;
  if (old.is_item) {
    builder.flex.flex_grow = builder.flex.flex_shrink = old.flex;
    builder.flex.order = old.ordinal_group;
  }
  const bool clamps = old.is_container && old.vertical && builder.rare.line_clamp;
  if (!clamps) builder.rare.line_clamp = 0;
  if (!old.is_container) return;
  if (clamps) {
    builder.box.display =
        builder.box.display == Display::InlineFlex ? Display::InlineBlock : Display::FlowRoot;
    return;
  }
  builder.flex.flex_direction =
      old.vertical ? (old.reversed ? FlexDirection::ColumnReverse : FlexDirection::Column)
                   : (old.reversed ? FlexDirection::RowReverse : FlexDirection::Row);
  builder.flex.align_items = old.align;
  builder.flex.justify_content = old.pack;
  builder.flex.flex_wrap = FlexWrap::NoWrap;
}

}  // namespace weft
