// How fast a style sheet of 14 MB passes by a page of 600 elements, and what it takes above an empty one.
#include <benchmark/benchmark.h>

#include "tests/support/generated_sheet.h"
#include "tests/support/sheet_world.h"

namespace weft {
namespace {

size_t peak_of(const std::string& page, std::string_view css, size_t chunk_bytes) {
  SheetWorld world(page);
  if (world.read(css, chunk_bytes) != Status::Ok) return 0;
  return world.page.budget.peak();
}

// The arguments: rules, and every how many rules one matches.
void read_large_sheet(benchmark::State& state) {
  const std::string css = generated_sheet(static_cast<size_t>(state.range(0)), static_cast<size_t>(state.range(1)));
  const std::string page = generated_page(600);
  const size_t peak = peak_of(page, css, 1400), empty_peak = peak_of(page, {}, 1400);
  size_t kept = 0;
  for (auto _ : state) {
    state.PauseTiming();
    SheetWorld world(page);
    state.ResumeTiming();
    if (world.read(css, 1400) != Status::Ok) return state.SkipWithError("not read");
    kept = world.statistics.rules_kept;
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * css.size()));
  state.counters["rules_kept"] = static_cast<double>(kept);
  state.counters["bytes"] = static_cast<double>(css.size());
  state.counters["peak_above_empty"] = static_cast<double>(peak - empty_peak);
}
BENCHMARK(read_large_sheet)->Args({23000, 0})->Args({23000, 500})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace weft
