// The descriptors of an @font-face rule (CSS Fonts 4, 4) -> what fonts/ wants to know.
#pragma once

#include "fonts/font_set.h"
#include "render/css/sheets/style_sheet.h"
#include "render/css/syntax/declaration_text.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {

class FontFaceDescriptors {
 public:
  /// Values that are read live in `arena`; `base_url` is the sheet's.
  FontFaceDescriptors(Arena& arena, Resources& resources, std::string_view base_url)
      : arena_(arena), resources_(resources), base_url_(base_url), urls_(arena), ranges_(arena) {}

  /// Takes one descriptor; an unknown or wrong one is ignored. Errors: OutOfMemory.
  Status add(const DeclarationText& descriptor);
  /// Whether there are a family and a source that this build may read.
  bool complete() const { return !rule_.family.empty() && !urls_.empty(); }
  /// Whether a character of the document is in unicode-range; true when there is none, or one of
  /// icons.
  bool covers_text_of(const Document& document) const;
  /// Lives as long as the arena.
  const FontFaceRule& rule();

 private:
  struct Descriptor {
    std::string_view name;
    Status (FontFaceDescriptors::*read)(std::string_view value);
  };
  static const Descriptor kDescriptors[];

  Status read_family(std::string_view value);
  Status read_source(std::string_view value);
  Status read_one_source(std::string_view source);
  Status read_local(TokenStream name);
  Status read_weight(std::string_view value);
  Status read_style(std::string_view value);
  Status read_stretch(std::string_view value);
  Status read_size_adjust(std::string_view value);
  Status read_unicode_range(std::string_view value);
  Status read_ascent(std::string_view value);
  Status read_descent(std::string_view value);
  Status read_line_gap(std::string_view value);
  bool covers(char32_t code_point) const;

  Arena& arena_;
  Resources& resources_;
  std::string_view base_url_;
  ArenaVector<std::string_view> urls_;
  ArenaVector<CodePointRange> ranges_;
  FontFaceRule rule_;
};

}  // namespace weft
