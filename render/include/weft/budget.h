// Counts every byte that the engine takes, against a limit. Budgets form a tree: an owner ("fonts",
// "tls", "decoders") has one of its own, which charges its parent too, so that each owner's peak is
// known and one limit holds for all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "weft/status.h"

namespace weft {

/// What can be had again holds memory meanwhile: a budget asks for it before it refuses.
class Reserve {
 public:
  virtual ~Reserve() = default;
  /// Gives something back; false when there is nothing. It takes nothing from the budget that asks.
  virtual bool give_back() = 0;
};

/// What it costs to have it again: what is dear is given back when nothing cheap is left.
enum class ReserveCost : uint8_t { Cheap, Dear };

class Budget {
 public:
  static constexpr size_t kUnlimited = SIZE_MAX;

  explicit Budget(size_t limit = kUnlimited) : name_("all"), limit_(limit) {}
  /// A part of `parent`, which must outlive it. `name` (static lifetime) appears in --stats.
  Budget(const char* name, Budget& parent);
  ~Budget();
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  /// `bytes` bytes aligned for any type, or null when a limit (here or above) would be passed, or
  /// malloc has no more. A budget counts without locks: one thread at a time uses a tree of them.
  void* allocate(size_t bytes);
  /// Grows or shrinks; the contents move along. Null leaves `block` as it was.
  void* reallocate(void* block, size_t old_bytes, size_t new_bytes);
  /// REQUIRES: `block` came from this budget with `bytes`, or is null.
  void release(void* block, size_t bytes);

  /// The same for C libraries whose free does not know the size: it is kept in front of the block.
  void* allocate_sized(size_t bytes);
  void* reallocate_sized(void* block, size_t bytes);
  void release_sized(void* block);

  const char* name() const { return name_; }
  size_t limit() const { return limit_; }
  /// Is asked before this budget or a part of it refuses, in place of the one of that cost before
  /// it. It outlives its being set.
  void set_reserve(Reserve& reserve, ReserveCost cost = ReserveCost::Cheap) {
    reserves_[static_cast<size_t>(cost)] = &reserve;
  }
  /// It is asked no more, if it was.
  void forget_reserve(const Reserve& reserve) {
    for (Reserve*& one : reserves_)
      if (one == &reserve) one = nullptr;
  }
  /// The root of the tree.
  Budget& whole() { return parent_ ? parent_->whole() : *this; }
  /// Bounds what is taken from now on.
  void set_limit(size_t limit) { limit_ = limit; }
  size_t used() const { return used_; }
  size_t peak() const { return peak_; }
  /// The bytes that could still be taken before this budget or one above it refuses.
  size_t available() const;
  /// Starts a new peak measurement at what is used now.
  void reset_peak() { peak_ = used_; }
  /// The first of the parts of this budget, and the next part of its parent; null at the end.
  Budget* first_part() const { return first_part_; }
  Budget* next_part() const { return next_part_; }

  /// For tests: the n-th allocation from now (0 = the next) and all after it fail. Counts those of
  /// the parts too.
  void fail_after(size_t allocations) { remaining_allocations_ = allocations; }
  /// How many allocations were asked for; what a test counts to.
  size_t allocations() const { return allocations_; }

 private:
  bool charge(size_t bytes);
  void refund(size_t bytes);
  bool may_allocate();
  bool make_room();

  const char* name_;
  Budget* parent_ = nullptr;
  Reserve* reserves_[2] = {};  // by cost
  Budget* first_part_ = nullptr;
  Budget* next_part_ = nullptr;
  size_t limit_ = kUnlimited;
  size_t used_ = 0;
  size_t peak_ = 0;
  size_t allocations_ = 0;
  size_t remaining_allocations_ = SIZE_MAX;
};

/// The owner of one object on a budget: destroys it and gives its bytes back. Movable, not
/// copyable.
template <typename T>
class Owned {
 public:
  Owned() = default;
  Owned(T* object, Budget* budget, size_t bytes)
      : object_(object), budget_(budget), bytes_(bytes) {}
  /// An Owned<Derived> becomes an Owned<Base>; Base needs a virtual destructor.
  template <typename Derived>
  requires std::is_base_of_v<T, Derived> Owned(Owned<Derived>&& other)
      : budget_(other.budget_), bytes_(other.bytes_) {
    static_assert(std::is_same_v<T, Derived> || std::has_virtual_destructor_v<T>);
    block_ = other.block();
    object_ = other.release();
  }
  Owned(Owned&& other) noexcept { swap(other); }
  Owned& operator=(Owned&& other) noexcept {
    Owned moved(std::move(other));
    swap(moved);
    return *this;
  }
  ~Owned() { reset(); }

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  explicit operator bool() const { return object_ != nullptr; }
  void reset() {
    if (!object_) return;
    void* memory = block();
    object_->~T();
    budget_->release(memory, bytes_);
    object_ = nullptr;
  }

 private:
  template <typename>
  friend class Owned;
  void* block() const { return block_ ? block_ : static_cast<void*>(object_); }
  T* release() { return std::exchange(object_, nullptr); }
  void swap(Owned& other) {
    std::swap(object_, other.object_);
    std::swap(block_, other.block_);
    std::swap(budget_, other.budget_);
    std::swap(bytes_, other.bytes_);
  }

  T* object_ = nullptr;
  void* block_ = nullptr;  // where the allocation starts, when a base is not at its front
  Budget* budget_ = nullptr;
  size_t bytes_ = 0;
};

/// A new T on `budget`, made with `arguments`. Errors: OutOfMemory.
template <typename T, typename... Arguments>
Result<Owned<T>> make_owned(Budget& budget, Arguments&&... arguments) {
  void* block = budget.allocate(sizeof(T));
  if (!block) return Status::OutOfMemory;
  return Owned<T>(::new (block) T(std::forward<Arguments>(arguments)...), &budget, sizeof(T));
}

}  // namespace weft
