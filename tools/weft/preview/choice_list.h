// The overlay with a list to choose from: arrows go through it, typing filters it, Enter or a click
// chooses.
#pragma once

#include <vector>

#include "tools/weft/preview/overlay.h"

namespace weft {

struct Choice {
  std::string kind, name;  ///< "panel", "waveshare-7in5-v2"
  std::string says;        ///< More about it: searched and shown.
};

class ChoiceList final : public Overlay {
 public:
  /// `current`: the index of the choice that is in force.
  ChoiceList(std::string title, std::vector<Choice> choices, size_t current);
  std::string html(int lines) override;
  int width() const override { return 760; }
  Answer take(const WindowEvent& event) override;
  /// After Answer::Chosen; null when nothing is left of the list.
  const Choice* chosen() const;

 private:
  void filter();
  void move(int steps);
  size_t first_shown(size_t rows) const;
  Answer press(const WindowEvent& event);
  Answer click(int y);

  std::string title_, typed_;
  std::vector<Choice> choices_;
  std::vector<size_t> left_;  // indices of choices that have what was typed
  size_t selected_ = 0;       // in left_
  size_t rows_ = 1;           // shown last
};

}  // namespace weft
