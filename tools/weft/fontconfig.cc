// The machine's fonts by fontconfig: a named family is served by what the configuration calls as
// good as it (bound strongly, or "same"), as in browsers; a generic one by whatever fc-match gives.
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "tools/weft/font_process.h"
#include "tools/weft/machine_fonts.h"

namespace weft {
namespace {

template <auto destroy>
struct Destroy {
  template <typename Object>
  void operator()(Object* object) const {
    destroy(object);
  }
};
using Config = std::unique_ptr<FcConfig, Destroy<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;
using FontList = std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>>;
using Properties = std::unique_ptr<FcObjectSet, Destroy<FcObjectSetDestroy>>;

/// A property of a pattern; empty when it has none.
std::string text_of(const FcPattern& pattern, const char* property) {
  FcChar8* text = nullptr;
  const bool is_there = FcPatternGetString(&pattern, property, 0, &text) == FcResultMatch;
  return is_there ? reinterpret_cast<const char*>(text) : "";
}

bool is_true(const FcPattern& pattern, const char* property) {
  FcBool value = FcFalse;
  return FcPatternGetBool(&pattern, property, 0, &value) == FcResultMatch && value;
}

/// Whether the engine draws it: outlines in TrueType or OpenType files.
bool is_drawn(const FcPattern& font) {
  const std::string format = text_of(font, FC_FONTFORMAT);
  return (format == "TrueType" || format == "CFF") && !is_true(font, FC_COLOR);
}

bool has_character(const FcPattern& font, char32_t character) {
  FcCharSet* characters = nullptr;
  return FcPatternGetCharSet(&font, FC_CHARSET, 0, &characters) == FcResultMatch &&
         FcCharSetHasChar(characters, character);
}

class Fontconfig final : public FontMatcher {
 public:
  explicit Fontconfig(Config config) : config_(std::move(config)) {}
  MatchedFonts find_family(std::string_view name) override;
  MatchedFonts find_generic(std::string_view name) override;
  MatchedFonts find_character(char32_t character) override;

 private:
  struct File {
    std::string path;
    uint32_t index;
  };
  Pattern pattern(std::string_view family);
  bool list_faces(const std::string& family);
  void add(const FcPattern& font);
  MatchedFonts answer(std::string family);

  const Config config_;
  FontList fallbacks_;  // the machine's fonts in the order in which they help out
  // The last answer:
  std::string family_;
  std::vector<File> files_;
  std::vector<FontFile> faces_;
};

/// Any family when `family` is empty.
Pattern Fontconfig::pattern(std::string_view family) {
  Pattern made(FcPatternCreate());
  const std::string name(family);
  if (!name.empty())
    FcPatternAddString(made.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(name.c_str()));
  FcPatternAddBool(made.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(config_.get(), made.get(), FcMatchPattern);
  return made;
}

void Fontconfig::add(const FcPattern& font) {
  constexpr int kFaceBits = 0xffff;  // above them is the number of a variable font's instance
  int index = 0;
  FcPatternGetInteger(&font, FC_INDEX, 0, &index);
  if (is_drawn(font))
    files_.push_back({text_of(font, FC_FILE), static_cast<uint32_t>(index & kFaceBits)});
}

/// Takes all faces of the family. False when there are none.
bool Fontconfig::list_faces(const std::string& family) {
  files_.clear();
  const Pattern wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  const Properties properties(
      FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FONTFORMAT, FC_COLOR, nullptr));
  const FontList list(FcFontList(config_.get(), wanted.get(), properties.get()));
  for (int i = 0; list && i < list->nfont; ++i) add(*list->fonts[i]);
  const auto place = [](const File& file) { return std::tie(file.path, file.index); };
  std::sort(files_.begin(), files_.end(),
            [=](const File& a, const File& b) { return place(a) < place(b); });
  const auto is_same = [=](const File& a, const File& b) { return place(a) == place(b); };
  files_.erase(std::unique(files_.begin(), files_.end(), is_same), files_.end());
  return !files_.empty();
}

MatchedFonts Fontconfig::answer(std::string family) {
  family_ = std::move(family);
  faces_.clear();
  for (const File& file : files_) faces_.push_back({file.path, file.index});
  return {family_, faces_};
}

MatchedFonts Fontconfig::find_family(std::string_view name) {
  files_.clear();
  if (!config_) return {};
  const Pattern wanted = pattern(name);
  FcValue family;
  FcValueBinding binding;
  for (int i = 0;
       FcPatternGetWithBinding(wanted.get(), FC_FAMILY, i, &family, &binding) == FcResultMatch;
       ++i) {
    const std::string each = reinterpret_cast<const char*>(family.u.s);
    if (binding != FcValueBindingWeak && list_faces(each)) return answer(each);
  }
  return answer("");
}

MatchedFonts Fontconfig::find_generic(std::string_view name) {
  files_.clear();
  if (!config_) return {};
  const Pattern wanted = pattern(name);
  FcDefaultSubstitute(wanted.get());
  FcResult result;
  const Pattern match(FcFontMatch(config_.get(), wanted.get(), &result));
  const std::string family = match ? text_of(*match, FC_FAMILY) : "";
  return answer(!family.empty() && list_faces(family) ? family : "");
}

MatchedFonts Fontconfig::find_character(char32_t character) {
  files_.clear();
  if (!config_) return {};
  if (!fallbacks_) {
    const Pattern any = pattern("");
    FcDefaultSubstitute(any.get());
    FcResult result;
    fallbacks_.reset(FcFontSort(config_.get(), any.get(), FcTrue, nullptr, &result));
  }
  for (int i = 0; fallbacks_ && i < fallbacks_->nfont && files_.empty(); ++i)
    if (has_character(*fallbacks_->fonts[i], character)) add(*fallbacks_->fonts[i]);
  return answer("");
}

/// Whether `config` says where fontconfig keeps what it has read of fonts.
bool has_cache_folders(FcConfig& config) {
  FcStrList* const folders = FcConfigGetCacheDirs(&config);
  if (!folders) return false;
  const bool any = FcStrListNext(folders) != nullptr;
  FcStrListDone(folders);
  return any;
}

/// The machine's configuration. FcInitLoadConfig() reads all those that are there to choose from as
/// well, which takes longer than most pages; it knows what to do where something is missing.
Config load_config() {
  Config config(FcConfigCreate());
  if (config && FcConfigParseAndLoad(config.get(), nullptr, FcFalse) && has_cache_folders(*config))
    return config;
  return Config(FcInitLoadConfig());
}

/// The fonts are found at once, while the page is still on its way. Faults of the configuration are
/// said; that no cache can be written costs time alone.
std::unique_ptr<FontMatcher> make_fontconfig() {
  Config config = load_config();
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, STDERR_FILENO);
  close(nowhere);
  if (config) FcConfigBuildFonts(config.get());
  return std::make_unique<Fontconfig>(std::move(config));
}

}  // namespace

std::unique_ptr<FontMatcher> machine_fonts() { return in_own_process(make_fontconfig); }

}  // namespace weft
