// The command as a user runs it: pictures, exit codes, messages, memory, and what is left behind.
#include <gtest/gtest.h>

#include "tests/support/test_pictures.h"
#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

class RenderCommand : public testing::Test {
 protected:
  CommandResult render(const std::string& arguments) {
    return run_weft(work, "render " + arguments);
  }
  std::string picture(const std::string& name = "page.png") {
    return file_contents(work.file(name));
  }
  size_t files() const {
    size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(work.path()))
      ++count;
    return count;
  }
  /// The peak heap of rendering a page with this body; 0 where the heap is not counted.
  size_t peak_heap(const std::string& body) {
    work.write("page.html", "<!DOCTYPE html>" + body);
    const CommandResult result =
        render(work.file("page.html") + " --stats -o " + work.file("page.png"));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return static_cast<size_t>(json_number(result.err, "peak_heap", result.err.find("owners")));
  }
  TemporaryDirectory work;
};

TEST_F(RenderCommand, WritesTheExamplePageTheSameEveryTime) {
  ASSERT_EQ(render(kStation + " -o " + work.file("a.png")).exit_code, 0);
  ASSERT_EQ(render(kStation + " -o " + work.file("b.png")).exit_code, 0);
  EXPECT_EQ(picture("a.png").substr(0, 4), "\x89PNG");
  EXPECT_TRUE(picture("a.png") == picture("b.png"));
  EXPECT_EQ(files(), 2u);
}

TEST_F(RenderCommand, WritesToStandardOutput) {
  ASSERT_EQ(render(kStation + " -o " + work.file("a.png")).exit_code, 0);
  EXPECT_EQ(render(kStation + " -o -").out, picture("a.png"));
}

TEST_F(RenderCommand, EveryPaletteAndFormatGoTogether) {
  for (const char* palette :
       {"rgb", "rgb565", "gray256", "gray16", "gray4", "mono", "bwr", "bwy", "bwry", "acep7",
        "spectra6", "bw", "gray-4", "color-6a", "color-12bit"})
    for (const char* extension : {"png", "ppm", "bmp", "bin", "jpg"}) {
      const CommandResult result = render(kStation + " --size 200x120 --palette " + palette +
                                          " -o " + work.file("page.") + extension);
      EXPECT_EQ(result.exit_code, 0) << palette << " " << extension << " " << result.err;
    }
}

TEST_F(RenderCommand, TheFormatIsThatOfTheOptionBeforeThatOfTheName) {
  const std::string small = kStation + " --size 200x120 ";
  ASSERT_EQ(render(small + "-o " + work.file("a.bmp")).exit_code, 0);
  ASSERT_EQ(render(small + "--format BMP -o " + work.file("page")).exit_code, 0);
  EXPECT_TRUE(picture("page") == picture("a.bmp"));
  EXPECT_TRUE(render(small + "--format bmp -o -").out == picture("a.bmp"));
  ASSERT_EQ(render(small + "--format bmp -o " + work.file("a.png")).exit_code, 0);
  EXPECT_TRUE(picture("a.png") == picture("a.bmp"));
  const CommandResult wrong = render(small + "--format gif -o " + work.file("b.png"));
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("png ppm pgm pbm bmp bin jpg"), std::string::npos) << wrong.err;
}

TEST_F(RenderCommand, CropsWhatItRendersWhole) {
  const std::string options = " --size 300x200 --palette mono -o ";
  ASSERT_EQ(render(kStation + options + work.file("whole.pgm")).exit_code, 0);
  ASSERT_EQ(render(kStation + " --crop 37,50,101,60" + options + work.file("part.pgm")).exit_code,
            0);
  const std::string whole = picture("whole.pgm").substr(15);
  std::string expected = "P5\n101 60\n255\n";
  for (size_t y = 0; y < 60; ++y) expected += whole.substr((50 + y) * 300 + 37, 101);
  EXPECT_EQ(picture("part.pgm"), expected);
  for (const char* wrong :
       {"0,0,301,200", "0,200,1,1", "1,1,0,5", "1,1,5", "-1,0,5,5", "1,1,5,5,"}) {
    const CommandResult result =
        render(kStation + " --crop " + wrong + options + work.file("x.pgm"));
    EXPECT_EQ(result.exit_code, 2) << wrong;
    EXPECT_NE(result.err.find("--crop"), std::string::npos) << result.err;
  }
  EXPECT_EQ(files(), 2u);
}

TEST_F(RenderCommand, InvertsLightAndDarkAfterDithering) {
  const std::string options = " --size 300x200 --palette mono -o ";
  ASSERT_EQ(render(kStation + options + work.file("a.bin")).exit_code, 0);
  ASSERT_EQ(render(kStation + " --invert" + options + work.file("b.bin")).exit_code, 0);
  const std::string before = picture("a.bin"), after = picture("b.bin");
  ASSERT_EQ(before.size(), after.size());
  for (size_t y = 0; y < 200; ++y)
    for (size_t x = 0; x < 37; ++x)
      ASSERT_EQ(static_cast<uint8_t>(before[y * 38 + x] ^ after[y * 38 + x]), 0xFF);
}

TEST_F(RenderCommand, AFileNamedByItsHashIsPrinted) {
  const auto rendered = [&](const std::string& options) {
    const CommandResult result =
        render(kStation + " --size 200x120 --name-by-hash -o " + work.file("page.png") + options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  };
  const std::string first = rendered("");
  EXPECT_EQ(first, rendered(""));
  EXPECT_NE(first, rendered(" --palette mono"));
  EXPECT_EQ(files(), 2u);
  EXPECT_TRUE(std::filesystem::exists(first.substr(0, first.size() - 1))) << first;
  for (const char* wrong : {"-", "/dev/null"})
    EXPECT_EQ(render(kStation + " --name-by-hash -o " + wrong).exit_code, 2) << wrong;
}

TEST_F(RenderCommand, ZoomingAPageIsAnotherRatioOfPixels) {
  const std::string options = " --size 300x200 -o ";
  ASSERT_EQ(render(kStation + " --dpr 3" + options + work.file("a.png")).exit_code, 0);
  ASSERT_EQ(render(kStation + " --dpr 2 --page-zoom 1.5" + options + work.file("b.png")).exit_code,
            0);
  EXPECT_TRUE(picture("a.png") == picture("b.png"));
  ASSERT_EQ(render(kStation + " --zoom 3" + options + work.file("b.png")).exit_code, 0);
  EXPECT_TRUE(picture("a.png") == picture("b.png"));
  EXPECT_EQ(render(kStation + " --page-zoom 5 --dpr 8" + options + work.file("b.png")).exit_code,
            0);
}

TEST_F(RenderCommand, AFullPageIsAsHighAsThePage) {
  const std::string page =
      work.write("page.html",
                 "<!DOCTYPE html><body style='margin:0'><p style='margin:0;height:700px'>a"
                 "<p id=b style='margin:0;height:99px'>b");
  const std::string options = " --size 100x50 --palette mono -o ";
  const auto size = [&] {
    return picture("page.pgm").substr(3, picture("page.pgm").find("\n2") - 3);
  };
  ASSERT_EQ(render(page + " --full-page" + options + work.file("page.pgm")).exit_code, 0);
  const std::string whole = size();
  EXPECT_EQ(whole, "100 799");
  ASSERT_EQ(
      render(page + " --full-page --crop 0,690,100,20" + options + work.file("page.pgm")).exit_code,
      0);
  EXPECT_EQ(size(), "100 20");
  ASSERT_EQ(render("file://" + page + "#b" + options + work.file("page.pgm")).exit_code, 0);
  const std::string by_fragment = picture("page.pgm");
  ASSERT_EQ(render(page + " --scroll 700" + options + work.file("page.pgm")).exit_code, 0);
  EXPECT_TRUE(picture("page.pgm") == by_fragment);
  const CommandResult beyond =
      render(page + " --full-page --crop 0,800,100,20" + options + work.file("x.pgm"));
  EXPECT_EQ(beyond.exit_code, 2);
  EXPECT_NE(beyond.err.find("the picture, which is 100x799"), std::string::npos) << beyond.err;
}

TEST_F(RenderCommand, AFullPageThatIsCutSaysSo) {
  const std::string page =
      work.write("page.html", "<!DOCTYPE html><body style='margin:0;height:20000px'>");
  const CommandResult result =
      render(page + " --full-page --size 10x50 --palette mono -o " + work.file("page.pgm"));
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("is 20000 pixels high; only the first 16384"), std::string::npos)
      << result.err;
  EXPECT_EQ(picture("page.pgm").substr(0, 11), "P5\n10 16384");
}

TEST_F(RenderCommand, WrongUsageIsExitCode2WithASentence) {
  for (const char* wrong : {"--size 0x5", "--size big", "--palette plaid", "--panel nothing",
                            "--dither sand", "-o page.gif", "--no-such-option", "--dpr -1"}) {
    const CommandResult result = render(kStation + " " + wrong);
    EXPECT_EQ(result.exit_code, 2) << wrong;
    EXPECT_FALSE(result.err.empty()) << wrong;
  }
  EXPECT_EQ(run_weft(work, "").exit_code, 2);
  EXPECT_EQ(run_weft(work, "--help").exit_code, 0);
}

TEST_F(RenderCommand, WhatIsNoNumberIsWrongUsageOfTheOptionThatItIsGivenTo) {
  for (const char* option :
       {"--dpr", "--gamma", "--max-time", "--heap-limit", "--rotate", "--size"})
    for (const char* value : {"nan", "inf", "-inf", "-1", "1e999", "''", "' 1'", "+1", "1x",
                              "0x1p3", "99999999999999999999", "1,5,"}) {
      const CommandResult result =
          render(kStation + " -o " + work.file("page.png") + " " + option + " " + value);
      EXPECT_EQ(result.exit_code, 2) << option << " " << value;
      EXPECT_NE(result.err.find(option), std::string::npos) << result.err;
    }
  for (const char* value : {"nan", "0", "17", "1.5", "0x4", "''"})
    EXPECT_EQ(run_weft(work, "preview " + kStation + " --zoom " + value).exit_code, 2) << value;
  EXPECT_EQ(files(), 0u);
}

TEST_F(RenderCommand, InksAreThoseOfAFile) {
  work.write("page.html", "<body style='margin:0;background:linear-gradient(red,blue)'>");
  work.write("inks.txt",
             "# my panel, by daylight\n"
             "black #101010 0\nwhite #b0b0b0 1\n\nred #701010 3\n");
  const std::string page = work.file("page.html") + " --size 40x40 --palette spectra6 -o " +
                           work.file("page.bin") + " --inks ";
  ASSERT_EQ(render(page + work.file("inks.txt")).exit_code, 0);
  const std::string mine = picture("page.bin");
  for (const char byte : mine)
    for (const int value : {byte >> 4 & 15, byte & 15})
      EXPECT_TRUE(value == 0 || value == 1 || value == 3) << value;
  ASSERT_EQ(render(page + "nominal").exit_code, 0);
  EXPECT_FALSE(picture("page.bin") == mine);
}

TEST_F(RenderCommand, WhatIsWrongWithAFileOfInksIsSaidWithItsLine) {
  const std::pair<const char*, const char*> kWrong[] = {
      {"black #000000 0\nwhite white 1\n", "inks.txt':2: the colour 'white' is none"},
      {"black #000000\n", "inks.txt':1: give a name, a colour and a code"},
      {"black #000000 zero\n", "inks.txt':1: the code 'zero' is no number"},
      {"black #000000 7\n", "inks.txt':1: the palette spectra6 has codes 0 to 6"},
      {"black #000000 0\nred #ff0000 0\n", "inks.txt':2: the code 0 was there before"},
      {"black #000000 0\nred #ff0000 3\n", "black has to be code 0, and white code 1"},
      {"black #000000 0\nwhite #101010 1\n", "white has to be lighter than black by 32"},
      {"black #000000 0\nwhite #ffffff 1\npink #ff8080 2\n", "there is no ink 'pink'"}};
  for (const auto& [text, why] : kWrong) {
    work.write("inks.txt", text);
    const CommandResult result =
        render(kStation + " --palette spectra6 --inks " + work.file("inks.txt"));
    EXPECT_EQ(result.exit_code, 2) << text;
    EXPECT_NE(result.err.find(why), std::string::npos) << result.err;
  }
  EXPECT_NE(render(kStation + " --palette rgb --inks " + work.file("inks.txt"))
                .err.find("the palette rgb has no inks"),
            std::string::npos);
  EXPECT_NE(
      render(kStation + " --palette bwr --inks " + work.file("none.txt")).err.find("No such file"),
      std::string::npos);
}

TEST_F(RenderCommand, GenericFamiliesAreServedByTheFamiliesThatAreSaid) {
  const auto rendered = [&](const std::string& style, const std::string& options) {
    work.write("page.html", "<p style='" + style + "'>Agij 0123");
    const CommandResult result = render(work.file("page.html") + " --size 200x60 " + options +
                                        " -o " + work.file("page.png"));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return picture();
  };
  const std::string mono = rendered("font:16px DejaVu Sans Mono", "");
  const std::string plain = rendered("", "");
  EXPECT_NE(plain, mono);
  EXPECT_EQ(rendered("", "--generic 'serif=DejaVu Sans Mono'"), mono);
  EXPECT_EQ(rendered("font:16px sans-serif",
                     "--generic 'serif=Not There' --generic 'sans-serif=DejaVu Sans Mono'"),
            mono);
  EXPECT_EQ(rendered("font:16px monospace", "--generic 'monospace=DejaVu Serif'"), plain);
  EXPECT_EQ(rendered("", "--generic 'serif=Not There'"), plain);
  for (const char* wrong : {"cursive=DejaVu Sans", "serif", "serif=", "=DejaVu Sans", ""}) {
    const CommandResult result =
        render(kStation + " -o " + work.file("x.png") + " --generic '" + wrong + "'");
    EXPECT_EQ(result.exit_code, 2) << wrong;
    EXPECT_NE(result.err.find("--generic"), std::string::npos) << result.err;
  }
}

TEST_F(RenderCommand, AnEmptyWordIsWrongUsage) {
  for (const char* option : {"--panel", "--palette", "--dither", "-o"}) {
    const CommandResult result = render(kStation + " " + option + " ''");
    EXPECT_EQ(result.exit_code, 2) << option;
    EXPECT_NE(result.err.find(option), std::string::npos) << result.err;
  }
  EXPECT_EQ(render("'' -o " + work.file("page.png")).exit_code, 2);
}

TEST_F(RenderCommand, TheHeapLimitIsSaidInTheStatistics) {
  const struct {
    const char* text;
    double bytes;
  } all[] = {{"0", 0}, {"500000", 500000}, {"600k", 614400}, {"64M", 67108864}, {"1G", 1073741824}};
  if (peak_heap("") == 0) GTEST_SKIP() << "the heap is not counted in this build";
  for (const auto& [text, bytes] : all)
    EXPECT_EQ(json_number(render(kStation + " --stats -o /dev/null --heap-limit " + text).err,
                          "heap_limit"),
              bytes)
        << text;
  EXPECT_GT(json_number(render(kStation + " --stats -o /dev/null").err, "heap_limit"), 1e6);
  EXPECT_EQ(render(kStation + " --heap-limit 17179869184G -o /dev/null").exit_code, 2);
}

TEST_F(RenderCommand, EveryCommandThatLoadsAPageTakesAHeapLimit) {
  if (peak_heap("") == 0) GTEST_SKIP() << "the heap is not counted in this build";
  for (const std::string command : {"render -o /dev/null", "layout", "style --select p",
                                    "parse-html", "show --bus model --panel cyd-ili9341"}) {
    const CommandResult result = run_weft(work, command + " " + kStation + " --heap-limit 30000");
    EXPECT_EQ(result.exit_code, 1) << command;
    EXPECT_NE(result.err.find("the limit is 30000 bytes): raise --heap-limit"), std::string::npos)
        << command << result.err;
  }
}

TEST_F(RenderCommand, APipeNeedsNoExtension) {
  ASSERT_EQ(render(kStation + " -o " + work.file("a.png")).exit_code, 0);
  EXPECT_EQ(render(kStation + " -o /dev/stdout").out, picture("a.png"));
  EXPECT_EQ(render(kStation + " -o /dev/null").exit_code, 0);
  EXPECT_NE(
      render(kStation + " -o " + work.path()).err.find("it is a directory: name a file in it"),
      std::string::npos);
}

TEST_F(RenderCommand, AMissingPageIsExitCode1AndLeavesNothing) {
  const CommandResult result = render(work.file("none.html") + " -o " + work.file("page.png"));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.err.find("none.html"), std::string::npos) << result.err;
  EXPECT_EQ(files(), 0u);
}

TEST_F(RenderCommand, ThePageIsNotReplacedByItsPicture) {
  const std::string page = work.write("page.html", "text");
  for (const std::string& source : {page, page + "#part", "file://" + page}) {
    const CommandResult result =
        run_weft(work, "render " + source + " --format png -o " + work.file("./page.html"));
    EXPECT_EQ(result.exit_code, 2) << source;
    EXPECT_NE(result.err.find("is the page itself"), std::string::npos) << result.err;
    EXPECT_EQ(file_contents(page), "text");
  }
}

TEST_F(RenderCommand, AFailureKeepsTheOldPicture) {
  work.write("page.png", "old");
  EXPECT_EQ(render(work.file("none.html") + " -o " + work.file("page.png")).exit_code, 1);
  EXPECT_EQ(picture(), "old");
}

TEST_F(RenderCommand, AMissingImageIsANoteNotAnError) {
  work.write("page.html", "<img src=gone.png alt='a lost picture'>");
  const CommandResult result = render(work.file("page.html") + " -o " + work.file("page.png"));
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("gone.png"), std::string::npos) << result.err;
}

TEST_F(RenderCommand, FitsTheExamplePageInto400000BytesOfHeap) {
  const CommandResult result =
      render(kStation + " --heap-limit 400000 --stats -o " + work.file("page.png"));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  if (json_number(result.err, "peak_heap") == 0)
    GTEST_SKIP() << "the heap is not counted in this build";
  EXPECT_LE(json_number(result.err, "peak_heap", result.err.find("owners")), 400000);
}

TEST_F(RenderCommand, TooSmallAHeapIsExitCode1AndLeavesNothing) {
  const CommandResult probe = render(kStation + " --stats -o -");
  if (json_number(probe.err, "peak_heap") == 0)
    GTEST_SKIP() << "the heap is not counted in this build";
  const CommandResult result = render(kStation + " --heap-limit 60000 -o " + work.file("page.png"));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.err.find("out of memory"), std::string::npos) << result.err;
  EXPECT_EQ(files(), 0u);
}

TEST_F(RenderCommand, APicturesSizeDoesNotMatterForTheHeap) {
  work.write("small.jpg", encode_jpeg(photograph(800, 600)));
  work.write("large.jpg", encode_jpeg(photograph(4000, 3000)));
  const size_t small = peak_heap("<img src=small.jpg width=640 height=480>");
  const size_t large = peak_heap("<img src=large.jpg width=640 height=480>");
  EXPECT_LE(large, small + 4000);
}

TEST_F(RenderCommand, ARowOfTwentyIconsCostsAtMost100KB) {
  std::string row = "<body style='margin:0'>";
  for (uint32_t i = 0; i < 20; ++i) {
    const std::string name = "icon" + std::to_string(i) + ".png";
    work.write(name, encode_png(icon(64, i)));
    row += "<img src=" + name + " width=36 height=36>";
  }
  const size_t none = peak_heap("<body style='margin:0'>");
  EXPECT_LE(peak_heap(row), none + 100'000);
}

TEST_F(RenderCommand, ListsPanelsAndTrees) {
  EXPECT_NE(run_weft(work, "panels").out.find("waveshare-7in5-v2"), std::string::npos);
  EXPECT_NE(run_weft(work, "panels --json").out.find("\"controller\": \"UC8179\""),
            std::string::npos);
  work.write("page.html", "<p>one<p>two");
  const CommandResult tree = run_weft(work, "parse-html " + work.file("page.html") + " --tree");
  EXPECT_EQ(
      tree.out,
      "| <html>\n|   <head>\n|   <body>\n|     <p>\n|       \"one\"\n|     <p>\n|       \"two\"\n");
  EXPECT_NE(
      run_weft(work, "layout " + work.file("page.html") + " --size 100x100 --dump").out.find("<p>"),
      std::string::npos);
  work.write("ids.html",
             "<body style='margin:0'><p id=a style='margin:0 0 0 8px;height:9px'>"
             "<p id=b style='margin:0;height:1px'><p>c");
  EXPECT_EQ(run_weft(work, "layout " + work.file("ids.html") + " --size 100x100 --ids").out,
            "a 8,0 92x9\nb 0,9 100x1\n");
}

}  // namespace
}  // namespace weft
