// --stats=table. The waterfall: a row for each fetch, dots while it waits, bars while it reads.
#include <algorithm>
#include <cstdio>
#include <string>

#include "tools/weft/session.h"
#include "tools/weft/statistics.h"

namespace weft {
namespace {

constexpr uint32_t kColumns = 32;

double kilobytes(size_t bytes) { return static_cast<double>(bytes) / 1000; }

/// The times of one fetch in ms from the first one's start.
struct Times {
  uint32_t start, first_byte, end;
};

Times times_of(const UrlStatistics& url, const FetchStatistics& fetches) {
  const auto start = static_cast<uint32_t>(url.opened_ms - fetches.first->opened_ms);
  const uint32_t end = start + (url.end_ms == UrlStatistics::kNever ? 0 : url.end_ms);
  return {start, url.first_byte_ms == UrlStatistics::kNever ? end : start + url.first_byte_ms, end};
}

uint32_t last_end(const FetchStatistics& fetches) {
  uint32_t last = 1;
  for (const UrlStatistics* url = fetches.first; url; url = url->next)
    last = std::max(last, times_of(*url, fetches).end);
  return last;
}

std::string bar_of(const Times& times, uint32_t last) {
  const auto column = [=](uint32_t ms) {
    return static_cast<size_t>(uint64_t{ms} * (kColumns - 1) / last);
  };
  std::string bar(kColumns, ' ');
  for (size_t at = column(times.start); at <= column(times.end); ++at)
    bar[at] = at < column(times.first_byte) ? '.' : '=';
  return bar;
}

void print_fetch(const UrlStatistics& url, const FetchStatistics& fetches, uint32_t last) {
  const Times times = times_of(url, fetches);
  const std::string status = url.http_status ? std::to_string(url.http_status) : "-";
  std::fprintf(stderr, "%8u %6u %6u  %s %10llu  %-6s %-8s  %.*s\n", times.start, times.first_byte,
               times.end, bar_of(times, last).c_str(),
               static_cast<unsigned long long>(url.body_bytes), status.c_str(),
               std::string(protocol_name(url.protocol)).c_str(), static_cast<int>(url.url.size()),
               url.url.data());
}

void print_fetches(const FetchStatistics& fetches) {
  std::fprintf(stderr, "\n%8s %6s %6s  %-*s %10s  %-6s %-8s  %s\n", "start ms", "first", "end",
               static_cast<int>(kColumns), "...waits ===reads", "bytes", "status", "by", "URL");
  const uint32_t last = last_end(fetches);
  for (const UrlStatistics* url = fetches.first; url; url = url->next)
    print_fetch(*url, fetches, last);
}

}  // namespace

void print_statistics_table(const Session& session, const PhaseClock& phases) {
  const PageStatistics& page = session.page->statistics();
  const FetchStatistics& fetches = session.fetcher->statistics();
  for (int phase = 0; phase < static_cast<int>(Phase::Count); ++phase) {
    const PhaseClock::Cost& cost = phases.cost(static_cast<Phase>(phase));
    std::fprintf(stderr, "%-8s %8.1f ms  %8.1f KB of heap at most\n",
                 PhaseClock::name(static_cast<Phase>(phase)), cost.ms, kilobytes(cost.peak_heap));
  }
  std::fprintf(stderr,
               "page     %zu nodes, %zu styles, %zu of %zu rules match, %.1f KB of style sheets, "
               "%zu display items\n",
               page.nodes, page.styles, page.rules_kept, page.rules_seen,
               kilobytes(page.sheet_bytes), page.display_items);
  std::fprintf(stderr, "network  %u connections, %u of them with TLS; notes: %zu\n",
               fetches.connections, fetches.handshakes, session.notes.count());
  print_fetches(fetches);
}

}  // namespace weft
