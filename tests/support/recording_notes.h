// Keeps the notes it gets, for a test to read.
#pragma once

#include <string>
#include <vector>

#include "weft/notes.h"

namespace weft {

class RecordingNotes final : public Notes {
 public:
  void note(std::string_view sentence) override { sentences.emplace_back(sentence); }
  /// True when a sentence contains `part`.
  bool has(std::string_view part) const {
    for (const std::string& sentence : sentences)
      if (sentence.find(part) != std::string::npos) return true;
    return false;
  }
  std::vector<std::string> sentences;
};

}  // namespace weft
