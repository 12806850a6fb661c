#include "render/html/indicated_part.h"

#include <gtest/gtest.h>

#include "tests/support/parsed_document.h"

namespace weft {
namespace {

// The class of the part that `fragment` names, or nothing.
std::string_view named(const ParsedDocument& page, std::string_view fragment) {
  const Element* part = indicated_part(*page.document, fragment);
  return part ? *part->attribute(Atom::Class) : std::string_view();
}

TEST(IndicatedPart, IsTheElementOfThatIdOrElseTheAnchorOfThatName) {
  const ParsedDocument page(
      "<a name=x class=anchor></a><p name=y class=paragraph></p><i id=x class=first></i>"
      "<i id=x class=second></i><a name=z class=anchor></a>");
  EXPECT_EQ(named(page, "x"), "first");
  EXPECT_EQ(named(page, "z"), "anchor");
  EXPECT_EQ(named(page, "y"), "");
  EXPECT_EQ(named(page, "X"), "");
  EXPECT_EQ(named(page, ""), "");
}

TEST(IndicatedPart, IsLookedForAsItStandsAndThenDecoded) {
  const ParsedDocument page(
      "<p id='ä b' class=decoded></p><p id='%41' class=literal></p>"
      "<p id=A class=letter></p><p id='%' class=sign></p>");
  EXPECT_EQ(named(page, "%C3%a4%20b"), "decoded");
  EXPECT_EQ(named(page, "%41"), "literal");
  EXPECT_EQ(named(page, "%4"), "");
  EXPECT_EQ(named(page, "%"), "sign");
  EXPECT_EQ(named(page, "%25"), "sign");
}

}  // namespace
}  // namespace weft
