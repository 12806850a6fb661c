// html5lib's tokenizer tests, through the real tokenizer. Lone surrogates, which no UTF-8 stream
// can hold, are U+FFFD here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "render/html/tokenizer.h"
#include "tests/render/html/parsing.h"

namespace weft {
namespace {

using nlohmann::json;

const std::map<std::string, TextContent> kStates = {
    {"Data state", TextContent::Data},
    {"PLAINTEXT state", TextContent::Plaintext},
    {"RCDATA state", TextContent::Rcdata},
    {"RAWTEXT state", TextContent::Rawtext},
    {"Script data state", TextContent::ScriptData},
    {"CDATA section state", TextContent::CdataSection},
};

json name_or_null(std::string_view text, bool is_present) {
  return is_present ? json(std::string(text)) : json();
}

json start_tag(const Token& token) {
  json attributes = json::object();
  for (const TokenAttribute& attribute : token.attributes)
    attributes[std::string(token.attribute_name(attribute))] =
        std::string(token.attribute_value(attribute));
  json tag = {"StartTag", std::string(token.name), attributes};
  if (token.self_closing) tag.push_back(true);
  return tag;
}

json described(const Token& token) {
  switch (token.kind) {
    case TokenKind::StartTag: return start_tag(token);
    case TokenKind::EndTag: return {"EndTag", std::string(token.name)};
    case TokenKind::Comment: return {"Comment", std::string(token.text)};
    case TokenKind::Doctype:
      return {"DOCTYPE", name_or_null(token.name, !token.name.empty()),
              name_or_null(token.public_id, token.has_public_id),
              name_or_null(token.system_id, token.has_system_id), !token.force_quirks};
    case TokenKind::Text: return {"Character", std::string(token.text)};
    case TokenKind::Null: return {"Character", std::string(1, '\0')};
    case TokenKind::End: break;
  }
  return {};
}

json tokens_of(const std::string& input, TextContent state, const std::string& last_start_tag,
               size_t chunk_bytes) {
  Budget budget;
  Arena scratch(budget);
  MemoryStream stream(input, chunk_bytes);
  Tokenizer tokenizer(stream, scratch);
  tokenizer.set_content(state);
  EXPECT_EQ(tokenizer.set_last_start_tag(last_start_tag), Status::Ok);
  json tokens = json::array();
  Token token;
  while (tokenizer.next(token, CdataSections::None) == Status::Ok && token.kind != TokenKind::End) {
    const json next = described(token);
    const bool joins = next[0] == "Character" && !tokens.empty() && tokens.back()[0] == "Character";
    if (joins) tokens.back()[1] = tokens.back()[1].get<std::string>() + next[1].get<std::string>();
    else tokens.push_back(next);
  }
  return tokens;
}

// Undoes one level of \uHHHH; surrogates pair up, alone they are U+FFFD.
std::string unescaped(const std::string& text) {
  std::u16string units;
  std::string out;
  const auto code_at = [&](size_t i) {
    const bool is_escape = text.compare(i, 2, "\\u") == 0 && i + 6 <= text.size();
    return is_escape ? static_cast<char32_t>(std::stoul(text.substr(i + 2, 4), nullptr, 16))
                     : 0x110000u;
  };
  for (size_t i = 0; i < text.size();) {
    char32_t code = code_at(i);
    if (code == 0x110000u) {
      out += text[i++];
      continue;
    }
    i += 6;
    const char32_t trail = code >= 0xD800 && code < 0xDC00 ? code_at(i) : 0;
    if (trail >= 0xDC00 && trail <= 0xDFFF) {
      code = 0x10000 + ((code - 0xD800) << 10) + (trail - 0xDC00);
      i += 6;
    } else if (code >= 0xD800 && code <= 0xDFFF) {
      code = kReplacementCharacter;
    }
    char utf8[4];
    out.append(utf8, encode_utf8(code, utf8));
  }
  return out;
}

json unescaped_json(const json& value) {
  if (value.is_string()) return unescaped(value.get<std::string>());
  if (value.is_array()) {
    json copy = json::array();
    for (const json& item : value) copy.push_back(unescaped_json(item));
    return copy;
  }
  if (!value.is_object()) return value;
  json copy = json::object();
  for (const auto& [key, item] : value.items()) copy[unescaped(key)] = unescaped_json(item);
  return copy;
}

void expect_case(const json& test) {
  const bool is_escaped = test.value("doubleEscaped", false);
  const std::string input =
      is_escaped ? unescaped(test["input"]) : test["input"].get<std::string>();
  const json want = is_escaped ? unescaped_json(test["output"]) : test["output"];
  const std::string last_start_tag = test.value("lastStartTag", "");
  for (const std::string& state :
       test.value("initialStates", std::vector<std::string>{"Data state"}))
    for (const size_t chunk_bytes : {SIZE_MAX, size_t{1}, size_t{3}})
      EXPECT_EQ(tokens_of(input, kStates.at(state), last_start_tag, chunk_bytes), want)
          << state << ": " << input;
}

TEST(TokenizerSuite, EveryCaseGivesItsTokensInEveryStateAndChunkSize) {
  const std::string folder = corpus_path("conformance/unit-data/html5lib-tokenizer");
  if (folder.empty()) GTEST_SKIP() << "WEFT_CORPORA is not set";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".test" || entry.path().stem() == "xmlViolation") continue;
    std::ifstream file(entry.path());
    const json suite = json::parse(file);
    for (const json& test : suite["tests"]) {
      SCOPED_TRACE(entry.path().filename().string() + ": " +
                   test["description"].get<std::string>());
      expect_case(test);
    }
  }
}

}  // namespace
}  // namespace weft
