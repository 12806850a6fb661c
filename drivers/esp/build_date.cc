#include <charconv>

#include "render/base/ascii.h"
#include "weft/esp_system.h"

namespace weft {
namespace {

// Days since 1970 of a day of the Gregorian calendar, by the years that begin in March.
int64_t days_of(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  const int64_t era = year / 400, year_of_era = year % 400;
  const int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719'468;
}

int64_t number(std::string_view digits) {
  int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

int64_t seconds_of_build(std::string_view date) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr size_t kDateBytes = 11;
  if (date.size() < kDateBytes) return 0;
  const size_t month = kMonths.find(date.substr(0, 3));
  const int64_t day = number(trimmed(date.substr(4, 2))), year = number(date.substr(7, 4));
  if (month == kMonths.npos || month % 3 || day < 1 || day > 31 || year < 1970) return 0;
  return days_of(year, static_cast<int64_t>(month / 3) + 1, day) * 86'400;
}

}  // namespace weft
