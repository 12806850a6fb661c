// XHTML: the trees of XML, and where a document that is not well-formed ends.
#include <gtest/gtest.h>

#include "render/html/parser.h"
#include "render/html/xml_tree_builder.h"
#include "tests/render/html/parsing.h"
#include "tests/support/every_allocation.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

constexpr std::string_view kXhtml = "<html xmlns='http://www.w3.org/1999/xhtml'>";
constexpr std::string_view kStrict =
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\" [ <!ENTITY x \"y>\"> "
    "<!-- it's ] > --> <?p ] > ?> ]>";
constexpr std::string_view kPage =
    "<?xml version='1.0' encoding='utf-8'?>\n<!-- first -->\n<!DOCTYPE html PUBLIC "
    "\"-//W3C//DTD XHTML 1.0 Strict//EN\" \"\" [<!ENTITY e '<i k=\"&q;\">&q;</i>'>\n<!ENTITY q "
    "'Q&#38;lt;'>]>\n<html xmlns='http://www.w3.org/1999/xhtml' "
    "xmlns:s='http://www.w3.org/2000/svg' xml:lang='en'><head><title/><style><![CDATA[p>b{}]]]]>"
    "</style></head>\r\n<body id='x' class=' a\n b '>&nbsp;&#x41;&#65;&amp;<P>\xC3\xA4</P>"
    "<s:svg viewBox=\"0 0 '1' 1\"><s:a xlink:href='#' xmlns:xlink='http://www.w3.org/1999/xlink'"
    "/></s:svg>a<!-- - -- "
    "-->b&e;<table><tr/>c</table><template><td/></template>]]&gt;</body></html> ";

struct ParsedXml {
  explicit ParsedXml(std::string_view xml, size_t chunk_bytes = SIZE_MAX) {
    MemoryStream stream(xml, chunk_bytes);
    const auto document = parse_xml(stream, {{}, "test:///page", {}}, arena, notes);
    status = document.status();
    StringSink sink;
    if (document.ok()) dump_tree(*document.value(), sink);
    tree = sink.text;
  }

  Budget budget;
  Arena arena{budget};
  RecordingNotes notes;
  Status status;
  std::string tree;
};

std::string tree_of_xml(std::string_view xml) { return ParsedXml(xml).tree; }

TEST(Xml, NothingIsImpliedAndEveryElementMayCloseItself) {
  EXPECT_EQ(tree_of_xml(std::string(kXhtml) + "<body><p><p/><div/>a</p><table><tr/>b</table>"
                                              "<br></br><script/><title/></body></html>"),
            "| <html>\n|   <body>\n|     <p>\n|       <p>\n|       <div>\n|       \"a\"\n"
            "|     <table>\n|       <tr>\n|       \"b\"\n|     <br>\n|     <script>\n"
            "|     <title>\n");
}

TEST(Xml, NamesKeepTheirCase) {
  EXPECT_EQ(tree_of_xml(std::string(kXhtml) + "<P Title='A'>x</P></html>"),
            "| <html>\n|   <P>\n|     Title=\"A\"\n|     \"x\"\n");
}

TEST(Xml, NamespacesAreWhatPrefixesAreBoundTo) {
  EXPECT_EQ(tree_of_xml("<h:html xmlns:h='http://www.w3.org/1999/xhtml' id='i' h:q='0' "
                        "xml:lang='de'><svg xmlns='http://www.w3.org/2000/svg'><h:p/><a/></svg>"
                        "<math/><h:m xmlns:h='http://www.w3.org/1998/Math/MathML'><h:mi/></h:m>"
                        "<h:p/><n:p/></h:html>"),
            "| <html>\n|   id=\"i\"\n|   xml lang=\"de\"\n|   <svg svg>\n|     <p>\n|     <svg a>\n"
            "|   <other math>\n|   <math m>\n|     <math mi>\n|   <p>\n|   <other p>\n");
}

TEST(Xml, ARootWithoutItsNamespaceIsNoted) {
  EXPECT_TRUE(ParsedXml("<html><p/></html>").notes.has("the first element lacks xmlns="));
  EXPECT_EQ(ParsedXml(std::string(kXhtml) + "</html>").notes.sentences.size(), 0u);
}

TEST(Xml, ReferencesAreThoseOfXmlAndWithItsDoctypesOfHtml) {
  const std::string five = std::string(kXhtml) + "&lt;&gt;&amp;&quot;&apos;&#228;&#xE4;</html>";
  const std::string known =
      std::string(kXhtml) + "<p title='&auml; &quot;'>&nbsp;&eacute;</p></html>";
  EXPECT_EQ(tree_of_xml(five), "| <html>\n|   \"<>&\"'\xC3\xA4\xC3\xA4\"\n");
  EXPECT_EQ(tree_of_xml(std::string(kStrict) + known),
            "| <html>\n|   <p>\n|     title=\"\xC3\xA4 \"\"\n|     \"\xC2\xA0\xC3\xA9\"\n");
  const ParsedXml unknown("<!DOCTYPE html>" + known);
  EXPECT_EQ(unknown.tree, "| <html>\n");
  EXPECT_TRUE(unknown.notes.has("there is no character of the name \"auml\""));
}

TEST(Xml, EntitiesOfTheDocumentStandForTheirMarkup) {
  EXPECT_EQ(
      tree_of_xml("<!DOCTYPE a [<!ENTITY b 'B&#x26;amp;'> <!ENTITY b 'second'><!ENTITY % p 'x'>"
                  "<!ENTITY c \"<c d='&b;'>&b;</c>&e;\"><!ENTITY e ''><!ENTITY f SYSTEM 'f'>]>"
                  "<a b='&b;&e;1'>x&c;y&e;&b;</a>"),
      "| <other a>\n|   b=\"B&1\"\n|   \"x\"\n|   <other c>\n|     d=\"B&\"\n"
      "|     \"B&\"\n|   \"yB&\"\n");
}

TEST(Xml, EntitiesThatGrowWithoutEndEndThePage) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY a0 'lol'>";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "'>";
  }
  bomb += "]>";
  for (const std::string end : {"<a>&a11;</a>", "<a b='&a11;'/>"}) {
    const ParsedXml text(bomb + end);
    EXPECT_TRUE(text.notes.has("entities stand in each other too deep, or grow to too much"));
    EXPECT_LT(text.budget.peak(), 2u << 20);
  }
  const ParsedXml loop("<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>&b;</a>");
  EXPECT_TRUE(loop.notes.has("entities stand in each other too deep"));
}

TEST(Xml, WhiteSpaceInValuesIsSpacesAndInCdataIsKept) {
  EXPECT_EQ(tree_of_xml("<a b='\tc\r\nd&#10;'><![CDATA[<&\r\n]]]]><![CDATA[>]]></a>"),
            "| <other a>\n|   b=\" c d\n\"\n|   \"<&\n]]>\"\n");
}

TEST(Xml, GivesTheSameTreeAtEveryChunkSize) {
  const ParsedXml whole(kPage);
  ASSERT_EQ(whole.status, Status::Ok);
  EXPECT_EQ(whole.notes.sentences, std::vector<std::string>());
  EXPECT_NE(whole.tree.find("\"ab\""), std::string::npos) << whole.tree;
  for (size_t chunk_bytes = 1; chunk_bytes <= kPage.size(); ++chunk_bytes)
    EXPECT_EQ(ParsedXml(kPage, chunk_bytes).tree, whole.tree) << chunk_bytes;
}

TEST(Xml, EveryTruncationEndsWithANoteAndWhatCameBefore) {
  const size_t end = kPage.rfind('>') + 1, root = kPage.find("en'>") + 4;
  for (size_t length = 0; length < end; ++length) {
    const ParsedXml cut(kPage.substr(0, length));
    EXPECT_EQ(cut.status, length < root ? Status::Corrupt : Status::Ok) << length;
    EXPECT_EQ(cut.notes.sentences.size(), 1u) << length;
  }
}

TEST(Xml, EveryFailingAllocationIsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    Arena arena(budget, 512);
    NoNotes notes;
    MemoryStream stream(kPage, 100);
    return parse_xml(stream, {}, arena, notes).status();
  });
}

// The line and the reason for which `xml` ends; the note about its namespace is another.
std::string error_of(std::string_view xml) {
  constexpr std::string_view kBefore = "test:///page:",
                             kMiddle = ": the page ends here, it is not well-formed XML: ";
  for (const std::string& note : ParsedXml(xml).notes.sentences) {
    const size_t middle = note.find(kMiddle);
    if (!note.starts_with(kBefore) || middle == note.npos) continue;
    return note.substr(kBefore.size(), middle - kBefore.size()) + " " +
           note.substr(middle + kMiddle.size());
  }
  return "";
}

TEST(Xml, WhatIsNotWellFormedEndsThePageWithLineAndReason) {
  struct {
    std::string_view xml, error;
  } constexpr kCases[] = {
      {"<a>\n<b>\n</a>", "3 another element is open at the end tag of \"a\""},
      {"<a>\r\n\r\n<b/>", "3 the page ends before the end tag of \"a\""},
      {"<a/></b>", "1 no element is open at the end tag of \"b\""},
      {"<a/>\n<b/>", "2 a second element stands beside the first: \"b\""},
      {"<a/>x", "1 text stands outside of all elements"},
      {"", "1 there is no element"},
      {"<a b>", "1 there is no value of the attribute \"b\""},
      {"<a b=c>", "1 a value is not quoted"},
      {"<a b='1'b='2'>", "1 a tag does not end where it should"},
      {"<a b='1' b='2'>", "1 an element has twice the attribute \"b\""},
      {"<a b='<'>", "1 < stands in a value; &lt; is meant"},
      {"<a>& </a>", "1 & begins no reference; &amp; is meant"},
      {"<a>&nbsp;</a>", "1 there is no character of the name \"nbsp\""},
      {"<a>&#0;</a>", "1 there is no character of the name \"#0\""},
      {"<a>&#xFFFE;</a>", "1 there is no character of the name \"#xFFFE\""},
      {"<a>\x01</a>", "1 there is a character that XML does not allow"},
      {"<a>< b></a>", "1 there is no name where one should be"},
      {"<a><!ELEMENT></a>", "1 <! begins neither comment, doctype nor CDATA"},
      {"<a><!-- </a>", "1 the page ends inside of markup"},
      {"<a></a b>", "1 a tag does not end where it should"},
  };
  for (const auto& [xml, error] : kCases) EXPECT_EQ(error_of(xml), error) << xml;
}

TEST(Xml, DepthAndAttributesAreBounded) {
  std::string deep, wide = "<a";
  for (size_t i = 0; i <= XmlTreeBuilder::kMaxDepth; ++i) deep += "<a>";
  for (size_t i = 0; i <= XmlTokenizer::kMaxAttributes; ++i)
    wide += " a" + std::to_string(i) + "=''";
  EXPECT_EQ(error_of(deep), "1 elements are nested more than 512 levels deep");
  EXPECT_EQ(error_of(wide + "/>"), "1 an element has over 1024 attributes");
}

TEST(Xml, ALongTextIsHeldOnce) {
  const std::string text(200'000, 'x');
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  const std::string page = "<a>" + text + "</a>";
  MemoryStream stream(page);
  const auto document = parse_xml(stream, {}, arena, notes);
  ASSERT_TRUE(document.ok());
  size_t bytes = 0;
  for (const Node* node = document.value(); node; node = next_in_tree(*node, *document.value()))
    if (node->is_text()) bytes += static_cast<const Text*>(node)->text.size();
  EXPECT_EQ(bytes, text.size());
  EXPECT_LT(budget.peak(), text.size() + 96 * 1024);
}

TEST(Xml, IsReadInTheEncodingThatItDeclares) {
  EXPECT_EQ(tree_of_xml("<?xml version='1.0' encoding='windows-1252'?><a>\xE4</a>"),
            "| <other a>\n|   \"\xC3\xA4\"\n");
  EXPECT_EQ(tree_of_xml("<a>\xC3\xA4</a>"), "| <other a>\n|   \"\xC3\xA4\"\n");
}

}  // namespace
}  // namespace weft
