// The token stream: escapes, blocks, positions.
#include "render/css/syntax/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

TEST(TokenStream, ComparesNamesWithTheirEscapes) {
  TokenStream stream("\\52 ed R\\65 d(1) r\\00e9d");
  EXPECT_TRUE(stream.next().is_ident("red"));
  stream.skip_whitespace();
  EXPECT_TRUE(stream.peek().is_function("red"));
  stream.next_block();
  stream.skip_whitespace();
  EXPECT_FALSE(stream.peek().is_ident("red"));
}

TEST(TokenStream, TakesBlocksWithWhatIsInThem) {
  TokenStream stream("f( a [b) ] ) /* c */ x");
  TokenStream inside = stream.next_block();
  EXPECT_EQ(inside.text(), " a [b) ] ");
  stream.skip_whitespace();
  EXPECT_TRUE(stream.peek().is_ident("x"));
}

TEST(TokenStream, TakesAnUnclosedBlockToTheEnd) {
  TokenStream stream("(a {b");
  EXPECT_EQ(stream.next_component(), "(a {b");
  EXPECT_TRUE(stream.at_end());
}

TEST(TokenStream, BoundsNesting) {
  const std::string deep(100000, '(');
  TokenStream stream(deep);
  EXPECT_EQ(stream.next_component().size(), deep.size());
}

TEST(TokenStream, ReadsNumbersExactly) {
  EXPECT_EQ(TokenStream("+1.25e2px").peek().number, 125);
  EXPECT_EQ(TokenStream("+1.25e2px").peek().unit, "px");
  EXPECT_EQ(TokenStream(".5%").peek().number, 0.5);
  EXPECT_FALSE(TokenStream("1e3").peek().is_integer);
  EXPECT_EQ(TokenStream("0.1").peek().number, 0.1);
  EXPECT_GT(TokenStream("1e999").peek().number, 1e38);
  EXPECT_EQ(TokenStream("1e-999").peek().number, 0);
}

TEST(TokenStream, ReadsUrls) {
  EXPECT_EQ(TokenStream("URL(  a.png )").peek().text, "a.png");
  EXPECT_TRUE(TokenStream("url(a b)").peek().is(TokenType::BadUrl));
  EXPECT_TRUE(TokenStream("url('a')").peek().is(TokenType::Function));
}

}  // namespace
}  // namespace weft
