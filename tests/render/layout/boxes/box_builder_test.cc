// The boxes that a document becomes (CSS 2.1 9.2, 12, 17.2.1).
#include "tests/support/every_allocation.h"
#include "tests/support/laid_out_page.h"

namespace weft {
namespace {

/// The kinds of the boxes below body: "block(text)", an asterisk for anonymous ones.
std::string shape(const Box& box) {
  constexpr const char* kNames[] = {"block",  "flex", "grid", "table",  "tgrid",
                                    "group",  "row",  "cell", "column", "replaced",
                                    "inline", "text", "br",   "marker"};
  std::string all = kNames[static_cast<int>(box.kind)];
  if (box.anonymous) all += "*";
  if (box.kind == BoxKind::Text) return "'" + std::string(box.text) + "'";
  if (!box.first_child) return all;
  all += "(";
  for (const Box* child = box.first_child; child; child = child->next_sibling)
    all += shape(*child) + (child->next_sibling ? " " : "");
  return all + ")";
}

std::string boxes(std::string_view body) {
  LaidOutPage page;
  EXPECT_EQ(page.load("<!DOCTYPE html><body>" + std::string(body)), Status::Ok);
  const Box* html = page.root().first_child;
  const std::string all = shape(*html->first_child);
  return all.size() > 7 ? all.substr(6, all.size() - 7) : "";
}

TEST(BoxBuilder, WrapsInlineRunsBesideBlocks) {
  EXPECT_EQ(boxes("a<b>b</b><p>c</p> <p>d</p>"), "block*('a' inline('b')) block('c') block('d')");
}

TEST(BoxBuilder, KeepsInlineContentOfItsOwnUnwrapped) {
  EXPECT_EQ(boxes("a<b>b</b>"), "'a' inline('b')");
}

TEST(BoxBuilder, SplitsAnInlineBoxAroundABlock) {
  EXPECT_EQ(boxes("<b>a<p>c</p>d</b>"), "block*(inline('a')) block('c') block*(inline('d'))");
}

TEST(BoxBuilder, SplitsNestedInlineBoxes) {
  EXPECT_EQ(boxes("<b>a<i>b<p>c</p></i>d</b>"),
            "block*(inline('a' inline('b'))) block('c') block*(inline(inline 'd'))");
}

TEST(BoxBuilder, LeavesOutDisplayNoneAndLooksThroughContents) {
  EXPECT_EQ(boxes("<p style=display:none>a</p><div style=display:contents><p>b</p></div>"),
            "block('b')");
}

TEST(BoxBuilder, CompletesATableAroundStrayCells) {
  EXPECT_EQ(boxes("<div style=display:table-cell>a</div> <div style=display:table-cell>b</div>"),
            "table*(tgrid*(group*(row*(cell('a') cell('b')))))");
}

TEST(BoxBuilder, PutsCaptionsBesideTheGrid) {
  EXPECT_EQ(boxes("<table><caption>t</caption><tr><td>a</table>"),
            "table(block('t') tgrid(group(row(cell('a')))))");
}

TEST(BoxBuilder, MakesNoBoxOfSpaceBetweenItemsAndParts) {
  const auto bytes = [](std::string_view open, std::string_view item, std::string_view space) {
    std::string html = "<!DOCTYPE html><body>" + std::string(open);
    for (int i = 0; i < 300; ++i) html += std::string(space) + std::string(item);
    LaidOutPage page;
    EXPECT_EQ(page.load(html), Status::Ok);
    return page.box_bytes();
  };
  for (const auto& [open, item] :
       {std::pair("<div style='display:grid'>", "<div></div>"),
        std::pair("<div style='display:flex'>", "<div></div>"), std::pair("<div>", "<p></p>"),
        std::pair("<div>", "<div style='display:flex'></div>"),
        std::pair("<table>", "<tr><td></td></tr>")})
    EXPECT_LE(bytes(open, item, " \n "), bytes(open, item, "") + Arena::kBlockBytes) << open;
}

TEST(BoxBuilder, WrapsTextInFlexContainers) {
  EXPECT_EQ(boxes("<div style=display:flex> a <i>b</i> </div>"), "flex(block*(' a ') block('b'))");
}

TEST(BoxBuilder, DropsSpaceAroundHiddenItems) {
  EXPECT_EQ(boxes("<div style=display:flex> <i>b</i> <i style=display:none>x</i> </div>"),
            "flex(block('b'))");
}

TEST(BoxBuilder, GeneratesContent) {
  EXPECT_EQ(boxes("<style>p::before{content:'x' attr(title)} q{quotes:'<' '>'}</style><p "
                  "title=y>a<q>b</q></p>"),
            "block(inline('x' 'y') 'a' inline(inline('<') 'b' inline('>')))");
}

TEST(BoxBuilder, NumbersListItems) {
  EXPECT_EQ(boxes("<ol start=3><li>a<li value=9>b<li>c</ol>"),
            "block(block(marker('3. ') 'a') block(marker('9. ') 'b') block(marker('10. ') 'c'))");
}

TEST(BoxBuilder, NumbersListItemsInDigitsOfOneWidth) {
  LaidOutPage page;
  ASSERT_EQ(
      page.load("<!DOCTYPE html><style>html{font-variant-numeric:oldstyle-nums}</style><li>a"),
      Status::Ok);
  const Box* at = &page.root();
  while (at && at->kind != BoxKind::Marker) at = next_box(*at, page.root());
  ASSERT_TRUE(at);
  constexpr int kTabular = 8, kOldStyle = 2;
  EXPECT_EQ(at->text_style().font_numeric, kTabular);
  EXPECT_EQ(at->parent->text_style().font_numeric, kOldStyle);
}

TEST(BoxBuilder, ShowsTheAlternativeTextOfAMissingImage) {
  EXPECT_EQ(boxes("<p>a<img src=missing.png alt=photo></p>"),
            "block('a' block(replaced* 'photo'))");
}

TEST(BoxBuilder, HidesTheContentOfClosedDetails) {
  EXPECT_EQ(boxes("<details><summary>s</summary><p>a</p></details><details open><p>b</p></details>")
                .find("'a'"),
            std::string::npos);
}

TEST(BoxBuilder, RunsOutOfMemoryCleanly) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    LaidOutPage page(budget);
    return page.load("<ol><li>a<b>b<p>c</p></b></ol><table><td>d</table>");
  });
}

}  // namespace
}  // namespace weft
