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

bool parse_word(ValueReader& reader, std::span<const Keyword> table, Alignment& value) {
  uint8_t word = 0;
  if (!reader.keyword(table, word)) return false;
  value = static_cast<Alignment>(word);
  return true;
}

}  // namespace

bool parse_box_orient(ValueReader& reader, StyleBuilder& builder) {
  builder.old_box.vertical = reader.take_ident("vertical") || reader.take_ident("block-axis");
  return builder.old_box.vertical || reader.take_ident("horizontal") ||
         reader.take_ident("inline-axis");
}

bool parse_box_direction(ValueReader& reader, StyleBuilder& builder) {
  builder.old_box.reversed = reader.take_ident("reverse");
  return builder.old_box.reversed || reader.take_ident("normal");
}

bool parse_box_align(ValueReader& reader, StyleBuilder& builder) {
  return parse_word(reader, kAlignments, builder.old_box.align);
}
bool parse_box_pack(ValueReader& reader, StyleBuilder& builder) {
  return parse_word(reader, kPacks, builder.old_box.pack);
}
bool parse_box_flex(ValueReader& reader, StyleBuilder& builder) {
  return parse_factor(reader, builder.old_box.flex);
}

bool parse_box_ordinal_group(ValueReader& reader, StyleBuilder& builder) {
  return parse_integer(reader, builder.old_box.ordinal_group) && builder.old_box.ordinal_group > 0;
}

// No style keeps them: nothing can be inherited.
void copy_box_orient(StyleBuilder& builder, const ComputedStyle&) {
  builder.old_box.vertical = false;
}
void copy_box_direction(StyleBuilder& builder, const ComputedStyle&) {
  builder.old_box.reversed = false;
}
void copy_box_align(StyleBuilder& builder, const ComputedStyle&) {
  builder.old_box.align = Alignment::Normal;
}
void copy_box_pack(StyleBuilder& builder, const ComputedStyle&) {
  builder.old_box.pack = Alignment::Normal;
}
void copy_box_flex(StyleBuilder& builder, const ComputedStyle&) { builder.old_box.flex = 0; }
void copy_box_ordinal_group(StyleBuilder& builder, const ComputedStyle&) {
  builder.old_box.ordinal_group = 1;
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
