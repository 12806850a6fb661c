// @keyframes (CSS Animations 1, 3). A panel shows an element as its animations leave it, so of each
// rule only the first and the last keyframe are kept.
#pragma once

#include <string_view>

#include "render/base/arena_vector.h"
#include "render/css/style/declarations.h"
#include "render/css/style/style_parts.h"

namespace weft {

class Keyframes {
 public:
  enum class Frame : uint8_t { None, First, Last };

  explicit Keyframes(Arena& arena) : arena_(arena), frames_(arena) {}
  /// Begins a rule, which takes the place of those of that name. Errors: OutOfMemory.
  Status begin(std::string_view name);
  /// Adds the declarations of a keyframe of the rule. Errors: OutOfMemory.
  Status add(Frame frame, const DeclarationBlock& block) {
    return frames_.push({name_, frame, &block});
  }
  /// Calls take(block) for each that `frame` of the rule `name` has. Errors: those of `take`.
  template <typename Take>
  Status visit(std::string_view name, Frame frame, Take take) const {
    for (const Entry& entry : frames_)
      if (entry.frame == frame && entry.name == name) WEFT_TRY(take(*entry.block));
    return Status::Ok;
  }
  /// The keyframe that the animation lists.names[index] leaves: None where it has no end or does
  /// not fill forwards. What ends between two keyframes is shown at the nearer end.
  static Frame left_by(const AnimationLists& lists, size_t index);

 private:
  struct Entry {
    std::string_view name;
    Frame frame;
    const DeclarationBlock* block;
  };

  Arena& arena_;
  std::string_view name_;  // of the rule that is being read
  ArenaVector<Entry> frames_;
};

}  // namespace weft
