#include "render/filter/filter_graph.h"

#include <algorithm>

#include "render/filter/filter_rows.h"

namespace weft {
namespace {

IntRect united(const IntRect& a, const IntRect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return a.united(b);
}

IntRect grown(const IntRect& rect, int32_t left, int32_t top, int32_t right, int32_t bottom) {
  return IntRect{rect.left - left, rect.top - top, rect.right + right, rect.bottom + bottom}
      .intersected(kEverywhere);
}

}  // namespace

IntRect FilterStep::needed(const IntRect& seen) const {
  const Reach reach = this->reach(true);
  return grown(seen, reach.left, reach.top, reach.right, reach.bottom);
}

IntRect FilterStep::covered(const IntRect& content) const {
  if (content.empty()) return content;
  const Reach reach = this->reach(true);
  return grown(content, reach.right, reach.bottom, reach.left, reach.top);
}

FilterGraph::FilterGraph(Arena& arena, const IntRect& area) : arena_(arena) { source_.area = area; }

void FilterGraph::append(FilterStep& step, const StepPlace& place) {
  step.area = place.area;
  step.inputs[0] = place.input;
  step.inputs[1] = place.second;
  step.place = size_++;
  last_->next = &step;
  last_ = &step;
}

void FilterGraph::find_covered(const IntRect& content, IntRect* areas) const {
  areas[0] = content.intersected(source_.area);
  for (const FilterStep* step = source_.next; step; step = step->next) {
    IntRect below;
    for (const FilterStep* input : step->inputs)
      if (input) below = united(below, areas[input->place]);
    areas[step->place] = step->covered(below).intersected(step->area);
  }
}

void FilterGraph::find_needed(const IntRect& seen, IntRect* areas) const {
  // Steps are few, and have no way to those before them.
  areas[last_->place] = areas[last_->place].intersected(seen);
  for (int place = last_->place - 1; place >= 0; --place) {
    IntRect needed;
    for (const FilterStep* step = source_.next; step; step = step->next)
      for (const FilterStep* input : step->inputs)
        if (input && input->place == place && !areas[step->place].empty())
          needed = united(needed, step->needed(areas[step->place]));
    areas[place] = areas[place].intersected(needed);
  }
}

IntRect FilterGraph::needed(const IntRect& seen) const {
  IntRect areas[kMostSteps];
  find_covered(kEverywhere, areas);
  find_needed(seen, areas);
  return areas[0].empty() ? IntRect{} : areas[0];
}

IntRect FilterGraph::covered(const IntRect& content) const {
  IntRect areas[kMostSteps];
  find_covered(content, areas);
  return areas[last_->place].empty() ? IntRect{} : areas[last_->place];
}

Result<Owned<RowSource>> FilterGraph::open(RowSource& group, const IntRect& seen,
                                           Budget& budget) const {
  WEFT_TRY_ASSIGN(Owned<FilterRows> rows, make_owned<FilterRows>(budget, *this, group, budget));
  WEFT_TRY(rows->open(seen));
  return Owned<RowSource>(std::move(rows));
}

}  // namespace weft
