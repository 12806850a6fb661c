// The output of the tokenizer, the rule scanner and the declaration splitter, in the format
// of css-parsing-tests. White space at the ends of preludes and values is left out: the scanner
// drops it.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "render/css/sheets/style_sheet.h"
#include "render/css/syntax/declaration_text.h"
#include "render/css/syntax/rule_scanner.h"
#include "render/css/syntax/tokenizer.h"
#include "weft/byte_stream.h"

namespace weft {

using Json = nlohmann::json;

inline std::string plain_text(std::string_view raw, bool has_escapes) {
  if (!has_escapes) return std::string(raw);
  std::string out(raw.size() * 3, '\0');
  out.resize(unescape(raw, out.data()));
  return out;
}

inline Json dump_numeric(const Token& token) {
  static const char* const kNames[] = {"number", "percentage", "dimension"};
  Json json = {kNames[static_cast<int>(token.type) - static_cast<int>(TokenType::Number)],
               std::string(token.text), token.number, token.is_integer ? "integer" : "number"};
  if (token.is(TokenType::Dimension)) json.push_back(plain_text(token.unit, token.has_escapes));
  return json;
}

inline Json dump_token(const Token& token) {
  const std::string text = plain_text(token.text, token.has_escapes);
  switch (token.type) {
    case TokenType::Whitespace: return " ";
    case TokenType::Ident: return {"ident", text};
    case TokenType::Function: return {"function", text};
    case TokenType::AtKeyword: return {"at-keyword", text};
    case TokenType::Hash: return {"hash", text, token.is_id ? "id" : "unrestricted"};
    case TokenType::String: return {"string", text};
    case TokenType::Url: return {"url", text};
    case TokenType::BadString: return {"error", "bad-string"};
    case TokenType::BadUrl: return {"error", "bad-url"};
    case TokenType::Number:
    case TokenType::Percentage:
    case TokenType::Dimension: return dump_numeric(token);
    case TokenType::OpenSquare: return {"[]"};
    case TokenType::OpenCurly: return {"{}"};
    case TokenType::OpenParenthesis: return {"()"};
    case TokenType::CloseSquare: return {"error", "]"};
    case TokenType::CloseCurly: return {"error", "}"};
    case TokenType::CloseParenthesis: return {"error", ")"};
    default: return std::string(token.source);
  }
}

/// A list of component values.
inline Json dump_values(TokenStream stream) {
  Json list = Json::array();
  while (!stream.at_end()) {
    Json item = dump_token(stream.peek());
    if (opens_block(stream.peek().type)) {
      for (Json& inner : dump_values(stream.next_block())) item.push_back(std::move(inner));
    } else {
      stream.next();
    }
    list.push_back(std::move(item));
  }
  return list;
}

inline Json error(const char* kind) { return Json::array({"error", kind}); }

/// Component values without white space at the ends.
inline Json dump_trimmed(std::string_view text) {
  Json list = dump_values(TokenStream(text));
  while (!list.empty() && list.back() == " ") list.erase(list.size() - 1);
  while (!list.empty() && list.front() == " ") list.erase(0);
  return list;
}

/// The only component value of a text.
inline Json dump_component(std::string_view text) {
  const Json list = dump_trimmed(text);
  return list.empty() ? error("empty") : list.size() > 1 ? error("extra-input") : list[0];
}

inline Json dump_declaration(std::string_view text) {
  const DeclarationText parts = split_declaration(text);
  if (dump_trimmed(text).empty()) return error("empty");
  if (parts.name.empty()) return error("invalid");
  return {"declaration", plain_text(parts.name, true), dump_trimmed(parts.value), parts.important};
}

/// At-rules and qualified rules, or declarations: what the scanner cuts `css` into.
class ItemDump {
 public:
  enum class Statements : uint8_t { AreDeclarations, AreErrors };

  ItemDump(std::string_view css, RuleScanner::Level level, Statements statements)
      : css_(css),
        level_(level),
        statements_(statements),
        stream_({reinterpret_cast<const uint8_t*>(css.data()), css.size()}) {}

  Json items() {
    Json list = Json::array();
    for (;;) {
      const Result<RuleScanner::Item> item = scanner_.next(level_);
      if (!item.ok() || item.value() == RuleScanner::Item::End) return list;
      const bool at_rule = TokenStream(scanner_.text()).peek().is(TokenType::AtKeyword);
      if (item.value() == RuleScanner::Item::Prelude) list.push_back(rule(at_rule));
      else if (at_rule) list.push_back(at_rule_of(scanner_.text(), nullptr));
      else
        list.push_back(statements_ == Statements::AreErrors ? error("invalid")
                                                            : dump_declaration(scanner_.text()));
    }
  }

 private:
  static Json at_rule_of(std::string_view text, Json block) {
    TokenStream stream(text);
    const Token name = stream.next();
    return {"at-rule", plain_text(name.text, name.has_escapes), dump_trimmed(stream.rest()),
            std::move(block)};
  }
  Json rule(bool at_rule) {
    const std::string prelude(scanner_.text());
    const size_t begin = scanner_.bytes();
    if (scanner_.skip_block() != Status::Ok) return error("memory");
    TokenStream whole(css_.substr(begin - 1, scanner_.bytes() - begin + 1));
    Json block = dump_values(whole.next_block());
    return at_rule ? at_rule_of(prelude, std::move(block))
                   : Json{"qualified rule", dump_trimmed(prelude), std::move(block)};
  }

  std::string_view css_;
  RuleScanner::Level level_;
  Statements statements_;
  Budget budget_;
  ByteBuffer buffer_{budget_};
  MemoryStream stream_;
  RuleScanner scanner_{stream_, buffer_};
};

inline Json dump_sheet(std::string_view css) {
  return ItemDump(css, RuleScanner::Level::Sheet, ItemDump::Statements::AreErrors).items();
}
inline Json dump_rules(std::string_view css) {
  return ItemDump(css, RuleScanner::Level::Block, ItemDump::Statements::AreErrors).items();
}
inline Json dump_declarations(std::string_view css) {
  return ItemDump(css, RuleScanner::Level::Block, ItemDump::Statements::AreDeclarations).items();
}
/// The only rule of a text.
inline Json dump_rule(std::string_view css) {
  const Json list = dump_rules(css);
  return list.empty() ? error("empty") : list.size() > 1 ? error("extra-input") : list[0];
}

/// Tokens of the format of 2013 that CSS Syntax 3 lacks are folded: match operators and "||" as one
/// token, errors at the end of open blocks; and numbers are compared as such.
inline void append_normal_form(const Json& item, std::string& out) {
  static constexpr std::string_view kPairs[] = {"~=", "|=", "^=", "$=", "*=", "||"};
  if (item.is_string()) {
    const auto& text = item.get_ref<const std::string&>();
    const bool pair = std::find(std::begin(kPairs), std::end(kPairs), text) != std::end(kPairs);
    out += pair ? text.substr(0, 1) + "\x1f" + text.substr(1) + "\x1f" : text + "\x1f";
  } else if (item.is_array()) {
    if (item.size() == 2 && item[0] == "error" &&
        item[1].get_ref<const std::string&>().starts_with("eof"))
      return;
    out += "<";
    for (const Json& inner : item) append_normal_form(inner, out);
    out += ">";
  } else {
    out += (item.is_number() ? std::to_string(item.get<double>() + 0.0) : item.dump()) + "\x1f";
  }
}
/// The ends of preludes and values, where the draft kept white space.
inline void trim_values(Json& json, bool outer) {
  if (!json.is_array()) return;
  const bool named = !json.empty() && json[0].is_string();
  const std::string kind = named ? json[0].get<std::string>() : "";
  const size_t where = kind == "qualified rule"                     ? 1
                       : kind == "at-rule" || kind == "declaration" ? 2
                                                                    : 0;
  if (!where) {
    if (outer)
      for (Json& item : json) trim_values(item, false);
    return;
  }
  Json& list = json[where];
  while (!list.empty() && list.back() == " ") list.erase(list.size() - 1);
  while (!list.empty() && list.front() == " ") list.erase(0);
}
inline std::string normal_form(Json json) {
  trim_values(json, true);
  std::string out;
  append_normal_form(json, out);
  return out;
}

}  // namespace weft
