// Items one after the other from the left; where a line has text of both directions, by rule L2 of
// UAX #9.
#include "render/layout/inline/line_order.h"

#include <algorithm>

#include "render/base/utf8.h"
#include "render/layout/inline/line_builder.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

// --- does it matter? -----------------------------------------------------------------------------

std::string_view text_of(const LineItem& item) {
  return item.box->text.substr(item.start, item.length);
}

bool overrides(UnicodeBidi bidi) {
  return bidi == UnicodeBidi::BidiOverride || bidi == UnicodeBidi::IsolateOverride;
}

bool is_directional(const Line& line, const Box& container) {
  const UnicodeBidi bidi = container.box_style().unicode_bidi;
  if (is_right_to_left(container) || overrides(bidi) || bidi == UnicodeBidi::Plaintext) return true;
  for (const LineItem& item : line.items.span()) {
    if (item.kind == Kind::Text && has_direction(text_of(item))) return true;
    if (item.kind != Kind::Open) continue;
    if (is_right_to_left(*item.box) || item.box->box_style().unicode_bidi != UnicodeBidi::Normal)
      return true;
  }
  return false;
}

bool takes_room(const LineItem& item) {
  switch (item.kind) {
    case Kind::Text: return item.length > 0;
    case Kind::Tab:
    case Kind::Atomic:
    case Kind::Hyphen:
    case Kind::OutOfFlow: return true;
    case Kind::Open: return item.alone;
    default: return false;
  }
}

// --- the controls that boxes count as (CSS Writing Modes 4, 2.4.2) -------------------------------

struct Controls {
  BidiClass first = BidiClass::BoundaryNeutral, second = BidiClass::BoundaryNeutral;
};

Controls begin_controls(const Box& box) {
  using enum BidiClass;
  const bool right = is_right_to_left(box);
  switch (box.box_style().unicode_bidi) {
    case UnicodeBidi::Normal: return {};
    case UnicodeBidi::Embed: return {right ? EmbedRight : EmbedLeft};
    case UnicodeBidi::Isolate: return {right ? IsolateRight : IsolateLeft};
    case UnicodeBidi::BidiOverride: return {right ? OverrideRight : OverrideLeft};
    case UnicodeBidi::IsolateOverride:
      return {IsolateFirstStrong, right ? OverrideRight : OverrideLeft};
    case UnicodeBidi::Plaintext: return {IsolateFirstStrong};
  }
  return {};
}

Controls end_controls(const Box& box) {
  using enum BidiClass;
  switch (box.box_style().unicode_bidi) {
    case UnicodeBidi::Normal: return {};
    case UnicodeBidi::Embed:
    case UnicodeBidi::BidiOverride: return {PopEmbedding};
    case UnicodeBidi::IsolateOverride: return {PopEmbedding, PopIsolate};
    case UnicodeBidi::Isolate:
    case UnicodeBidi::Plaintext: return {PopIsolate};
  }
  return {};
}

Status push_controls(ArenaVector<BidiUnit>& units, const Controls& controls) {
  if (controls.first != BidiClass::BoundaryNeutral) WEFT_TRY(units.push({controls.first}));
  return controls.second == BidiClass::BoundaryNeutral ? Status::Ok : units.push({controls.second});
}

constexpr unsigned kReach = 64;

/// The classes of a text, counted in `steps`; whether a letter or number ended it before kReach.
Result<bool> push_text(ArenaVector<BidiUnit>& units, std::string_view text, unsigned& steps) {
  for (; !text.empty() && steps < kReach; ++steps) {
    const BidiUnit unit = bidi_unit(next_code_point(text));
    const BidiClass value = unit.value;
    WEFT_TRY(units.push(unit));
    if (value <= BidiClass::European || value == BidiClass::ArabicNumber) return true;
  }
  return false;
}

size_t unit_count(const Controls& controls) {
  return (controls.first != BidiClass::BoundaryNeutral) +
         (controls.second != BidiClass::BoundaryNeutral);
}

Px left_edge(const Box& box, Px containing_width) {
  return border_widths(box).left + used_padding(box, containing_width).left;
}
Px right_edge(const Box& box, Px containing_width) {
  return border_widths(box).right + used_padding(box, containing_width).right;
}

/// An inline box with nothing in it: only its edges take room.
void place_alone(LineItem& item, Px* pen, Px containing_width) {
  const Edges margin = used_margin(*item.box, containing_width);
  const Px left = item.edge ? left_edge(*item.box, containing_width) : Px();
  const Px right = item.closed ? right_edge(*item.box, containing_width) : Px();
  item.left = *pen + (item.edge ? margin.left : Px());
  item.advance = left + right;
  *pen = item.left + item.advance + (item.closed ? margin.right : Px());
}

}  // namespace

// --- levels --------------------------------------------------------------------------------------

Status LineDirections::resolve(Line& line, const Box& container, TextMeasurer& measurer) {
  if (!is_directional(line, container)) {
    carry_ = line.forced ? BidiClass::BoundaryNeutral : BidiClass::Left;
    return Status::Ok;
  }
  for (size_t i = 0; i + 1 < line.items.size(); ++i)
    line.items[i].alone = line.items[i].kind == Kind::Open && line.items[i + 1].kind == Kind::Close;
  units_.clear();
  WEFT_TRY(begin_container(container));
  const size_t first_unit = units_.size();
  const bool carried = carry_ != BidiClass::BoundaryNeutral;
  WEFT_TRY(gather(line));
  if (units_.size() > kMaxUnits) return Status::Ok;
  uint8_t base = is_right_to_left(container) ? 1 : 0;
  if (container.box_style().unicode_bidi == UnicodeBidi::Plaintext)
    base = BidiResolver::first_strong_level(units_.span(), base);
  carry_on(line);
  if (!line.forced && !line.last) WEFT_TRY(gather_following(line.next, container));
  WEFT_TRY(resolver_.resolve(units_.span(), base));
  line.bidirectional = true;
  return split(line, first_unit, carried, base, measurer);
}

/// The container itself is the paragraph; only an override goes on inside.
Status LineDirections::begin_container(const Box& container) {
  if (!overrides(container.box_style().unicode_bidi)) return Status::Ok;
  return units_.push(
      {is_right_to_left(container) ? BidiClass::OverrideRight : BidiClass::OverrideLeft});
}

/// The line is a part of a paragraph: what was strong before it comes first, inside the boxes that
/// go on.
Status LineDirections::gather(const Line& line) {
  for (size_t i = 0; i < line.items.size() && units_.size() <= kMaxUnits; ++i) {
    if (carry_ != BidiClass::BoundaryNeutral && is_carry(line, i)) WEFT_TRY(units_.push({carry_}));
    WEFT_TRY(gather_item(line.items[i]));
  }
  return Status::Ok;
}

/// True for the first item after the boxes that the line before left open.
bool LineDirections::is_carry(const Line& line, size_t item) const {
  const auto goes_on = [](const LineItem& open) { return open.kind == Kind::Open && !open.edge; };
  return !goes_on(line.items[item]) && (item == 0 || goes_on(line.items[item - 1]));
}

/// Remembers the last strong class for the next line of the paragraph.
void LineDirections::carry_on(const Line& line) {
  for (const BidiUnit& unit : units_) {
    const bool strong = unit.value == BidiClass::Left || unit.value == BidiClass::Right ||
                        unit.value == BidiClass::Arabic;
    if (strong) carry_ = unit.value;
  }
  if (line.forced) carry_ = BidiClass::BoundaryNeutral;
}

/// And what comes after it in the paragraph, up to the next letter or number.
Status LineDirections::gather_following(const InlinePosition& next, const Box& container) {
  InlinePosition at = next;
  for (unsigned steps = 0; steps < kReach && at.box != &container; ++steps) {
    Box& box = *at.box;
    if (at.leaving) {
      WEFT_TRY(push_controls(units_, end_controls(box)));
      at = position_after(box);
    } else if (box.kind == BoxKind::Inline && box.in_flow()) {
      WEFT_TRY(push_controls(units_, begin_controls(box)));
      at = box.first_child ? InlinePosition{box.first_child} : InlinePosition{&box, true};
    } else if (box.kind == BoxKind::LineBreak) {
      break;
    } else {
      WEFT_TRY_ASSIGN(
          const bool found,
          push_text(units_,
                    box.kind == BoxKind::Text ? box.text.substr(at.offset) : std::string_view(),
                    steps));
      if (found) return Status::Ok;
      at = position_after(box);
    }
  }
  return Status::Ok;
}

Status LineDirections::gather_item(const LineItem& item) {
  switch (item.kind) {
    case Kind::Open: return push_controls(units_, begin_controls(*item.box));
    case Kind::Close: return push_controls(units_, end_controls(*item.box));
    case Kind::Tab: return units_.push({BidiClass::SegmentSeparator});
    case Kind::Text: break;
    default: return takes_room(item) ? units_.push({BidiClass::Neutral}) : Status::Ok;
  }
  for (std::string_view text = text_of(item); !text.empty() && units_.size() <= kMaxUnits;)
    WEFT_TRY(units_.push(bidi_unit(next_code_point(text))));
  return Status::Ok;
}

Status LineDirections::split(Line& line, size_t first_unit, bool carried, uint8_t base,
                             TextMeasurer& measurer) {
  size_t unit = first_unit;
  spare_.clear();
  for (size_t i = 0; i < line.items.size(); ++i) {
    const LineItem& item = line.items[i];
    unit += carried && is_carry(line, i);
    if (item.kind == Kind::Text && item.length > 0) {
      WEFT_TRY(split_text(item, line.text_style(*item.box), &unit, measurer));
      continue;
    }
    WEFT_TRY(spare_.push(item));
    if (item.kind == Kind::Open) unit += unit_count(begin_controls(*item.box));
    else if (item.kind == Kind::Close) unit += unit_count(end_controls(*item.box));
    // An empty box goes with what follows it.
    if (item.alone) spare_.back().level = unit < units_.size() ? units_[unit].level : base;
    else if (takes_room(item)) spare_.back().level = units_[unit++].level;
  }
  std::swap(line.items, spare_);
  return Status::Ok;
}

/// One item for each stretch of text of one level.
Status LineDirections::split_text(const LineItem& item, const TextStyle& style, size_t* unit,
                                  TextMeasurer& measurer) {
  std::string_view rest = text_of(item);
  const auto end = item.start + item.length;
  LineItem piece = item;
  while (!rest.empty()) {
    piece.start = end - static_cast<uint32_t>(rest.size());
    piece.level = units_[*unit].level;
    for (; !rest.empty() && units_[*unit].level == piece.level; ++*unit) next_code_point(rest);
    piece.length = end - static_cast<uint32_t>(rest.size()) - piece.start;
    if (piece.length != item.length) {
      TextExtent extent;
      WEFT_TRY(measurer.measure(*item.box, style, piece.start, piece.length, &extent));
      piece.advance = extent.advance;
      piece.spaces = extent.spaces;
      piece.spaces_at_end = extent.spaces_at_end;
    }
    WEFT_TRY(spare_.push(piece));
  }
  return Status::Ok;
}

// --- order ---------------------------------------------------------------------------------------

Status LineDirections::order(Line& line, Px left, Px containing_width) {
  if (!line.bidirectional) {
    for (LineItem& item : line.items) {
      item.left = left;
      left += item.advance;
    }
    return Status::Ok;
  }
  WEFT_TRY(visual_order(line));
  find_ends(line);
  return place(line, left, containing_width);
}

Status LineDirections::visual_order(Line& line) {
  visual_.clear();
  for (uint32_t i = 0; i < line.items.size(); ++i)
    if (takes_room(line.items[i])) WEFT_TRY(visual_.push(i));
  reorder(visual_.span(), [&](uint32_t i) { return line.items[i].level; });
  return Status::Ok;
}

/// Finds the ranks, in visual order, of the first and last content of each inline box.
void LineDirections::find_ends(Line& line) {
  for (uint32_t i = 0; i < line.items.size(); ++i) {
    LineItem& item = line.items[i];
    if (item.kind == Kind::Open) {
      item.first_rank = UINT32_MAX;
      item.last_rank = 0;
      item.end = static_cast<uint32_t>(line.items.size());
    }
    if (item.kind != Kind::Close || item.parent == LineItem::kRoot) continue;
    line.items[item.parent].closed = item.edge;
    line.items[item.parent].end = i;
  }
  for (uint32_t rank = 0; rank < visual_.size(); ++rank) {
    for (uint32_t p = line.items[visual_[rank]].parent; p != LineItem::kRoot;
         p = line.items[p].parent) {
      line.items[p].first_rank = std::min(line.items[p].first_rank, rank);
      line.items[p].last_rank = rank;
    }
  }
  for (LineItem& item : line.items)
    if (item.kind == Kind::Open && is_right_to_left(*item.box)) std::swap(item.edge, item.closed);
}

Status LineDirections::place(Line& line, Px left, Px containing_width) {
  Px pen = left;
  reaches_.clear();
  for (uint32_t rank = 0; rank < visual_.size(); ++rank) {
    LineItem& item = line.items[visual_[rank]];
    WEFT_TRY(reaches_.push({pen, pen}));
    // Boxes that begin here: their left edges, the outermost first.
    Px edges;
    const auto edge_of = [&](const LineItem& open) {
      return open.edge ? used_margin(*open.box, containing_width).left +
                             left_edge(*open.box, containing_width)
                       : Px();
    };
    for (uint32_t p = item.parent; p != LineItem::kRoot; p = line.items[p].parent)
      if (line.items[p].first_rank == rank) edges += edge_of(line.items[p]);
    pen += edges;
    Px inner = pen;
    for (uint32_t p = item.parent; p != LineItem::kRoot; p = line.items[p].parent) {
      LineItem& open = line.items[p];
      if (open.first_rank != rank) continue;
      open.left = inner - (open.edge ? left_edge(*open.box, containing_width) : Px());
      inner -= edge_of(open);
    }
    if (item.alone) {
      place_alone(item, &pen, containing_width);
    } else {
      item.left = pen;
      pen += item.advance;
    }
    for (uint32_t p = item.parent; p != LineItem::kRoot; p = line.items[p].parent) {
      LineItem& open = line.items[p];
      if (open.last_rank != rank || open.first_rank == UINT32_MAX) continue;
      if (open.closed) pen += right_edge(*open.box, containing_width);
      open.advance = pen - open.left;
      if (open.closed) pen += used_margin(*open.box, containing_width).right;
    }
    reaches_.back().right = pen;
  }
  for (LineItem& item : line.items) {
    if (item.kind != Kind::Open || item.alone || item.first_rank != UINT32_MAX) continue;
    item.left = pen;
    item.advance = left_edge(*item.box, containing_width) + right_edge(*item.box, containing_width);
  }
  return Status::Ok;
}

bool LineDirections::next_part(const Line& line, uint32_t open, uint32_t from, Part* part) const {
  const LineItem& box = line.items[open];
  if (box.alone || box.first_rank == UINT32_MAX) return false;
  const auto is_inside = [&](uint32_t rank) {
    return visual_[rank] > open && visual_[rank] < box.end;
  };
  uint32_t first = std::max(from, box.first_rank);
  while (first <= box.last_rank && !is_inside(first)) ++first;
  if (first > box.last_rank) return false;
  uint32_t last = first;
  while (last < box.last_rank && is_inside(last + 1)) ++last;
  part->first = first == box.first_rank;
  part->last = last == box.last_rank;
  part->left = part->first ? box.left : reaches_[first].left;
  part->right = part->last ? box.left + box.advance : reaches_[last].right;
  part->end = last + 1;
  return true;
}

}  // namespace weft
