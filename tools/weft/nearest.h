// Names that resemble a word: the answer to a typing error.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

/// The characters of a name that count: letters and digits, in lower case.
std::string folded(std::string_view name);

/// Up to three of the candidates, the most similar first: those that become `word` by few letters
/// added, left out, replaced or swapped; as in names.h, only letters and digits count.
std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> candidates);

/// "; did you mean a, b or c?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace weft
