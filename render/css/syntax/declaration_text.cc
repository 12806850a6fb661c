// Name, colon, value, !important.
#include "render/css/syntax/declaration_text.h"

#include "render/base/ascii.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

// Takes "! important" off the end; in a block that is still open it means nothing.
bool take_important(std::string_view& value) {
  constexpr std::string_view kImportant = "important";
  const std::string_view rest = without_comments_at_ends(value);
  if (rest.size() <= kImportant.size() || to_lower(rest.back()) != 't' ||
      rest.find('!') == rest.npos)
    return false;
  for (TokenStream stream(value); !stream.at_end(); stream.next_component()) {
    if (!stream.peek().is_delimiter('!')) continue;
    TokenStream ahead = stream;
    ahead.next();
    ahead.skip_whitespace();
    const bool important = ahead.next().is_ident(kImportant);
    ahead.skip_whitespace();
    if (!important || !ahead.at_end()) continue;
    value = trimmed(value.substr(0, stream.position()));
    return true;
  }
  return false;
}

}  // namespace

std::string_view without_comments_at_ends(std::string_view text) {
  for (;;) {
    text = trimmed(text);
    if (text.starts_with("/**/")) text.remove_prefix(4);
    else if (text.ends_with("/**/")) text.remove_suffix(4);
    else return text;
  }
}

DeclarationText split_declaration(std::string_view text) {
  text = without_comments_at_ends(text);
  size_t end = 0;
  while (end < text.size() && is_name_char(text[end])) ++end;
  if (end < text.size() && text[end] == '\\')
    end = TokenStream(text).peek().source.size();  // white space may end an escape
  DeclarationText result{text.substr(0, end), without_comments_at_ends(text.substr(end))};
  if (!result.value.starts_with(':') || is_digit(static_cast<unsigned char>(text[0]))) return {};
  result.value = trimmed(result.value.substr(1));
  result.important = take_important(result.value);
  return result;
}

}  // namespace weft
