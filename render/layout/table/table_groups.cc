// CSS leaves it open how heights are shared among rows (CSS 2.1 17.5.3); this is Chromium's way.
#include "render/layout/table/table_groups.h"

#include <algorithm>

#include "render/layout/sizing.h"

namespace weft {

namespace {

struct RowGroup {
  std::span<TableRowTrack> rows;
  Px height;  ///< Of the rows, with the spacing between them.
  Length percent;
  bool constrained = false;  ///< By a height in px.
  bool is_body = false;

  bool is_auto() const { return !constrained && !percent.has_percent(); }
};

/// Gives what asks for a percentage of `whole` that much; what there is `room` for, if that is
/// less, in proportion to what is missing.
template <typename Track>
void take_percents(std::span<Track> tracks, Px whole, Px room) {
  const auto missing = [&](const Track& track) {
    if (!track.percent.has_percent()) return int64_t{0};
    return int64_t{max(Px(), track.percent.resolve(whole) - track.height).raw()};
  };
  int64_t wanted = 0;
  for (const Track& track : tracks) wanted += missing(track);
  const int64_t given = std::min(wanted, int64_t{max(room, Px()).raw()});
  share(tracks, &Track::height, Px::from_raw(given), missing);
}

Px height_of(const TableGrid& table, std::span<const TableRowTrack> rows) {
  Px sum = table.spacing_y * (static_cast<int64_t>(rows.size()) - 1);
  for (const TableRowTrack& row : rows) sum += row.height;
  return sum;
}

/// Makes the rows of a group fill its height.
void grow_rows(const TableGrid& table, const RowGroup& group) {
  const Px room = group.height - height_of(table, group.rows);
  if (room <= Px()) return;
  take_percents(group.rows, group.height, room);
  for (TableRowTrack& row : group.rows) row.constrained |= row.percent.has_percent();
  const Px excess = group.height - height_of(table, group.rows);
  if (excess <= Px()) return;
  // Where every row with a height asks for it, the others take the rest.
  const auto is_high = [](const TableRowTrack& row) {
    return !row.constrained && row.height > Px();
  };
  const auto is_free = [](const TableRowTrack& row) { return int64_t{!row.constrained}; };
  if (std::any_of(group.rows.begin(), group.rows.end(), is_high) ||
      !share(group.rows, &TableRowTrack::height, excess, is_free))
    share_height(group.rows, excess);
}

Status collect_groups(TableGrid& table, ArenaVector<RowGroup>& groups) {
  const std::span<TableRowTrack> rows = table.rows.span();
  for (size_t first = 0, end = 0; first < rows.size(); first = end) {
    const Box* const box = rows[first].group;
    while (end < rows.size() && rows[end].group == box) ++end;
    RowGroup group{rows.subspan(first, end - first), Px(), Length(), false, false};
    const BoxStyle& style = box->box_style();
    group.height = height_of(table, group.rows);
    group.is_body = style.display == Display::TableRowGroup;
    if (style.height.kind() == Length::Kind::Percent) group.percent = style.height;
    group.constrained = style.height.is_fixed() && style.height.px() > Px();
    if (group.constrained && style.height.px() > group.height) {
      group.height = style.height.px();
      grow_rows(table, group);
    }
    WEFT_TRY(groups.push(group));
  }
  return Status::Ok;
}

/// Shares `excess` among the bodies, of which those of automatic height come first; where there is
/// none, among all groups.
void share_among_groups(std::span<RowGroup> groups, Px excess) {
  using Group = RowGroup;
  constexpr int64_t (*kRules[])(const Group&) = {
      [](const Group& group) {
        return group.is_body && group.is_auto() ? int64_t{group.height.raw()} : 0;
      },
      [](const Group& group) { return int64_t{group.is_body && group.is_auto()}; },
      [](const Group& group) {
        return group.is_body && group.constrained ? int64_t{group.height.raw()} : 0;
      },
      [](const Group& group) { return int64_t{group.is_body}; },
      [](const Group& group) { return group.is_auto() ? int64_t{group.height.raw()} : 0; },
      [](const Group&) { return int64_t{1}; },
  };
  for (const auto rule : kRules)
    if (share(groups, &Group::height, excess, rule)) return;
}

}  // namespace

void share_height(std::span<TableRowTrack> rows, Px excess) {
  using Row = TableRowTrack;
  constexpr int64_t (*kRules[])(const Row&) = {
      [](const Row& row) { return row.constrained ? 0 : int64_t{row.height.raw()}; },
      [](const Row& row) { return int64_t{row.height.raw()}; },
      [](const Row&) { return int64_t{1}; },
  };
  for (const auto rule : kRules)
    if (share(rows, &Row::height, excess, rule)) return;
}

Status grow_row_groups(TableGrid& table, Px height) {
  ArenaVector<RowGroup> groups(table.scratch);
  WEFT_TRY(collect_groups(table, groups));
  if (height == kIndefinite || groups.empty()) return Status::Ok;
  Px whole =
      height - table.edges.vertical() - table.spacing_y * (static_cast<int64_t>(groups.size()) + 1);
  whole = max(Px(), whole);
  const auto left = [&] {
    Px room = whole;
    for (const RowGroup& group : groups.span()) room -= group.height;
    return max(Px(), room);
  };
  take_percents(groups.span(), whole, left());
  const Px excess = left();
  if (excess > Px()) share_among_groups(groups.span(), excess);
  for (const RowGroup& group : groups.span()) grow_rows(table, group);
  return Status::Ok;
}

}  // namespace weft
