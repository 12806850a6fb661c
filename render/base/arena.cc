#include "weft/arena.h"

#include <algorithm>
#include <iterator>

namespace weft {

// Null when it does not fit.
void* Arena::Room::take(size_t bytes, size_t alignment) {
  const auto place = reinterpret_cast<uintptr_t>(next);
  const size_t padding = (alignment - place % alignment) % alignment;
  if (!next || padding > left() || bytes > left() - padding) return nullptr;
  unsigned char* const start = next + padding;
  next = start + bytes;
  return start;
}

// None when the budget refuses.
Arena::Room Arena::add_block(size_t bytes) {
  auto* block = static_cast<Block*>(budget_->allocate(bytes));
  if (!block) return {};
  *block = {last_, bytes};
  last_ = block;
  bytes_ += bytes;
  return {reinterpret_cast<unsigned char*>(block + 1),
          reinterpret_cast<unsigned char*>(block) + bytes};
}

void* Arena::allocate(size_t bytes, size_t alignment) {
  for (Room& room : rooms_)
    if (void* taken = room.take(bytes, alignment)) return taken;
  const size_t overhead = sizeof(Block) + alignment;
  if (bytes > SIZE_MAX - overhead) return nullptr;
  const size_t least = bytes + overhead;
  Room fresh = add_block(std::max(least, block_bytes_));
  if (!fresh.next && least < block_bytes_) fresh = add_block(least);
  void* const taken = fresh.take(bytes, alignment);
  Room& smaller = rooms_[0].left() < rooms_[1].left() ? rooms_[0] : rooms_[1];
  if (fresh.left() > smaller.left()) smaller = fresh;
  return taken;
}

bool Arena::holds(const void* memory) const {
  const auto place = reinterpret_cast<uintptr_t>(memory);
  for (const Block* block = last_; block; block = block->previous) {
    const auto start = reinterpret_cast<uintptr_t>(block);
    if (place >= start && place < start + block->bytes) return true;
  }
  return false;
}

bool Arena::grow_in_place(const void* end, size_t bytes) {
  for (Room& room : rooms_) {
    if (end != room.next || bytes > room.left()) continue;
    room.next += bytes;
    return true;
  }
  return false;
}

Arena::Mark Arena::mark() const {
  Mark mark;
  mark.last_ = last_;
  std::copy(std::begin(rooms_), std::end(rooms_), mark.rooms_);
  return mark;
}

void Arena::rewind(const Mark& mark) {
  while (last_ != mark.last_) {
    Block* block = last_;
    last_ = block->previous;
    bytes_ -= block->bytes;
    budget_->release(block, block->bytes);
  }
  std::copy(std::begin(mark.rooms_), std::end(mark.rooms_), rooms_);
}

Result<std::string_view> Arena::copy(std::string_view text) {
  if (text.empty()) return std::string_view();
  auto* memory = static_cast<char*>(allocate(text.size(), 1));
  if (!memory) return Status::OutOfMemory;
  std::memcpy(memory, text.data(), text.size());
  return std::string_view(memory, text.size());
}

}  // namespace weft
