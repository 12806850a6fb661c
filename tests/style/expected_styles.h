// Computed styles of Chromium: the files that tools/golden.py writes, and the values that count as
// the same.
#pragma once

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace weft {

using ValueMap = std::map<std::string, std::string>;

/// One element or pseudo-element and its values: only those that are no guess.
struct ExpectedElement {
  std::string name;
  ValueMap values;
};

inline void read_value(const std::string& line, size_t from, ValueMap& values) {
  const size_t colon = line.find(": ", from);
  if (colon != std::string::npos) values[line.substr(from, colon - from)] = line.substr(colon + 2);
}

inline std::vector<ExpectedElement> read_expected(const std::string& file) {
  std::vector<ExpectedElement> elements;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with("  ")) elements.push_back({line, {}});
    else read_value(line, 2, elements.back().values);
  }
  return elements;
}

inline ValueMap read_initial(const std::string& file) {
  ValueMap values;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) read_value(line, 0, values);
  return values;
}

/// Whether two values say the same: word by word, numbers as near as fixed point can hold them (px
/// in 1/64, the rest in 1/255).
inline bool same_value(const std::string& a, const std::string& b) {
  const char *left = a.c_str(), *right = b.c_str();
  const auto at_number = [](const char* text, const std::string& whole) {
    const bool digit =
        std::isdigit(static_cast<unsigned char>(text[*text == '-' || *text == '.'])) != 0;
    return digit && (text == whole.c_str() || !std::isalpha(static_cast<unsigned char>(text[-1])));
  };
  while (*left || *right) {
    if (at_number(left, a) && at_number(right, b)) {
      char *left_end = nullptr, *right_end = nullptr;
      const double x = std::strtod(left, &left_end), y = std::strtod(right, &right_end);
      const double near = *left_end == 'p'                                                  ? 0.02
                          : *left_end == ',' && right_end[0] == ',' && a.starts_with("rgb") ? 0.5
                                                                                            : 0.004;
      if (std::abs(x - y) > near + std::abs(x) * 1e-4) return false;
      left = left_end, right = right_end;
    } else if (*left != *right) {
      return false;
    } else {
      ++left, ++right;
    }
  }
  return true;
}

}  // namespace weft
