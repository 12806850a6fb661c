#include "weft/wake.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int64_t kDay = 24 * 60 * 60;

uint32_t retry_after(uint32_t failures, const VisitTimes& times) {
  const uint32_t doublings = std::min<uint32_t>(failures - 1, 20);
  return static_cast<uint32_t>(
      std::min<uint64_t>(uint64_t{times.retry_s} << doublings, times.most_retry_s));
}

}  // namespace

uint32_t plan_next_visit(Status status, const VisitTimes& times, VisitMemory& memory) {
  if (status != Status::Ok) {
    if (memory.failures < UINT32_MAX) ++memory.failures;
    return retry_after(memory.failures, times);
  }
  memory.failures = 0;
  const uint32_t said = memory.version.max_age_s;
  const uint32_t seconds = said == PageVersion::kNoMaxAge || said == 0 ? times.usual_s : said;
  return std::clamp(seconds, times.least_s, std::max(times.least_s, times.most_s));
}

bool should_show_trouble(const WakeMemory& memory, uint32_t failures) {
  return memory.failures >= failures && !memory.shows_trouble;
}

bool should_set_clock(const WakeMemory& memory, int64_t now_s) {
  return memory.clock_set_s == 0 || now_s < memory.clock_set_s ||
         now_s - memory.clock_set_s >= kDay;
}

uint8_t battery_percent(uint32_t millivolts) {
  // A discharge of a lithium cell at rest, in steps of ten percent.
  constexpr uint32_t kTenths[] = {3270, 3690, 3730, 3770, 3790, 3820, 3870, 3930, 4000, 4080, 4200};
  if (millivolts <= kTenths[0]) return 0;
  for (uint32_t tenth = 1; tenth < std::size(kTenths); ++tenth) {
    const uint32_t from = kTenths[tenth - 1], to = kTenths[tenth];
    if (millivolts < to)
      return static_cast<uint8_t>((tenth - 1) * 10 + (millivolts - from) * 10 / (to - from));
  }
  return 100;
}

uint32_t spare_battery(uint32_t seconds, uint8_t percent) {
  constexpr uint32_t kADay = static_cast<uint32_t>(kDay);
  if (percent < 5) return std::max(seconds, kADay);
  return percent < 20 ? static_cast<uint32_t>(
                            std::min<uint64_t>(uint64_t{seconds} * 4, std::max(seconds, kADay)))
                      : seconds;
}

size_t order_by_signal(std::span<const KnownNetwork> known, std::span<const FoundNetwork> found,
                       std::span<uint8_t> order) {
  constexpr int kNotFound = -1000;
  const auto strength = [&](uint8_t index) {
    int best = kNotFound;
    for (const FoundNetwork& each : found)
      if (each.name == known[index].name) best = std::max(best, int{each.dbm});
    return best;
  };
  size_t count = 0;
  for (size_t i = 0; i < std::min<size_t>(known.size(), UINT8_MAX) && count < order.size(); ++i)
    if (*known[i].name) order[count++] = static_cast<uint8_t>(i);
  // They are few; equal ones stay in the order of the list.
  for (size_t i = 1; i < count; ++i)
    for (size_t at = i; at > 0 && strength(order[at]) > strength(order[at - 1]); --at)
      std::swap(order[at], order[at - 1]);
  return count;
}

}  // namespace weft
