// A heap as real chips have it: "TLSF: a new dynamic memory allocator for real-time systems"
// (Masmano, Ripoll, Crespo, Real, 2004), one for each region as in ESP-IDF. Free blocks are in
// lists by size, of two levels: powers of two, each cut into sixteen; the first block of the first
// list in which all are large enough is taken. Regions are asked in their order.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <new>

#include "tools/board/heap.h"
#include "tools/board/memory.h"

namespace board::heap {
namespace {

constexpr uint32_t kSecondLevelBits = 4, kSecondLevels = 1u << kSecondLevelBits;
constexpr uint32_t kSmallBits = kSecondLevelBits + 3;  // sizes below this power are cut by 8 bytes
constexpr uint32_t kFirstLevels = 14;                  // regions of less than 1 MB
constexpr uint32_t kFree = 1, kFreeBefore = 2, kFlags = kFree | kFreeBefore;

// Memory begins behind `head` and reaches over `before` of the next block, which is valid only
// while this one is free; the links of a list lie in the memory of a free block. Sizes are 4 above
// a multiple of 8, so that memory is aligned to 8.
struct Block {
  Block* before;
  uint32_t head;  // bytes of the memory, and flags
  Block* next_free;
  Block* previous_free;

  size_t size() const { return head & ~kFlags; }
  bool is_free() const { return head & kFree; }
  char* memory() { return reinterpret_cast<char*>(&next_free); }
  Block* after() { return reinterpret_cast<Block*>(memory() + size() - sizeof before); }
};
constexpr size_t kHead = sizeof(uint32_t), kLeastBytes = 12;
static_assert(sizeof(Block*) == kHead, "for machines of 32 bits");

Block* block_of(void* memory) {
  return reinterpret_cast<Block*>(static_cast<char*>(memory) - 2 * kHead);
}
const Block* block_of(const void* memory) {
  return reinterpret_cast<const Block*>(static_cast<const char*>(memory) - 2 * kHead);
}

size_t rounded(size_t bytes) {
  return std::max(kLeastBytes, (bytes + kHead - 1) / kAlignment * kAlignment + kHead);
}

struct Place {
  uint32_t first, second;
};

uint32_t power(size_t bytes) { return static_cast<uint32_t>(std::bit_width(bytes)) - 1; }

// The list that a block of this size is in.
Place place_of(size_t bytes) {
  if (bytes < size_t{1} << kSmallBits) return {0, static_cast<uint32_t>(bytes / 8)};
  const uint32_t highest = power(bytes);
  return {highest - kSmallBits + 1,
          static_cast<uint32_t>(bytes >> (highest - kSecondLevelBits)) - kSecondLevels};
}

// The first list all of whose blocks are large enough.
Place place_for(size_t bytes) {
  if (bytes >= size_t{1} << kSmallBits)
    bytes += (size_t{1} << (power(bytes) - kSecondLevelBits)) - 1;
  return place_of(bytes);
}

class Region {
 public:
  explicit Region(std::span<char> memory) : end_(memory.data() + memory.size()) {
    char* const begin = memory.data() + (sizeof(Region) + kAlignment - 1) / kAlignment * kAlignment;
    auto* const all = reinterpret_cast<Block*>(begin);
    const size_t room = static_cast<size_t>(end_ - begin) - 2 * kHead;  // without its head
    // The last block has only a head.
    all->head = static_cast<uint32_t>((room - 2 * kHead) / kAlignment * kAlignment + kHead);
    all->after()->head = 0;
    insert(all);
  }
  bool holds(const void* memory) const { return memory > this && memory < end_; }
  void* allocate(size_t bytes);
  void release(Block* block);
  bool resize(Block* block, size_t bytes);
  size_t largest_free() const;

 private:
  void insert(Block* block);
  void remove(Block* block);
  void cut(Block* block, size_t bytes);

  char* end_;
  uint32_t firsts_ = 0, seconds_[kFirstLevels] = {};  // a bit for each list that has blocks
  Block* lists_[kFirstLevels][kSecondLevels] = {};
};

void Region::insert(Block* block) {
  const auto [first, second] = place_of(block->size());
  Block*& list = lists_[first][second];
  block->next_free = list;
  block->previous_free = nullptr;
  if (list) list->previous_free = block;
  list = block;
  firsts_ |= 1u << first;
  seconds_[first] |= 1u << second;
  block->head |= kFree;
  block->after()->before = block;
  block->after()->head |= kFreeBefore;
}

void Region::remove(Block* block) {
  const auto [first, second] = place_of(block->size());
  if (block->next_free) block->next_free->previous_free = block->previous_free;
  if (block->previous_free) block->previous_free->next_free = block->next_free;
  else lists_[first][second] = block->next_free;
  if (!lists_[first][second]) seconds_[first] &= ~(1u << second);
  if (!seconds_[first]) firsts_ &= ~(1u << first);
  block->head &= ~kFree;
  block->after()->head &= ~kFreeBefore;
}

// Gives back what a block in use has beyond `bytes`.
void Region::cut(Block* block, size_t bytes) {
  if (block->size() < bytes + kHead + kLeastBytes) return;
  const size_t rest = block->size() - bytes - kHead;
  block->head = static_cast<uint32_t>(bytes) | (block->head & kFlags);
  Block* const upper = block->after();
  upper->head = static_cast<uint32_t>(rest);
  release(upper);
}

void* Region::allocate(size_t wanted) {
  const size_t bytes = rounded(wanted);
  auto [first, second] = place_for(bytes);
  if (first >= kFirstLevels) return nullptr;
  uint32_t lists = seconds_[first] & ~uint32_t{0} << second;
  if (!lists) {
    const uint32_t higher = first + 1 < 32 ? firsts_ & ~uint32_t{0} << (first + 1) : 0;
    if (!higher) return nullptr;
    first = static_cast<uint32_t>(std::countr_zero(higher));
    lists = seconds_[first];
  }
  Block* const block = lists_[first][std::countr_zero(lists)];
  remove(block);
  cut(block, bytes);
  return block->memory();
}

void Region::release(Block* block) {
  if (block->after()->is_free()) {
    Block* const next = block->after();
    remove(next);
    block->head += static_cast<uint32_t>(next->size() + kHead);
  }
  if (block->head & kFreeBefore) {
    Block* const lower = block->before;
    remove(lower);
    lower->head += static_cast<uint32_t>(block->size() + kHead);
    block = lower;
  }
  insert(block);
}

bool Region::resize(Block* block, size_t wanted) {
  const size_t bytes = rounded(wanted);
  if (bytes > block->size()) {
    Block* const next = block->after();
    if (!next->is_free() || block->size() + kHead + next->size() < bytes) return false;
    remove(next);
    block->head += static_cast<uint32_t>(next->size() + kHead);
  }
  cut(block, bytes);
  return true;
}

size_t Region::largest_free() const {
  if (!firsts_) return 0;
  const uint32_t first = power(firsts_);
  size_t largest = 0;
  for (Block* block = lists_[first][power(seconds_[first])]; block; block = block->next_free)
    largest = std::max(largest, block->size());
  return largest;
}

Region* regions[kMostRegions];
size_t region_count = 0;

Region& region_of(const void* memory) {
  size_t index = 0;
  while (!regions[index]->holds(memory)) ++index;
  return *regions[index];
}

}  // namespace

void prepare(std::span<const std::span<char>> pieces) {
  for (const std::span<char> piece : pieces)
    regions[region_count++] = ::new (static_cast<void*>(piece.data())) Region(piece);
}

void* allocate(size_t bytes) {
  void* memory = nullptr;
  for (size_t i = 0; i < region_count && !memory; ++i) memory = regions[i]->allocate(bytes);
  return memory;
}

void release(void* memory) { region_of(memory).release(block_of(memory)); }
bool resize(void* memory, size_t bytes) {
  return region_of(memory).resize(block_of(memory), bytes);
}
size_t bytes_taken(const void* memory) { return block_of(memory)->size() + kHead; }
size_t bytes_usable(const void* memory) { return block_of(memory)->size(); }

size_t largest_free() {
  size_t largest = 0;
  for (size_t i = 0; i < region_count; ++i) largest = std::max(largest, regions[i]->largest_free());
  return largest;
}

}  // namespace board::heap
