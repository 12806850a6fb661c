#include "render/html/tree_builder.h"

#include "render/base/ascii.h"
#include "render/html/encoding.h"
#include "render/html/tree_repair.h"

namespace weft {

TreeBuilder::TreeBuilder(Document& document, DecodedStream& input, Tokenizer& tokenizer,
                         Arena& arena, Arena& scratch)
    : document_(&document),
      input_(&input),
      tokenizer_(&tokenizer),
      arena_(&arena),
      style_inputs_(&arena),
      atoms_(document.atoms),
      open_(scratch),
      formatting_(scratch),
      template_modes_(scratch),
      table_spaces_(scratch.budget()) {}

void TreeBuilder::tell(Diagnostics* diagnostics, ElementScout* scout) {
  diagnostics_ = diagnostics;
  scout_ = scout;
  if (diagnostics_) tokenizer_->count_lines();
}

Status TreeBuilder::run() {
  Token token;
  while (!done_) {
    const Element* adjusted = adjusted_current();
    const bool is_in_foreign = adjusted && adjusted->name_space != Namespace::Html;
    WEFT_TRY(tokenizer_->next(token, is_in_foreign ? CdataSections::Open : CdataSections::None));
    const bool is_tag = token.kind == TokenKind::StartTag || token.kind == TokenKind::EndTag;
    token.atom = is_tag ? atoms_->find(token.name) : Atom::None;
    WEFT_TRY(process(token));
  }
  return finish();
}

Status TreeBuilder::finish() {
  document_->encoding = input_->label();
  if (has_selectedcontent_) WEFT_TRY(fill_selectedcontent(*document_, *arena_));
  limit_depth(*document_, kMaxDepth);
  return Status::Ok;
}

Status TreeBuilder::process(Token& token) {
  if (token.kind == TokenKind::Text) return process_text(token);
  skip_line_feed_ = false;
  return process_once(token);
}

// Hands text on in pieces that a mode treats as one: where white space matters, runs of it and of
// other characters.
Status TreeBuilder::process_text(Token& token) {
  std::string_view rest = token.text;
  if (skip_line_feed_ && rest.front() == '\n') rest.remove_prefix(1);
  skip_line_feed_ = false;
  while (!rest.empty()) {
    size_t length = rest.size();
    if (splits_text()) {
      const bool is_white = is_space(static_cast<unsigned char>(rest.front()));
      for (length = 1; length < rest.size(); ++length)
        if (is_space(static_cast<unsigned char>(rest[length])) != is_white) break;
    }
    token.text = rest.substr(0, length);
    rest.remove_prefix(length);
    WEFT_TRY(process_once(token));
  }
  return Status::Ok;
}

bool TreeBuilder::splits_text() const {
  switch (mode_) {
    case Mode::InBody:
    case Mode::Text:
    case Mode::InTable:
    case Mode::InTableText:
    case Mode::InCaption:
    case Mode::InTableBody:
    case Mode::InRow:
    case Mode::InCell:
    case Mode::InTemplate: return false;
    default: return true;
  }
}

Status TreeBuilder::process_once(Token& token) {
  do {
    reprocess_ = false;
    WEFT_TRY(is_foreign(token) ? in_foreign_content(token) : process_in_mode(token));
  } while (reprocess_);
  return Status::Ok;
}

Status TreeBuilder::process_in_mode(Token& token) {
  static constexpr Handler kModes[] = {
#define WEFT_MODE(identifier, function) &TreeBuilder::function,
#include "render/html/insertion_modes.def"
#undef WEFT_MODE
  };
  return (this->*kModes[static_cast<size_t>(mode_)])(token);
}

Element* TreeBuilder::adjusted_current() const {
  if (open_.empty()) return nullptr;
  return context_ && open_.size() == 1 ? context_ : &open_.current();
}

// The tree construction dispatcher (13.2.6).
bool TreeBuilder::is_foreign(const Token& token) const {
  const Element* node = adjusted_current();
  if (!node || node->name_space == Namespace::Html || token.kind == TokenKind::End) return false;
  const bool is_start = token.kind == TokenKind::StartTag;
  const bool is_text = token.kind == TokenKind::Text || token.kind == TokenKind::Null;
  if (is_mathml_text_integration_point(*node)) {
    if (is_text) return false;
    if (is_start && token.atom != Atom::Mglyph && token.atom != Atom::Malignmark) return false;
  }
  if (is_start && token.atom == Atom::Svg && node->name_space == Namespace::MathMl &&
      node->name == Atom::AnnotationXml)
    return false;
  return !(is_html_integration_point(*node) && (is_start || is_text));
}

TreeBuilder::Handler TreeBuilder::find(std::span<const TagRule> rules, Atom tag) {
  for (const TagRule& rule : rules)
    if (rule.tag == tag) return rule.handler;
  return nullptr;
}

Status TreeBuilder::apply(const ModeRules& rules, Token& token, Handler anything_else) {
  Handler handler = nullptr;
  switch (token.kind) {
    case TokenKind::Comment: return insert_comment(token);
    case TokenKind::Doctype: return Status::Ok;
    case TokenKind::StartTag: handler = find(rules.start, token.atom); break;
    case TokenKind::EndTag: handler = find(rules.end, token.atom); break;
    case TokenKind::Text:
    case TokenKind::Null:
    case TokenKind::End: break;
  }
  return (this->*(handler ? handler : anything_else))(token);
}

Status TreeBuilder::again(Mode mode) {
  mode_ = mode;
  reprocess_ = true;
  return Status::Ok;
}

Status TreeBuilder::switch_to(Mode mode) {
  mode_ = mode;
  return Status::Ok;
}

// "Reset the insertion mode appropriately" (13.2.4.1).
void TreeBuilder::reset_insertion_mode() {
  for (size_t i = open_.size(); i-- > 0;) {
    const bool is_last = i == 0;
    const Element& node = is_last && context_ ? *context_ : open_[i];
    const std::optional<Mode> mode = mode_within(node, is_last);
    if (mode || is_last) {
      mode_ = mode.value_or(Mode::InBody);
      return;
    }
  }
}

// The mode that the element alone decides, if it does (steps 4 to 15 there).
std::optional<TreeBuilder::Mode> TreeBuilder::mode_within(const Element& node, bool is_last) const {
  struct NameMode {
    Atom name;
    Mode mode;
  };
  // clang-format off
  static constexpr NameMode kModes[] = {
      {Atom::Tr, Mode::InRow},           {Atom::Tbody, Mode::InTableBody},
      {Atom::Thead, Mode::InTableBody},
      {Atom::Tfoot, Mode::InTableBody},  {Atom::Caption, Mode::InCaption},
      {Atom::Colgroup, Mode::InColumnGroup},
      {Atom::Table, Mode::InTable},      {Atom::Body, Mode::InBody},
      {Atom::Frameset, Mode::InFrameset},
  };
  // clang-format on
  const Atom name = node.name_space == Namespace::Html ? node.name : Atom::None;
  if ((name == Atom::Td || name == Atom::Th) && !is_last) return Mode::InCell;
  if (name == Atom::Head && !is_last) return Mode::InHead;
  if (name == Atom::Html) return head_ ? Mode::AfterHead : Mode::BeforeHead;
  if (name == Atom::Template && !template_modes_.empty()) return template_modes_.back();
  for (const NameMode& row : kModes)
    if (row.name == name) return row.mode;
  return std::nullopt;
}

Status TreeBuilder::begin_text() {
  static constexpr std::string_view kPre =
      "prestyleword-wrap: break-word; white-space: pre-wrap";  // name, attribute, value
  static constexpr TokenAttribute kStyle = {3, 8, 8, kPre.size()};
  document_->quirks_mode = QuirksMode::No;
  mode_ = Mode::BeforeHtml;
  Token pre;
  pre.kind = TokenKind::StartTag;
  pre.atom = Atom::Pre;
  pre.attributes = {&kStyle, 1};
  pre.bytes = kPre.data();
  WEFT_TRY(process(pre));
  skip_line_feed_ = false;
  tokenizer_->set_content(TextContent::Plaintext);
  return Status::Ok;
}

Status TreeBuilder::begin_fragment(Element& context) {
  struct NameContent {
    Atom name;
    TextContent content;
  };
  static constexpr NameContent kContents[] = {
      {Atom::Title, TextContent::Rcdata},        {Atom::Textarea, TextContent::Rcdata},
      {Atom::Style, TextContent::Rawtext},       {Atom::Xmp, TextContent::Rawtext},
      {Atom::Iframe, TextContent::Rawtext},      {Atom::Noembed, TextContent::Rawtext},
      {Atom::Noframes, TextContent::Rawtext},    {Atom::Script, TextContent::ScriptData},
      {Atom::Plaintext, TextContent::Plaintext},
  };
  context_ = &context;
  for (const NameContent& row : kContents)
    if (context.is_html(row.name)) tokenizer_->set_content(row.content);
  WEFT_TRY_ASSIGN(Element * root, insert_bare(Atom::Html));
  (void)root;
  if (context.is_html(Atom::Template)) WEFT_TRY(template_modes_.push(Mode::InTemplate));
  if (context.is_html(Atom::Form)) form_ = &context;
  reset_insertion_mode();
  return Status::Ok;
}

}  // namespace weft
