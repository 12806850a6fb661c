// How fast a style sheet of 14 MB passes by a page of 600 elements, styles computed, and what it
// takes above an empty one.
#include <benchmark/benchmark.h>

#include <memory>

#include "tests/support/generated_sheet.h"
#include "tests/support/loaded_styles.h"

namespace weft {
namespace {

// The arguments: rules, every how many rules one matches, and tokens in :root.
void read_large_sheet(benchmark::State& state) {
  const GeneratedSheet sheet{static_cast<size_t>(state.range(0)),
                             static_cast<size_t>(state.range(1)),
                             static_cast<size_t>(state.range(2))};
  const std::string css = sheet.text(), page = GeneratedPage::text(600);
  LoadedStyles empty(page, {});
  if (empty.load() != Status::Ok) return state.SkipWithError("not read");
  size_t peak = 0, kept = 0, styles = 0, matched = 0, computed = 0;
  for (auto _ : state) {
    state.PauseTiming();
    auto loaded = std::make_unique<LoadedStyles>(page, css);
    state.ResumeTiming();
    if (loaded->load() != Status::Ok) return state.SkipWithError("not read");
    state.PauseTiming();
    kept = loaded->styles->statistics().rules_kept;
    styles = loaded->styles->statistics().distinct_styles;
    matched = loaded->matched - loaded->before;
    computed = loaded->computed - loaded->matched;
    peak = loaded->page.budget.peak();
    loaded.reset();
    state.ResumeTiming();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(css.size()));
  state.counters["rules_kept"] = static_cast<double>(kept);
  state.counters["bytes"] = static_cast<double>(css.size());
  state.counters["styles"] = static_cast<double>(styles);
  state.counters["bytes_per_style"] = static_cast<double>(computed) / static_cast<double>(styles);
  state.counters["matched_bytes_per_element"] = static_cast<double>(matched) / 600;
  state.counters["peak_above_empty"] =
      static_cast<double>(peak) - static_cast<double>(empty.page.budget.peak());
}
BENCHMARK(read_large_sheet)
    ->Args({23000, 0, 0})
    ->Args({23000, 230, 0})
    ->Args({23000, 230, 2000})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace weft
