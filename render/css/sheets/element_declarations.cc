// Per element: its hints, then its style attribute; a block of the same text is found by its hash.
#include "render/css/sheets/element_declarations.h"

#include "render/base/ascii.h"
#include "render/base/fnv.h"
#include "render/css/sheets/presentational_hints.h"

namespace weft {
namespace {

uint64_t hash_of(std::string_view text) { return Fnv64().add_all(text).value() ^ text.size(); }

}  // namespace

ElementDeclarations::ElementDeclarations(SheetContext& context, std::string_view base_url)
    : context_(context),
      base_url_(base_url),
      values_{context.rule_arena, *context.document.atoms,      &context.resources,
              base_url,           context.document.quirks_mode, &context.recent_values},
      text_(context.budget) {}

Status ElementDeclarations::link_all() {
  for (Element* element : context_.index.elements()) {
    WEFT_TRY(link_hints(*element));
    WEFT_TRY(link_style(*element));
  }
  return Status::Ok;
}

Status ElementDeclarations::link_hints(Element& element) {
  text_.clear();
  WEFT_TRY(append_presentational_hints(element, values_, context_.environment, text_));
  Match match{};
  match.origin = Origin::PresentationalHint;
  return link(element, text_.view(), match);
}

Status ElementDeclarations::link_style(Element& element) {
  const std::string_view* const style = element.attribute(Atom::Style);
  Match match{};
  match.style_attribute = true;
  return style ? link(element, trimmed(*style), match) : Status::Ok;
}

Status ElementDeclarations::link(Element& element, std::string_view text, Match match) {
  if (text.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(match.block, block_of(element, text, match.origin));
  if (!match.block->first) return Status::Ok;
  return context_.matches.add(element, match);
}

Result<const DeclarationBlock*> ElementDeclarations::block_of(const Element& element,
                                                              std::string_view text,
                                                              Origin origin) {
  const uint64_t hash = hash_of(text);
  for (const Remembered& seen : remembered_) {
    if (!seen.block || seen.hash != hash) continue;
    if (context_.diagnostics && origin == Origin::Author)
      context_.diagnostics->repeat_style(element);
    return seen.block;
  }
  DeclarationBlock* const block = context_.rule_arena.make<DeclarationBlock>();
  if (!block) return Status::OutOfMemory;
  MemoryStream stream(text);
  const StyleSheet::Source source{.url = base_url_, .origin = origin, .style = &element};
  WEFT_TRY_ASSIGN(const Owned<StyleSheet> sheet,
                  make_owned<StyleSheet>(context_.budget, context_, source, stream));
  WEFT_TRY(sheet->read_declarations(*block));
  remembered_[next_++ % kRemembered] = {hash, block};
  return static_cast<const DeclarationBlock*>(block);
}

}  // namespace weft
