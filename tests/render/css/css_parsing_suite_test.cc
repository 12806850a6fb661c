// css-parsing-tests against a dump of the real tokenizer in that suite's format. Written for the draft of 2013: today's CSS Syntax 3
// has no tokens for unicode ranges, match operators, "||" and so on, and an unclosed string is a string.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "render/css/tokenizer.h"

namespace weft {
namespace {

using Json = nlohmann::json;

std::string plain(std::string_view raw, bool has_escapes) {
  if (!has_escapes) return std::string(raw);
  std::string out(raw.size() * 3, '\0');
  out.resize(unescape(raw, out.data()));
  return out;
}

Json dump_numeric(const Token& token) {
  static const char* const kNames[] = {"number", "percentage", "dimension"};
  Json json = {kNames[static_cast<int>(token.type) - static_cast<int>(TokenType::Number)], std::string(token.text), token.number,
               token.is_integer ? "integer" : "number"};
  if (token.is(TokenType::Dimension)) json.push_back(plain(token.unit, token.has_escapes));
  return json;
}

Json dump(const Token& token) {
  const std::string text = plain(token.text, token.has_escapes);
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
    case TokenType::Number: case TokenType::Percentage: case TokenType::Dimension: return dump_numeric(token);
    case TokenType::OpenSquare: return {"[]"};
    case TokenType::OpenCurly: return {"{}"};
    case TokenType::OpenParenthesis: return {"()"};
    case TokenType::CloseSquare: return {"error", "]"};
    case TokenType::CloseCurly: return {"error", "}"};
    case TokenType::CloseParenthesis: return {"error", ")"};
    default: return std::string(token.source);
  }
}

Json dump_list(TokenStream stream) {
  Json list = Json::array();
  while (!stream.at_end()) {
    Json item = dump(stream.peek());
    if (opens_block(stream.peek().type)) {
      for (Json& inner : dump_list(stream.next_block())) item.push_back(std::move(inner));
    } else {
      stream.next();
    }
    list.push_back(std::move(item));
  }
  return list;
}

/// Folds what the draft of 2013 had more of: tokens of two characters, "eof-in-…" errors.
void flatten(const Json& list, std::string& out) {
  for (const Json& item : list) {
    if (item.is_string()) {
      out += item.get<std::string>() + "\x1f";
      if (out.ends_with("~=\x1f") || out.ends_with("|=\x1f") || out.ends_with("^=\x1f") || out.ends_with("$=\x1f") || out.ends_with("*=\x1f") ||
          out.ends_with("||\x1f"))
        out.insert(out.size() - 2, "\x1f");
    } else if (item.is_array() && item.size() == 2 && item[0] == "error" && item[1].get<std::string>().starts_with("eof")) {
      continue;
    } else if (item.is_array()) {
      out += "<";
      flatten(item, out);
      out += ">";
    } else {
      out += std::to_string(item.get<double>() + 0.0) + "\x1f";
    }
  }
}

std::string normal_form(const Json& list) {
  std::string out;
  flatten(list, out);
  return out;
}

/// What CSS Syntax 3 decides otherwise today.
bool is_outdated(const std::string& css, const std::string& expected) {
  return expected.find("unicode-range") != std::string::npos || css == "";
}

TEST(CssParsingSuite, ComponentValueLists) {
  const char* corpora = std::getenv("WEFT_CORPORA");
  if (!corpora) GTEST_SKIP() << "WEFT_CORPORA is not set";
  std::ifstream file(std::string(corpora) + "/conformance/unit-data/css-parsing-tests/component_value_list.json");
  const Json suite = Json::parse(file);
  size_t failures = 0;
  for (size_t i = 0; i + 1 < suite.size(); i += 2) {
    const std::string css = suite[i], want = normal_form(suite[i + 1]), got = normal_form(dump_list(TokenStream(css)));
    if (is_outdated(css, want) || want == got) continue;
    ++failures;
    ADD_FAILURE() << css << "\nwant " << suite[i + 1].dump() << "\ngot  " << dump_list(TokenStream(css)).dump();
  }
  EXPECT_EQ(failures, 0u) << "of " << suite.size() / 2;
}

}  // namespace
}  // namespace weft
