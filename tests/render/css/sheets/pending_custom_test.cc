// Custom properties that nothing asks for are not kept; those that are asked for are right, however
// many there are.
#include "render/css/sheets/pending_custom.h"

#include "tests/support/every_allocation.h"
#include "tests/support/sheet_world.h"
#include "tests/support/styled_page.h"

namespace weft {
namespace {

size_t kept_custom(const Element& element) {
  size_t count = 0;
  for (const MatchList* list = element.matches; list; list = list->next)
    for (const Declaration* declaration = list->match->block->first; declaration;
         declaration = declaration->next)
      count += declaration->property == PropertyId::Custom;
  return count;
}

size_t kept_in_root(std::string_view css, std::string_view body = "<p id=p>x</p>") {
  const StyledPage page("<style>" + std::string(css) + "</style>" + std::string(body));
  return kept_custom(*page.page.document->root());
}

/// `count` tokens --t0 … each of 60 bytes, before `css`.
std::string with_tokens(size_t count, std::string_view css) {
  std::string all = ":root{";
  for (size_t i = 0; i < count; ++i)
    all +=
        "--t" + std::to_string(i) + ":oklch(0.123 0.1685 237.323 / " + std::to_string(i) + "%);\n";
  return all + "}" + std::string(css);
}

TEST(PendingCustom, KeepsOnlyWhatIsAskedFor) {
  EXPECT_EQ(kept_in_root(":root{--a:1px;--b:2px;--c:3px}"), 0u);
  EXPECT_EQ(kept_in_root(":root{--a:1px;--b:2px;--c:3px} p{top:var(--b)} .missing{top:var(--a)}"),
            1u);
  EXPECT_EQ(kept_in_root(":root{--a:1px;--b:var(--a);--c:VAR(--b, var(--d));--d:4px;--e:var(--c)} "
                         "p{top:var(--c)}"),
            4u);
  EXPECT_EQ(kept_in_root(":root{--a:1px;--b:2px} p{top:nonsense(var(--x, var(--a)))}"), 1u);
  EXPECT_EQ(kept_in_root(":root{--a:1px;--b:2px}", "<p style='top:var(--b)'>x</p>"), 1u);
  EXPECT_EQ(kept_in_root(":root{--a:1px;--b:2px} @container style(--b: 2px){p{top:0}}"), 1u);
  EXPECT_EQ(kept_in_root(":root{--a:1px !important;--a:2px} @media print{p{top:var(--a)}}"), 0u);
}

TEST(PendingCustom, AreReadOnceMoreWhenThereAreMany) {
  const std::string css = with_tokens(
      2000,
      "p{--own:5px;left:var(--own);top:var(--c)} :root{--c:var(--d);--unused:var(--t3)} "
      "body{--d:7px;--t1:red} b{color:var(--t1)}");
  const StyledPage page("<style>" + css + "</style><p id=p>x<b id=b>y</b></p>");
  EXPECT_EQ(kept_custom(*page.page.document->root()), 2u);
  EXPECT_EQ(page.box("p").left, Length::fixed(Px::from_int(5)));
  EXPECT_TRUE(page.box("p").top.is_auto());
  EXPECT_EQ(page.text("b").color, (Color{255, 0, 0, 255}));
}

/// The value of "p { top: var(--last) }" with `tokens` tokens before it in a linked sheet, and the
/// sheets that were asked for.
std::string top_of_linked(size_t tokens, size_t chunk_bytes, bool imported) {
  ParsedDocument page("<link rel=stylesheet href=/a.css><p id=p>x</p>");
  FakeResources resources(page.budget);
  resources.chunk_bytes = chunk_bytes;
  const std::string css =
      with_tokens(tokens,
                  "@media all{:root{--x:1px;width:1px;&{--y:2px}--last:calc(var(--x) + var(--y))}} "
                  "p{top:var(--last)}");
  resources.add("http://host/a.css", imported ? "@import 'b.css'; p{--x:9px}" : css);
  resources.add("http://host/b.css", css);
  MediaEnvironment environment;
  FaceRecorder fonts;
  NoNotes notes;
  auto styles =
      Styles::create(page.budget, page.arena, *page.document, environment, resources, fonts, notes);
  EXPECT_EQ(styles.value()->apply_sheets("http://host/page.html", "utf-8"), Status::Ok);
  EXPECT_EQ(styles.value()->compute(), Status::Ok);
  return std::to_string(page.by_id("p")->style->box->top.px().floor()) + " " +
         std::to_string(resources.opened.size());
}

TEST(PendingCustom, AreFetchedAgainForEveryChunkSize) {
  for (const size_t chunk : {size_t{1}, size_t{7}, size_t{1400}, SIZE_MAX}) {
    EXPECT_EQ(top_of_linked(10, chunk, false), "3 1") << chunk;
    EXPECT_EQ(top_of_linked(1000, chunk, false), "3 2") << chunk;
    EXPECT_EQ(top_of_linked(1000, chunk, true), "3 3") << chunk;
  }
}

TEST(PendingCustom, AreNotedWhenTheirSheetIsGoneAtTheSecondReading) {
  SheetWorld world("<p>x</p>");
  EXPECT_EQ(world.read(with_tokens(1000, "p{top:var(--t1)}")), Status::Ok);
  EXPECT_TRUE(world.notes.has("custom properties of http://host/dir/sheet.css: not found"));
}

TEST(PendingCustom, EndHoweverTheyNameEachOther) {
  std::string css = ":root{--a0:var(--a0);";
  for (int i = 1; i < 3000; ++i)
    css += "--a" + std::to_string(i) + ":var(--a" + std::to_string(i + 1) + ");";
  const StyledPage page("<style>" + css +
                        "} p{top:var(--a0, 1px);left:var(--a1, 2px)}</style><p id=p>x</p>");
  EXPECT_EQ(page.box("p").top, Length::fixed(Px::from_int(1)));
  EXPECT_EQ(page.box("p").left, Length::fixed(Px::from_int(2)));
}

TEST(PendingCustom, EndInOutOfMemoryWhenAnAllocationFails) {
  const std::string css =
      "<style>" +
      with_tokens(400, "@property --r{syntax:'*';inherits:true} p{top:var(--t1);left:var(--r)}") +
      "</style><p>x";
  const auto scenario = [&](Budget& budget) {
    Arena arena(budget);
    NoNotes notes;
    MemoryStream stream{std::string_view(css)};
    WEFT_TRY_ASSIGN(Document* const document, parse_html(stream, {}, arena, notes));
    FakeResources resources(budget);
    FaceRecorder fonts;
    const MediaEnvironment environment;
    WEFT_TRY_ASSIGN(const Owned<Styles> styles,
                    Styles::create(budget, arena, *document, environment, resources, fonts, notes));
    return styles->apply_sheets("http://host/", "utf-8");
  };
  expect_every_failing_allocation_is_out_of_memory(scenario, 3);
}

}  // namespace
}  // namespace weft
