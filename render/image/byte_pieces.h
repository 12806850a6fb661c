// Bytes that are written once and read in their order, in pieces that need no large block of a
// heap.
#pragma once

#include "weft/budget.h"

namespace weft {

class BytePieces {
  struct Piece {
    Piece* next;
    size_t capacity;
    uint8_t* bytes() { return reinterpret_cast<uint8_t*>(this + 1); }
  };

 public:
  explicit BytePieces(Budget& budget) : budget_(&budget) {}
  ~BytePieces();
  BytePieces(const BytePieces&) = delete;
  BytePieces& operator=(const BytePieces&) = delete;

  size_t size() const { return size_; }
  /// Errors: OutOfMemory.
  Status push(uint8_t byte) {
    if (next_ == end_) WEFT_TRY(add_piece());
    *next_++ = byte;
    ++size_;
    return Status::Ok;
  }
  /// Gives back what is not written of the last piece; nothing may be pushed any more.
  void finish();

  /// From the first byte on. REQUIRES: as many bytes are asked for as there are, and the pieces
  /// live.
  class Reader {
   public:
    explicit Reader(const BytePieces& pieces) : piece_(pieces.first_) { enter(); }
    uint8_t next() {
      if (next_ == end_) {
        piece_ = piece_->next;
        enter();
      }
      return *next_++;
    }

   private:
    void enter() {
      if (!piece_) return;
      next_ = piece_->bytes();
      end_ = next_ + piece_->capacity;
    }
    Piece* piece_;
    const uint8_t* next_ = nullptr;
    const uint8_t* end_ = nullptr;
  };

 private:
  static constexpr size_t kPieceBytes = 2048;  // with its head
  Status add_piece();

  Budget* budget_;
  Piece* first_ = nullptr;
  Piece** last_ = &first_;  // the link to the last piece
  uint8_t* next_ = nullptr;
  uint8_t* end_ = nullptr;
  size_t size_ = 0;
};

}  // namespace weft
