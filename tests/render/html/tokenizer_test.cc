#include "render/html/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

#include "render/html/entities.h"

namespace weft {
namespace {

// The tokens of `html` on one line: [name a=v] [/name] {text} <!comment> !doctype.
std::string tokens_of(std::string_view html, size_t chunk_bytes = SIZE_MAX) {
  Budget budget;
  Arena scratch(budget);
  MemoryStream stream(html, chunk_bytes);
  Tokenizer tokenizer(stream, scratch);
  std::string out, text;
  for (Token token;
       tokenizer.next(token, CdataSections::None) == Status::Ok && token.kind != TokenKind::End;) {
    if (token.kind == TokenKind::Text) {
      text += token.text;
      continue;
    }
    if (!text.empty()) out += "{" + text + "}";
    text.clear();
    if (token.kind == TokenKind::Comment) out += "<!" + std::string(token.text) + ">";
    if (token.kind == TokenKind::Doctype) out += "!" + std::string(token.name);
    if (token.kind == TokenKind::EndTag) out += "[/" + std::string(token.name) + "]";
    if (token.kind != TokenKind::StartTag) continue;
    out += "[" + std::string(token.name);
    for (const TokenAttribute& attribute : token.attributes)
      out += " " + std::string(token.attribute_name(attribute)) + "=" +
             std::string(token.attribute_value(attribute));
    out += token.self_closing ? "/]" : "]";
  }
  return text.empty() ? out : out + "{" + text + "}";
}

constexpr std::string_view kSample =
    "<!DOCTYPE html>a&amp;b&notit;\r\nc\r<P CLASS='x&lt;y' id=\"z\" CLASS=no hidden>d</p ><!-- e "
    "-- f "
    "--><br/>&#x1F600;<!>";

TEST(Tokenizer, FindsEveryKindOfToken) {
  EXPECT_EQ(tokens_of(kSample),
            "!html{a&b\xC2\xACit;\nc\n}[p class=x<y id=z hidden=]{d}[/p]<! e -- f "
            ">[br/]{\xF0\x9F\x98\x80}<!>");
}

TEST(Tokenizer, GivesTheSameAtEveryChunkSize) {
  const std::string whole = tokens_of(kSample);
  for (size_t chunk_bytes = 1; chunk_bytes <= kSample.size(); ++chunk_bytes)
    EXPECT_EQ(tokens_of(kSample, chunk_bytes), whole) << chunk_bytes;
}

TEST(Tokenizer, PassesLongTextOnWhereItLies) {
  const std::string html(100000, 'x');
  Budget budget(2000);
  Arena scratch(budget, 256);
  MemoryStream stream(html);
  Tokenizer tokenizer(stream, scratch);
  Token token;
  ASSERT_EQ(tokenizer.next(token, CdataSections::None), Status::Ok);
  EXPECT_EQ(token.text.data(), html.data());
  EXPECT_EQ(token.text.size(), html.size());
}

TEST(Tokenizer, DropsAttributesBeyondItsLimit) {
  std::string html = "<p";
  for (size_t i = 0; i < Tokenizer::kMaxAttributes + 10; ++i) html += " a" + std::to_string(i);
  html += ">";
  Budget budget;
  Arena scratch(budget);
  MemoryStream stream(html);
  Tokenizer tokenizer(stream, scratch);
  Token token;
  ASSERT_EQ(tokenizer.next(token, CdataSections::None), Status::Ok);
  EXPECT_EQ(token.attributes.size(), Tokenizer::kMaxAttributes);
}

TEST(Entities, MatchTheLongestNameAndWithoutSemicolonOnlyTheOldOnes) {
  EXPECT_EQ(match_entity("notin;").length, 6u);
  EXPECT_EQ(match_entity("notit;").length, 3u);
  EXPECT_EQ(match_entity("hellip").length, 0u);
  EXPECT_EQ(match_entity("CounterClockwiseContourIntegral;").code_points[0], 0x2233u);
  EXPECT_EQ(match_entity("NotEqualTilde;").code_points[1], 0x338u);
  EXPECT_EQ(match_entity("Afr;").code_points[0], 0x1D504u);
}

}  // namespace
}  // namespace weft
