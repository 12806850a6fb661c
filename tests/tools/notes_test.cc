// What weft says about a page: every silent fault once, in its line; nothing about a page that is
// drawn as it is meant.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

// DejaVu alone, so that it does not depend on the machine which characters there are.
const std::string kFonts = " --font-dir /usr/share/fonts/truetype/dejavu";

class Notes : public testing::Test {
 protected:
  CommandResult render(const std::string& page, const std::string& options = "") {
    return run_weft(work, "render " + work.write("page.html", page) + " -o " +
                              work.file("page.png") + kFonts + " " + options);
  }
  /// What is said about it, without the "weft: " of each line.
  std::string notes(const std::string& page) {
    std::string said = render(page).err;
    for (size_t at; (at = said.find("weft: ")) != std::string::npos;) said.erase(at, 6);
    return said;
  }
  /// The same of a rule for p in line 2.
  std::string notes_on(const std::string& declarations) {
    return notes("<!DOCTYPE html><style>\np { " + declarations + " }</style><p>text");
  }
  TemporaryDirectory work;
};

TEST_F(Notes, SayEverySilentFaultOnceInItsLine) {
  work.write("site.css",
             "p { colour: red }\n"
             "p { colour: blue;\n"
             "  position-area: top }\n");
  work.write("broken.png", "no picture");
  const std::string url = "file://" + work.file("");
  EXPECT_EQ(
      notes("<!DOCTYPE html>\n"
            "<link rel=stylesheet href=missing.css>\n"
            "<link rel=stylesheet href=site.css>\n"
            "<style>\n"
            "@font-face { font-family: Gone; src: url(gone.ttf) }\n"
            "@font-face { font-family: Icons; src: url(icons.eot) }\n"
            "body { dispaly: flex; color: redd }\n"
            "@import 'late.css';\n"
            "p { color red;\n"
            "  filter: blur(2px) }\n"
            "p:hoover { color: red }\n"
            "@meda print { p { color: blue } }\n"
            "b { font-family: Nowhere, sans-serif }\n"
            "i { font-family: Icons, sans-serif } u { font-family: Gone }\n"
            "</style>\n"
            "<p style='dispaly: block'>one <b>two</b> <i>three</i>\n"
            "<u>four</u> \xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\n"
            "<img src=missing.png><img src=broken.png>\n"
            "<canvas></canvas><script src=chart.js></script><script></script>\n"
            "<iframe></iframe>\n"
            "<div style='height: 900px'></div>below\n"),
      "style sheet " + url + "missing.css: no such file\n" +             //
          "image " + url + "missing.png is not shown: no such file\n" +  //
          "image " + url + "broken.png is not shown: not supported\n" +  //
          "font " + url + "gone.ttf is not used: no such file\n" +       //
          "page.html:6: the font \"Icons\" names no file that weft reads: DejaVu Sans is used\n"
          "page.html:7: \"dispaly\" is no property; did you mean \"display\"? (2 times)\n"
          "page.html:7: \"redd\" is no value of \"color\" that weft knows\n"
          "page.html:8: \"@import 'late.css'\" is dropped: it must come before all other rules\n"
          "page.html:9: \"color red\" is no declaration\n"
          "page.html:11: \"p:hoover\" is no selector: its rule is dropped\n"
          "page.html:12: \"@meda\" is no rule; did you mean \"@media\"?\n"
          "page.html:19: 2 scripts are not run; <canvas> stays empty\n"
          "page.html:20: an iframe stays empty\n"
          "site.css:1: \"colour\" is no property; did you mean \"color\"? (2 times)\n"
          "site.css:3: \"position-area\" is not drawn\n"
          "the page is 1263 px high, the panel 480\n"
          "no font is named \"Nowhere\"; DejaVu Sans is used\n"
          "no font has \xE4\xBD\xA0 \xE5\xA5\xBD (3 characters)\n");
}

TEST_F(Notes, ThatAPageIsCutOffAreNotForOneThatIsShownWholeOrScrolled) {
  const std::string page = "<!DOCTYPE html><p style='margin-top:900px'>below";
  EXPECT_EQ(count_of(render(page).err, "px high, the panel 480"), 1u);
  EXPECT_EQ(render(page, "--full-page").err, "");
  EXPECT_EQ(render(page, "--scroll 600").err, "");
}

TEST_F(Notes, AreNoneOnAPageThatIsDrawnAsItIsMeant) {
  work.write("site.css", "p { margin: 0 } @supports (clip-path: none) { p { clip-path: none } }");
  EXPECT_EQ(
      notes("<!DOCTYPE html><link rel=stylesheet href=site.css><style>\n"
            "@charset 'utf-8'; @keyframes turn { to { rotate: 1turn } } @page { margin: 0 }\n"
            "* { box-sizing: border-box; -webkit-font-smoothing: antialiased; user-select: none }\n"
            "body { font: 16px Arial, Helvetica, sans-serif; overflow: hidden; cursor: pointer;\n"
            "  transition: all 1s; will-change: transform; scroll-behavior: smooth; *zoom: 1;\n"
            "  display: -ms-flexbox; display: flex; height: 100vh; _height: 1px;\n"
            "  filter: progid:DXImageTransform.Microsoft.gradient(enabled=false) }\n"
            ".none { dispaly: none } p::-moz-selection { color: red }\n"
            "p { transform: translate(1px, 2px) rotate(0deg) scale(1); color: red;\n"
            "  color: color-nix(in oklch, red, blue); mix-blend-mode: normal; clip-path: none;\n"
            "  background: -webkit-linear-gradient(red, blue); animation: turn 1s }\n"
            ".unseen { position: absolute; left: 9000px } .hidden { display: none }\n"
            ".clip { overflow: hidden; height: 20px }\n"
            "</style><p>text caf\xC3\xA9 \xE2\x80\x93 20 \xC2\xB0"
            "C<div class=unseen>menu</div>\n"
            "<div class=hidden><canvas></canvas><svg></svg></div>\n"
            "<div class=clip>one<br>two<br><div style='height: 900px'></div>three</div>\n"
            "<svg width=0 height=0></svg><div id=top></div>\n"
            "<script type=application/json>{}</script><script>track()</script>"),
      "");
}

TEST_F(Notes, AreAboutDeclarationsThatHaveNothingBesideThem) {
  EXPECT_EQ(notes_on("width: 3"), "page.html:2: \"3\" is no value of \"width\" that weft knows\n");
  EXPECT_EQ(notes_on("width: 3px; width: 3"), "");
  EXPECT_EQ(notes_on("width: 3; width: 3px"), "");
  EXPECT_EQ(notes_on("margin: 1px; margin-left: 3"), "");
  EXPECT_EQ(notes_on("margin-left: 1px; margin: 3"), "");
  EXPECT_EQ(notes_on("width:"), "page.html:2: \"width\" has no value\n");
}

TEST_F(Notes, NameThePropertyThatWasMeant) {
  EXPECT_EQ(notes_on("font-wieght: bold"),
            "page.html:2: \"font-wieght\" is no property; did you mean \"font-weight\"?\n");
  EXPECT_EQ(notes_on("pading: 1px"),
            "page.html:2: \"pading\" is no property; did you mean \"padding\"?\n");
  EXPECT_EQ(notes_on("qqqqqqqq: 1px"), "page.html:2: \"qqqqqqqq\" is no property\n");
}

TEST_F(Notes, AreAboutWrongListsOfSelectorsThatSelectSomethingElse) {
  const std::string begin = "<!DOCTYPE html><style>\n", end = " { color: red }</style><p>text";
  EXPECT_EQ(notes(begin + "p, b:hoover" + end),
            "page.html:2: \"p, b:hoover\" is no selector: its rule is dropped\n");
  EXPECT_EQ(notes(begin + "i, b:hoover" + end), "");
}

TEST_F(Notes, AreAboutWhatIsDrawnOnlyInPart) {
  EXPECT_EQ(
      notes("<!DOCTYPE html>\n"
            "<div exportparts=x><template shadowrootmode=open><i part=x>x</i></template></div>\n"
            "<p style='writing-mode: vertical-rl; text-decoration: underline'>a\n"
            "<b style='text-combine-upright: all'>12</b></p>\n"
            "<b style='text-combine-upright: all; text-decoration: underline'>34</b>\n"
            "<style>@font-feature-values A { @styleset { b: 1 } }</style>\n"),
      "page.html:2: parts that \"exportparts\" names are not selected from outside\n"
      "page.html:4: a line is not drawn at upright text\n"
      "page.html:6: \"@font-feature-values\" has no effect\n");
}

TEST_F(Notes, SayWhatOfADrawingIsNotDrawn) {
  EXPECT_EQ(notes("<!DOCTYPE html><style>path { d: circle(1px) } svg { outline: 0 none }</style>\n"
                  "<svg width=9 height=9><rect width=9 height=9><animate attributeName=x />\n"
                  "<set attributeName=x /></rect>\n"
                  "<g style='outline: 1px solid'></g><path /><use href=file.svg /></svg>"),
            "page.html:1: \"circle(1px)\" is no value of \"d\" that weft knows\n"
            "page.html:2: a drawing is drawn without its animations\n"
            "page.html:4: an outline is not drawn around what is in a drawing\n"
            "page.html:4: a use of a whole file is not drawn: its href names no element\n");
}

TEST_F(Notes, SayWhatScriptsWouldHaveFilledIn) {
  EXPECT_EQ(notes("<p>x<div id=chart></div><script src=a.js></script>"),
            "page.html:1: 1 script is not run; <div id=\"chart\"> stays empty\n");
  EXPECT_EQ(
      notes("<p>x<b id=t>--</b><script>document.querySelector('#t').textContent = 1</script>"),
      "page.html:1: 1 script is not run; <b id=\"t\"> stays as it is\n");
  EXPECT_EQ(notes("<p>x<script>document.write('y')</script>"),
            "page.html:1: 1 script is not run; what it writes is missing\n");
  EXPECT_EQ(notes("<p>x<b id=t>y</b><script>document.title = 't'</script>"), "");
  EXPECT_EQ(notes("<p>x<canvas></canvas>"), "") << "nothing would draw on it";
}

TEST_F(Notes, SayWhereAPageLeads) {
  const auto refresh = [this](const std::string& content) {
    return notes("<meta name=x>\n<meta http-equiv=Refresh content=\"" + content + "\"><p>x");
  };
  EXPECT_EQ(refresh("0; URL='next.html'"),
            "page.html:2: the page goes on to \"next.html\" after 0 s; weft stays on it\n");
  EXPECT_EQ(refresh(" 5.2 next.html"),
            "page.html:2: the page goes on to \"next.html\" after 5 s; weft stays on it\n");
  EXPECT_EQ(refresh(".5,url = a b"),
            "page.html:2: the page goes on to \"a b\" after 0 s; weft stays on it\n");
  EXPECT_EQ(refresh("soon; url=next.html") + refresh("5x; url=next.html"), "");
  EXPECT_EQ(refresh("300"), "");
  EXPECT_EQ(run_weft(work, "lint " + work.file("page.html") + kFonts).out,
            "page.html:2: the page is to be loaded again after 300 s; weft loads it once\n");
}

TEST_F(Notes, LeaveFileAndPanelAloneWhereThePageIsEmptyWithoutItsScripts) {
  work.write("page.png", "as it was");
  const CommandResult result = render("<div id=root></div><script src=app.js></script>");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(
      result.err,
      "weft: 1 script is not run; without it the page is empty; --allow-empty shows it all the "
      "same\n");
  EXPECT_EQ(file_contents(work.file("page.png")), "as it was");
  EXPECT_EQ(
      run_weft(work, "show " + work.file("page.html") +
                         " --panel waveshare-7in5-v2 --bus model -o " + work.file("glass.png"))
          .exit_code,
      1);
  EXPECT_FALSE(std::filesystem::exists(work.file("glass.png")));

  const CommandResult allowed =
      render("<div id=root></div><script src=app.js></script><script></script>", "--allow-empty");
  EXPECT_EQ(allowed.exit_code, 0);
  EXPECT_EQ(allowed.err, "weft: 2 scripts are not run; without them the page is empty\n");
  EXPECT_TRUE(file_contents(work.file("page.png")).starts_with("\x89PNG"));
  EXPECT_EQ(render("<p>").exit_code, 0) << "an empty page that has no scripts";
}

TEST_F(Notes, AreTwentyOfAKind) {
  std::string page;
  for (int i = 0; i < 30; ++i) page += "<img src=" + std::to_string(i) + ".png>";
  const CommandResult result = render(page);
  EXPECT_EQ(count_of(result.err, "no such file"), 20u) << result.err;
  EXPECT_TRUE(result.err.ends_with("weft: 10 more notes are left out; `weft lint` lists more\n"))
      << result.err;
  EXPECT_EQ(count_of(render(page, "--notes json").err, "{\"file\""), 21u);
  EXPECT_EQ(count_of(run_weft(work, "lint " + work.file("page.html")).out, "no such file"), 30u);
}

TEST_F(Notes, OfTheLibraryHaveTheirPlaceApart) {
  const std::string page = work.write("page.xhtml",
                                      "<html xmlns='http://www.w3.org/1999/xhtml'>\n<body><p>x<br>"
                                      "</p></body></html>");
  const std::string render = "render " + page + " -o " + work.file("page.png") + kFonts;
  EXPECT_EQ(run_weft(work, render).err.find("weft: file://" + page + ":2: the page ends here"), 0u);
  const std::string said = run_weft(work, render + " --notes json").err;
  EXPECT_EQ(said.find("{\"file\": \"file://" + page +
                      "\", \"line\": 2, \"kind\": \"resource\", \"count\": 1, \"text\": \"the page "
                      "ends here, "),
            0u)
      << said;
  work.write("site.css", "p { color: red; " + std::string(70'000, 'x') + ": 1 }");
  EXPECT_EQ(notes("<!DOCTYPE html><link rel=stylesheet href=site.css><p>x"),
            "file://" + work.file("site.css") +
                ":1: a prelude or declaration of more than 64 KB is dropped\n");
}

TEST_F(Notes, HoldNothingThatATerminalObeys) {
  const std::string said = notes_on(
      "c\xC2\x9B"
      "31m: 1; \x1B[2J: 1; \x7F: 1");
  EXPECT_NE(said, "");
  for (const char* control : {"\xC2\x9B", "\x1B", "\x7F"})
    EXPECT_EQ(said.find(control), std::string::npos) << said;
}

TEST_F(Notes, ThatAFullPageIsCutAreOne) {
  const CommandResult result =
      render("<!DOCTYPE html><p style='margin-top:20000px'>below", "--full-page");
  EXPECT_EQ(count_of(result.err, "\n"), 1u) << result.err;
}

TEST_F(Notes, AreQuietOrStrict) {
  const std::string faulty = "<style>p { colour: red }</style><p>x", clean = "<p>x";
  EXPECT_EQ(render(faulty).exit_code, 0);
  const CommandResult quiet = render(faulty, "--quiet --strict");
  EXPECT_EQ(quiet.exit_code, 3);
  EXPECT_EQ(quiet.err, "");
  EXPECT_TRUE(file_contents(work.file("page.png")).starts_with("\x89PNG"));
  EXPECT_EQ(render(clean, "--strict").exit_code, 0);
  EXPECT_EQ(render("<img src=none.png>", "--strict").exit_code, 3);
}

TEST_F(Notes, AreObjectsOfJson) {
  const CommandResult result = render(
      "<style>p { colour: red; colour: 'blue'; width: \"a\\\\b\" }</style>\n<p>x<img src=none.png>",
      "--notes json");
  EXPECT_EQ(
      result.err,
      "{\"file\": null, \"line\": null, \"kind\": \"resource\", \"count\": 1, \"text\": "
      "\"image file://" +
          work.file("none.png") +
          " is not shown: no such file\"}\n"
          "{\"file\": \"page.html\", \"line\": 1, \"kind\": \"unknown-property\", \"count\": 2, "
          "\"text\": \"\\\"colour\\\" is no property; did you mean \\\"color\\\"?\"}\n"
          "{\"file\": \"page.html\", \"line\": 1, \"kind\": \"wrong-value\", \"count\": 1, "
          "\"text\": "
          "\"\\\"\\\"a\\\\\\\\b\\\"\\\" is no value of \\\"width\\\" that weft knows\"}\n");
  EXPECT_EQ(render("x", "--notes yaml").exit_code, 2);
}

TEST_F(Notes, GiveTheReasonOfAMissingPageInOneLine) {
  const CommandResult result = run_weft(work, "render " + work.file("none.html"));
  EXPECT_EQ(result.err,
            "weft: cannot load the page: file://" + work.file("none.html") + ": no such file\n");
  const CommandResult refused = run_weft(work, "render http://127.0.0.1:1/");
  EXPECT_EQ(refused.err,
            "weft: cannot load the page: 127.0.0.1 port 1: the connection was refused\n");
}

TEST_F(Notes, AreAllThereAreWhereAnAuthorAsks) {
  const std::string source = WEFT_SOURCE_DIR;
  work.write("photo.jpg", file_contents(source + "/examples/pages/station/harbour.jpg"));
  const std::string page =
      "<!DOCTYPE html><style>\n"
      "p { hyphens: auto; colour: red } b { font-size: 6px }\n"
      "i { color: #777; background: #333 } u { color: #777; background: #fff }\n"
      "body { font-family: Garamond, serif }\n"
      "</style><p>one <b>two</b> <i>three</i> <u>four</u> <i>five</i>\n"
      "<img src=photo.jpg width=40 height=30>";
  const CommandResult result =
      run_weft(work, "lint " + work.write("page.html", page) + kFonts + " --palette mono --strict");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.err, "");
  EXPECT_TRUE(result.out.starts_with(
      "page.html:2: \"colour\" is no property; did you mean \"color\"?\n"
      "page.html:5: no font is named \"Garamond\"; DejaVu Serif is used\n"
      "page.html:5: text of 6 px is hard to read: \"two\"\n"
      "page.html:5: text of #777777 on #333333 is one ink: \"three\" (2 times)\n"
      "page.html:5: \"hyphens: auto\" divides words at soft hyphens alone\n"
      "page.html:6: photo.jpg has 960x540 px and is shown in 40x30\n"
      "photo.jpg: "))
      << result.out;
  EXPECT_TRUE(result.out.ends_with(" KB that are loaded\n")) << result.out;
  EXPECT_EQ(notes(page), "page.html:2: \"colour\" is no property; did you mean \"color\"?\n");
}

TEST_F(Notes, AreNoneOfAGoodPageAlsoWhereAnAuthorAsks) {
  const CommandResult result = run_weft(
      work, "lint " + work.write("page.html", "<!DOCTYPE html><p>x") + kFonts + " --strict");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out + result.err, "");
}

}  // namespace
}  // namespace weft
