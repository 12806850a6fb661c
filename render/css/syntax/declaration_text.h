// A declaration as it stands in a block, cut into its name and its value (CSS Syntax 3, 5.5.6);
// nothing is checked yet.
#pragma once

#include <string_view>

namespace weft {

/// A declaration's parts, views into the text; `name` is empty when the text is none.
struct DeclarationText {
  std::string_view name, value;
  bool important = false;
};
/// `text` without white space and comments at either end.
std::string_view without_comments_at_ends(std::string_view text);
/// Comments in `text` are "/**/", as the RuleScanner leaves them.
DeclarationText split_declaration(std::string_view text);

}  // namespace weft
