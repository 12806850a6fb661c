// Hashes of a few telling fields per group; equality decides.
#include "render/css/cascade/style_interner.h"

#include <algorithm>
#include <bit>

#include "render/css/style/style_builder.h"

namespace weft {
namespace {

class Hash {
 public:
  Hash& operator<<(uint32_t value) {
    value_ = (value_ ^ value) * 16777619u;
    value_ ^= value_ >> 13;
    return *this;
  }
  Hash& operator<<(Px value) { return *this << static_cast<uint32_t>(value.raw()); }
  Hash& operator<<(Color c) {
    return *this << (uint32_t{c.red} << 24 | uint32_t{c.green} << 16 | uint32_t{c.blue} << 8 |
                     c.alpha);
  }
  Hash& operator<<(const Length& length) {
    const uint32_t kind = static_cast<uint32_t>(length.kind());
    return *this << kind
                 << (length.kind() == Length::Kind::Calc
                         ? 0
                         : static_cast<uint32_t>(length.percent_1024()));
  }
  Hash& operator<<(const void* pointer) {
    return *this << static_cast<uint32_t>(reinterpret_cast<uintptr_t>(pointer) >> 2);
  }
  uint32_t value() const { return value_; }

 private:
  uint32_t value_ = 2166136261u;
};

template <typename E>
uint32_t code(E value) {
  return static_cast<uint32_t>(value);
}

uint32_t hash_of(const TextStyle& s) {
  return (Hash() << s.color << s.font_size << uint32_t{s.font_weight} << s.line_height
                 << code(s.text_align) << code(s.white_space_collapse) << code(s.text_wrap)
                 << s.letter_spacing << s.families.data())
      .value();
}

uint32_t hash_of(const BoxStyle& s) {
  return (Hash() << code(s.display) << code(s.position) << s.width << s.height << s.margin_top
                 << s.margin_left << s.margin_bottom << s.padding_top << s.padding_left << s.top
                 << s.left << s.min_width << s.max_width << code(s.overflow_x))
      .value();
}

uint32_t hash_of(const SurfaceStyle& s) {
  return (Hash() << s.background_color << s.top.width << s.top.color << s.bottom.width
                 << s.left.width << s.radius_x[0] << s.background.data())
      .value();
}

uint32_t hash_of(const FlexStyle& s) {
  return (Hash() << code(s.flex_direction) << code(s.align_items) << code(s.justify_content)
                 << s.row_gap << s.column_gap << s.flex_basis
                 << std::bit_cast<uint32_t>(s.flex_grow) << static_cast<uint32_t>(s.order)
                 << s.grid_columns.tracks.data() << code(s.align_self))
      .value();
}

uint32_t hash_of(const RareStyle& s) {
  return (Hash() << uint32_t{s.opacity} << s.transform.data() << s.space << s.content.data()
                 << uint32_t{s.decoration.lines} << s.mask.data() << uint32_t{s.line_clamp}
                 << s.clip_path << s.motion << s.filter.data() << s.counter_reset.data())
      .value();
}

uint32_t hash_of(const SvgStyle& s) {
  return (Hash() << code(s.fill.kind) << s.fill.color << code(s.stroke.kind) << s.stroke.color
                 << s.fill.server.data() << std::bit_cast<uint32_t>(s.stroke_width.value)
                 << uint32_t{s.fill_opacity} << s.own.stop_color << s.own.flood_color
                 << s.stroke_dashes.data())
      .value();
}

uint32_t hash_of(const ComputedStyle& s) {
  return (Hash() << s.text << s.box << s.surface << s.flex << s.rare << s.svg).value();
}

uint32_t hash_of(const CustomProperties& map) {
  Hash hash;
  hash << map.parent << static_cast<uint32_t>(map.own.size());
  for (const CustomProperty& property : map.own)
    hash << code(property.name) << static_cast<uint32_t>(property.text.size());
  return hash.value();
}

template <typename T>
const T* intern_group(const T& group, const T* parent, const T* initial, InternTable<T>& table,
                      Arena& arena) {
  if (group == *initial) return initial;
  if (group == *parent) return parent;
  return table.intern(group, hash_of(group), arena);
}

}  // namespace

Result<const ComputedStyle*> StyleInterner::intern(const StyleBuilder& builder,
                                                   const ComputedStyle& parent) {
  const ComputedStyle& initial = initial_style();
  const ComputedStyle style{
      intern_group(builder.text, parent.text, initial.text, texts_, *arena_),
      intern_group(builder.box, parent.box, initial.box, boxes_, *arena_),
      intern_group(builder.surface, parent.surface, initial.surface, surfaces_, *arena_),
      intern_group(builder.flex, parent.flex, initial.flex, flexes_, *arena_),
      intern_group(builder.rare, parent.rare, initial.rare, rares_, *arena_),
      intern_group(builder.svg, parent.svg, initial.svg, svgs_, *arena_)};
  if (!style.text || !style.box || !style.surface || !style.flex || !style.rare || !style.svg)
    return Status::OutOfMemory;
  const ComputedStyle* kept = styles_.intern(style, hash_of(style), *arena_);
  if (!kept) return Status::OutOfMemory;
  return kept;
}

Result<const CustomProperties*> StyleInterner::intern(const CustomProperties& map) {
  const uint32_t hash = hash_of(map);
  if (const CustomProperties* known = maps_.find(map, hash)) return known;
  const std::span<CustomProperty> own = map_arena_->make_array<CustomProperty>(map.own.size());
  if (!own.data()) return Status::OutOfMemory;
  std::copy(map.own.begin(), map.own.end(), own.begin());
  const CustomProperties* made =
      maps_.intern({map.parent, own, map.hides_from_children}, hash, *map_arena_);
  if (!made) return Status::OutOfMemory;
  return made;
}

}  // namespace weft
