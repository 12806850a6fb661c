#include "tools/weft/nearest.h"

#include <algorithm>

#include "render/base/names.h"

namespace weft {
namespace {

constexpr size_t kMost = 3;

// The restricted Damerau–Levenshtein distance ("optimal string alignment"), three rows at a time.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before, above(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = above;
    above = row;
  }
  return above[b.size()];
}

}  // namespace

std::string folded(std::string_view name) {
  std::string letters;
  while (const char c = take_name_character(name)) letters += c;
  return letters;
}

std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> candidates) {
  struct Found {
    size_t distance;
    std::string_view name;
  };
  std::vector<Found> found;
  const std::string wanted = folded(word);
  for (const std::string_view candidate : candidates) {
    const size_t letters = distance(wanted, folded(candidate));
    if (letters <= std::max<size_t>(1, wanted.size() / 3)) found.push_back({letters, candidate});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.distance < b.distance; });
  std::vector<std::string_view> names;
  for (size_t i = 0; i < std::min(found.size(), kMost); ++i) names.push_back(found[i].name);
  return names;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto names = nearest(word, candidates);
  if (names.empty()) return {};
  std::string question = "; did you mean ";
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) question += i + 1 == names.size() ? " or " : ", ";
    question += names[i];
  }
  return question + "?";
}

}  // namespace weft
