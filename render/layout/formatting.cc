// The dispatch of layout: own size, then the contents by the formatting context of the box's kind;
// what was answered is kept.
#include "render/layout/formatting.h"

#include "render/base/stack_room.h"
#include "render/layout/form_controls.h"
#include "render/layout/sizing.h"
#include "render/layout/turned_flow.h"
#include "render/layout/turned_styles.h"

namespace weft {

/// The last answers of one box. Enough for a flex item: two intrinsic widths, the hypothetical and
/// the final size.
struct Cache {
  static constexpr unsigned kAnswers = 3;
  struct Answer {
    Space space;
    Extent extent;
    Answer* next;
  };
  /// What the contents ask for where the height of the box is that.
  struct WidthsAtHeight {
    Px height;
    IntrinsicWidths widths;
  };
  bool has_content_widths = false, has_intrinsic_widths = false;
  IntrinsicWidths content_widths, intrinsic_widths;
  WidthsAtHeight* widths_at_height = nullptr;
  OrthogonalSizes* orthogonal = nullptr;
  Answer* newest = nullptr;
};

namespace {

/// Kinds without a formatting context of their own are laid out as block containers.
LayoutContents contents_of(BoxKind kind) {
  switch (kind) {
    case BoxKind::Replaced: return layout_replaced;
    case BoxKind::Flex: return layout_flex;
    case BoxKind::Grid: return layout_grid;
    case BoxKind::Table: return layout_table;
    default: return layout_block_container;
  }
}

/// Contents whose places depend on the height of the box, so that a height changed by min or max is
/// laid out again.
bool depends_on_height(const Box& box) {
  return box.kind == BoxKind::Flex || box.kind == BoxKind::Grid || box.kind == BoxKind::Table ||
         box.style->flex->align_content != Alignment::Normal || is_button(box);
}

/// A new T in memory that is spare, if there is such.
template <typename T>
T* made(Spares& spares, Arena& arena) {
  void* const spare = spares.take();
  return spare ? ::new (spare) T : arena.make<T>();
}

Result<Cache*> cache_of(LayoutContext& context, Box& box) {
  if (!box.cache) box.cache = made<Cache>(context.answers.caches, context.answers.arena);
  if (!box.cache) return Status::OutOfMemory;
  return box.cache;
}

const Extent* recall(const Box& box, const Space& space) {
  if (!box.cache) return nullptr;
  for (const Cache::Answer* answer = box.cache->newest; answer; answer = answer->next)
    if (answer->space == space) return &answer->extent;
  return nullptr;
}

/// An answer that may be overwritten, out of the list: a new one, or the oldest when there are
/// enough.
Cache::Answer* free_answer(AnswerMemory& memory, Cache& cache) {
  Cache::Answer** last = &cache.newest;
  unsigned count = 0;
  for (; *last && (*last)->next; last = &(*last)->next) ++count;
  if (count + 1 < Cache::kAnswers) return made<Cache::Answer>(memory.answers, memory.arena);
  return std::exchange(*last, nullptr);
}

Status remember(LayoutContext& context, Box& box, const Space& space, const Extent& extent) {
  WEFT_TRY_ASSIGN(Cache* const cache, cache_of(context, box));
  Cache::Answer* const answer = free_answer(context.answers, *cache);
  if (!answer) return Status::OutOfMemory;
  *answer = {space, extent, cache->newest};
  cache->newest = answer;
  return Status::Ok;
}

/// Nobody asks a box that is placed.
void give_back_answers(LayoutContext& context, Box& box) {
  Cache* const cache = std::exchange(box.cache, nullptr);
  if (!cache) return;
  for (Cache::Answer* answer = cache->newest; answer;) {
    Cache::Answer* const next = answer->next;
    context.answers.answers.add(answer);
    answer = next;
  }
  if (cache->widths_at_height) context.answers.widths.add(cache->widths_at_height);
  context.answers.caches.add(cache);
}

bool is_turned_in(const LayoutContext& context, const Box& box) {
  return context.turned_styles && is_turned(box);
}

bool is_orthogonal_in(const LayoutContext& context, const Box& box) {
  return context.turned_styles && is_orthogonal(box);
}

/// From the axes around an orthogonal box to those in it.
Space own_space(const Space& space) {
  Space own;
  own.containing_width = space.containing_width;
  own.imposed_width = space.imposed_height;
  own.imposed_height = space.imposed_width;
  own.imposed_height_is_definite = space.imposed_height_is_definite;
  return own;
}

/// The contents of a box that is turned. Their baselines are of no use to what is around them.
[[gnu::noinline]] Result<Extent> lay_out_turned(LayoutContext& context, Box& box,
                                                const Space& space, Pass pass) {
  const bool orthogonal = is_orthogonal(box);
  WEFT_TRY_ASSIGN(const Extent extent,
                  layout_turned(context, box, orthogonal ? own_space(space) : space, pass,
                                contents_of(box.kind)));
  return Extent{orthogonal ? transposed(extent.size) : extent.size};
}

Result<Extent> lay_out_contents(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  return is_turned_in(context, box) ? lay_out_turned(context, box, space, pass)
                                    : contents_of(box.kind)(context, box, space, pass);
}

Result<OrthogonalSizes*> orthogonal_sizes(LayoutContext& context, Box& box) {
  WEFT_TRY_ASSIGN(Cache* const cache, cache_of(context, box));
  if (!cache->orthogonal) {
    cache->orthogonal = context.arena.make<OrthogonalSizes>();
    if (!cache->orthogonal) return Status::OutOfMemory;
    cache->orthogonal->line_lengths.max_content = kIndefinite;
  }
  return cache->orthogonal;
}

/// The height comes before the width where it is along the lines.
[[gnu::noinline]] Result<Space> orthogonal_space(LayoutContext& context, Box& box,
                                                 const Space& space) {
  Space inner = space;
  inner.width_mode = WidthMode::Definite;
  inner.shrink_to_fit = false;
  if (space.width_mode != WidthMode::Definite) inner.containing_width = kIndefinite;
  WEFT_TRY_ASSIGN(OrthogonalSizes* const known, orthogonal_sizes(context, box));
  WEFT_TRY_ASSIGN(inner.imposed_height,
                  orthogonal_height(context, box, space, contents_of(box.kind), *known));
  WEFT_TRY_ASSIGN(inner.imposed_width, used_width(context, box, space));
  WEFT_TRY_ASSIGN(const Px width, definite_width(context, box, box.box_style().width, space));
  const bool is_item =
      box.parent && (box.parent->kind == BoxKind::Flex || box.parent->kind == BoxKind::Grid);
  inner.imposed_height_is_definite =
      width != kIndefinite || (space.imposed_width != kIndefinite && is_item && !box.out_of_flow);
  return inner;
}

/// The height of contents that decide it, where min, max or the aspect ratio change it; else
/// kIndefinite.
Result<Px> adjusted_height(LayoutContext& context, Box& box, const Space& inner, Px ratio_height) {
  const BoxStyle& style = box.box_style();
  const bool limited = !style.min_height.is_auto() || !style.max_height.is_none();
  if (inner.ignores_height || (ratio_height == kIndefinite && !(limited && depends_on_height(box))))
    return kIndefinite;
  WEFT_TRY_ASSIGN(const Extent extent, lay_out_contents(context, box, inner, Pass::Measure));
  const bool content_is_minimum = contents_limit_ratio(box) && !box.out_of_flow;
  if (ratio_height != kIndefinite && !content_is_minimum) return ratio_height;
  const Px height =
      ratio_height == kIndefinite ? extent.size.height : max(ratio_height, extent.size.height);
  const Px clamped = clamped_height(box, height, inner);
  return clamped == extent.size.height && ratio_height == kIndefinite ? kIndefinite : clamped;
}

Edges edges_of(const Box& box, Px containing_width) {
  return border_widths(box) + used_padding(box, containing_width);
}

/// The height of `box` as if nothing were in it: a grid has its tracks, and styles may say another.
Result<Px> empty_height(LayoutContext& context, Box& box, Space inner) {
  const Px own = box.style->rare->contained_height.size;
  if (own != kIndefinite || box.kind != BoxKind::Grid)
    return max(own, Px()) + edges_of(box, inner.containing_width).vertical();
  inner.as_if_empty = true;
  WEFT_TRY_ASSIGN(const Extent extent, layout_grid(context, box, inner, Pass::Measure));
  return extent.size.height;
}

/// The space that the contents of `box` are offered: its own border box where that is decided.
Result<Space> inner_space(LayoutContext& context, Box& box, const Space& space) {
  if (is_orthogonal_in(context, box)) return orthogonal_space(context, box, space);
  Space inner = space;
  inner.width_mode = WidthMode::Definite;
  inner.shrink_to_fit = false;
  if (space.width_mode != WidthMode::Definite) inner.containing_width = kIndefinite;
  WEFT_TRY_ASSIGN(inner.imposed_width, used_width(context, box, space));
  const Px height = used_height(box, inner.imposed_width, space);
  const bool from_ratio = height != kIndefinite && height_is_from_ratio(box, space);
  inner.imposed_height = from_ratio ? kIndefinite : height;
  if (space.imposed_height == kIndefinite) inner.imposed_height_is_definite = true;
  if (inner.imposed_height != kIndefinite) return inner;
  if (has_empty_height(box)) {
    WEFT_TRY_ASSIGN(const Px empty, empty_height(context, box, inner));
    inner.imposed_height = clamped_height(box, from_ratio ? max(empty, height) : empty, space);
    inner.imposed_height_is_definite = false;
    return inner;
  }
  WEFT_TRY_ASSIGN(const Px own, control_height(context, box));
  if (own != kIndefinite) {
    const Px edges = edges_of(box, space.containing_width).vertical();
    inner.imposed_height = clamped_height(box, own + edges, space);
    return inner;
  }
  WEFT_TRY_ASSIGN(const Px adjusted,
                  adjusted_height(context, box, inner, from_ratio ? height : kIndefinite));
  inner.imposed_height = adjusted;
  inner.imposed_height_is_definite = from_ratio;
  return inner;
}

Px within(Px baseline, Px height) {
  return baseline == kIndefinite ? kIndefinite : clamp(baseline, Px(), height);
}

Result<Extent> lay_out(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  if (box.kind == BoxKind::Replaced) return layout_replaced(context, box, space, pass);
  WEFT_TRY_ASSIGN(const Space inner, inner_space(context, box, space));
  const DepthGuard depth(context);
  if (depth.too_deep()) return Extent{{inner.imposed_width, max(Px(), inner.imposed_height)}};
  WEFT_TRY_ASSIGN(Extent extent, lay_out_contents(context, box, inner, pass));
  // Columns that collapse make a table narrower.
  if (box.kind != BoxKind::Table) extent.size.width = inner.imposed_width;
  if (((containment(box) & kContainLayout) && !is_button(box)) || stands_on_edge(box))
    extent.first_baseline = extent.last_baseline = kIndefinite;
  if (inner.imposed_height == kIndefinite && !space.ignores_height)
    extent.size.height = clamped_height(box, extent.size.height, space);
  if (!box.anonymous && scrolls(box.box_style().overflow_y)) {
    // CSS Box Alignment 3, 9.1: a baseline stays within a box that scrolls.
    extent.first_baseline = within(extent.first_baseline, extent.size.height);
    extent.last_baseline = within(extent.last_baseline, extent.size.height);
  }
  return extent;
}

Result<Px> contents_width(LayoutContext& context, Box& box, WidthMode mode, Px height) {
  Space space;
  space.containing_width = kIndefinite;
  space.imposed_height = height;
  space.width_mode = mode;
  space.as_if_empty = has_empty_width(box);
  WEFT_TRY_ASSIGN(const Extent extent, lay_out_contents(context, box, space, Pass::Measure));
  return extent.size.width;
}

/// The widths that the box itself asks for, in px or by keyword; else those of its contents.
Result<IntrinsicWidths> preferred_widths(LayoutContext& context, Box& box, const Space& space) {
  const BoxStyle& style = box.box_style();
  const Length::Kind keyword = style.width.kind();
  if (keyword != Length::Kind::FitContent && keyword != Length::Kind::FitContentLimit) {
    WEFT_TRY_ASSIGN(const Px width, definite_width(context, box, style.width, space));
    if (width != kIndefinite) return IntrinsicWidths{width, width};
  }
  const Px height = known_height(box, space);
  if (height != kIndefinite && has_ratio(box)) {
    WEFT_TRY_ASSIGN(const Px width, ratio_width(context, box, height, space));
    return IntrinsicWidths{width, width};
  }
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths(context, box, height));
  return IntrinsicWidths{within_transferred_limits(box, widths.min_content, space),
                         within_transferred_limits(box, widths.max_content, space)};
}

}  // namespace

Status LayoutContext::step(uint32_t count) {
  constexpr uint32_t kStepsPerLook = 256;
  const uint32_t before = steps / kStepsPerLook;
  steps += count;
  return steps / kStepsPerLook != before && deadline.passed() ? Status::Timeout : Status::Ok;
}

bool DepthGuard::too_deep() const {
  const bool is_low = stack_is_low();
  if (context_.depth <= LayoutContext::kMaxDepth && !is_low) return false;
  if (!context_.depth_noted)
    context_.notes.notef("Boxes nested deeper than %u levels %sare not laid out.",
                         context_.depth - 1, is_low ? "do not fit into the stack and " : "");
  return context_.depth_noted = true;
}

Result<Px> content_width_across(LayoutContext& context, Box& box, const Space& space) {
  WEFT_TRY_ASSIGN(OrthogonalSizes* const known, orthogonal_sizes(context, box));
  return orthogonal_width(context, box, space, contents_of(box.kind), *known);
}

namespace {

/// See content_widths().
Result<IntrinsicWidths> find_content_widths(LayoutContext& context, Box& box, Px height) {
  const DepthGuard depth(context);
  WEFT_TRY_ASSIGN(Px own, control_width(context, box));
  if (has_empty_width(box)) own = box.style->rare->contained_width.size;
  IntrinsicWidths widths;
  const bool is_empty = has_empty_width(box) && box.kind != BoxKind::Grid && !has_columns(box);
  if (own != kIndefinite || is_empty) {
    widths.min_content = widths.max_content =
        max(own, Px()) + edges_of(box, kIndefinite).horizontal();
  } else if (is_orthogonal_in(context, box) && !depth.too_deep()) {
    Space space;
    space.containing_width = kIndefinite;
    WEFT_TRY_ASSIGN(widths.min_content, content_width_across(context, box, space));
    widths.max_content = widths.min_content;
  } else if (!depth.too_deep()) {
    WEFT_TRY_ASSIGN(widths.min_content,
                    contents_width(context, box, WidthMode::MinContent, height));
    WEFT_TRY_ASSIGN(widths.max_content,
                    contents_width(context, box, WidthMode::MaxContent, height));
    widths.max_content = max(widths.max_content, widths.min_content);
  }
  if (is_compressible(box)) {
    const Px least = border_box_width(box, box.box_style().width.resolve(Px()), kIndefinite);
    widths.min_content = max(least, edges_of(box, kIndefinite).horizontal());
  }
  return widths;
}

/// Of a replaced element; percentages of its height are of space.containing_height.
Result<IntrinsicWidths> replaced_widths(LayoutContext& context, Box& box, Space space) {
  space.width_mode = WidthMode::MinContent;
  WEFT_TRY_ASSIGN(const Extent least, layout_box(context, box, space, Pass::Measure));
  space.width_mode = WidthMode::MaxContent;
  WEFT_TRY_ASSIGN(const Extent most, layout_box(context, box, space, Pass::Measure));
  return IntrinsicWidths{least.size.width, max(least.size.width, most.size.width)};
}

}  // namespace

Result<IntrinsicWidths> content_widths(LayoutContext& context, Box& box, Px height) {
  WEFT_TRY_ASSIGN(Cache* const cache, cache_of(context, box));
  Cache::WidthsAtHeight*& other = cache->widths_at_height;
  if (height == kIndefinite) {
    if (cache->has_content_widths) return cache->content_widths;
  } else if (other && other->height == height) {
    return other->widths;
  }
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, find_content_widths(context, box, height));
  if (height == kIndefinite) {
    cache->content_widths = widths;
    cache->has_content_widths = true;
    return widths;
  }
  if (!other) other = made<Cache::WidthsAtHeight>(context.answers.widths, context.answers.arena);
  if (!other) return Status::OutOfMemory;
  *other = {height, widths};
  return widths;
}

Result<IntrinsicWidths> intrinsic_widths(LayoutContext& context, Box& box, Px containing_height,
                                         Px imposed_height) {
  Space space;
  space.containing_width = kIndefinite;
  space.containing_height = containing_height;
  space.imposed_height = imposed_height;
  space.width_mode = WidthMode::MaxContent;
  if (box.kind == BoxKind::Replaced) return replaced_widths(context, box, space);
  const bool is_kept = containing_height == kIndefinite && imposed_height == kIndefinite;
  WEFT_TRY_ASSIGN(Cache* const cache, cache_of(context, box));
  if (is_kept && cache->has_intrinsic_widths) return cache->intrinsic_widths;
  WEFT_TRY_ASSIGN(IntrinsicWidths widths, preferred_widths(context, box, space));
  WEFT_TRY_ASSIGN(widths.min_content, clamped_width(context, box, widths.min_content, space));
  WEFT_TRY_ASSIGN(widths.max_content, clamped_width(context, box, widths.max_content, space));
  if (!is_kept) return widths;
  cache->intrinsic_widths = widths;
  cache->has_intrinsic_widths = true;
  return widths;
}

void forget_answers(Box& box) {
  if (!box.cache) return;
  box.cache->has_content_widths = box.cache->has_intrinsic_widths = false;
  box.cache->orthogonal = nullptr;
  box.cache->widths_at_height = nullptr;
  for (Cache::Answer* answer = box.cache->newest; answer; answer = answer->next)
    answer->space.is_forgotten = true;
}

Result<Extent> layout_box(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  if (pass == Pass::Measure) {
    if (const Extent* known = recall(box, space)) return *known;
  }
  WEFT_TRY(context.step());
  const Px containing_width =
      space.width_mode == WidthMode::Definite ? space.containing_width : kIndefinite;
  if (pass == Pass::Place) box.containing_width = containing_width;
  WEFT_TRY_ASSIGN(const Extent extent, lay_out(context, box, space, pass));
  if (pass == Pass::Measure) {
    WEFT_TRY(remember(context, box, space, extent));
    return extent;
  }
  box.size = extent.size;
  box.placed = true;
  give_back_answers(context, box);
  return extent;
}

Status layout_page(LayoutContext& context, Box& root) {
  Space space;
  space.containing_width = space.imposed_width = context.viewport.width;
  space.containing_height = space.imposed_height = context.viewport.height;
  WEFT_TRY(turn_styles(context, root));
  WEFT_TRY(layout_box(context, root, space, Pass::Place).status());
  if (context.turned_styles) WEFT_TRY(settle_turned(context, root));
  const Status status = layout_positioned(context, root);
  context.turned_styles = nullptr;
  return status;
}

}  // namespace weft
