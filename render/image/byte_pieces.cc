#include "render/image/byte_pieces.h"

namespace weft {

BytePieces::~BytePieces() {
  while (Piece* const piece = first_) {
    first_ = piece->next;
    budget_->release(piece, sizeof(Piece) + piece->capacity);
  }
}

Status BytePieces::add_piece() {
  auto* const piece = static_cast<Piece*>(budget_->allocate(kPieceBytes));
  if (!piece) return Status::OutOfMemory;
  *piece = {nullptr, kPieceBytes - sizeof(Piece)};
  if (*last_) last_ = &(*last_)->next;
  *last_ = piece;
  next_ = piece->bytes();
  end_ = next_ + piece->capacity;
  return Status::Ok;
}

void BytePieces::finish() {
  Piece* const piece = *last_;
  if (!piece) return;
  const size_t used = static_cast<size_t>(next_ - piece->bytes()), whole = sizeof(Piece);
  void* const moved = budget_->reallocate(piece, whole + piece->capacity, whole + used);
  if (!moved) return;
  *last_ = static_cast<Piece*>(moved);
  (*last_)->capacity = used;
  next_ = end_ = (*last_)->bytes() + used;
}

}  // namespace weft
