// A list in pieces of an arena: it grows without moving, so that nothing is copied and what is in
// it keeps its place.
#pragma once

#include "weft/arena.h"

namespace weft {

template <typename T>
class PieceList {
 public:
  explicit PieceList(Arena& arena) : arena_(&arena) {}
  Status push(const T& value) {
    if (!last_ || last_->count == kPiece) {
      auto* piece = arena_->make<Piece>();
      if (!piece) return Status::OutOfMemory;
      (last_ ? last_->next : first_) = piece;
      last_ = piece;
    }
    last_->items[last_->count++] = value;
    return Status::Ok;
  }
  void clear() { first_ = last_ = nullptr; }
  T* last() { return last_ ? &last_->items[last_->count - 1] : nullptr; }
  template <typename Visit>
  Status for_each(Visit visit) const {
    for (Piece* piece = first_; piece; piece = piece->next)
      for (size_t i = 0; i < piece->count; ++i) WEFT_TRY(visit(piece->items[i]));
    return Status::Ok;
  }

 private:
  static constexpr size_t kPiece = 224 / sizeof(T);
  struct Piece {
    Piece* next = nullptr;
    size_t count = 0;
    T items[kPiece] = {};
  };
  Arena* arena_;
  Piece* first_ = nullptr;
  Piece* last_ = nullptr;
};

}  // namespace weft
