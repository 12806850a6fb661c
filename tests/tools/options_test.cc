// The command line as people type it: commands, options, and answers to what is wrong.
#include "tools/weft/options.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/weft_command.h"
#include "tools/weft/nearest.h"
#include "tools/weft/option_table.h"

namespace weft {
namespace {

struct Parsed {
  Options options;
  bool is_good = false;
  int exit_code = -1;
  std::string said;  // on standard error
};

Parsed parse(std::vector<std::string> words) {
  words.insert(words.begin(), "weft");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  Parsed parsed;
  testing::internal::CaptureStderr();
  parsed.is_good =
      parse_options(static_cast<int>(argv.size()), argv.data(), parsed.options, parsed.exit_code);
  parsed.said = testing::internal::GetCapturedStderr();
  return parsed;
}

std::string refusal(std::vector<std::string> words) {
  const Parsed parsed = parse(std::move(words));
  EXPECT_FALSE(parsed.is_good);
  EXPECT_EQ(parsed.exit_code, 2);
  return parsed.said.substr(0, parsed.said.find('\n'));
}

TEST(Options, OptionsStandBeforeAndBehindThePage) {
  const Parsed parsed = parse({"render", "--dpr=2", "page.html", "-k", "-oout.png", "--rotate",
                               "90", "-H", "A: b", "--header", "C: d"});
  ASSERT_TRUE(parsed.is_good) << parsed.said;
  EXPECT_EQ(parsed.options.command, Command::Render);
  EXPECT_EQ(parsed.options.source, "page.html");
  EXPECT_EQ(parsed.options.output, "out.png");
  EXPECT_EQ(parsed.options.device_pixel_ratio, 2);
  EXPECT_EQ(parsed.options.rotation_degrees, 90);
  EXPECT_TRUE(parsed.options.insecure);
  EXPECT_EQ(parsed.options.headers, (std::vector<std::string>{"A: b", "C: d"}));
}

TEST(Options, ALaterValueReplacesAnEarlierOne) {
  EXPECT_EQ(parse({"render", "a", "--size", "1x1", "--size", "2x2"}).options.size, "2x2");
}

TEST(Options, APageWithoutACommandIsRendered) {
  const Parsed parsed = parse({"https://example.org/", "page.bmp", "--panel", "x"});
  ASSERT_TRUE(parsed.is_good) << parsed.said;
  EXPECT_EQ(parsed.options.command, Command::Render);
  EXPECT_EQ(parsed.options.source, "https://example.org/");
  EXPECT_EQ(parsed.options.output, "page.bmp");
  EXPECT_EQ(parse({"page.html"}).options.output, "weft.png");
  EXPECT_EQ(parse({"-k", "page.html"}).options.source, "page.html");
}

TEST(Options, SidesAreThoseOfWkhtmltoimage) {
  const Options both = parse({"render", "a", "--width", "640", "--height", "400"}).options;
  EXPECT_EQ(both.size, "640x400");
  EXPECT_FALSE(both.full_page);
  const Options wide = parse({"a.html", "-", "--width", "640"}).options;
  EXPECT_EQ(wide.size.substr(0, 4), "640x");
  EXPECT_TRUE(wide.full_page);
  EXPECT_EQ(wide.output, "-");
  const Options cut =
      parse({"render", "a", "--crop-x", "1", "--crop-w", "30", "--crop-h", "40"}).options;
  ASSERT_TRUE(cut.crop);
  EXPECT_EQ(cut.crop->width, 30);
  EXPECT_EQ(refusal({"render", "a", "--crop-x", "3"}),
            "weft: --crop-x and --crop-y want --crop-w and --crop-h");
  EXPECT_EQ(refusal({"render", "a", "--width", "3", "--size", "3x3"}),
            "weft: --size says both sides already: leave out --width and --height");
}

TEST(Options, EachCommandKnowsWhereItsPictureGoes) {
  EXPECT_EQ(parse({"render", "a"}).options.output, "weft.png");
  EXPECT_EQ(parse({"preview", "a"}).options.output, "weft.png");
  EXPECT_EQ(parse({"show", "a", "--panel", "x", "--bus", "model"}).options.output, "");
}

TEST(Options, SaysWhatIsWrong) {
  EXPECT_EQ(refusal({}), "weft: a command or a page is wanted");
  EXPECT_EQ(refusal({"rendr"}), "weft: there is no command 'rendr'; did you mean render?");
  EXPECT_EQ(refusal({"render"}), "weft: render wants a URL|FILE");
  EXPECT_EQ(refusal({"render", ""}), "weft: URL|FILE: it is empty");
  EXPECT_EQ(refusal({"render", "a", "b.png", "-o", "c.png"}),
            "weft: the picture has two names: 'b.png' and --output 'c.png'");
  EXPECT_EQ(refusal({"render", "a", "b", "c"}), "weft: 'c' is one argument too many for render");
  EXPECT_EQ(refusal({"render", "--pannel=x", "a"}),
            "weft: render has no option --pannel; did you mean --panel?");
  EXPECT_EQ(refusal({"layout", "a", "--panel", "x"}), "weft: layout has no option --panel");
  EXPECT_EQ(refusal({"render", "a", "-z"}), "weft: render has no option -z");
  EXPECT_EQ(refusal({"render", "a", "--dpr"}), "weft: --dpr wants a value: N");
  EXPECT_EQ(refusal({"render", "a", "-o"}), "weft: --output wants a value: FILE");
  EXPECT_EQ(refusal({"style", "a", "--all=1", "--select", "p"}), "weft: --all takes no value");
  EXPECT_EQ(refusal({"show", "a", "--bus", "model"}), "weft: show wants --panel NAME");
  EXPECT_EQ(refusal({"help", "nothing"}), "weft: there is no command 'nothing'");
}

TEST(Options, SaysWhatIsWrongWithAValue) {
  EXPECT_EQ(refusal({"render", "a", "--dpr", "nan"}),
            "weft: --dpr 'nan': give a number from 0.25 to 8");
  EXPECT_EQ(refusal({"render", "a", "--dpr", "2x"}),
            "weft: --dpr '2x': give a number from 0.25 to 8");
  EXPECT_EQ(refusal({"render", "a", "--scroll", "1e9"}),
            "weft: --scroll '1e9': give a number from 0 to 1000000");
  EXPECT_EQ(refusal({"render", "a", "--stats=http://me:secret@host/?token=secret"}),
            "weft: --stats 'http://…@host/?…': give json or table");
  EXPECT_EQ(refusal({"preview", "a", "--zoom", "17"}),
            "weft: --zoom '17': give a whole number from 1 to 16");
  EXPECT_EQ(refusal({"render", "a", "--rotate", "45"}),
            "weft: --rotate '45': give one of 0 90 180 270");
  EXPECT_EQ(refusal({"render", "a", "--panel", ""}), "weft: --panel '': its value is empty");
  EXPECT_EQ(refusal({"render", "a", "--heap-limit", "1T"}),
            "weft: --heap-limit '1T': give a number of bytes such as 400000, 64K, 64M or 1G");
  EXPECT_EQ(refusal({"render", "a", "--ca", "/nothing"}),
            "weft: --ca '/nothing': there is no such file");
  EXPECT_EQ(refusal({"render", "a", "--font-dir", "/dev/null"}),
            "weft: --font-dir '/dev/null': there is no such directory");
  EXPECT_EQ(refusal({"render", "a", "-H", "Authorization"}),
            "weft: --header: give it as one word of the form 'Name: value'");
  EXPECT_FALSE(parse({"render", "a", "-H", "A: b\r\nC: d"}).is_good);
  EXPECT_EQ(refusal({"render", "a", "--generic", "cursive=x"}),
            "weft: --generic 'cursive=x': give serif=NAME, sans-serif=NAME or monospace=NAME");
}

TEST(Options, StandardInputIsOneThing) {
  const std::string end = ": standard input is the page already";
  EXPECT_EQ(refusal({"render", "-", "--header-file", "-"}), "weft: --header-file '-'" + end);
  EXPECT_EQ(refusal({"render", "-", "-H", "@-"}), "weft: --header '@-'" + end);
  EXPECT_TRUE(parse({"render", "page.html", "-H", "@-"}).is_good);
}

TEST(Options, BytesHaveSuffixes) {
  EXPECT_EQ(parse({"render", "a", "--heap-limit", "64k"}).options.heap_limit, size_t{65536});
  EXPECT_EQ(parse({"render", "a", "--cache-limit", "1G"}).options.cache_limit, uint64_t{1} << 30);
  EXPECT_EQ(parse({"render", "a", "--heap-limit", "0"}).options.heap_limit, size_t{0});
}

TEST(Options, EveryCommandExplainsItself) {
  TemporaryDirectory work;
  for (const CommandRow& command : command_rows()) {
    const std::string name = command.name;
    const auto asked = run_weft(work, "help " + name), told = run_weft(work, name + " --help");
    EXPECT_EQ(asked.exit_code, 0);
    EXPECT_EQ(asked.out, told.out);
    EXPECT_NE(asked.out.find("\nUsage: weft " + name), std::string::npos) << asked.out;
    EXPECT_NE(asked.out.find("\nExample:\n  weft " + name), std::string::npos) << asked.out;
  }
}

TEST(Options, HelpExplainsItself) {
  testing::internal::CaptureStdout();
  const Parsed parsed = parse({"help", "help"});
  EXPECT_NE(testing::internal::GetCapturedStdout().find("Commands:"), std::string::npos);
  EXPECT_EQ(parsed.exit_code, 0);
  EXPECT_EQ(parsed.said, "");
}

TEST(Options, BashCompletesThem) {
  TemporaryDirectory work;
  const std::string completion = work.file("completion");
  const std::string describe = WEFT_SOURCE_DIR "/tools/install/describe_command.py";
  const CommandResult written = run_line(work, "python3 " + describe + " bash " + WEFT_BINARY +
                                                   " >" + completion + " && test -s " + completion);
  ASSERT_EQ(written.exit_code, 0) << written.err;
  const auto completed = [&](const std::string& words, int last) {
    return run_line(work, "bash -c '. " + completion + "; COMP_WORDS=(" + words + "); COMP_CWORD=" +
                              std::to_string(last) + "; _weft; echo \"${COMPREPLY[*]}\"'")
        .out;
  };
  EXPECT_EQ(completed("weft re", 1), "render\n");
  EXPECT_EQ(completed("weft help re", 2), "render\n");
  EXPECT_EQ(completed("weft render --pan", 2), "--panel\n");
  EXPECT_EQ(completed("weft render --notes j", 3), "json\n");
  EXPECT_EQ(completed("weft render --dither blue", 3), "blue-noise\n");
}

TEST(Options, NoCommandHasTwoOptionsOfOneName) {
  for (const CommandRow& command : command_rows()) {
    std::vector<std::string> names = {"help", "h"};
    for (const OptionRow& row : option_rows()) {
      if (!belongs_to(row, command.command)) continue;
      names.emplace_back(row.name);
      if (row.letter) names.emplace_back(1, row.letter);
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end()) << command.name;
  }
  for (size_t i = 0; i < command_rows().size(); ++i)
    EXPECT_EQ(static_cast<size_t>(command_rows()[i].command), i);
}

TEST(Nearest, FindsTypingErrors) {
  const std::vector<std::string_view> words = {"render", "show", "preview", "waveshare-7in5-v2"};
  using Names = std::vector<std::string_view>;
  EXPECT_EQ(nearest("rendre", words), Names{"render"});
  EXPECT_EQ(nearest("Shwo", words), Names{"show"});
  EXPECT_EQ(nearest("waveshare_7in5_V2", words), Names{"waveshare-7in5-v2"});
  EXPECT_EQ(nearest("", words), Names{});
  EXPECT_EQ(nearest("xyzzy", words), Names{});
  const std::vector<std::string_view> alike = {"abcx", "abcd", "abce", "abcf"};
  EXPECT_EQ(did_you_mean("abc", alike), "; did you mean abcx, abcd or abce?");
  EXPECT_EQ(did_you_mean("hello", alike), "");
}

}  // namespace
}  // namespace weft
