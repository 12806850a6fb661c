// Open addressing; at most half of the slots are taken.
#include "render/css/sheets/name_set.h"

#include "render/base/fnv.h"

namespace weft {

uint32_t NameSet::hash_of(std::string_view name) {
  uint32_t hash = Fnv32().add_all(name).value();
  hash ^= hash >> 15;
  return hash ? hash : 1;
}

bool NameSet::has(uint32_t hash) const {
  for (size_t slot = hash; !slots_.empty(); ++slot) {
    const uint32_t found = slots_[slot % slots_.size()];
    if (found == hash || !found) return found == hash;
  }
  return false;
}

Result<bool> NameSet::add(uint32_t hash) {
  if (has(hash)) return false;
  if (size_ * 2 >= slots_.size()) WEFT_TRY(grow());
  size_t slot = hash % slots_.size();
  while (slots_[slot]) slot = (slot + 1) % slots_.size();
  slots_[slot] = hash;
  ++size_;
  return true;
}

Status NameSet::grow() {
  const std::span<uint32_t> old = slots_;
  const std::span<uint32_t> wider = arena_->make_array<uint32_t>(old.empty() ? 64 : old.size() * 2);
  if (!wider.data()) return Status::OutOfMemory;
  slots_ = wider;
  size_ = 0;
  for (const uint32_t hash : old)
    if (hash) WEFT_TRY(add(hash).status());
  return Status::Ok;
}

}  // namespace weft
