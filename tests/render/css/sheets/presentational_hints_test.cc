#include "render/css/sheets/presentational_hints.h"

#include <gtest/gtest.h>

#include "render/css/conditions/media.h"
#include "render/css/properties/declaration_parser.h"
#include "render/css/values/attribute_values.h"
#include "tests/support/parsed_document.h"

namespace weft {
namespace {

// The declarations that the element with id x gets from attributes.
std::string hints(std::string_view html) {
  const ParsedDocument page(html);
  Budget budget;
  Arena arena(budget);
  const ParseContext context{arena, *page.document->atoms, nullptr, {}};
  ByteBuffer out(budget);
  EXPECT_EQ(append_presentational_hints(*page.by_id("x"), context, MediaEnvironment(), out),
            Status::Ok);
  return std::string(out.view());
}

TEST(PresentationalHints, SizesPicturesAndKeepTheirRatio) {
  EXPECT_EQ(hints("<img id=x width=60 height=40>"),
            "width:60px;height:40px;aspect-ratio:auto 60/40;");
  EXPECT_EQ(hints("<img id=x width=50%>"), "width:50%;");
  EXPECT_EQ(hints("<img id=x width=wide>"), "");
  EXPECT_EQ(hints("<input id=x width=60>"), "");
  EXPECT_EQ(hints("<img id=x align=left hspace=3 border=0>"),
            "margin-left:3px;margin-right:3px;border-style:none;border-width:0px;float:left;"
            "vertical-align:top;");
}

TEST(PresentationalHints, TakeTheSizeOfTheSourceThatIsShown) {
  EXPECT_EQ(hints("<picture><source srcset=a width=6 height=4><img id=x src=b width=60>"),
            "width:6px;height:4px;aspect-ratio:auto 6/4;");
  EXPECT_EQ(hints("<picture><source srcset=a width=6><img id=x src=b width=60 height=40>"),
            "width:6px;");
  EXPECT_EQ(hints("<picture><source srcset=a><img id=x src=b width=60>"), "width:60px;");
  EXPECT_EQ(hints("<picture><source srcset=a media=print width=6><img id=x src=b width=60>"),
            "width:60px;");
}

TEST(PresentationalHints, SpeakOfTablesAndTheirCells) {
  EXPECT_EQ(hints("<table id=x border cellspacing=4 align=center width=0>"),
            "margin-left:auto;margin-right:auto;border-spacing:4px;border-width:1px;border-color:"
            "rgb(from currentcolor r g b);border-style:outset;");
  EXPECT_EQ(hints("<table border=2 cellpadding=5><td id=x nowrap valign=top bgcolor=red>"),
            "padding:5px;border-width:1px;border-style:inset;border-color:inherit;vertical-align:"
            "top;background-color:red;white-space:nowrap;");
  EXPECT_EQ(hints("<table border=0><td id=x align=center>"), "text-align:-webkit-center;");
}

TEST(PresentationalHints, StyleFontsAndBodies) {
  EXPECT_EQ(hints("<font id=x color='#abc' face='Arial, serif' size='+1'>"),
            "color:#aabbcc;font-family:Arial, serif;font-size:large;");
  EXPECT_EQ(hints("<body id=x bgcolor=chucknorris text=navy marginwidth=0>"),
            "background-color:#c00000;color:navy;margin-left:0px;margin-right:0px;");
  EXPECT_EQ(hints("<body link=red><a id=x href=y>"), "color:red;");
  EXPECT_EQ(hints("<body background='a\"b.png' id=x>"), "background-image:url(\"a\\\"b.png\");");
}

TEST(PresentationalHints, TypeLists) {
  EXPECT_EQ(hints("<ol id=x type=A>"), "list-style-type:upper-alpha;");
  EXPECT_EQ(hints("<ol id=x type=a>"), "list-style-type:lower-alpha;");
  EXPECT_EQ(hints("<ul id=x type=SQUARE>"), "list-style-type:square;");
}

std::string legacy_color(std::string_view text) {
  char buffer[8];
  return std::string(parse_legacy_color(text, buffer));
}

TEST(AttributeValues, ReadLegacyColors) {
  EXPECT_EQ(legacy_color("#fff"), "#ffffff");
  EXPECT_EQ(legacy_color("FFCC00"), "#ffcc00");
  EXPECT_EQ(legacy_color("transparent"), "");
  EXPECT_EQ(legacy_color("#12345"), "#123450");
  EXPECT_EQ(legacy_color("sick"), "#00c000");
  EXPECT_EQ(legacy_color("adamlevine"), "#ad0e0e");
  EXPECT_EQ(legacy_color("zqbttv"), "#00b000");
}

TEST(AttributeValues, ReadDimensions) {
  EXPECT_EQ(parse_dimension(" 12.5% ").number, "12.5");
  EXPECT_EQ(parse_dimension(" 12.5% ").unit, "%");
  EXPECT_EQ(parse_dimension("12.px").number, "12");
  EXPECT_EQ(parse_dimension("12*").number, "");
  EXPECT_EQ(parse_dimension("-3").number, "");
  EXPECT_EQ(parse_non_negative_integer(" +7x"), 7u);
  EXPECT_FALSE(parse_non_negative_integer("-7"));
}

}  // namespace
}  // namespace weft
