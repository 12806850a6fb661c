// One sheet, as it streams by: each style rule is matched against the document when its prelude is
// read, its block parsed when it matched and passed over when not, and then it is forgotten (CSS
// Syntax 3, 5; CSS Nesting; CSS Conditional).
#pragma once

#include <optional>

#include "render/css/selectors/selector_list_builder.h"
#include "render/css/sheets/sheet_context.h"
#include "render/css/syntax/rule_scanner.h"

namespace weft {

class StyleSheet final : private PreludeReader {
 public:
  struct Source {
    std::string_view
        url;  ///< Base of its urls and its name in notes; lives as long as the page arena.
    Origin origin = Origin::Author;
    uint16_t layer = LayerTree::kNone;
    uint8_t import_depth = 0;
    uint16_t style_element = 0;  ///< Its number among the <style> elements of the document, from 1.
    const Element* scoping_root =
        nullptr;  ///< The root of an @scope without one: the parent of <style> or <link>.
    const Element* style =
        nullptr;  ///< The <style> element, or the one that has the style attribute; else null.
    std::string_view charset = {};  ///< Of its link: for a sheet that does not say its own.
  };

  StyleSheet(SheetContext& context, const Source& source, ByteStream& stream);
  /// Reads the sheet to its end. Errors: those of the stream, OutOfMemory.
  Status read();
  /// Reads the contents of a style attribute into `block`. Errors: OutOfMemory.
  Status read_declarations(DeclarationBlock& block);

 private:
  static constexpr size_t kMaxDepth = 32;
  static constexpr uint8_t kMaxImportDepth = 8;
  static constexpr uint16_t kMaxImports = 256;

  /// An open block.
  struct Frame {
    const SelectorList* selectors =
        nullptr;  ///< Declarations here apply to its elements; null outside of style rules.
    DeclarationBlock* block = nullptr;  ///< Those read here and not linked yet.
    uint16_t layer = LayerTree::kNone;
    uint16_t container_rule = 0;   ///< As Match::container_rule.
    const Scope* scope = nullptr;  ///< The innermost @scope around; in scratch.
    Scratch::Mark mark;            ///< Before its selectors.
  };
  struct AtRule {
    std::string_view name;
    Status (StyleSheet::*read_block)(std::string_view prelude);
    Status (StyleSheet::*read_statement)(std::string_view prelude);
  };
  static const AtRule kAtRules[];

  // style_sheet.cc
  Result<RuleScanner::Item> next_item();
  Result<size_t> take_front(std::string_view text) override;
  Status read_item(RuleScanner::Item item);
  Status read_style_rule();
  Status read_statement();
  Status read_declaration(std::string_view text, DeclarationBlock& block);
  /// The statement that was read last, in `block`.
  Status read_declaration_of(DeclarationBlock& block);
  Status read_at_rule(RuleScanner::Item item);
  Status enter(const Frame& frame);
  Status enter_if(bool holds, uint16_t layer);
  Frame nested_frame();
  Status leave();
  Status flush(Frame& frame);
  Frame& frame() { return frames_[depth_]; }
  SelectorContext selector_context();
  Diagnostics* diagnostics() const;
  void note(std::string_view what);

  // at_rules.cc
  Status read_media(std::string_view prelude);
  Status read_supports(std::string_view prelude);
  Status read_container(std::string_view prelude);
  Status read_scope(std::string_view prelude);
  Status compile_scope(std::string_view prelude, Scope& scope);
  Result<const SelectorList*> compile_scope_part(std::string_view text, const SelectorList* parent);
  Status read_layer_block(std::string_view prelude);
  Status read_layer_statement(std::string_view prelude);
  Status read_font_face(std::string_view prelude);
  Status read_property(std::string_view prelude);
  Status read_counter_style(std::string_view prelude);
  Status read_keyframes(std::string_view prelude);
  Status read_keyframe();
  Status read_html(std::string_view prelude);
  Status read_quirks(std::string_view prelude);
  Status read_namespace(std::string_view prelude);
  Status read_charset(std::string_view prelude);
  // imports.cc
  Status read_import(std::string_view prelude);
  Status import(std::string_view url, uint16_t layer);

  SheetContext& context_;
  Source source_;
  ByteBuffer buffer_;
  RuleScanner scanner_;
  std::optional<SelectorListBuilder> selectors_;  // of the item
  ParseContext values_;
  Namespaces namespaces_;
  uint16_t number_;
  bool rules_begun_ = false;  // @import and @namespace come before all other rules
  size_t depth_ = 0;
  Frame frames_[kMaxDepth + 1];
};

/// Fetches the sheet at the absolute `url` through `resource` (already opened) and reads it. A
/// sheet that cannot be had is noted. Errors: OutOfMemory, Timeout.
Status read_remote_sheet(SheetContext& context, Owned<Resource> resource,
                         const StyleSheet::Source& source);

}  // namespace weft
