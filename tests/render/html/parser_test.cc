#include "render/html/parser.h"

#include <gtest/gtest.h>

#include "tests/render/html/parsing.h"
#include "tests/support/every_allocation.h"
#include "tests/support/recording_diagnostics.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

constexpr std::string_view kPage =
    "<!DOCTYPE html><html lang=en><head><title>T &amp; U</title><style>p{}</style></head><body "
    "class='a b'>"
    "<p "
    "id=x>one<b>two<div>three</b>four<table>x<tr><td>5<select><button><selectedcontent></"
    "button><option>O</select>"
    "</table><svg viewbox='0 0 1 "
    "1'><foreignObject><p>six</svg><template><td>7</template><ul><li>8<li>9</ul>";

Status parse(std::string_view html, Budget& budget) {
  Arena arena(budget, 512);
  NoNotes notes;
  MemoryStream stream(html, 100);
  return parse_html(stream, {}, arena, notes).status();
}

TEST(Parser, GivesTheSameTreeAtEveryChunkSize) {
  const std::string whole = tree_of(kPage);
  for (size_t chunk_bytes = 1; chunk_bytes <= kPage.size();
       chunk_bytes += chunk_bytes < 40 ? 1 : 37)
    EXPECT_EQ(tree_of(kPage, {{}, chunk_bytes}), whole) << chunk_bytes;
}

TEST(Parser, SaysInWhichLinesATagStandsAtEveryChunkSize) {
  constexpr std::string_view kLines =
      "<!DOCTYPE html>\r\n<p id=a>x\ny<b id=b>\n<!--\n--><textarea>\n\n</textarea><p\n  id=c\n>"
      "<style id=d>\np{}\n</style><i id=e></i>&amp\n<script>\n<!--\n</script><svg "
      "id=f>\n<![CDATA[\n]]>"
      "<g id=g />";
  const std::vector<std::string> expected = {"#a 2 2",   "#b 3 3",   "#c 7 9",  "#d 9 9",
                                             "#e 11 11", "#f 14 14", "#g 16 16"};
  for (size_t chunk_bytes = 1; chunk_bytes <= kLines.size(); ++chunk_bytes) {
    Budget budget;
    Arena arena(budget);
    NoNotes notes;
    RecordingDiagnostics diagnostics;
    MemoryStream stream(kLines, chunk_bytes);
    HtmlOptions options;
    options.diagnostics = &diagnostics;
    ASSERT_TRUE(parse_html(stream, options, arena, notes).ok());
    EXPECT_EQ(diagnostics.lines, expected) << chunk_bytes;
  }
}

TEST(Parser, AttributesThatSayTheSameShareTheirText) {
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(
      "<p class='card card--wide x'><i title=card></i><p class='card card--wide x'>");
  Document* const document = parse_html(stream, {}, arena, notes).value();
  std::vector<const char*> texts;
  for (Node* node = document; node; node = next_in_tree(*node, *document))
    if (node->is_element() && node->as_element()->name == Atom::P)
      texts.push_back(node->as_element()->attribute(Atom::Class)->data());
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0], texts[1]);
}

TEST(Parser, GivesATreeForEveryTruncation) {
  for (size_t length = 0; length <= kPage.size(); ++length)
    EXPECT_TRUE(tree_of(kPage.substr(0, length)).starts_with("| <")) << length;
}

TEST(Parser, EveryFailingAllocationIsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory(
      [](Budget& budget) { return parse(kPage, budget); });
}

TEST(Parser, PassesAStreamsErrorOnWithANote) {
  class FailingStream final : public ByteStream {
   public:
    Result<std::span<const uint8_t>> peek() override { return Status::Timeout; }
    void consume(size_t) override {}
  };
  Budget budget;
  Arena arena(budget);
  RecordingNotes notes;
  FailingStream stream;
  EXPECT_EQ(parse_html(stream, {{}, "http://a/", {}}, arena, notes).status(), Status::Timeout);
  EXPECT_TRUE(notes.has("http://a/"));
}

TEST(Parser, FindsClassesAndIdsAndFoldsThemInQuirksMode) {
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(std::string_view("<body class=' One two\nONE ' id=Main>"));
  const Document& document = *parse_html(stream, {}, arena, notes).value();
  const Element& body = *document.root()->last_child()->as_element();
  ASSERT_EQ(body.classes().size(), 3u);
  EXPECT_EQ(document.atoms->text(body.classes()[0]), "one");
  EXPECT_EQ(body.classes()[2], body.classes()[0]);
  EXPECT_EQ(document.atoms->text(body.id), "main");
  EXPECT_EQ(*body.attribute(Atom::Id), "Main");
}

TEST(Parser, TellsTheQuirksModesApart) {
  const std::pair<std::string_view, QuirksMode> cases[] = {
      {"<!DOCTYPE html>", QuirksMode::No},
      {"<p>", QuirksMode::Quirks},
      {"<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>", QuirksMode::Quirks},
      {"<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' 'x'>", QuirksMode::Limited},
      {"<!DOCTYPE html PUBLIC '-//w3c//dtd xhtml 1.0 frameset//EN'>", QuirksMode::Limited}};
  for (const auto& [html, want] : cases) {
    Budget budget;
    Arena arena(budget);
    NoNotes notes;
    MemoryStream stream(html);
    EXPECT_EQ(parse_html(stream, {}, arena, notes).value()->quirks_mode, want) << html;
  }
}

size_t depth_of(const Document& document) {
  size_t depth = 0, deepest = 0;
  for (const Node* node = &document; node;) {
    if (node->is_element()) deepest = std::max(deepest, depth);
    if (node->first_child) {
      node = node->first_child;
      ++depth;
      continue;
    }
    for (; node != &document && !node->next_sibling; node = node->parent) --depth;
    node = node == &document ? nullptr : node->next_sibling;
  }
  return deepest;
}

TEST(Parser, BoundsTheDepthWhateverIsNested) {
  for (const std::string_view unit :
       {"<div>", "<b><p>", "<a><div>", "<svg><g>", "<template>", "<font size=1><table><td>"}) {
    std::string html;
    for (int i = 0; i < 3000; ++i) html += unit;
    Budget budget;
    Arena arena(budget);
    NoNotes notes;
    MemoryStream stream(html);
    EXPECT_LE(depth_of(*parse_html(stream, {}, arena, notes).value()), 512u) << unit;
  }
}

TEST(Parser, KeepsLongTextWholeWithoutCopies) {
  const std::string words(200000, 'w');
  const std::string html = "<!DOCTYPE html><p>" + words;
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(html, 1400);
  ASSERT_TRUE(parse_html(stream, {}, arena, notes).ok());
  EXPECT_LT(budget.peak(), words.size() * 3 / 2);
  EXPECT_NE(tree_of(html, {{}, 1400}).find("\"" + words + "\""), std::string::npos);
}

TEST(Parser, FosteredTextInPiecesCostsLinearMemory) {
  std::string html = "<!DOCTYPE html><table>";
  for (int i = 0; i < 5000; ++i) html += "x<tr>";
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(html);
  ASSERT_TRUE(parse_html(stream, {}, arena, notes).ok());
  EXPECT_LT(budget.peak(), html.size() * 60);
}

TEST(Parser, FillsSelectedcontentWithTheChosenOption) {
  const std::string tree =
      tree_of("<select><button><selectedcontent></button><option disabled>A<option><i>B</i>c");
  EXPECT_NE(
      tree.find(
          "|         <selectedcontent>\n|           <i>\n|             \"B\"\n|           \"c\"\n"),
      std::string::npos)
      << tree;
}

// Of a comment that is dropped stays what it keeps apart.
TEST(Parser, DropsCommentsWhereThatIsAskedFor) {
  const std::string many(100000, 'x'), dashes(100000, '-');
  const std::string html = "<!--a--><p>A<!--" + many + "-->V<!" + many + "><!--" + dashes +
                           "--></p><!--b--><i></i><!--c-->";
  HtmlOptions options;
  options.drops_comments = true;
  Budget budget;
  Arena arena(budget);
  RecordingNotes notes;
  MemoryStream stream(html);
  const auto document = parse_html(stream, options, arena, notes);
  ASSERT_TRUE(document.ok());
  EXPECT_LT(budget.peak(), 50000u);
  std::string kinds;
  for (const Node* node = next_in_tree(*document.value(), *document.value()); node;
       node = next_in_tree(*node, *document.value())) {
    const bool is_comment = node->kind == NodeKind::Comment;
    if (is_comment) {
      EXPECT_EQ(static_cast<const Comment*>(node)->text, "");
    }
    kinds += is_comment ? '!' : node->is_text() ? 't' : 'e';
  }
  EXPECT_EQ(kinds, "eeeet!t!e");
}

}  // namespace
}  // namespace weft
