// Blocks in a list, the last in front; giving back frees all that came after a mark.
#include "render/css/syntax/scratch.h"

#include <algorithm>

namespace weft {
namespace {

constexpr size_t kHeaderBytes = 32;

}  // namespace

void* Scratch::allocate(size_t bytes) {
  static_assert(sizeof(Block) <= kHeaderBytes);
  if (bytes > SIZE_MAX / 2) return nullptr;
  bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
  if (!last_ || bytes > last_->bytes - last_->used) {
    const size_t wanted = std::max(kBlockBytes, bytes + kHeaderBytes);
    void* memory = budget_->allocate(wanted);
    if (!memory) return nullptr;
    last_ = ::new (memory) Block{last_, wanted, kHeaderBytes};
  }
  void* result = reinterpret_cast<char*>(last_) + last_->used;
  last_->used += bytes;
  return result;
}

void Scratch::rewind(Mark mark) {
  Block* kept = mark.block;
  if (!kept)
    for (kept = last_; kept && kept->previous;) kept = kept->previous;
  free_down_to(kept);
  if (kept) kept->used = mark.block ? mark.used : kHeaderBytes;
}

Result<std::string_view> Scratch::copy(std::string_view text) {
  auto* memory = static_cast<char*>(allocate(text.size()));
  if (!memory) return Status::OutOfMemory;
  if (!text.empty()) std::memcpy(memory, text.data(), text.size());
  return std::string_view(memory, text.size());
}

void Scratch::free_down_to(Block* block) {
  while (last_ != block) {
    Block* const previous = last_->previous;
    budget_->release(last_, last_->bytes);
    last_ = previous;
  }
}

}  // namespace weft
