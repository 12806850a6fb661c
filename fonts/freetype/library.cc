#include "fonts/freetype/library.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_IMAGE_H
#include FT_MODULE_H
#include FT_SYSTEM_H

#include <cstddef>
#include <utility>

namespace weft {
namespace {

// Formats that no page uses and renderers that nothing here asks for; each holds memory.
constexpr const char* kUnusedModules[] = {"type1",    "t1cid",  "pfr",     "type42",
                                          "winfonts", "pcf",    "bdf",     "sdf",
                                          "bsdf",     "ot-svg", "gxvalid", "otvalid"};

FreeTypeLibrary& library_of(FT_Memory memory) {
  return *static_cast<FreeTypeLibrary*>(memory->user);
}

void* mem_allocate(FT_Memory memory, long bytes) {
  return library_of(memory).allocate(static_cast<size_t>(bytes));
}

void* mem_reallocate(FT_Memory memory, long, long bytes, void* block) {
  return library_of(memory).reallocate(block, static_cast<size_t>(bytes));
}

void mem_release(FT_Memory memory, void* block) { library_of(memory).release(block); }

void remove_unused_modules(FT_Library library) {
  for (const char* name : kUnusedModules)
    if (FT_Module unused = FT_Get_Module(library, name)) FT_Remove_Module(library, unused);
}

}  // namespace

// In front of each block.
struct alignas(std::max_align_t) FreeTypeLibrary::Block {
  Block* next;
  size_t bytes;  // with this

  static Block* of(void* memory) { return static_cast<Block*>(memory) - 1; }
};

void* FreeTypeLibrary::allocate(size_t bytes) {
  const size_t all_bytes = bytes + sizeof(Block);
  auto* block = static_cast<Block*>(budget_->allocate(all_bytes));
  allocation_failed_ = allocation_failed_ || !block;
  if (!block) block = take_spare(all_bytes);
  if (!block) return nullptr;
  list(block, all_bytes);
  return block + 1;
}

void* FreeTypeLibrary::reallocate(void* memory, size_t bytes) {
  if (!memory) return allocate(bytes);
  Block* block = Block::of(memory);
  forget(*block);
  auto* moved =
      static_cast<Block*>(budget_->reallocate(block, block->bytes, bytes + sizeof(Block)));
  allocation_failed_ = allocation_failed_ || !moved;
  if (moved) list(moved, bytes + sizeof(Block));
  else list(block, block->bytes);
  return moved ? moved + 1 : nullptr;
}

void FreeTypeLibrary::release(void* memory) {
  if (!memory) return;
  Block* block = Block::of(memory);
  forget(*block);
  budget_->release(block, block->bytes);
}

void FreeTypeLibrary::list(Block* block, size_t bytes) {
  *block = {blocks_, bytes};
  blocks_ = block;
}

void FreeTypeLibrary::forget(Block& block) {
  Block** link = &blocks_;
  while (*link != &block) link = &(*link)->next;
  *link = block.next;
}

// FreeType makes room for the first eight points of a glyph in three blocks. When the third, of two
// more vectors per point, fails, it has counted the room already (FT_GlyphLoader_CheckPoints), and
// the builder of CFF outlines, which reads no errors there, writes to a null pointer.
constexpr size_t kSparePoints = size_t{2} * 8 * sizeof(FT_Vector);

Status FreeTypeLibrary::keep_spare() {
  if (!spare_) spare_ = static_cast<Block*>(budget_->allocate(kSparePoints + sizeof(Block)));
  return spare_ ? Status::Ok : Status::OutOfMemory;
}

FreeTypeLibrary::Block* FreeTypeLibrary::take_spare(size_t bytes) {
  return bytes == kSparePoints + sizeof(Block) ? std::exchange(spare_, nullptr) : nullptr;
}

Status FreeTypeLibrary::make_sure_of(size_t bytes) {
  void* memory = budget_->allocate(bytes);
  budget_->release(memory, bytes);
  return memory ? Status::Ok : Status::OutOfMemory;
}

FreeTypeLibrary::~FreeTypeLibrary() {
  if (library_) FT_Done_Library(library_);
  while (blocks_) release(blocks_ + 1);
  budget_->release(spare_, kSparePoints + sizeof(Block));
  budget_->release(memory_, sizeof(FT_MemoryRec_));
}

Status FreeTypeLibrary::start() {
  if (library_) return Status::Ok;
  if (!memory_) memory_ = static_cast<FT_Memory>(budget_->allocate(sizeof(FT_MemoryRec_)));
  if (!memory_) return Status::OutOfMemory;
  *memory_ = {this, mem_allocate, mem_release, mem_reallocate};
  FT_Library library = nullptr;
  WEFT_TRY(status_of(FT_New_Library(memory_, &library)));
  FT_Add_Default_Modules(library);
  if (const Status status = status_of(0); status != Status::Ok) {
    FT_Done_Library(library);
    return status;
  }
  remove_unused_modules(library);
  library_ = library;
  return Status::Ok;
}

Status FreeTypeLibrary::status_of(int error) {
  const bool out_of_memory =
      std::exchange(allocation_failed_, false) || error == FT_Err_Out_Of_Memory;
  if (out_of_memory) return Status::OutOfMemory;
  return error ? Status::Corrupt : Status::Ok;
}

}  // namespace weft
