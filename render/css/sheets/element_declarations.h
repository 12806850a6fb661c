// Declarations of elements themselves: style attributes and presentational hints. Equal texts share
// a block.
#pragma once

#include "render/css/sheets/style_sheet.h"

namespace weft {

class ElementDeclarations {
 public:
  /// `base_url` is the document's.
  ElementDeclarations(SheetContext& context, std::string_view base_url);
  /// Links those of every element. Errors: OutOfMemory.
  Status link_all();

 private:
  static constexpr size_t kRemembered = 16;
  struct Remembered {
    uint64_t hash = 0;
    const DeclarationBlock* block = nullptr;
  };

  Status link_hints(Element& element);
  Status link_style(Element& element);
  Status link(Element& element, std::string_view text, Match match);
  Result<const DeclarationBlock*> block_of(const Element& element, std::string_view text,
                                           Origin origin);

  SheetContext& context_;
  std::string_view base_url_;
  ParseContext values_;
  ByteBuffer text_;
  Remembered remembered_[kRemembered];  // a ring of those seen last
  size_t next_ = 0;
};

}  // namespace weft
