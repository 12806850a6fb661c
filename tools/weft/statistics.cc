#include "tools/weft/statistics.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "tools/weft/heap.h"
#include "tools/weft/heap_bound.h"
#include "tools/weft/json_text.h"
#include "tools/weft/session.h"

namespace weft {
namespace {

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

void print_string(std::string_view text) { std::fputs(json_text(text).c_str(), stderr); }

void print_time(const char* name, uint32_t start_ms, uint32_t after_ms) {
  std::fprintf(stderr, ", \"%s\": ", name);
  if (after_ms == UrlStatistics::kNever) std::fputs("null", stderr);
  else std::fprintf(stderr, "%u", start_ms + after_ms);
}

void print_fetches(const FetchStatistics& fetches) {
  std::fprintf(stderr,
               "\"connections\": %u, \"handshakes\": %u, \"put_aside\": {\"bytes\": %llu, "
               "\"peak\": %llu}, \"urls\": [",
               fetches.connections, fetches.handshakes,
               static_cast<unsigned long long>(fetches.put_aside_bytes),
               static_cast<unsigned long long>(fetches.put_aside_peak));
  for (const UrlStatistics* url = fetches.first; url; url = url->next) {
    std::fputs(url == fetches.first ? "{\"url\": " : ", {\"url\": ", stderr);
    print_string(url->url);
    std::fprintf(stderr, ", \"bytes\": %llu, \"status\": %u, \"protocol\": ",
                 static_cast<unsigned long long>(url->body_bytes), url->http_status);
    print_string(protocol_name(url->protocol));
    const uint32_t start_ms = static_cast<uint32_t>(url->opened_ms - fetches.first->opened_ms);
    std::fprintf(stderr, ", \"start_ms\": %u", start_ms);
    print_time("first_byte_ms", start_ms, url->first_byte_ms);
    print_time("end_ms", start_ms, url->end_ms);
    std::fputs("}", stderr);
  }
  std::fputs("], ", stderr);
}

void print_owners(const Budget& budget) {
  std::fputs("\"owners\": {", stderr);
  for (const Budget* part = budget.first_part(); part; part = part->next_part()) {
    if (part != budget.first_part()) std::fputs(", ", stderr);
    print_string(part->name());
    std::fprintf(stderr, ": %zu", part->peak());
  }
  std::fputs("}, ", stderr);
}

void print_statistics_json(const Session& session, const PhaseClock& phases) {
  const PageStatistics& page = session.page->statistics();
  std::fputs("{", stderr);
  print_fetches(session.fetcher->statistics());
  std::fprintf(stderr,
               "\"sheet_bytes\": %zu, \"rules_seen\": %zu, \"rules_kept\": %zu, \"dom_nodes\": "
               "%zu, \"styles\": %zu, \"display_items\": %zu, ",
               page.sheet_bytes, page.rules_seen, page.rules_kept, page.nodes, page.styles,
               page.display_items);
  std::fputs("\"phases\": {", stderr);
  for (int phase = 0; phase < static_cast<int>(Phase::Count); ++phase) {
    const PhaseClock::Cost& cost = phases.cost(static_cast<Phase>(phase));
    std::fprintf(stderr, "%s\"%s\": {\"ms\": %.2f, \"peak_heap\": %zu}", phase ? ", " : "",
                 PhaseClock::name(static_cast<Phase>(phase)), cost.ms, cost.peak_heap);
  }
  std::fputs("}, ", stderr);
  print_owners(session.budget);
  std::fprintf(stderr, "\"peak_heap\": %zu, \"heap_limit\": %zu, \"notes\": %zu}\n",
               phases.peak_heap(), heap_bound(), session.notes.count());
}

}  // namespace

const char* PhaseClock::name(Phase phase) {
  static constexpr const char* kNames[] = {"load", "layout", "paint"};
  return kNames[static_cast<int>(phase)];
}

PhaseClock::PhaseClock() : started_ms_(now_ms()) { reset_heap_peak(); }

void PhaseClock::end(Phase phase) {
  const double now = now_ms();
  costs_[static_cast<int>(phase)] = {now - started_ms_, heap_peak()};
  started_ms_ = now;
  reset_heap_peak();
}

size_t PhaseClock::peak_heap() const {
  size_t peak = 0;
  for (const Cost& cost : costs_) peak = std::max(peak, cost.peak_heap);
  return peak;
}

void print_statistics(StatisticsForm form, const Session& session, const PhaseClock& phases) {
  switch (form) {
    case StatisticsForm::None: return;
    case StatisticsForm::Json: return print_statistics_json(session, phases);
    case StatisticsForm::Table: return print_statistics_table(session, phases);
  }
}

}  // namespace weft
