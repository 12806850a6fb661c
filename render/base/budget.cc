#include "weft/budget.h"

#include <cstdlib>
#include <cstring>

namespace weft {
namespace {
constexpr size_t kSizePrefix = alignof(std::max_align_t);
}

Budget::Budget(const char* name, Budget& parent) : name_(name), parent_(&parent) {
  Budget** link = &parent.first_part_;
  while (*link) link = &(*link)->next_part_;
  *link = this;
}

Budget::~Budget() {
  if (!parent_) return;
  Budget** link = &parent_->first_part_;
  while (*link != this) link = &(*link)->next_part_;
  *link = next_part_;
}

bool Budget::may_allocate() {
  bool may = true;
  for (Budget* budget = this; budget; budget = budget->parent_) {
    ++budget->allocations_;
    if (budget->remaining_allocations_ == 0) may = false;
    else if (budget->remaining_allocations_ != SIZE_MAX) --budget->remaining_allocations_;
  }
  return may;
}

size_t Budget::available() const {
  size_t available = SIZE_MAX;
  for (const Budget* budget = this; budget; budget = budget->parent_) {
    const size_t here = budget->limit_ - budget->used_;
    if (here < available) available = here;
  }
  return available;
}

bool Budget::make_room() {
  for (Budget* budget = this; budget; budget = budget->parent_)
    for (Reserve* const reserve : budget->reserves_)
      if (reserve && reserve->give_back()) return true;
  return false;
}

bool Budget::charge(size_t bytes) {
  while (bytes > available())
    if (!make_room()) return false;
  for (Budget* budget = this; budget; budget = budget->parent_) {
    budget->used_ += bytes;
    if (budget->used_ > budget->peak_) budget->peak_ = budget->used_;
  }
  return true;
}

void Budget::refund(size_t bytes) {
  for (Budget* budget = this; budget; budget = budget->parent_) budget->used_ -= bytes;
}

void* Budget::allocate(size_t bytes) {
  if (!may_allocate()) return nullptr;
  do {
    if (!charge(bytes)) return nullptr;
    if (void* block = std::malloc(bytes ? bytes : 1)) return block;
    refund(bytes);
  } while (make_room());
  return nullptr;
}

void* Budget::reallocate(void* block, size_t old_bytes, size_t new_bytes) {
  if (!block) return allocate(new_bytes);
  const size_t more = new_bytes > old_bytes ? new_bytes - old_bytes : 0;
  if (more && !may_allocate()) return nullptr;
  do {
    if (more && !charge(more)) return nullptr;
    if (void* moved = std::realloc(block, new_bytes ? new_bytes : 1)) {
      if (!more) refund(old_bytes - new_bytes);
      return moved;
    }
    refund(more);
  } while (make_room());
  return nullptr;
}

void Budget::release(void* block, size_t bytes) {
  if (!block) return;
  std::free(block);
  refund(bytes);
}

void* Budget::allocate_sized(size_t bytes) {
  if (bytes > SIZE_MAX - kSizePrefix) return nullptr;
  auto* block = static_cast<unsigned char*>(allocate(bytes + kSizePrefix));
  if (!block) return nullptr;
  std::memcpy(block, &bytes, sizeof bytes);
  return block + kSizePrefix;
}

void* Budget::reallocate_sized(void* block, size_t bytes) {
  if (!block) return allocate_sized(bytes);
  if (bytes > SIZE_MAX - kSizePrefix) return nullptr;
  unsigned char* start = static_cast<unsigned char*>(block) - kSizePrefix;
  size_t old_bytes;
  std::memcpy(&old_bytes, start, sizeof old_bytes);
  start =
      static_cast<unsigned char*>(reallocate(start, old_bytes + kSizePrefix, bytes + kSizePrefix));
  if (!start) return nullptr;
  std::memcpy(start, &bytes, sizeof bytes);
  return start + kSizePrefix;
}

void Budget::release_sized(void* block) {
  if (!block) return;
  unsigned char* start = static_cast<unsigned char*>(block) - kSizePrefix;
  size_t bytes;
  std::memcpy(&bytes, start, sizeof bytes);
  release(start, bytes + kSizePrefix);
}

}  // namespace weft
