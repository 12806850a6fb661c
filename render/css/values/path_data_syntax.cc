#include "render/css/values/path_data_syntax.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/number_list.h"

namespace weft {
namespace {

/// What each command takes: numbers (n) and flags (f).
struct CommandRow {
  char letter;
  std::string_view takes;
};
constexpr CommandRow kCommands[] = {
    {'m', "nn"},   {'l', "nn"},   {'h', "n"},  {'v', "n"},       {'c', "nnnnnn"},
    {'s', "nnnn"}, {'q', "nnnn"}, {'t', "nn"}, {'a', "nnnffnn"}, {'z', ""},
};

bool take_all(NumberList& numbers, std::string_view takes) {
  float number = 0;
  bool flag = false;
  return std::all_of(takes.begin(), takes.end(), [&](char one) {
    return one == 'n' ? numbers.take(number) : numbers.take_flag(flag);
  });
}

// As often as its numbers come, at least once.
bool take_command(NumberList& numbers, char letter) {
  const CommandRow* const row =
      std::find_if(std::begin(kCommands), std::end(kCommands),
                   [&](const CommandRow& one) { return one.letter == letter; });
  if (row == std::end(kCommands) || !take_all(numbers, row->takes)) return false;
  while (!row->takes.empty() && !numbers.ended() &&
         !is_alpha(static_cast<unsigned char>(numbers.rest()[0])))
    if (!take_all(numbers, row->takes)) return false;
  return true;
}

}  // namespace

bool is_path_data(std::string_view text) {
  NumberList numbers(text);
  bool is_first = true;
  for (; !numbers.ended(); is_first = false) {
    const char letter = to_lower(numbers.take_letter());
    if ((is_first && letter != 'm') || !take_command(numbers, letter)) return false;
  }
  return true;
}

}  // namespace weft
