#include "tools/weft/ink_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <deque>
#include <optional>
#include <vector>

#include "render/base/ascii.h"
#include "render/output/quantizer.h"
#include "tools/weft/text_file.h"
#include "tools/weft/usage.h"

namespace weft {
namespace {

struct NamedInk {
  std::string_view name;
  Color nominal;
};
constexpr NamedInk kNames[] = {{"black", kBlack},         {"white", kWhite},
                               {"red", {255, 0, 0}},      {"yellow", {255, 255, 0}},
                               {"orange", {255, 128, 0}}, {"green", {0, 128, 0}},
                               {"blue", {0, 0, 255}}};

struct OwnPalette {
  std::vector<Color> inks, nominal;
  Palette palette;
};

/// Reads one file.
class InkFile {
 public:
  InkFile(const std::string& name, const Palette& like) : name_(name), like_(like) {}

  bool read(OwnPalette& own) {
    if (!is_gray() && like_.kind != PaletteKind::Indexed)
      return fails("the palette " + std::string(like_.name) + " has no inks to measure");
    const std::optional<std::string> text = read_text_file(name_);
    if (!text) return fails(std::strerror(errno));
    codes_.resize(is_gray() ? size_t{1} << like_.bits_per_pixel : like_.inks.size());
    for (std::string_view rest = *text; !rest.empty();) {
      ++line_;
      if (!take(take_line(rest))) return false;
    }
    line_ = 0;
    return make(own);
  }

 private:
  struct Ink {
    std::string name;
    Color measured;
  };

  bool is_gray() const { return like_.kind == PaletteKind::Gray && like_.bits_per_pixel <= 4; }

  bool fails(const std::string& why) const {
    std::fprintf(stderr, "weft: --inks %s:", shown(name_).c_str());
    if (line_) std::fprintf(stderr, "%u:", line_);
    std::fprintf(stderr, " %s\n", why.c_str());
    return false;
  }

  static std::optional<Color> color_of(std::string_view text) {
    uint32_t value = 0;
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    const auto end = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
    if (end.ec != std::errc() || end.ptr != text.data() + 7) return std::nullopt;
    return Color{static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8),
                 static_cast<uint8_t>(value)};
  }

  static std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
      const auto* const end =
          std::find_if(line.begin(), line.end(), [](unsigned char c) { return is_space(c); });
      words.emplace_back(line.begin(), end);
      line.remove_prefix(words.back().size());
    }
    return words;
  }

  bool take(std::string_view line) {
    const std::vector<std::string> fields = words_of(line);
    if (fields.empty() || fields[0][0] == '#') return true;
    if (fields.size() != 3)
      return fails("give a name, a colour and a code, such as: red #71180f 3");
    const auto measured = color_of(fields[1]);
    if (!measured) return fails("the colour " + shown(fields[1]) + " is none: give it as #rrggbb");
    unsigned code = 0;
    const char* const end = fields[2].data() + fields[2].size();
    const auto found = std::from_chars(fields[2].data(), end, code);
    if (found.ec != std::errc() || found.ptr != end)
      return fails("the code " + shown(fields[2]) + " is no number");
    if (++count_ > kMostInks && !is_gray())
      return fails("that is one ink too many: at most " + std::to_string(kMostInks) +
                   " can be mixed");
    if (code >= codes_.size())
      return fails("the palette " + std::string(like_.name) + " has codes 0 to " +
                   std::to_string(codes_.size() - 1));
    if (codes_[code]) return fails("the code " + fields[2] + " was there before");
    codes_[code] = Ink{fields[0], *measured};
    return true;
  }

  bool make(OwnPalette& own) const {
    const size_t white = is_gray() ? codes_.size() - 1 : 1;
    if (!codes_[0] || !codes_[white])
      return fails("black has to be code 0, and white code " + std::to_string(white));
    for (size_t code = 0; code < codes_.size(); ++code) {
      if (is_gray() && !codes_[code]) return fails("there is no gray " + std::to_string(code));
      const Ink& ink = codes_[code] ? *codes_[code] : *codes_[0];
      own.inks.push_back(ink.measured);
      if (is_gray()) continue;
      const auto* named = std::find_if(std::begin(kNames), std::end(kNames),
                                       [&](const NamedInk& each) { return each.name == ink.name; });
      if (named == std::end(kNames))
        return fails("there is no ink " + shown(ink.name) +
                     ": give black, white, red, yellow, orange, green or blue");
      own.nominal.push_back(named->nominal);
    }
    own.palette = like_;
    own.palette.inks = own.inks;
    own.palette.nominal = own.nominal;
    own.palette.pure = {};
    const Color black = own.inks[0], paper = own.inks[white];
    if (black.red + kLeastStep > paper.red || black.green + kLeastStep > paper.green ||
        black.blue + kLeastStep > paper.blue)
      return fails("white has to be lighter than black by " + std::to_string(kLeastStep) +
                   " in each channel");
    if (!is_whole(own.palette)) return fails("each gray has to be lighter than the one before");
    return true;
  }

  static constexpr int kLeastStep = 32;
  const std::string& name_;
  const Palette& like_;
  unsigned line_ = 0;
  size_t count_ = 0;
  std::vector<std::optional<Ink>> codes_;
};

}  // namespace

bool take_inks(const std::string& inks, Screen& screen) {
  if (inks == "nominal" || inks == "ideal" || inks == "measured") return true;
  static std::deque<OwnPalette> all;  // screens from before may still be drawn for
  OwnPalette& own = all.emplace_back();
  if (!InkFile(inks, *screen.palette).read(own)) return false;
  screen.palette = &own.palette;
  return true;
}

}  // namespace weft
