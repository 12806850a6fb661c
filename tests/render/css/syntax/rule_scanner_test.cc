#include "render/css/syntax/rule_scanner.h"

#include <string>

#include "tests/support/every_allocation.h"

namespace weft {
namespace {

using Item = RuleScanner::Item;
using Level = RuleScanner::Level;

// One line an item: P prelude, S statement, } block end; blocks whose prelude begins with "skip"
// are skipped.
Status scan(std::string_view css, std::string& out, Budget& budget, size_t chunk_bytes = SIZE_MAX) {
  MemoryStream stream(css, chunk_bytes);
  ByteBuffer buffer(budget);
  RuleScanner scanner(stream, buffer);
  for (size_t depth = 0;;) {
    WEFT_TRY_ASSIGN(const Item item, scanner.next(depth ? Level::Block : Level::Sheet));
    const std::string text(scanner.text());
    if (item == Item::End) return Status::Ok;
    out += (item == Item::Prelude ? "P " : item == Item::BlockEnd ? "}" : "S ") + text + "\n";
    if (item == Item::BlockEnd) --depth;
    if (item != Item::Prelude) continue;
    if (text.starts_with("skip")) WEFT_TRY(scanner.skip_block());
    else ++depth;
  }
}

std::string scanned(std::string_view css, size_t chunk_bytes = SIZE_MAX) {
  Budget budget;
  std::string out;
  EXPECT_EQ(scan(css, out, budget, chunk_bytes), Status::Ok);
  return out;
}

constexpr std::string_view kSheet =
    "<!-- @charset \"utf-8\"; @import url(a;b.css) screen;\n/* {;} */ a , "
    "b{color:red;;background:url( x;y}z.png );/*}*/}\n"
    "skip me { content: \"}\" '{' ; .x { y:z } u: url(}) url( '}' ) \\} [}] } -->\n"
    ".a\\{b { --x: { a:b; c }; c:d; & p { e:f } g:h }\n"
    "@media (min-width:1px) { i { j:\"k;\\\"l\" } m{} } n { o:p";

TEST(RuleScanner, SplitsASheetIntoPreludesStatementsAndBlocks) {
  EXPECT_EQ(scanned(kSheet),
            "S @charset \"utf-8\"\nS @import url(a;b.css) screen\nP a , b\nS color:red\nS "
            "background:url( x;y}z.png )\n}\n"
            "P skip me\nP .a\\{b\nS --x: { a:b; c }\nS c:d\nP & p\nS e:f\n}\nS g:h\n}\n"
            "P @media (min-width:1px)\nP i\nS j:\"k;\\\"l\"\n}\nP m\n}\n}\nP n\nS o:p\n");
}

TEST(RuleScanner, GivesTheSameForEveryChunkSize) {
  const std::string whole = scanned(kSheet);
  for (size_t chunk = 1; chunk < 40; ++chunk) EXPECT_EQ(scanned(kSheet, chunk), whole) << chunk;
}

TEST(RuleScanner, EndsEveryTruncation) {
  for (size_t size = 0; size <= kSheet.size(); ++size) scanned(kSheet.substr(0, size), 7);
}

TEST(RuleScanner, EndsInOutOfMemoryWhenAnAllocationFails) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    std::string out;
    return scan(kSheet, out, budget);
  });
}

TEST(RuleScanner, TakesAColonInANestedSelectorForARule) {
  EXPECT_EQ(scanned("a{b:hover{c:d}e:f}"), "P a\nP b:hover\nS c:d\n}\nS e:f\n}\n");
}

TEST(RuleScanner, KeepsACloseBraceAtTheTopLevelInThePrelude) {
  EXPECT_EQ(scanned("} a{}b{}"), "P } a\n}\nP b\n}\n");
}

TEST(RuleScanner, EndsAStringAtALineEnd) {
  EXPECT_EQ(scanned("a{b:'c\n;d:e}"), "P a\nS b:'c\nS d:e\n}\n");
}

TEST(RuleScanner, MatchesBracketsOfTheirKind) {
  EXPECT_EQ(scanned("a{b:(}];{)c;d}"), "P a\nS b:(}];{)c;d}\n");
}

TEST(RuleScanner, CutsAnItemThatIsTooLong) {
  Budget budget;
  const std::string css = "a{b:" + std::string(100000, 'x') + ";c:d}";
  MemoryStream stream(css, 1000);
  ByteBuffer buffer(budget);
  RuleScanner scanner(stream, buffer);
  EXPECT_EQ(scanner.next(Level::Sheet).value(), Item::Prelude);
  EXPECT_EQ(scanner.next(Level::Block).value(), Item::Statement);
  EXPECT_TRUE(scanner.overlong());
  EXPECT_LE(budget.peak(), 2 * RuleScanner::kMaxItemBytes);
  EXPECT_EQ(scanner.next(Level::Block).value(), Item::Statement);
  EXPECT_EQ(scanner.text(), "c:d");
}

/// Takes all up to the last comma.
class TakesItems final : public PreludeReader {
 public:
  Result<size_t> take_front(std::string_view text) override {
    const size_t end = text.rfind(',') + 1;
    taken.append(text.substr(0, end));
    ++times;
    return end;
  }
  std::string taken;
  size_t times = 0;
};

/// The first item of a sheet, which is a prelude, given by parts.
struct TakenPrelude {
  TakenPrelude(std::string text, size_t chunk_bytes)
      : css(std::move(text)), stream(css, chunk_bytes), buffer(budget), scanner(stream, buffer) {
    EXPECT_EQ(scanner.next(Level::Sheet, &reader).value(), Item::Prelude);
  }
  std::string css;
  Budget budget;
  MemoryStream stream;
  ByteBuffer buffer;
  RuleScanner scanner;
  TakesItems reader;
};

TEST(RuleScanner, GivesALongPreludeByParts) {
  std::string prelude;
  for (int i = 0; i < 4000; ++i) prelude += ".a" + std::to_string(i) + ",";
  prelude += "b";
  const std::string css = prelude + "{c:d}";
  for (const size_t chunk_bytes : {1000u, 1400u, 100000u}) {
    TakenPrelude taken(css, chunk_bytes);
    EXPECT_TRUE(taken.reader.taken + std::string(taken.scanner.text()) == prelude);
    EXPECT_LE(taken.budget.peak(), chunk_bytes < 2000 ? 4096u : 2 * css.size());
    EXPECT_EQ(taken.scanner.next(Level::Block, &taken.reader).value(), Item::Statement);
    EXPECT_EQ(taken.scanner.text(), "c:d");
  }
}

TEST(RuleScanner, GivesWhatIsNotTakenAgainWhenItIsTwiceAsLong) {
  const std::string css = "a" + std::string(60000, 'x') + ",b{}";
  TakenPrelude taken(css, 100);
  EXPECT_EQ(taken.reader.taken.size() + taken.scanner.text().size(), css.size() - 2);
  EXPECT_LE(taken.reader.times, 7u);
}

TEST(RuleScanner, CutsAPreludeThatIsTooLongThoughItIsTaken) {
  TakenPrelude taken("a" + std::string(70000, ',') + "{}", 1000);
  EXPECT_TRUE(taken.scanner.overlong());
  EXPECT_LE(taken.reader.taken.size(), RuleScanner::kMaxItemBytes);
}

TEST(RuleScanner, GivesNoPartsOfAtRules) {
  TakenPrelude taken("@media " + std::string(9000, ',') + "{}", 1000);
  EXPECT_EQ(taken.reader.times, 0u);
}

TEST(RuleScanner, CountsLines) {
  Budget budget;
  MemoryStream stream(std::string_view("a{}\n\n/*\n*/b{\n}"), 3);
  ByteBuffer buffer(budget);
  RuleScanner scanner(stream, buffer);
  (void)scanner.next(Level::Sheet);
  EXPECT_EQ(scanner.line(), 1u);
  EXPECT_EQ(scanner.skip_block(), Status::Ok);
  (void)scanner.next(Level::Sheet);
  EXPECT_EQ(scanner.line(), 4u);
}

}  // namespace
}  // namespace weft
