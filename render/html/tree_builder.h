// Tokens in, tree out (HTML Standard 13.2.6, scripting off): one member function for each insertion
// mode, one for each kind of tag that a mode treats in its own way; tables say which tag goes
// where.
#pragma once

#include <array>
#include <optional>

#include "render/base/arena_vector.h"
#include "render/base/diagnostics.h"
#include "render/html/byte_buffer.h"
#include "render/html/element_scout.h"
#include "render/html/formatting_list.h"
#include "render/html/open_elements.h"
#include "render/html/tokenizer.h"

namespace weft {

class DecodedStream;

class TreeBuilder {
 public:
  /// Elements deeper than this become siblings of their parent, as in Chromium.
  static constexpr size_t kMaxDepth = 512;

  /// `arena` takes the nodes, `scratch` what is needed while parsing. The tokenizer reads from
  /// `input`, which learns of late <meta> elements.
  TreeBuilder(Document& document, DecodedStream& input, Tokenizer& tokenizer, Arena& arena,
              Arena& scratch);
  /// Tells `diagnostics` where elements stand, and shows them to `scout`; both may be null.
  /// REQUIRES: nothing was read
  void tell(Diagnostics* diagnostics, ElementScout* scout);
  /// Keeps no comments, but what they keep apart. REQUIRES: nothing was read
  void drop_comments() {
    drops_comments_ = true;
    tokenizer_->drop_comments();
  }
  /// REQUIRES: nothing was read
  void put_style_inputs_into(Arena& arena) { style_inputs_ = &arena; }
  /// Starts the fragment algorithm (13.4); `context` is not part of the tree.
  Status begin_fragment(Element& context);
  /// Starts a document of plain text ("read text"), which has a <pre> for all of it.
  Status begin_text();
  /// Builds the whole tree. Errors: the tokenizer's, OutOfMemory.
  Status run();

 private:
  using Handler = Status (TreeBuilder::*)(Token&);
  struct TagRule {
    Atom tag;
    Handler handler;
  };
  /// A mode's own rules; a tag that none names is "anything else".
  struct ModeRules {
    std::span<const TagRule> start, end;
  };
  struct Place {
    Node* parent;
    Node* before;  // null: at the end
  };
  enum class Mode : uint8_t {
#define WEFT_MODE(identifier, function) identifier,
#include "render/html/insertion_modes.def"
#undef WEFT_MODE
  };

  // Dispatch.
  Status process(Token& token);
  Status process_text(Token& token);
  Status process_once(Token& token);
  Status process_in_mode(Token& token);
  bool is_foreign(const Token& token) const;
  bool splits_text() const;
  Status apply(const ModeRules& rules, Token& token, Handler anything_else);
  static Handler find(std::span<const TagRule> rules, Atom tag);
  /// For each known name 1 + the place of its rule, or 0: the long tables are asked by index.
  using RuleIndex = std::array<uint8_t, static_cast<size_t>(Atom::FirstOfPage)>;
  static constexpr RuleIndex index_of_rules(std::span<const TagRule> rules) {
    RuleIndex index{};
    for (size_t i = 0; i < rules.size(); ++i)
      index[static_cast<size_t>(rules[i].tag)] = static_cast<uint8_t>(i + 1);
    return index;
  }
  static Handler rule_or(std::span<const TagRule> rules, const RuleIndex& index, Atom tag,
                         Handler otherwise) {
    const size_t place = tag < Atom::FirstOfPage ? index[static_cast<size_t>(tag)] : 0;
    return place ? rules[place - 1].handler : otherwise;
  }
  Status again(Mode mode);
  Status again() { return again(mode_); }
  Status switch_to(Mode mode);
  Element* adjusted_current() const;
  void reset_insertion_mode();
  std::optional<Mode> mode_within(const Element& node, bool is_last) const;
  Status finish();

  // Insertion.
  Result<Element*> create_element(Token& token, Atom name, Namespace name_space);
  Result<std::string_view> keep_value(std::string_view value, Arena& arena);
  Status add_attributes(Element& element, const Token& token);
  Arena& arena_for_text(const Node& parent) const;
  Result<Element*> clone(const Element& element);
  Result<Element*> insert_element(Token& token, Namespace name_space = Namespace::Html);
  Result<Element*> insert_bare(Atom name);
  Status insert_void(Token& token);
  Status insert_and_switch(Token& token, Mode mode);
  Status insert_text(std::string_view text);
  Status append_text(Text& node, std::string_view text);
  Status insert_new_text(Place place, std::string_view text);
  Status insert_comment(Token& token);
  Status insert_comment_at(Place place, Token& token);
  Place appropriate_place(Element* override_target = nullptr) const;
  Place foster_place() const;
  void attach(Node& node, Place place);
  Status merge_attributes(Element& element, const Token& token);
  Status reconstruct_formatting();
  Status insert_raw(Token& token, TextContent content);

  // Steps that several handlers share.
  void close_p();
  void close_p_in_button_scope();
  void close_item(Atom name, Atom other);
  Status start_foreign(Token& token, Namespace name_space);
  Status template_as(Mode mode);
  bool is_current(Atom name) const { return !open_.empty() && open_.current().is_html(name); }
  bool close_caption();
  bool close_row();
  Status adoption_agency(Token& token);
  Result<bool> adopt_once(Token& token);
  Status adopt(Element& formatting, size_t formatting_index, size_t furthest_index);
  Result<Element*> adopt_ancestors(Element& formatting, size_t furthest_index, size_t& bookmark);
  Status foster(Token& token);

#define WEFT_MODE(identifier, function) Status function(Token& token);
#include "render/html/insertion_modes.def"
#undef WEFT_MODE
#define WEFT_HANDLER(function) Status function(Token& token);
#include "render/html/tag_handlers.def"
#undef WEFT_HANDLER

  Document* document_;
  DecodedStream* input_;
  Tokenizer* tokenizer_;
  Arena* arena_;
  Arena* style_inputs_;
  AtomTable* atoms_;
  Diagnostics* diagnostics_ = nullptr;
  ElementScout* scout_ = nullptr;
  OpenElements open_;
  FormattingList formatting_;
  ArenaVector<Mode> template_modes_;
  static constexpr size_t kLeastShared = 16;
  struct KeptValue {
    const Arena* arena;
    std::string_view text;
  };
  KeptValue recent_values_[16] = {};  // of attributes: what is said again is kept once
  size_t kept_values_ = 0;
  std::string_view spaces_;  // the longest white space that a text has, which others share
  ByteBuffer table_spaces_;  // white space in a table, until it is known whether other text follows
  Element* context_ = nullptr;
  Element* head_ = nullptr;
  Element* form_ = nullptr;
  Mode mode_ = Mode::Initial;
  Mode original_mode_ = Mode::Initial;
  bool reprocess_ = false;
  bool frameset_ok_ = true;
  bool foster_parenting_ = false;
  bool skip_line_feed_ = false;
  bool table_text_is_fostered_ = false;
  bool has_selectedcontent_ = false;
  bool drops_comments_ = false;
  bool done_ = false;
};

}  // namespace weft
