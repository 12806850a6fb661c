#include "render/base/printable_url.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

TEST(PrintableUrl, HidesWhatMayBeSecret) {
  const struct {
    const char *url, *printed;
  } cases[] = {
      {"https://host/path", "https://host/path"},
      {"https://user:pass@host:81/a", "https://…@host:81/a"},
      {"https://token@host", "https://…@host"},
      {"https://a@b:c@host/x@y", "https://…@host/x@y"},
      {"http:\\\\user:pass@host\\a", "http:\\\\…@host\\a"},
      {"http:user:pass@host/a", "http:…@host/a"},
      {"https:////user:pass@host/", "https:////…@host/"},
      {"//user:pass@host/a", "//…@host/a"},
      {"ftp://u:p@host/", "ftp://…@host/"},
      {"https://host/?token=abc&b", "https://host/?…"},
      {"https://host?q=u:p@x", "https://host?…"},
      {"/relative?key=1#f", "/relative?…"},
      {"https://host/#access_token=abc", "https://host/"},
      {"file:///a/b@c.png", "file:///a/b@c.png"},
      {"a@b/c.png", "a@b/c.png"},
      {"/x@y", "/x@y"},
      {"data:text/html,a@b", "data:text/html,a@b"},
      {"", ""},
      {"?", "?…"},
      {"@", "@"},
      {":", ":"},
  };
  for (const auto& test : cases) EXPECT_STREQ(PrintableUrl(test.url).text(), test.printed);
}

TEST(PrintableUrl, FitsIntoEveryBuffer) {
  const std::string url = "https://user:pass@host/path?query";
  char buffer[64];
  const std::string whole(printable_url(url, buffer));
  for (size_t size = 1; size < sizeof buffer; ++size) {
    const std::string_view cut = printable_url(url, std::span(buffer).first(size));
    EXPECT_LT(cut.size(), size);
    EXPECT_EQ(cut.find("pass"), cut.npos);
    EXPECT_EQ(buffer[cut.size()], '\0');
    if (size > whole.size()) {
      EXPECT_EQ(cut, whole);
    }
  }
  EXPECT_EQ(std::string(PrintableUrl("https://h/" + std::string(5000, 'x')).text()).size(),
            PrintableUrl::kMaxBytes);
}

}  // namespace
}  // namespace weft
