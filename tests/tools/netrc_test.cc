#include "tools/weft/netrc.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

struct Case {
  const char *netrc, *host, *user, *want;  // "user:password"; empty: none
};

TEST(Netrc, HasTheLoginOfAHost) {
  const Case cases[] = {
      {"machine a.org login me password pw\n", "a.org", "", "me:pw"},
      {"machine a.org login me password pw", "A.ORG", "", "me:pw"},
      {"machine a.org\n\tlogin me\n\tpassword pw\n", "a.org", "", "me:pw"},
      {"machine a.org password pw login me", "a.org", "", "me:pw"},
      {"machine a.org login me password pw", "b.org", "", ""},
      {"machine a.org login me password pw", "x.a.org", "", ""},
      {"machine b.org login x password y machine a.org login me password pw", "a.org", "", "me:pw"},
      {"machine a.org login x password y machine a.org login me password pw", "a.org", "me",
       "me:pw"},
      {"machine a.org login x password y", "a.org", "me", ""},
      {"default login me password pw", "any.org", "", "me:pw"},
      {"machine a.org login me password pw default login d password e", "b.org", "", "d:e"},
      {"# machine a.org login no password no\nmachine a.org login me password pw", "a.org", "",
       "me:pw"},
      {"machine a.org login me password #pw", "a.org", "", "me:#pw"},
      {"machine a.org login me password \"p w\\\" \\\\\"", "a.org", "", "me:p w\" \\"},
      {"machine a.org login me account x password pw", "a.org", "", "me:pw"},
      {"macdef init\nmachine a.org login no password no\n\nmachine a.org login me password pw",
       "a.org", "", "me:pw"},
      {"machine a.org password pw", "a.org", "", ":pw"},
      {"machine a.org", "a.org", "", ""},
      {"machine", "", "", ""},
      {"machine a.org login", "a.org", "", ""},
      {"machine a.org login \"", "a.org", "", ""},
      {"macdef", "a.org", "", ""},
      {"", "a.org", "", ""},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.netrc);
    const auto login = find_login(each.netrc, each.host, each.user);
    EXPECT_EQ(login ? login->user + ":" + login->password : "", each.want);
  }
}

TEST(Netrc, EndsWellWhereverItIsCut) {
  const std::string whole =
      "default login me\n# c\nmacdef m\nx\n\nmachine a.org password \"p\\\"w\"";
  for (size_t size = 0; size <= whole.size(); ++size) find_login(whole.substr(0, size), "a.org");
}

}  // namespace
}  // namespace weft
