#include "render/paint/row_painter.h"

#include <algorithm>

#include "render/paint/edge_rows.h"
#include "render/paint/group.h"
#include "render/paint/item_rows.h"
#include "render/paint/rounded_rect.h"

namespace weft {

namespace {

// What a photograph that is streamed and scaled takes, and room for glyphs beside it.
constexpr size_t kDecoderBytes = 64 * 1024;
// Painters in each other, each of which takes stack; and at once, each of which takes time.
constexpr int kMostLevels = 4, kMostPainters = 64;

bool crosses(const DisplayItem& item, int32_t y) {
  return y >= item.bounds.top && y < item.bounds.bottom;
}

void note_lost_filter(PaintTools& tools) {
  if (tools.has_noted_filter) return;
  tools.has_noted_filter = true;
  tools.notes.note(
      "a filter takes more memory or time than there is: its element is shown without it");
}

}  // namespace

// What an item keeps between its first and its last line.
struct RowPainter::ItemState {
  const DisplayItem* item;
  ItemState* next;
  PictureState picture;
  Owned<ItemRows> group;      // that a filter is laid over
  Owned<EdgeRows> backdrop;   // the same, if it is one
  Owned<RowSource> filtered;  // null: it is shown without its filter

  void close_filter() {
    filtered.reset();
    backdrop.reset();
    group.reset();
  }
};

RowPainter::RowPainter(PaintTools& tools, Layer& layer, ItemSpan items, int level)
    : tools_(tools), layer_(layer), items_(items), level_(level) {
  ++tools_.painters;
}

RowPainter::~RowPainter() {
  drop_finished(INT32_MAX);
  tools_.budget.release(active_, active_ ? item_count_ * sizeof *active_ : 0);
  --tools_.painters;
}

Status RowPainter::create() {
  for (const DisplayItem* item = items_.first; item != items_.end; item = next_painted(*item))
    ++item_count_;
  active_ = static_cast<DisplayItem**>(tools_.budget.allocate(item_count_ * sizeof *active_));
  return active_ ? Status::Ok : Status::OutOfMemory;
}

Layer& RowPainter::layer_at(int depth) {
  return depth == 0 ? layer_ : *groups_[std::min(depth, kMaxGroups) - 1];
}

void RowPainter::select_items() {
  active_count_ = 0;
  band_end_ = y_ + kBandRows;
  for (DisplayItem* item = items_.first; item != items_.end; item = next_painted(*item)) {
    const IntRect& bounds = item->bounds;
    if (bounds.top < band_end_ && bounds.bottom > y_ && bounds.left < layer_.right() &&
        bounds.right > layer_.left())
      active_[active_count_++] = item;
  }
}

Status RowPainter::paint_row(int32_t y) {
  y_ = y;
  if (y >= band_end_) select_items();
  depth_ = 0;
  for (size_t i = 0; i < active_count_; ++i)
    if (crosses(*active_[i], y)) WEFT_TRY(paint_item(*active_[i]));
  while (depth_ > 0) end_group(*open_[std::min(depth_, kMaxGroups) - 1]);
  drop_finished(y + 1);
  return Status::Ok;
}

Status RowPainter::paint_items(ItemSpan items) {
  for (DisplayItem* item = items.first; item != items.end; item = next_painted(*item))
    if (crosses(*item, y_)) WEFT_TRY(paint_item(*item));
  return Status::Ok;
}

Status RowPainter::paint_item(DisplayItem& item) {
  LineWriter& writer = tools_.writer;
  writer.begin(layer_at(depth_), y_, item);
  switch (item.kind) {
    case ItemKind::Fill:
      writer.set_thin(item.is_thin);
      writer.fill(item.bounds.left, item.bounds.right, premultiplied(item.color));
      break;
    case ItemKind::RoundedFill:
      add_row(item.shape->shape, y_, writer.coverage);
      writer.fill_coverage(premultiplied(item.shape->color));
      break;
    case ItemKind::Border: paint_border_row(*item.border, writer); break;
    case ItemKind::Glyphs:
      return paint_glyphs_row(item, tools_.fonts, tools_.glyph_mode, tools_.letter_gaps, writer);
    case ItemKind::Picture: {
      WEFT_TRY_ASSIGN(ItemState * state, state_of(item));
      paint_picture_row(*item.picture, state->picture, tools_.images, tools_.notes, writer);
      break;
    }
    case ItemKind::Gradient: paint_gradient_row(*item.gradient, item.bounds, writer); break;
    case ItemKind::Path: paint_path_row(*item.path, writer); break;
    case ItemKind::Shadow: paint_shadow_row(*item.shadow, writer); break;
    case ItemKind::Turned: {
      PictureState* state = nullptr;
      if (item.turned->picture) {
        WEFT_TRY_ASSIGN(ItemState * own, state_of(item));
        state = &own->picture;
      }
      paint_turned_row(*item.turned, state, tools_.images, tools_.notes, tools_.budget, writer);
      break;
    }
    case ItemKind::Backdrop: return paint_backdrop(item);
    case ItemKind::GroupBegin: return is_filtered(item) ? paint_filtered(item) : begin_group(item);
    case ItemKind::GroupEnd: end_group(item); break;
  }
  return writer.crossings.status();
}

Status RowPainter::begin_group(const DisplayItem& item) {
  if (depth_ >= kMaxGroups) {
    ++depth_;
    return Status::Ok;
  }
  Owned<Layer>& group = groups_[depth_];
  if (!group) {
    WEFT_TRY_ASSIGN(group, make_owned<Layer>(tools_.budget, tools_.budget));
    WEFT_TRY(group->create(layer_.left(), layer_.right()));
  }
  group->clear(Rgba{});
  group->stand_on(layer_at(depth_), item.group);
  open_[depth_++] = &item;
  return Status::Ok;
}

void RowPainter::end_group(const DisplayItem& item) {
  if (--depth_ >= kMaxGroups) return;
  tools_.writer.begin(layer_at(depth_), y_, item);
  merge_group(*item.group, *groups_[depth_], layer_at(depth_), item.bounds, tools_.writer);
}

// A filter that cannot be had never costs the group.
Status RowPainter::paint_filtered(DisplayItem& begin) {
  WEFT_TRY_ASSIGN(ItemState * state, state_of(begin));
  if (!state->filtered) return paint_unfiltered(begin);
  const auto row = state->filtered->row(y_);
  if (!row.ok()) {
    state->close_filter();
    note_lost_filter(tools_);
    return paint_unfiltered(begin);
  }
  tools_.writer.begin(layer_at(depth_), y_, begin);
  merge_filtered(*begin.group, state->filtered->left(), row.value(), tools_.writer);
  // Text and lines are told from their ground only where they are seen.
  const bool is_seen_twice = begin.group->is_kept_on_top && tools_.writer.is_for_inks();
  return is_seen_twice ? paint_unfiltered(begin) : Status::Ok;
}

Status RowPainter::paint_unfiltered(DisplayItem& begin) {
  WEFT_TRY(begin_group(begin));
  const DisplayItem* const end = end_of_group(begin);
  WEFT_TRY(paint_items({begin.next, end}));
  end_group(*end);
  return Status::Ok;
}

Status RowPainter::paint_backdrop(const DisplayItem& item) {
  WEFT_TRY_ASSIGN(ItemState * state, state_of(item));
  if (!state->filtered) return Status::Ok;
  const auto row = state->filtered->row(y_);
  if (row.ok()) {
    tools_.writer.begin(layer_at(depth_), y_, item);
    tools_.writer.picture_row(state->filtered->left(), row.value());
  } else {
    state->close_filter();
    note_lost_filter(tools_);
  }
  return Status::Ok;
}

Status RowPainter::open_filter(const DisplayItem& item, ItemState& state) {
  if (level_ >= kMostLevels || tools_.painters >= kMostPainters) return Status::Unsupported;
  IntRect seen = item.bounds;
  seen.left = std::max(seen.left, layer_.left());
  seen.right = std::min(seen.right, layer_.right());
  seen.top = std::max(seen.top, y_);
  if (seen.empty()) return Status::Unsupported;
  const bool is_backdrop = item.kind == ItemKind::Backdrop;
  const RowFilter& filter = is_backdrop ? *item.backdrop->filter : *item.group->filter;
  const IntRect needed = filter.needed(seen);
  const ItemSpan items =
      is_backdrop ? ItemSpan{item.backdrop->first, &item} : ItemSpan{item.next, end_of_group(item)};
  // Nothing around it shows in a backdrop.
  IntRect bounds = is_backdrop ? seen : bounds_of(items).intersected(needed);
  if (bounds.empty()) bounds = {seen.left, seen.top, seen.left, seen.top};
  const IntRect worked_on = bounds.united(seen);
  tools_.filterable_pixels -= int64_t{worked_on.width()} * worked_on.height();
  if (tools_.filterable_pixels < 0) return Status::Unsupported;
  const Rgba ground = is_backdrop ? premultiplied(item.backdrop->ground) : Rgba{};
  WEFT_TRY_ASSIGN(state.group,
                  make_owned<ItemRows>(tools_.budget, tools_, items, bounds, ground, level_ + 1));
  WEFT_TRY(state.group->create());
  RowSource* rows = state.group.get();
  if (is_backdrop) {
    WEFT_TRY_ASSIGN(state.backdrop, make_owned<EdgeRows>(tools_.budget, *rows,
                                                         needed.united(bounds), tools_.budget));
    WEFT_TRY(state.backdrop->create());
    rows = state.backdrop.get();
  }
  WEFT_TRY_ASSIGN(state.filtered, filter.open(*rows, seen, tools_.budget));
  // What is left must do for pictures and glyphs, which matter more; faces can be had again.
  if (tools_.budget.available() < kDecoderBytes) tools_.fonts.release_caches();
  return tools_.budget.available() < kDecoderBytes ? Status::OutOfMemory : Status::Ok;
}

Result<RowPainter::ItemState*> RowPainter::state_of(const DisplayItem& item) {
  for (ItemState* state = states_; state; state = state->next)
    if (state->item == &item) return state;
  void* block = tools_.budget.allocate(sizeof(ItemState));
  if (!block) return Status::OutOfMemory;
  states_ = ::new (block) ItemState{&item, states_, {}, {}, {}, {}};
  const bool is_filter = item.kind == ItemKind::GroupBegin || item.kind == ItemKind::Backdrop;
  if (is_filter && open_filter(item, *states_) != Status::Ok) {
    states_->close_filter();
    note_lost_filter(tools_);
  }
  return states_;
}

void RowPainter::drop_finished(int32_t next_y) {
  ItemState** link = &states_;
  while (ItemState* state = *link) {
    if (next_y < state->item->bounds.bottom) {
      link = &state->next;
      continue;
    }
    *link = state->next;
    state->~ItemState();
    tools_.budget.release(state, sizeof *state);
  }
}

}  // namespace weft
