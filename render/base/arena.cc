#include "weft/arena.h"

namespace weft {
namespace {

unsigned char* align_up(unsigned char* pointer, size_t alignment) {
  const auto value = reinterpret_cast<uintptr_t>(pointer);
  return pointer + ((alignment - value % alignment) % alignment);
}

}  // namespace

bool Arena::add_block(size_t bytes) {
  auto* block = static_cast<Block*>(budget_->allocate(bytes));
  if (!block) return false;
  *block = {last_, bytes};
  last_ = block;
  bytes_ += bytes;
  next_ = reinterpret_cast<unsigned char*>(block + 1);
  end_ = reinterpret_cast<unsigned char*>(block) + bytes;
  return true;
}

void* Arena::allocate(size_t bytes, size_t alignment) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (next_) {
      unsigned char* start = align_up(next_, alignment);
      if (start <= end_ && bytes <= static_cast<size_t>(end_ - start)) {
        next_ = start + bytes;
        return start;
      }
    }
    const size_t overhead = sizeof(Block) + alignment;
    if (attempt || bytes > SIZE_MAX - overhead) return nullptr;
    const size_t wanted = bytes + overhead > block_bytes_ ? bytes + overhead : block_bytes_;
    if (!add_block(wanted) && (wanted == bytes + overhead || !add_block(bytes + overhead)))
      return nullptr;
  }
  return nullptr;
}

bool Arena::grow_in_place(const void* end, size_t bytes) {
  if (end != next_ || bytes > static_cast<size_t>(end_ - next_)) return false;
  next_ += bytes;
  return true;
}

void Arena::clear() {
  while (last_) {
    Block* block = last_;
    last_ = block->previous;
    budget_->release(block, block->bytes);
  }
  next_ = end_ = nullptr;
  bytes_ = 0;
}

Result<std::string_view> Arena::copy(std::string_view text) {
  if (text.empty()) return std::string_view();
  auto* memory = static_cast<char*>(allocate(text.size(), 1));
  if (!memory) return Status::OutOfMemory;
  std::memcpy(memory, text.data(), text.size());
  return std::string_view(memory, text.size());
}

}  // namespace weft
