#include "fonts/freetype/library.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MODULE_H
#include FT_SYSTEM_H

namespace weft {
namespace {

// Formats that no page uses and renderers that nothing here asks for; each holds memory.
constexpr const char* kUnusedModules[] = {"type1", "t1cid", "pfr",  "type42",  "winfonts",  "pcf",
                                          "bdf",   "sdf",   "bsdf", "ot-svg", "gxvalid", "otvalid"};

FreeTypeLibrary& library_of(FT_Memory memory) { return *static_cast<FreeTypeLibrary*>(memory->user); }

void* checked(FT_Memory memory, void* block) {
  if (!block) library_of(memory).note_failed_allocation();
  return block;
}

void* allocate(FT_Memory memory, long bytes) {
  return checked(memory, library_of(memory).budget().allocate_sized(static_cast<size_t>(bytes)));
}

void* reallocate(FT_Memory memory, long, long bytes, void* block) {
  return checked(memory, library_of(memory).budget().reallocate_sized(block, static_cast<size_t>(bytes)));
}

void release(FT_Memory memory, void* block) { library_of(memory).budget().release_sized(block); }

void remove_unused_modules(FT_Library library) {
  for (const char* name : kUnusedModules)
    if (FT_Module unused = FT_Get_Module(library, name)) FT_Remove_Module(library, unused);
}

}  // namespace

FreeTypeLibrary::~FreeTypeLibrary() {
  if (library_) FT_Done_Library(library_);
  budget_->release(memory_, sizeof(FT_MemoryRec_));
}

Status FreeTypeLibrary::start() {
  if (library_) return Status::Ok;
  if (!memory_) memory_ = static_cast<FT_Memory>(budget_->allocate(sizeof(FT_MemoryRec_)));
  if (!memory_) return Status::OutOfMemory;
  *memory_ = {this, allocate, release, reallocate};
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
  const bool out_of_memory = std::exchange(allocation_failed_, false) || error == FT_Err_Out_Of_Memory;
  if (out_of_memory) return Status::OutOfMemory;
  return error ? Status::Corrupt : Status::Ok;
}

}  // namespace weft
