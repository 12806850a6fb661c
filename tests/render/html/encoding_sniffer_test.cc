// The encoding that a document, a style sheet or a field of HTTP names at its beginning.
#include "render/html/encoding_sniffer.h"

#include <gtest/gtest.h>

#include "render/html/encoding_labels.h"

namespace weft {
namespace {

struct Case {
  std::string_view bytes, encoding;  // "" for none
};

void expect_encodings(Encoding (*encoding_in)(std::string_view), std::span<const Case> cases) {
  for (const Case& row : cases)
    EXPECT_EQ(encoding_name(encoding_in(row.bytes)), row.encoding) << row.bytes;
}

TEST(EncodingSniffer, ReadsMetaElements) {
  constexpr Case kCases[] = {
      {"<meta charset=koi8-r>", "koi8-r"},
      {"<META CHARSET='koi8-r'>", "koi8-r"},
      {"<meta/charset=\"koi8-r\"/>", "koi8-r"},
      {"<meta\tcharset = koi8-r >", "koi8-r"},
      {"<meta name=x charset=koi8-r>", "koi8-r"},
      {"<meta charset=koi8-r charset=utf-8>", "koi8-r"},
      {"<meta charset=nonsense>", ""},
      {"<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"},
      {"<meta charset>", ""},
      {"<metax charset=koi8-r>", ""},
      {"<meta>", ""},
      {"<meta charset=koi8-r", ""},
      {"<meta charset='koi8-r", ""},
      {"<meta charset=utf-16le>", "utf-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      {"<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r'>", ""},
      {"<meta http-equiv=refresh content='charset=koi8-r'>", ""},
      {"<meta http-equiv=content-type content='text/html'>", ""},
      {"<meta http-equiv=content-type content='charset=koi8-r' charset=big5>", "big5"},
  };
  expect_encodings(encoding_in_html, kCases);
}

TEST(EncodingSniffer, PassesOverWhatIsNoMetaElement) {
  constexpr Case kCases[] = {
      {"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"},
      {"<!--><meta charset=koi8-r>", "koi8-r"},
      {"<!-- <meta charset=koi8-r>", ""},
      {"<p title='<meta charset=koi8-r>'><meta charset=big5>", "big5"},
      {"</p a='<meta charset=koi8-r>'><meta charset=big5>", "big5"},
      {"<!x <meta charset=koi8-r><meta charset=big5>", "big5"},
      {"<?x <meta charset=koi8-r><meta charset=big5>", "big5"},
      {"</ <meta charset=koi8-r><meta charset=big5>", "big5"},
      {"<p/><meta charset=big5>", "big5"},
      {"<p =a/b = c/d><meta charset=big5>", "big5"},
      {"text < 3 <meta charset=big5>", "big5"},
      {"<<meta charset=big5>", "big5"},
      {"", ""},
      {"<", ""},
      {"<p", ""},
      {"<p a", ""},
      {"<p a=", ""},
      {"<p a='", ""},
  };
  expect_encodings(encoding_in_html, kCases);
}

TEST(EncodingSniffer, ReadsXmlDeclarations) {
  constexpr Case kCases[] = {
      {"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"},
      {"<?xml encoding = \"koi8-r\"?>", "koi8-r"},
      {"<?xml encoding=koi8-r?>", ""},
      {"<?xml encoding='koi8-r?>", ""},
      {"<?xml encoding?>", ""},
      {"<?xml encoding=?>", ""},
      {"<?xml version='1.0'?>", ""},
      {"<?xml encoding='utf-16'?>", "utf-8"},
      {"<?xml encoding='nonsense'?>", ""},
      {" <?xml encoding='koi8-r'?>", ""},
      {"<?xml encoding='koi8-r'?><meta charset=big5>", "big5"},
      {{"<\0?\0x\0", 6}, "utf-16le"},
      {{"\0<\0?\0x", 6}, "utf-16be"},
  };
  expect_encodings(encoding_in_html, kCases);
}

TEST(EncodingSniffer, ReadsFieldsOfHttp) {
  constexpr Case kCases[] = {
      {"text/html; charset=koi8-r", "koi8-r"},
      {"text/html;CharSet = koi8-r", "koi8-r"},
      {"text/html; charset=\"koi8-r\"; x=y", "koi8-r"},
      {"text/html; charset='koi8-r'", "koi8-r"},
      {"text/html; charset=koi8-r; x=y", "koi8-r"},
      {"text/html; charset=koi8-r x", "koi8-r"},
      {"text/html; charset=\"koi8-r", ""},
      {"text/html; charset=", ""},
      {"text/html; charset", ""},
      {"text/html; charsetcharset=koi8-r", "koi8-r"},
      {"text/html; charset koi8-r; charset=big5", "big5"},
      {"text/html", ""},
      {"", ""},
  };
  expect_encodings(encoding_in_content_type, kCases);
}

TEST(EncodingSniffer, ReadsTheRuleThatBeginsAStyleSheet) {
  constexpr Case kCases[] = {
      {"@charset \"koi8-r\";", "koi8-r"},  {"@charset \"koi8-r\" ;", ""},
      {"@charset 'koi8-r';", ""},          {"@CHARSET \"koi8-r\";", ""},
      {" @charset \"koi8-r\";", ""},       {"@charset  \"koi8-r\";", ""},
      {"@charset \"koi8-r", ""},           {"@charset \"nonsense\";", ""},
      {"@charset \"utf-16be\";", "utf-8"}, {"", ""},
  };
  expect_encodings(encoding_in_css, kCases);
}

TEST(EncodingSniffer, KnowsByteOrderMarks) {
  struct Mark {
    std::string_view bytes, encoding;
    size_t size;
  };
  for (const Mark& row : {Mark{"\xEF\xBB\xBFx", "utf-8", 3}, Mark{"\xFE\xFFx", "utf-16be", 2},
                          Mark{"\xFF\xFEx", "utf-16le", 2}, Mark{"\xEF\xBBx", "", 0},
                          Mark{"\xFE", "", 0}, Mark{"x\xEF\xBB\xBF", "", 0}, Mark{"", "", 0}}) {
    size_t bytes = 99;
    EXPECT_EQ(encoding_name(encoding_of_bom(row.bytes, bytes)), row.encoding) << row.bytes;
    EXPECT_EQ(bytes, row.size) << row.bytes;
  }
}

}  // namespace
}  // namespace weft
