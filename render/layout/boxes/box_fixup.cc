// Anonymous boxes (CSS 2.1 9.2.1.1, 9.2.2.1, 17.2.1; CSS Flexbox 4).
#include "render/layout/boxes/box_fixup.h"

#include <array>

#include "render/base/ascii.h"
#include "render/layout/boxes/ruby_boxes.h"

namespace weft {

namespace {

/// The children of a box while they are put together again.
class ChildList {
 public:
  ChildList() = default;
  explicit ChildList(Box& parent) : parent_(&parent) { parent.first_child = nullptr; }
  void append(Box& child) {
    child.parent = parent_;
    child.next_sibling = nullptr;
    (last_ ? last_->next_sibling : parent_->first_child) = &child;
    last_ = &child;
  }
  Box* last() const { return last_; }

 private:
  Box* parent_ = nullptr;
  Box* last_ = nullptr;
};

bool is_space(const Box& box) { return box.kind == BoxKind::Text && trimmed(box.text).empty(); }
bool is_line_space(const Box& box) {
  return box.kind == BoxKind::Text && is_collapsible_space(box.text, box.text_style());
}
bool is_caption(const Box& box) {
  return box.kind == BoxKind::Block && box.box_style().display == Display::TableCaption &&
         box.in_flow();
}
bool is_row_group_or_column(const Box& box) {
  return box.kind == BoxKind::TableRowGroup || box.kind == BoxKind::TableColumn;
}
bool is_table_part(const Box& box) {
  return is_row_group_or_column(box) || box.kind == BoxKind::TableRow ||
         box.kind == BoxKind::TableCell || is_caption(box);
}
bool is_block_level_in_flow(const Box& box) {
  return box.in_flow() && !box.inline_level && box.kind != BoxKind::Marker;
}

bool any_child(const Box& box, bool (*test)(const Box&)) {
  for (const Box* child = box.first_child; child; child = child->next_sibling)
    if (test(*child)) return true;
  return false;
}

/// A box that is no item counts as 0.
int32_t order_of(const Box& box) { return box.out_of_flow ? 0 : box.style->flex->order; }

/// Two lists of siblings as one; at equal order what is in `a` comes first.
Box* merged_by_order(Box* a, Box* b) {
  Box* first = nullptr;
  Box** end = &first;
  while (a && b) {
    Box*& next = order_of(*b) < order_of(*a) ? b : a;
    *end = next;
    end = &next->next_sibling;
    next = *end;
  }
  *end = a ? a : b;
  return first;
}

/// Order-modified document order (CSS Flexbox 1, 5.4): a merge sort, runs of 2^i boxes in the i-th
/// place.
Box* sorted_by_order(Box* list) {
  std::array<Box*, 32> runs{};
  while (list) {
    Box* run = list;
    list = list->next_sibling;
    run->next_sibling = nullptr;
    size_t i = 0;
    for (; i + 1 < runs.size() && runs[i]; ++i) {
      run = merged_by_order(runs[i], run);
      runs[i] = nullptr;
    }
    runs[i] = merged_by_order(runs[i], run);
  }
  Box* all = nullptr;
  for (Box* run : runs) all = merged_by_order(run, all);
  return all;
}

class FixUp {
 public:
  explicit FixUp(BoxFactory& factory) : factory_(factory) {}

  Result<Box*> run(Box& box) {
    switch (box.kind) {
      case BoxKind::TableRow: WEFT_TRY(complete_row(box)); break;
      case BoxKind::TableRowGroup: WEFT_TRY(complete_row_group(box)); break;
      case BoxKind::TableGrid: WEFT_TRY(complete_table(box)); break;
      case BoxKind::Table: WEFT_TRY(run(BoxFactory::content_of(box)).status()); break;
      case BoxKind::TableColumn: keep_columns(box); break;
      case BoxKind::Flex:
      case BoxKind::Grid: WEFT_TRY(wrap_items(box)); break;
      case BoxKind::Inline: return complete_inline(box);
      case BoxKind::Block:
      case BoxKind::TableCell:
      case BoxKind::Marker: WEFT_TRY(complete_block_container(box)); break;
      default: break;
    }
    return &box;
  }

 private:
  /// Puts every run of children for which `belongs` holds into an anonymous box of `kind`.
  template <typename Belongs>
  Status wrap_runs(Box& parent, BoxKind kind, Belongs belongs) {
    Box* next = parent.first_child;
    ChildList kept(parent), run;
    Box* wrapper = nullptr;
    while (Box* child = next) {
      next = child->next_sibling;
      const bool wrapped = belongs(*child);
      if (wrapped && !wrapper) {
        WEFT_TRY_ASSIGN(wrapper, factory_.anonymous(parent, kind));
        kept.append(*wrapper);
        run = ChildList(BoxFactory::content_of(*wrapper));
      }
      if (!wrapped && wrapper) WEFT_TRY(finish(wrapper));
      (wrapped ? run : kept).append(*child);
    }
    return wrapper ? finish(wrapper) : Status::Ok;
  }

  Status finish(Box*& wrapper) {
    Box& complete = *wrapper;
    wrapper = nullptr;
    return run(complete).status();
  }

  // --- tables: 17.2.1 ----------------------------------------------------------------------------

  /// Drops white space between table parts; inside a table also at either end.
  void drop_space(Box& parent, bool also_at_ends) {
    Box* next = parent.first_child;
    ChildList kept(parent);
    while (Box* child = next) {
      next = child->next_sibling;
      const bool after_part = kept.last() ? is_table_part(*kept.last()) : also_at_ends;
      const bool before_part = next ? is_table_part(*next) || is_space(*next) : also_at_ends;
      if (!(is_space(*child) && after_part && before_part)) kept.append(*child);
    }
  }

  Status complete_row(Box& row) {
    drop_space(row, true);
    return wrap_runs(row, BoxKind::TableCell,
                     [](const Box& child) { return child.kind != BoxKind::TableCell; });
  }

  Status complete_row_group(Box& group) {
    drop_space(group, true);
    return wrap_runs(group, BoxKind::TableRow,
                     [](const Box& child) { return child.kind != BoxKind::TableRow; });
  }

  Status complete_table(Box& grid) {
    drop_space(grid, true);
    WEFT_TRY(wrap_runs(grid, BoxKind::TableRow, [](const Box& child) {
      return !is_row_group_or_column(child) && child.kind != BoxKind::TableRow &&
             !is_caption(child) && !child.out_of_flow;
    }));
    move_captions(grid);
    return wrap_runs(grid, BoxKind::TableRowGroup,
                     [](const Box& child) { return child.kind == BoxKind::TableRow; });
  }

  /// Captions are children of the wrapper, before the grid.
  void move_captions(Box& grid) {
    if (!any_child(grid, is_caption)) return;
    Box& wrapper = *grid.parent;
    Box* next = grid.first_child;
    ChildList in_grid(grid), in_wrapper(wrapper);
    while (Box* child = next) {
      next = child->next_sibling;
      (is_caption(*child) ? in_wrapper : in_grid).append(*child);
    }
    in_wrapper.append(grid);
  }

  void keep_columns(Box& group) {
    Box* next = group.first_child;
    ChildList kept(group);
    while (Box* child = next) {
      next = child->next_sibling;
      if (child->kind == BoxKind::TableColumn) kept.append(*child);
    }
  }

  /// Table parts whose parent is none get a table around them.
  Status wrap_stray_parts(Box& parent) {
    if (!any_child(parent, is_table_part)) return Status::Ok;
    drop_space(parent, false);
    return wrap_runs(parent, BoxKind::Table, is_table_part);
  }

  // --- block containers: 9.2.1.1 -----------------------------------------------------------------

  Status complete_block_container(Box& box) {
    WEFT_TRY(wrap_stray_parts(box));
    if (makes_columns(*box.style) || any_child(box, is_block_level_in_flow))
      return wrap_inline_runs(box);
    box.inline_content = any_child(box, [](const Box& child) { return child.inline_level; });
    return Status::Ok;
  }

  /// A run starts with an inline-level box and takes floats and positioned boxes along, up to the
  /// next block.
  Status wrap_inline_runs(Box& box) {
    Box* next = box.first_child;
    ChildList kept(box);
    while (Box* child = next) {
      Box* end = child;
      bool shows = false;
      for (; end && child->inline_level && !is_block_level_in_flow(*end); end = end->next_sibling)
        shows |= end->in_flow() && !is_nothing(*end);
      if (end == child) {
        next = child->next_sibling;
        kept.append(*child);
        continue;
      }
      Box* target = nullptr;
      if (shows) {
        WEFT_TRY_ASSIGN(target, factory_.anonymous(box, BoxKind::Block));
        target->inline_content = true;
        kept.append(*target);
      }
      next = end;
      move_run(child, end, target, kept);
    }
    return Status::Ok;
  }

  /// Into `target`; without one, what is out of flow goes to `kept` and the rest is dropped.
  void move_run(Box* child, const Box* end, Box* target, ChildList& kept) {
    ChildList run;
    if (target) run = ChildList(*target);
    while (child != end) {
      Box* next = child->next_sibling;
      if (target) run.append(*child);
      if (!target && !child->in_flow()) kept.append(*child);
      child = next;
    }
  }

  /// White space, and inline boxes around nothing else.
  bool is_nothing(const Box& box) {
    for (const Box* at = &box; at; at = next_box(*at, box)) {
      if (!at->in_flow()) return false;
      const bool nothing = at->kind == BoxKind::Text
                               ? is_line_space(*at)
                               : at->kind == BoxKind::Inline &&
                                     !makes_line(*at, factory_.input().document.quirks_mode);
      if (!nothing) return false;
    }
    return true;
  }

  // --- inline boxes ------------------------------------------------------------------------------

  Result<Box*> complete_inline(Box& box) {
    WEFT_TRY(wrap_stray_parts(box));
    if (any_child(box, is_block_level_in_flow)) return split(box);
    const Element* const element = own_element(box);
    if (element && element->is_html(Atom::Ruby)) WEFT_TRY(make_ruby_columns(factory_, box));
    return &box;
  }

  /// Blocks become siblings of the parts of `box` that come before and after them.
  Result<Box*> split(Box& box) {
    const bool closes = box.closes;
    Box* last = &box;
    Box* next = box.first_child;
    ChildList part(box);
    bool in_block = false;
    while (Box* child = next) {
      next = child->next_sibling;
      if (is_block_level_in_flow(*child)) {
        WEFT_TRY_ASSIGN(Box* const block, lifted(box, *child));
        last->closes = false;
        follow(*last, *block);
        last = block;
        in_block = true;
        continue;
      }
      if (in_block && is_line_space(*child)) continue;
      if (in_block) {
        WEFT_TRY_ASSIGN(last, next_part(box, *last));
        part = ChildList(*last);
        in_block = false;
      }
      part.append(*child);
    }
    box.closes = false;
    if (in_block) {
      WEFT_TRY_ASSIGN(last, next_part(box, *last));
    }
    last->closes = closes;
    return last;
  }

  /// The block itself, in an anonymous one that moves along where the inline box is relatively
  /// positioned.
  Result<Box*> lifted(const Box& box, Box& block) {
    if (box.box_style().position != Position::Relative) return &block;
    WEFT_TRY_ASSIGN(Box* const wrapper, factory_.anonymous(*box.parent, BoxKind::Block));
    WEFT_TRY_ASSIGN(wrapper->style, factory_.style_positioned_as(*wrapper->style, box.box_style()));
    wrapper->append(block);
    block.next_sibling = nullptr;
    return wrapper;
  }

  Result<Box*> next_part(const Box& box, Box& after) {
    WEFT_TRY_ASSIGN(Box* const part, factory_.make(*box.style, box.node, box.pseudo));
    part->opens = part->closes = false;
    follow(after, *part);
    return part;
  }

  void follow(Box& before, Box& box) {
    box.parent = before.parent;
    box.next_sibling = nullptr;
    before.next_sibling = &box;
  }

  // --- flex and grid containers ------------------------------------------------------------------

  /// Text of nothing but white space is no item, in however many boxes it stands (CSS Flexbox 4).
  static void drop_space_runs(Box& box) {
    Box* next = box.first_child;
    ChildList kept(box);
    while (Box* child = next) {
      Box* end = child;
      while (end && end->inline_level && is_space(*end)) end = end->next_sibling;
      const bool dropped = end != child && !(end && end->inline_level) &&
                           !(kept.last() && kept.last()->inline_level);
      next = dropped ? end : child->next_sibling;
      if (!dropped) kept.append(*child);
    }
  }

  Status wrap_items(Box& box) {
    drop_space_runs(box);
    WEFT_TRY(wrap_runs(box, BoxKind::Block, [](const Box& child) { return child.inline_level; }));
    for (Box* child = box.first_child; child; child = child->next_sibling)
      child->independent = true;
    if (any_child(box, [](const Box& child) { return order_of(child) != 0; }))
      box.first_child = sorted_by_order(box.first_child);
    return Status::Ok;
  }

  BoxFactory& factory_;
};

}  // namespace

bool is_collapsible_space(std::string_view text, const TextStyle& style) {
  const WhiteSpaceCollapse collapse = style.white_space_collapse;
  if (collapse == WhiteSpaceCollapse::Preserve || collapse == WhiteSpaceCollapse::BreakSpaces)
    return text.empty();
  return trimmed(text).empty() &&
         (collapse == WhiteSpaceCollapse::Collapse || text.find('\n') == std::string_view::npos);
}

Result<Box*> fix_up(BoxFactory& factory, Box& box) { return FixUp(factory).run(box); }

}  // namespace weft
