// What a panel that sleeps between two pictures decides when it wakes up. Plain logic: nothing here
// knows a chip.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "weft/arena.h"
#include "weft/fetcher.h"

namespace weft {

/// Seconds between visits to the page.
struct VisitTimes {
  uint32_t usual_s = 15 * 60;           ///< Where the page does not say (Cache-Control: max-age).
  uint32_t least_s = 60;                ///< However short the page says.
  uint32_t most_s = 24 * 60 * 60;       ///< However long it says.
  uint32_t retry_s = 60;                ///< After a first failure; each further one doubles it,
  uint32_t most_retry_s = 6 * 60 * 60;  ///< up to this.
};

/// What the last visits came to.
struct VisitMemory {
  PageVersion version;    ///< Of what the panel shows.
  uint32_t failures = 0;  ///< Visits in a row that failed.
};

/// What is remembered over deep sleep, in memory that stays powered (RTC_DATA_ATTR). As it stands
/// after power-up, nothing is known.
struct WakeMemory : VisitMemory {
  int64_t clock_set_s = 0;     ///< When the time was last asked for, in seconds since 1970.
  bool shows_trouble = false;  ///< The panel says why there is no page.
  /// For an RtcStore: what each band of the panel shows, and the sessions of TLS, which are
  /// secrets.
  alignas(8) uint8_t store[2048] = {};
};

/// The visit ended as `status`: counts failures, and returns the seconds until the next one.
uint32_t plan_next_visit(Status status, const VisitTimes& times, VisitMemory& memory);
/// Whether trouble is to be shown in the place of the last picture: when it has lasted for
/// `failures` visits, once.
bool should_show_trouble(const WakeMemory& memory, uint32_t failures);
/// Whether the time is to be asked for: never was, or a day ago. `now_s`: seconds since 1970.
bool should_set_clock(const WakeMemory& memory, int64_t now_s);

/// Of a lithium cell without load: 3,270 mV is 0 and 4,200 mV is 100.
uint8_t battery_percent(uint32_t millivolts);
/// With an empty battery a panel sleeps longer: four times below 20 percent, a day below 5.
uint32_t spare_battery(uint32_t seconds, uint8_t percent);

/// A network of which the password is known.
struct KnownNetwork {
  char name[33] = {};
  char password[64] = {};
};
/// A network that was found.
struct FoundNetwork {
  std::string_view name;
  int8_t dbm;
};
/// Fills `order` with indices of `known`, in which they are to be tried: the strongest first, those
/// that were not found (hidden ones) last. Returns how many there are. Networks without a name are
/// none.
size_t order_by_signal(std::span<const KnownNetwork> known, std::span<const FoundNetwork> found,
                       std::span<uint8_t> order);

/// The value of the field `name` of a form that a browser sent (application/x-www-form-urlencoded),
/// decoded into `value` with a zero behind. Errors: NotFound, Unsupported (it does not fit, or has
/// control characters).
Result<std::string_view> form_value(std::string_view form, std::string_view name,
                                    std::span<char> value);

/// A value for a page of the program's own.
struct PageValue {
  std::string_view name, value;
};
/// `page` with each {{name}} replaced by its value, in which & < > " are escaped; names that are
/// not among `values` stay. In `arena`. Errors: OutOfMemory.
Result<std::string_view> fill_page(std::string_view page, std::span<const PageValue> values,
                                   Arena& arena);

}  // namespace weft
