// Rules, nested rules and declarations as the scanner cuts them; one frame per open block.
#include "render/css/sheets/style_sheet.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/printable_url.h"
#include "render/css/selectors/missing_names.h"
#include "render/css/syntax/declaration_text.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
static bool is_name_or_escape(char c) { return is_name_char(c) || c == '\\'; }

/// An @ alone begins a style rule whose selector is wrong.
static bool begins_at_rule(std::string_view text) {
  return text.size() > 1 && text[0] == '@' && is_name_or_escape(text[1]) &&
         !is_digit(static_cast<unsigned char>(text[1]));
}

StyleSheet::StyleSheet(SheetContext& context, const Source& source, ByteStream& stream)
    : context_(context),
      source_(source),
      buffer_(context.budget),
      scanner_(stream, buffer_),
      values_{context.rule_arena, *context.document.atoms,      &context.resources,
              source.url,         context.document.quirks_mode, &context.recent_values},
      number_(context.sheets++) {
  frames_[0].layer = source.layer;
}

Status StyleSheet::read() {
  Status status = context_.sources
                      ? context_.sources->add_sheet(number_, source_.url, source_.style_element)
                      : Status::Ok;
  if (diagnostics()) diagnostics()->add_sheet(number_, source_.url, source_.style);
  for (RuleScanner::Item item{}; status == Status::Ok;) {
    const Result<RuleScanner::Item> next = next_item();
    status = next.status();
    if (!next.ok()) break;
    item = next.value();
    if (item == RuleScanner::Item::End) break;
    status = read_item(item);
  }
  while (depth_ && status == Status::Ok) status = leave();
  if (source_.origin == Origin::Author) context_.statistics.sheet_bytes += scanner_.bytes();
  return status;
}

// Outside of style rules, what is no at-rule is a selector list, or means nothing; who looks at the
// sheet wants its text.
Result<RuleScanner::Item> StyleSheet::next_item() {
  selectors_.emplace(context_.scratch);
  const bool is_held = frame().selectors || context_.sources || context_.diagnostics;
  return scanner_.next(depth_ ? RuleScanner::Level::Block : RuleScanner::Level::Sheet,
                       is_held ? nullptr : this);
}

Result<size_t> StyleSheet::take_front(std::string_view text) {
  return selectors_->add_front(text, selector_context());
}

Status StyleSheet::read_declarations(DeclarationBlock& block) {
  block.sheet = number_;
  if (diagnostics()) diagnostics()->add_sheet(number_, source_.url, source_.style);
  for (;;) {
    WEFT_TRY_ASSIGN(const RuleScanner::Item item, scanner_.next(RuleScanner::Level::Block));
    if (item == RuleScanner::Item::End) return Status::Ok;
    if (item == RuleScanner::Item::Prelude) WEFT_TRY(scanner_.skip_block());
    else if (item == RuleScanner::Item::Statement)
      WEFT_TRY(read_declaration(scanner_.text(), block));
  }
}

Status StyleSheet::read_item(RuleScanner::Item item) {
  const bool is_dropped = item != RuleScanner::Item::Prelude || scanner_.overlong();
  if (is_dropped) context_.scratch.rewind(selectors_->mark());
  if (scanner_.overlong()) {
    note("a prelude or declaration of more than 64 KB is dropped");
    return item == RuleScanner::Item::Prelude ? scanner_.skip_block() : Status::Ok;
  }
  const bool at_rule = begins_at_rule(scanner_.text());
  switch (item) {
    case RuleScanner::Item::Prelude: return at_rule ? read_at_rule(item) : read_style_rule();
    case RuleScanner::Item::Statement: return at_rule ? read_at_rule(item) : read_statement();
    case RuleScanner::Item::BlockEnd: return depth_ ? leave() : Status::Ok;
    case RuleScanner::Item::End: break;
  }
  return Status::Ok;
}

// Matches a style rule and passes over its block when it selects nothing.
Status StyleSheet::read_style_rule() {
  const bool counts = source_.origin == Origin::Author;
  context_.statistics.rules_seen += counts;
  const SelectorContext selector = selector_context();
  // Where no @import may follow any more it is all the same whether such a list is right: no one
  // tells an author of a wrong item of it.
  const bool may_be_missing = rules_begun_ && selectors_->empty();
  Frame rule = nested_frame();
  rule.mark = selectors_->mark();
  if (may_be_missing && are_all_missing(scanner_.text(), selector)) {
    context_.scratch.rewind(rule.mark);
    return scanner_.skip_block();
  }
  const Result<const SelectorList*> selectors = selectors_->finish(scanner_.text(), selector);
  if (selectors.status() == Status::OutOfMemory) return Status::OutOfMemory;
  rules_begun_ = rules_begun_ || selectors.ok();
  if (!selectors.ok() && diagnostics())
    diagnostics()->drop_rule(number_, scanner_.line(), scanner_.text());
  if (!selectors.ok() || !selectors.value()->first ||
      !matches_any_element(context_, *selectors.value(), rule.scope)) {
    context_.scratch.rewind(rule.mark);
    return scanner_.skip_block();
  }
  context_.statistics.rules_kept += counts;
  rule.selectors = selectors.value();
  if (context_.sources) WEFT_TRY(context_.sources->add_rule(rule.selectors, scanner_.text()));
  return enter(rule);
}

Status StyleSheet::read_statement() {
  if (!frame().selectors) return Status::Ok;
  Frame& open = frame();
  if (!open.block) {
    open.block = context_.rule_arena.make<DeclarationBlock>(nullptr, scanner_.line(), number_);
    if (!open.block) return Status::OutOfMemory;
    if (context_.sources) WEFT_TRY(context_.sources->add_block(*open.block, open.selectors));
  }
  return read_declaration_of(*open.block);
}

Status StyleSheet::read_declaration_of(DeclarationBlock& block) {
  values_.lines_below =
      static_cast<uint16_t>(std::min<uint32_t>(scanner_.line() - block.line, 0xFFFFu));
  return read_declaration(scanner_.text(), block);
}

Status StyleSheet::read_declaration(std::string_view text, DeclarationBlock& block) {
  const DeclarationText declaration = split_declaration(text);
  if (declaration.name.empty()) {
    if (diagnostics()) diagnostics()->drop_declaration(number_, scanner_.line(), text, block);
    return Status::Ok;
  }
  const bool is_custom = declaration.name.starts_with("--") && declaration.name.size() > 2;
  const bool waits = is_custom && frame().selectors && !context_.sources &&
                     declaration.name.find('\\') == std::string_view::npos;
  if (waits)
    return context_.custom.add(block, declaration.name, declaration.value, declaration.important,
                               {source_.url, source_.style, number_}, scanner_.item_offset());
  WEFT_TRY(context_.custom.refer(declaration.value));
  const Declaration* const last = block.last;
  WEFT_TRY(parse_declaration(declaration.name, declaration.value, declaration.important, values_,
                             block));
  if (block.last == last && diagnostics())
    diagnostics()->drop_declaration(number_, scanner_.line(), text, block);
  return Status::Ok;
}

Status StyleSheet::read_at_rule(RuleScanner::Item item) {
  const bool has_block = item == RuleScanner::Item::Prelude;
  const std::string_view text = scanner_.text().substr(1);
  size_t end = 0;
  while (end < text.size() && is_name_or_escape(text[end])) ++end;
  const std::string_view name = text.substr(0, end),
                         prelude = without_comments_at_ends(text.substr(end));
  const AtRule* rule = nullptr;
  for (size_t i = 0; !kAtRules[i].name.empty() && !rule; ++i)
    if (equal_ignoring_case(kAtRules[i].name, name)) rule = &kAtRules[i];
  if (!rule && diagnostics()) diagnostics()->drop_rule(number_, scanner_.line(), scanner_.text());
  if (!has_block)
    return rule && rule->read_statement ? (this->*rule->read_statement)(prelude) : Status::Ok;
  rules_begun_ = rules_begun_ || rule;
  return rule && rule->read_block ? (this->*rule->read_block)(prelude) : scanner_.skip_block();
}

// Opens a block whose { is read.
Status StyleSheet::enter(const Frame& opened) {
  WEFT_TRY(flush(frame()));
  if (depth_ == kMaxDepth) {
    note("rules nested more than 32 deep are dropped");
    return scanner_.skip_block();
  }
  frames_[++depth_] = opened;
  return Status::Ok;
}

// Opens the block of a conditional rule, or passes over it.
Status StyleSheet::enter_if(bool holds, uint16_t layer) {
  Frame opened = nested_frame();
  opened.layer = layer;
  return holds ? enter(opened) : scanner_.skip_block();
}

// The conditions around a block hold in it, too.
StyleSheet::Frame StyleSheet::nested_frame() {
  Frame opened = frame();
  opened.block = nullptr;
  opened.mark = context_.scratch.mark();
  return opened;
}

Status StyleSheet::leave() {
  WEFT_TRY(flush(frame()));
  context_.scratch.rewind(frame().mark);
  --depth_;
  return Status::Ok;
}

// Links what was declared so far: what follows a nested rule comes after it (CSS Nesting 1, 4.1).
Status StyleSheet::flush(Frame& open) {
  const DeclarationBlock* const block = std::exchange(open.block, nullptr);
  if (!block || (!block->first && !block->has_pending)) return Status::Ok;
  return link_block(context_, *open.selectors, *block,
                    {source_.origin, open.layer, open.scope, open.container_rule});
}

SelectorContext StyleSheet::selector_context() {
  const bool in_shadow_tree = context_.matcher.host() != nullptr;
  return {*context_.document.atoms,
          context_.document.quirks_mode,
          namespaces_,
          frame().selectors,
          in_shadow_tree,
          in_shadow_tree ? nullptr : &context_.index,
          source_.origin == Origin::UserAgent};
}

/// Null where what is dropped is none of the author's.
Diagnostics* StyleSheet::diagnostics() const {
  return source_.origin == Origin::Author ? context_.diagnostics : nullptr;
}

void StyleSheet::note(std::string_view what) {
  context_.notes.notef("%s:%u: %.*s", PrintableUrl(source_.url).text(), scanner_.line(),
                       static_cast<int>(what.size()), what.data());
}

}  // namespace weft
