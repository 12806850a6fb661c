// Families and characters of the text that is shown, against what the fonts have.
#include <algorithm>
#include <map>
#include <set>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/layout/inline/inline_text.h"
#include "tools/weft/diagnosis/page_parts.h"

namespace weft {
namespace {

// Families that pages name for the systems of others; what follows them in the list is meant to
// serve as well.
constexpr std::string_view kUsual[] = {"-apple-system",
                                       "apple color emoji",
                                       "arial",
                                       "arial black",
                                       "blinkmacsystemfont",
                                       "calibri",
                                       "cambria",
                                       "comic sans ms",
                                       "consolas",
                                       "courier",
                                       "courier new",
                                       "garamond",
                                       "geneva",
                                       "georgia",
                                       "helvetica",
                                       "helvetica neue",
                                       "impact",
                                       "lucida console",
                                       "lucida grande",
                                       "lucida sans",
                                       "menlo",
                                       "monaco",
                                       "palatino",
                                       "segoe ui",
                                       "segoe ui emoji",
                                       "sf pro",
                                       "sfmono-regular",
                                       "sf mono",
                                       "tahoma",
                                       "times",
                                       "times new roman",
                                       "trebuchet ms",
                                       "verdana"};

bool is_usual(std::string_view family) {
  for (const std::string_view usual : kUsual)
    if (equal_ignoring_case(usual, family)) return true;
  return false;
}

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

class MissingFonts {
 public:
  explicit MissingFonts(const DiagnosedPage& page) : page_(page) {}

  Status find() {
    for_each_text(page_.root, page_.screen,
                  [&](const LineFragment& text, const Rect&) { add(text); });
    for (const StyledText& text : texts_) {
      WEFT_TRY(look_for_families(*text.style, text.first));
      WEFT_TRY(look_for_glyphs(*text.style, text.characters));
    }
    report_glyphs();
    return Status::Ok;
  }

 private:
  using Characters = std::map<char32_t, unsigned>;  // how often each is there
  struct StyledText {
    const TextStyle* style;
    const Node* first;
    Characters characters;
  };

  void add(const LineFragment& fragment) {
    std::string_view text = fragment.box->text.substr(fragment.start, fragment.length);
    Characters* characters = nullptr;
    while (!text.empty()) {
      const char32_t c = next_code_point(text);
      if (c <= ' ') continue;
      if (!characters) characters = &characters_of(*fragment.box);
      if (c >= 0x80) ++(*characters)[c];
    }
  }

  Characters& characters_of(const Box& box) {
    const TextStyle* const style = &box.text_style();
    const auto [place, is_new] = place_of_.try_emplace(style, texts_.size());
    if (is_new) texts_.push_back({style, box.node, {}});
    return texts_[place->second].characters;
  }

  Status look_for_families(const TextStyle& style, const Node* text) {
    const std::span<const FamilyName> families = style.families;
    if (families.empty() || families[0].generic || !families_.insert(families.data()).second)
      return Status::Ok;
    const std::string_view first = families[0].name;
    size_t named = 0;
    bool any = false, has_first = false;
    std::string_view instead;
    for (; named < families.size() && !families[named].generic; ++named) {
      const std::string_view name = families[named].name;
      WEFT_TRY_ASSIGN(const std::string_view serving,
                      page_.fonts.serving({GenericFamily::None, name}));
      any |= serving == name;
      has_first |= serving == name && named == 0;
      if (instead.empty()) instead = serving;
    }
    if (instead.empty()) {
      const bool has_generic = named < families.size();
      const auto generic =
          has_generic ? static_cast<GenericFamily>(families[named].generic) : GenericFamily::Serif;
      WEFT_TRY_ASSIGN(instead, page_.fonts.serving({generic, {}}));
    }
    if (instead.empty()) instead = "another";
    const Place* const face = page_.css.unreadable_face(first);
    if (face && !has_first) {
      page_.add(FindingKind::Font, *face,
                "the font " + quoted(first) + " names no file that weft reads: " +
                    (any ? "the next one" : std::string(instead)) + " is used");
    } else if (!any) {
      Finding finding;
      finding.kind = FindingKind::Font;
      finding.place = page_.css.places().of_text(text);
      finding.text = "no font is named " + quoted(first) + "; " + std::string(instead) + " is used";
      finding.minor = is_usual(first);
      page_.findings.add(std::move(finding));
    }
    return Status::Ok;
  }

  Status look_for_glyphs(const TextStyle& style, const Characters& characters) {
    std::string text;
    for (const auto& [c, count] : characters) {
      char bytes[4];
      text.append(bytes, encode_utf8(c, bytes));
    }
    if (text.empty()) return Status::Ok;
    Arena arena(page_.budget);
    ArenaVector<ShapedGlyph> glyphs(arena);
    WEFT_TRY(page_.fonts.shape(font_query(style), text, {}, glyphs));
    for (const ShapedGlyph& glyph : glyphs.span()) {
      if (glyph.glyph) continue;
      std::string_view at = std::string_view(text).substr(glyph.cluster);
      const char32_t c = next_code_point(at);
      missing_[c] += characters.at(c);
    }
    return Status::Ok;
  }

  void report_glyphs() {
    static constexpr size_t kMostNamed = 8;
    if (missing_.empty()) return;
    std::string said = "no font has ";
    unsigned count = 0;
    size_t named = 0;
    for (const auto& [c, often] : missing_) {
      count += often;
      if (++named > kMostNamed) continue;
      char bytes[16];
      const size_t size = encode_utf8(c, bytes);
      if (named > 1) said += ' ';
      if (is_private(c)) {
        std::snprintf(bytes, sizeof bytes, "U+%04X", unsigned{c});
        said += bytes;
      } else {
        said.append(bytes, size);
      }
    }
    if (named > kMostNamed) said += " …";
    page_.add(FindingKind::Glyph, {}, said + " (" + counted(count, "character") + ")");
  }

  const DiagnosedPage& page_;
  std::vector<StyledText> texts_;  // in the order of the page
  std::map<const TextStyle*, size_t> place_of_;
  std::set<const FamilyName*> families_;
  Characters missing_;
};

}  // namespace

Status find_missing_fonts(const DiagnosedPage& page) { return MissingFonts(page).find(); }

}  // namespace weft
