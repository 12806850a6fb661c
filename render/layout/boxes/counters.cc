// The scopes of counters (CSS Lists 3, 4): a counter belongs to the element that made it and
// reaches its descendants, its following siblings and theirs. One record a counter in scope.
#include "render/layout/boxes/counters.h"

namespace weft {
namespace {

constexpr std::string_view kListItem = "list-item";

bool changes(std::span<const CounterChange> changes, std::string_view name) {
  for (const CounterChange& change : changes)
    if (change.name == name) return true;
  return false;
}

}  // namespace

Status Counters::enter(const ComputedStyle& style, unsigned depth) {
  // A counter made by a previous sibling stays in scope unless it hides an ancestor's; what is
  // deeper ended with its element.
  leave(depth);
  drop_hiding(depth);
  for (const CounterChange& change : style.rare->counter_reset)
    WEFT_TRY(reset(change.name, change.value, depth));
  const Display display = style.box->original_display;
  const bool list_item = display == Display::ListItem || display == Display::InlineListItem;
  if (list_item && !changes(style.rare->counter_increment, kListItem))
    WEFT_TRY(increment(kListItem, 1, depth));
  for (const CounterChange& change : style.rare->counter_increment)
    WEFT_TRY(increment(change.name, change.value, depth));
  for (const CounterChange& change : style.rare->counter_set) {
    WEFT_TRY(increment(change.name, 0, depth));
    set(change.name, change.value);
  }
  return Status::Ok;
}

void Counters::leave(unsigned depth) {
  for (; !counters_.empty() && counters_.back().depth > depth; counters_.pop())
    if (counters_.back().name.empty()) quote_depth = static_cast<unsigned>(counters_.back().value);
}

size_t Counters::scope() const {
  size_t first = counters_.size();
  while (first > 0 && !counters_[first - 1].name.empty()) --first;
  return first;
}

/// CSS Lists 3, 4.4.1: those of siblings are inherited where no ancestor has one of that name.
void Counters::drop_hiding(unsigned depth) {
  size_t first = counters_.size();
  while (first > 0 && counters_[first - 1].depth == depth) --first;
  size_t kept = first;
  for (size_t i = first; i < counters_.size(); ++i) {
    bool hides = false;
    for (size_t outer = scope(); outer < first && !hides; ++outer)
      hides = counters_[outer].name == counters_[i].name;
    if (!hides) counters_[kept++] = counters_[i];
  }
  counters_.truncate(kept);
}

int32_t Counters::value(std::string_view name) const {
  for (size_t i = counters_.size(); i-- > 0;)
    if (counters_[i].name == name) return counters_[i].value;
  return 0;
}

Status Counters::reset(std::string_view name, int32_t value, unsigned depth) {
  // A sibling's counter of the same name is replaced, not nested.
  for (size_t i = counters_.size(); i-- > 0 && counters_[i].depth == depth;)
    if (counters_[i].name == name) {
      counters_[i].value = value;
      return Status::Ok;
    }
  return counters_.push({name, value, depth});
}

void Counters::set(std::string_view name, int32_t value) {
  for (size_t i = counters_.size(), first = scope(); i-- > first;)
    if (counters_[i].name == name) return void(counters_[i].value = value);
}

Status Counters::increment(std::string_view name, int32_t by, unsigned depth) {
  for (size_t i = counters_.size(), first = scope(); i-- > first;) {
    if (counters_[i].name != name) continue;
    int32_t sum;
    if (!__builtin_add_overflow(counters_[i].value, by, &sum)) counters_[i].value = sum;
    return Status::Ok;
  }
  return counters_.push({name, by, depth});
}

}  // namespace weft
