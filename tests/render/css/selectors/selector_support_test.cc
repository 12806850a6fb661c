// Selectors that are right although nothing of a still page matches them, and those that are wrong:
// a wrong one drops its whole list, a right one does not.
#include <gtest/gtest.h>

#include "tests/support/sheet_world.h"

namespace weft {
namespace {

/// Whether "selector, p { color: red }" reaches the paragraph.
bool is_right(std::string_view selector) {
  SheetWorld world("<p id=p>x");
  EXPECT_EQ(world.read(std::string(selector) + ", p { color: red }"), Status::Ok);
  return world.matched("p") == "color";
}

/// Whether the selector alone reaches it.
bool matches(std::string_view selector) {
  SheetWorld world("<p id=p>x");
  EXPECT_EQ(world.read(std::string(selector) + " { color: red }"), Status::Ok);
  return !world.matched("p").empty();
}

TEST(SelectorSupport, ListsThatNameWhatIsMissingAreRight) {
  for (const char* selector :
       {".x", "#x", "x-y", "p.x", ".x p", "p > .x", ".x+p", "p ~.x", "*.x", ".x, #x",
        ".md\\:x, .w--\\[25px\\] .x", ".\\32 xl", ".-x", ".--x", ".x/**/"})
    EXPECT_TRUE(is_right(selector)) << selector;
  for (const char* selector : {".x,", ".x >", "> .x", ".x > > .y", ".x..y", ".x.", ".1x", ".x )",
                               ".x !y", ".-1", "#", ".x,, .y", ".x\\", "x|.y", ".x*", ".gone*"})
    EXPECT_FALSE(is_right(selector)) << selector;
}

TEST(SelectorSupport, KnowsWhatMatchesNothingHere) {
  for (const char* selector : {":host",
                               ":host(p)",
                               ":host(.a:hover)",
                               ":host-context(p)",
                               ":state(x)",
                               ":state( x )",
                               ":active-view-transition-type(a, b)",
                               ":hover",
                               ":active",
                               ":focus",
                               ":focus-visible",
                               ":focus-within",
                               ":visited",
                               ":fullscreen",
                               ":modal",
                               ":popover-open",
                               ":autofill",
                               ":user-invalid",
                               ":-webkit-autofill",
                               "::backdrop",
                               "::selection",
                               "::target-text",
                               "::spelling-error",
                               "::grammar-error",
                               "::file-selector-button",
                               "::cue",
                               "::cue(b)",
                               "::highlight(x)",
                               "::part(a b)",
                               "::slotted(p)",
                               "::view-transition",
                               "::view-transition-group(*)",
                               "::view-transition-old(root)",
                               "::details-content",
                               "::scroll-marker",
                               "::picker(select)",
                               "::checkmark"}) {
    EXPECT_TRUE(is_right(selector)) << selector;
    EXPECT_FALSE(matches(selector)) << selector;
  }
}

TEST(SelectorSupport, KnowsWhatMayFollowAPseudoElement) {
  for (const char* selector :
       {"::before::marker", "::after::marker", "::part(x):hover", "::part(x)::before",
        "::selection:window-inactive", "::slotted(p)::before", "::file-selector-button:hover"})
    EXPECT_TRUE(is_right(selector)) << selector;
  for (const char* selector :
       {"::before p", "::before.a", "::before#b", "::before[c]", "::before::before",
        "::first-line:hover", "::marker::before", "::part(x):first-child", "::selection:hover"})
    EXPECT_FALSE(is_right(selector)) << selector;
}

TEST(SelectorSupport, RefusesWhatIsNoSelector) {
  for (const char* selector : {":state()",
                               ":state(1)",
                               ":state(a b)",
                               ":host()",
                               ":host(p q)",
                               ":nonsense",
                               ":nonsense(x)",
                               "::nonsense",
                               "::nonsense(x)",
                               "::part()",
                               "::slotted()",
                               "::slotted(p q)",
                               "::highlight()",
                               ":hover(x)",
                               ":first-child(1)",
                               ":nth-child",
                               ":nth-child()",
                               ":not",
                               ":lang()",
                               ":lang(1)",
                               ":dir()",
                               ":dir(1)",
                               "p >",
                               "> p",
                               "p > > q",
                               "p,",
                               "",
                               "1",
                               "p..a",
                               "p.",
                               "p#",
                               "p#1",
                               "[]",
                               "[a=]",
                               "[a='b",
                               "[a~b]",
                               "p::",
                               "p:",
                               "a|",
                               "x|p",
                               "|",
                               "*p",
                               "p*",
                               "p%",
                               "&&p",
                               "p!",
                               "@p",
                               "(p)",
                               "p)"})
    EXPECT_FALSE(is_right(selector)) << selector;
}

TEST(SelectorSupport, ForgivesInIsAndWhereAlone) {
  for (const char* selector : {":is(:nonsense, p)", ":where(..., p)", ":is(::nonsense, p)"})
    EXPECT_TRUE(matches(selector)) << selector;
  for (const char* selector :
       {":not(:nonsense, a)", ":has(:nonsense)", ":-webkit-any(:nonsense, p)", ":not()"})
    EXPECT_FALSE(is_right(selector)) << selector;
  EXPECT_TRUE(matches(":-webkit-any(b, p)"));
}

}  // namespace
}  // namespace weft
