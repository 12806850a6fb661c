// The URL parser against a table of cases: what is asked, against what, and the serialisation the
// standard gives.
#include "fetch/url.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/every_allocation.h"

namespace weft {
namespace {

struct Case {
  std::string input, base, want;  // want "" = failure
};

std::string resolved(const std::string& input, const std::string& base) {
  Budget budget;
  Arena arena(budget);
  Url base_url;
  if (!base.empty()) {
    const Result<Url> parsed = parse_url(base, nullptr, arena);
    if (!parsed.ok()) return "bad base";
    base_url = parsed.value();
  }
  const Result<Url> url = parse_url(input, base.empty() ? nullptr : &base_url, arena);
  return url.ok() ? std::string(url.value().href) : "";
}

void expect_cases(std::initializer_list<Case> cases) {
  for (const Case& test : cases)
    EXPECT_EQ(resolved(test.input, test.base), test.want)
        << "<" << test.input << "> against <" << test.base << ">";
}

TEST(Url, SerialisesAbsoluteUrls) {
  expect_cases({
      {"http://example.com", "", "http://example.com/"},
      {"HTTP://EXAMPLE.com/A", "", "http://example.com/A"},
      {"  http://h/a b \n", "", "http://h/a%20b"},
      {"ht\ntp://h/\ta", "", "http://h/a"},
      {"http://h?q", "", "http://h/?q"},
      {"http://h#f", "", "http://h/#f"},
      {"http:\\\\h\\a\\b", "", "http://h/a/b"},
      {"https:h/p", "", "https://h/p"},
      {"http:///h/p", "", "http://h/p"},
      {"http://h/?a'b\"<>`", "", "http://h/?a%27b%22%3C%3E`"},
      {"http://h/{}|^`\"<>", "", "http://h/%7B%7D|%5E%60%22%3C%3E"},
      {"http://h/\xC3\xA9?\xC3\xA9#\xC3\xA9", "", "http://h/%C3%A9?%C3%A9#%C3%A9"},
      {"http://h/\xFF", "", "http://h/%EF%BF%BD"},
      {"http://h/%zz%41", "", "http://h/%zz%41"},
  });
}

TEST(Url, ParsesPortsAndCredentials) {
  expect_cases({
      {"http://h:80/", "", "http://h/"},
      {"https://h:443/", "", "https://h/"},
      {"https://h:80/", "", "https://h:80/"},
      {"http://h:/x", "", "http://h/x"},
      {"http://h:00080/", "", "http://h/"},
      {"http://h:65535/", "", "http://h:65535/"},
      {"http://h:65536/", "", ""},
      {"http://h:8a/", "", ""},
      {"http://u:p@h/", "", "http://u:p@h/"},
      {"http://u@h/", "", "http://u@h/"},
      {"http://:p@h/", "", "http://:p@h/"},
      {"http://@h/", "", "http://h/"},
      {"http://a@b@c/", "", "http://a%40b@c/"},
      {"http://u:p:q@h/", "", "http://u:p%3Aq@h/"},
      {"http://u@/x", "", ""},
      {"http://:80/", "", ""},
  });
}

TEST(Url, ParsesHosts) {
  expect_cases({
      {"http://192.168.1.1/", "", "http://192.168.1.1/"},
      {"http://0x7f.1/", "", "http://127.0.0.1/"},
      {"http://0300.0250.1/", "", "http://192.168.0.1/"},
      {"http://4294967295/", "", "http://255.255.255.255/"},
      {"http://4294967296/", "", ""},
      {"http://256.1.1.1/", "", ""},
      {"http://1.2.3.4.5/", "", ""},
      {"http://1.2.3.4./", "", "http://1.2.3.4/"},
      {"http://a.1/", "", ""},
      {"http://1.2.3.08/", "", ""},
      {"http://[::1]/", "", "http://[::1]/"},
      {"http://[2001:DB8:0:0:1:0:0:1]:8080/", "", "http://[2001:db8::1:0:0:1]:8080/"},
      {"http://[::ffff:1.2.3.4]/", "", "http://[::ffff:102:304]/"},
      {"http://[1:2:3:4:5:6:7:8]/", "", "http://[1:2:3:4:5:6:7:8]/"},
      {"http://[1:0:0:4:5:6:7:8]/", "", "http://[1::4:5:6:7:8]/"},
      {"http://[1:2:3:4:5:6:7::]/", "", "http://[1:2:3:4:5:6:7:0]/"},
      {"http://[::]/", "", "http://[::]/"},
      {"http://[1:2]/", "", ""},
      {"http://[::1::2]/", "", ""},
      {"http://[1:2:3:4:5:6:7:8:9]/", "", ""},
      {"http://[::1.2.3]/", "", ""},
      {"http://[::1.2.3.04]/", "", ""},
      {"http://[1.2.3.4::]/", "", ""},
      {"http://[::1/", "", ""},
      {"http://[12345::]/", "", ""},
      {"http://a b/", "", ""},
      {"http://a<b/", "", ""},
      {"http://a%41b/", "", "http://aab/"},
      {"http://a%2fb/", "", ""},
      {"http:///", "", ""},
      {"http://", "", ""},
      {"foo://A%41b/", "", "foo://A%41b/"},
      {"foo://a^b/", "", ""},
  });
}

TEST(Url, RemovesDotSegments) {
  expect_cases({
      {"http://h/a/./b/../c", "", "http://h/a/c"},
      {"http://h/a/..", "", "http://h/"},
      {"http://h/a/.", "", "http://h/a/"},
      {"http://h/../../x", "", "http://h/x"},
      {"http://h/a/%2e%2E/b", "", "http://h/b"},
      {"http://h/a/%2e/b", "", "http://h/a/b"},
      {"http://h/a//../b", "", "http://h/a/b"},
      {"http://h//a", "", "http://h//a"},
      {"http://h/a/...", "", "http://h/a/..."},
      {"foo:/a/../b", "", "foo:/b"},
      {"foo:/.//p", "", "foo:/.//p"},
      {"foo:/a/..//p", "", "foo:/.//p"},
  });
}

TEST(Url, ResolvesAgainstABase) {
  const std::string base = "http://a/b/c/d;p?q";
  expect_cases({
      {"g:h", base, "g:h"},
      {"g", base, "http://a/b/c/g"},
      {"./g", base, "http://a/b/c/g"},
      {"g/", base, "http://a/b/c/g/"},
      {"/g", base, "http://a/g"},
      {"//g", base, "http://g/"},
      {"?y", base, "http://a/b/c/d;p?y"},
      {"g?y", base, "http://a/b/c/g?y"},
      {"#s", base, "http://a/b/c/d;p?q#s"},
      {"g#s", base, "http://a/b/c/g#s"},
      {";x", base, "http://a/b/c/;x"},
      {"", base, "http://a/b/c/d;p?q"},
      {".", base, "http://a/b/c/"},
      {"..", base, "http://a/b/"},
      {"../g", base, "http://a/b/g"},
      {"../..", base, "http://a/"},
      {"../../../g", base, "http://a/g"},
      {"/./g", base, "http://a/g"},
      {"g;x=1/../y", base, "http://a/b/c/y"},
      {"g?y/../x", base, "http://a/b/c/g?y/../x"},
      {"http:g", base, "http://a/b/c/g"},
      {"http:", base, "http://a/b/c/d;p?q"},
      {"\\g", base, "http://a/g"},
      {"\\\\g\\x", base, "http://g/x"},
      {"///g", base, "http://g/"},
      {"https:g", base, "https://g/"},
      {"x", "http://u:p@h:81/y?z#f", "http://u:p@h:81/x"},
      {"", "http://h/y?z#f", "http://h/y?z"},
  });
}

TEST(Url, ResolvesAgainstOtherBases) {
  expect_cases({
      {"x", "foo://h/a/b", "foo://h/a/x"},
      {"x", "foo://h", "foo://h/x"},
      {"//g/y", "foo://h/a", "foo://g/y"},
      {"///y", "foo://h/a", "foo:///y"},
      {"\\x", "foo://h/a/b", "foo://h/a/\\x"},
      {"x", "data:text/plain,a", ""},
      {"#f", "data:text/plain,a?b", "data:text/plain,a?b#f"},
      {"", "foo:/.//p", "foo:/.//p"},
      {"?q", "foo:/.//p", "foo:/.//p?q"},
      {"x", "foo:/.//p", "foo:/.//x"},
      {"x", "mailto:a@b", ""},
      {"x", "", ""},
      {"/x", "", ""},
      {"mailto:a b", "", "mailto:a b"},
      {"javascript:a?b#c", "http://h/", "javascript:a?b#c"},
  });
}

TEST(Url, ParsesFileUrls) {
  expect_cases({
      {"file:///a/b", "", "file:///a/b"},
      {"file:/a", "", "file:///a"},
      {"file:a", "", "file:///a"},
      {"file://localhost/a", "", "file:///a"},
      {"file://Host/a", "", "file://host/a"},
      {"file:", "", "file:///"},
      {"file:///C|/x/../..", "", "file:///C:/"},
      {"b.png", "file:///d/a.html", "file:///d/b.png"},
      {"/b.png", "file:///d/a.html", "file:///b.png"},
      {"../b?c#d", "file:///d/e/a.html", "file:///d/b?c#d"},
      {"?q", "file:///d/a", "file:///d/a?q"},
      {"#f", "file:///d/a?q", "file:///d/a?q#f"},
      {"//h/x", "file:///d/a", "file://h/x"},
      {"/x", "file:///C:/d/a", "file:///C:/x"},
      {"/D|/x", "file:///C:/d/a", "file:///D:/x"},
      {"D|/x", "file:///C:/d/a", "file:///D:/x"},
      {"../../../x", "file:///C:/d/a", "file:///C:/x"},
      {"http://h/", "file:///d/a", "http://h/"},
  });
}

TEST(Url, GivesItsParts) {
  Budget budget;
  Arena arena(budget);
  const Url url = parse_url("https://us%20er:pass@[::1]:8443/a/b?q=1#frag", nullptr, arena).value();
  EXPECT_EQ(url.scheme, "https");
  EXPECT_EQ(url.username, "us%20er");
  EXPECT_EQ(url.password, "pass");
  EXPECT_EQ(url.host, "[::1]");
  EXPECT_EQ(url.effective_port(), 8443);
  EXPECT_EQ(url.target(), "/a/b?q=1");
  EXPECT_EQ(url.fragment, "#frag");
  EXPECT_EQ(url.without_fragment(), "https://us%20er:pass@[::1]:8443/a/b?q=1");
}

TEST(Url, CallsInternationalHostsUnsupported) {
  Budget budget;
  Arena arena(budget);
  EXPECT_EQ(parse_url("http://b\xC3\xBC"
                      "cher.example/",
                      nullptr, arena)
                .status(),
            Status::Unsupported);
  EXPECT_TRUE(parse_url("http://xn--bcher-kva.example/", nullptr, arena).ok());
}

TEST(Url, IsTheSameWhenParsedAgain) {
  for (const char* input :
       {"http://a@b@c:81/x y/../z?'#`", "foo:/.//p", "file:C|/x", "http://[1::0.0.0.2]/%2e%2e/"})
    EXPECT_EQ(resolved(resolved(input, ""), ""), resolved(input, "")) << input;
}

TEST(Url, SurvivesEveryFailingAllocation) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    Arena arena(budget, 64);
    WEFT_TRY_ASSIGN(
        const Url base,
        parse_url("http://h/a/b/\xC3\xA9\xC3\xA9\xC3\xA9?\"\"\"\"\"\"\"\"\"", nullptr, arena));
    return parse_url("../\tx/\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"", &base, arena)
        .status();
  });
}

TEST(FileUrl, EncodesWhatWouldMeanSomethingInAUrl) {
  Budget budget;
  Arena arena(budget);
  EXPECT_EQ(file_url("/a b/%#?\\x", arena).value(), "file:///a%20b/%25%23%3F%5Cx");
  EXPECT_TRUE(file_url("x/../y.html", arena).value().ends_with("/y.html"));
}

}  // namespace
}  // namespace weft
