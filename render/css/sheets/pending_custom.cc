// While sheets are read texts wait, or where they stand; in the end what is asked for spreads, is
// parsed and linked.
#include "render/css/sheets/pending_custom.h"

#include <algorithm>

#include "render/base/printable_url.h"
#include "render/css/selectors/child_text.h"
#include "render/css/sheets/sheet_context.h"
#include "render/css/sheets/style_sheet.h"
#include "render/css/syntax/declaration_text.h"
#include "render/css/syntax/tokenizer.h"
#include "render/html/encoding.h"

namespace weft {

// --- while sheets are read -----------------------------------------------------------------------

/// Visits the hash of every name in a var() of `value`.
template <typename Visit>
Status PendingCustom::visit_names(std::string_view value, Visit visit) {
  for (TokenStream stream(value); !stream.at_end();) {
    if (!stream.next().is_function("var")) continue;
    stream.skip_whitespace();
    const Token name = stream.peek();
    if (!name.is(TokenType::Ident)) continue;
    char plain[256];
    const bool fits = name.text.size() * 3 <= sizeof(plain);
    const std::string_view text =
        name.has_escapes && fits ? std::string_view(plain, unescape(name.text, plain)) : name.text;
    WEFT_TRY(visit(NameSet::hash_of(text)));
  }
  return Status::Ok;
}

Status PendingCustom::refer(std::string_view value) {
  return visit_names(value, [&](uint32_t hash) { return named_.add(hash).status(); });
}

Status PendingCustom::refer_to_names(std::string_view text) {
  for (TokenStream stream(text); !stream.at_end(); stream.next()) {
    const Token& token = stream.peek();
    if (token.is(TokenType::Ident) && token.text.starts_with("--"))
      WEFT_TRY(named_.add(NameSet::hash_of(token.text)).status());
  }
  return Status::Ok;
}

Status PendingCustom::add(DeclarationBlock& block, std::string_view name, std::string_view value,
                          bool important, const SheetPlace& place, size_t offset) {
  if (offset > UINT32_MAX) return Status::Ok;
  block.has_pending = true;
  if (!place_ || place_->number != place.number) place_ = arena_.make<SheetPlace>(place);
  if (!place_) return Status::OutOfMemory;
  WaitingText waiting{&block,
                      place_,
                      nullptr,
                      static_cast<uint32_t>(value.size()),
                      static_cast<uint32_t>(offset),
                      static_cast<uint16_t>(name.size()),
                      important,
                      false};
  const size_t bytes = name.size() + value.size();
  text_bytes_ += sizeof(WaitingText) + bytes;
  if (!too_many_ && text_bytes_ > kMaxTextBytes) WEFT_TRY(locate_all());
  if (too_many_) return locate(*place_, block, name, value, waiting.offset);
  char* const text = static_cast<char*>(text_arena_.allocate(bytes, 1));
  if (!text) return Status::OutOfMemory;
  std::copy(value.begin(), value.end(), std::copy(name.begin(), name.end(), text));
  waiting.text = text;
  return texts_.push(waiting);
}

Status PendingCustom::locate_all() {
  WEFT_TRY(texts_.for_each([&](const WaitingText& text) {
    return locate(*text.place, *text.block, text.name(), text.value(), text.offset);
  }));
  too_many_ = true;
  texts_.clear();
  text_arena_.clear();
  return Status::Ok;
}

Status PendingCustom::locate(const SheetPlace& place, DeclarationBlock& block,
                             std::string_view name, std::string_view value, uint32_t offset) {
  const Run* const last = runs_.last();
  if (!last || last->block != &block) WEFT_TRY(runs_.push({&block, &place, offset, 0, {}}));
  Run& run = *runs_.last();
  const uint32_t hash = NameSet::hash_of(name);
  if (run.count < std::size(run.hashes)) run.hashes[run.count] = hash;
  ++run.count;
  return visit_names(value, [&](uint32_t to) { return references_.push({hash, to}); });
}

static Result<PropertyRegistration> copied(PropertyRegistration registration, Arena& arena) {
  WEFT_TRY_ASSIGN(registration.name, arena.copy(registration.name));
  WEFT_TRY_ASSIGN(registration.syntax, arena.copy(registration.syntax));
  WEFT_TRY_ASSIGN(registration.initial_value, arena.copy(registration.initial_value));
  return registration;
}

Status PendingCustom::add(const PropertyRegistration& registration) {
  WEFT_TRY_ASSIGN(const PropertyRegistration kept, copied(registration, arena_));
  return registrations_.push(kept);
}

// --- in the end ----------------------------------------------------------------------------------

Status PendingCustom::settle(SheetContext& context) {
  bool changed = true;
  for (int round = 0; changed && round < kMaxRounds; ++round) WEFT_TRY(spread(changed));
  WEFT_TRY(keep_registrations(context));
  WEFT_TRY(keep_texts(context));
  WEFT_TRY(keep_runs(context));
  text_arena_.clear();
  arena_.clear();
  return Status::Ok;
}

/// A property that is asked for asks for those that it names.
Status PendingCustom::spread(bool& changed) {
  changed = false;
  WEFT_TRY(texts_.for_each([&](WaitingText& text) {
    if (text.spread || !named_.has(NameSet::hash_of(text.name()))) return Status::Ok;
    text.spread = changed = true;
    return refer(text.value());
  }));
  return references_.for_each([&](const Reference& reference) {
    if (!named_.has(reference.from)) return Status::Ok;
    const Result<bool> added = named_.add(reference.to);
    changed = changed || (added.ok() && added.value());
    return added.status();
  });
}

static ParseContext parse_context(SheetContext& context, std::string_view base_url) {
  return {context.rule_arena, *context.document.atoms,      &context.resources,
          base_url,           context.document.quirks_mode, &context.recent_values};
}

Status PendingCustom::keep_texts(SheetContext& context) {
  return texts_.for_each([&](const WaitingText& text) {
    if (!named_.has(NameSet::hash_of(text.name()))) return Status::Ok;
    return parse_declaration(text.name(), text.value(), text.important,
                             parse_context(context, text.place->url), *text.block);
  });
}

Status PendingCustom::keep_registrations(SheetContext& context) {
  return registrations_.for_each([&](const PropertyRegistration& waiting) {
    if (!context.sources && !named_.has(NameSet::hash_of(waiting.name))) return Status::Ok;
    WEFT_TRY_ASSIGN(const PropertyRegistration kept, copied(waiting, context.rule_arena));
    return context.cascade.register_property(kept);
  });
}

/// The properties of a long run are only known when it is read.
bool PendingCustom::is_asked_for(const Run& run) const {
  if (run.count > std::size(run.hashes)) return true;
  return std::any_of(run.hashes, run.hashes + run.count,
                     [&](uint32_t hash) { return named_.has(hash); });
}

/// Sheet by sheet, those that hold something that is asked for.
Status PendingCustom::keep_runs(SheetContext& context) {
  if (named_.empty()) return Status::Ok;
  int32_t last_sheet = -1;
  return runs_.for_each([&](const Run& run) {
    if (run.place->number <= last_sheet || !is_asked_for(run)) return Status::Ok;
    last_sheet = run.place->number;
    return read_again(context, *run.place);
  });
}

Status PendingCustom::read_again(SheetContext& context, const SheetPlace& place) {
  if (place.style) {
    ChildText text(*place.style);
    return read_from(context, text, place);
  }
  const Status status = fetch_again(context, place);
  if (status == Status::OutOfMemory || status == Status::Ok) return status;
  context.notes.notef("custom properties of %s: %s", PrintableUrl(place.url).text(),
                      status_name(status));
  return Status::Ok;
}

Status PendingCustom::fetch_again(SheetContext& context, const SheetPlace& place) {
  WEFT_TRY_ASSIGN(const Owned<Resource> resource,
                  context.resources.open(place.url, ResourceKind::StyleSheet));
  WEFT_TRY_ASSIGN(const std::string_view content_type, resource->content_type());
  WEFT_TRY_ASSIGN(const Owned<DecodedStream> stream,
                  make_owned<DecodedStream>(context.budget, *resource, SniffKind::Css, content_type,
                                            context.encoding_label));
  return read_from(context, *stream, place);
}

Status PendingCustom::read_from(SheetContext& context, ByteStream& stream,
                                const SheetPlace& place) {
  ByteBuffer buffer(context.budget);
  RuleScanner scanner(stream, buffer);
  return runs_.for_each([&](const Run& run) {
    if (run.place->number != place.number || !is_asked_for(run)) return Status::Ok;
    WEFT_TRY(scanner.skip_to(run.offset));
    return read_run(context, scanner, run);
  });
}

Status PendingCustom::read_run(SheetContext& context, RuleScanner& scanner, const Run& run) {
  for (uint32_t seen = 0; seen < run.count;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::Prelude) WEFT_TRY(scanner.skip_block());
    else if (item != RuleScanner::Item::Statement) return Status::Ok;
    const DeclarationText text = split_declaration(scanner.text());
    if (item != RuleScanner::Item::Statement || !text.name.starts_with("--")) continue;
    ++seen;
    if (!named_.has(NameSet::hash_of(text.name))) continue;
    WEFT_TRY(parse_declaration(text.name, text.value, text.important,
                               parse_context(context, run.place->url), *run.block));
  }
  return Status::Ok;
}

}  // namespace weft
