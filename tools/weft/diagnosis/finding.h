// One thing about a page that its author may want to know, and how often it is there.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace weft {

/// What a finding is about; the names are those of `--notes json`.
enum class FindingKind : uint8_t {
  Resource,         ///< A part of the page is missing, broken or late; whatever the library notes.
  UnknownProperty,  ///< No property of CSS.
  WrongValue,       ///< No value of that property, as far as weft knows.
  UnknownRule,      ///< No selector, or no rule that is known after an @.
  NotDrawn,         ///< CSS that is right and not drawn.
  Scripts,
  Element,  ///< One that is not drawn.
  CutOff,   ///< Content beyond the edge of the panel.
  Font,
  Glyph,
  SmallText,  ///< These are for `weft lint`.
  Contrast,
  LargeImage,
  Weight,
};

std::string_view kind_name(FindingKind kind);

struct Place {
  std::string file;   ///< Below the page's folder, else a URL; empty: no place.
  uint32_t line = 0;  ///< From 1; 0: the file as a whole.
};

struct Finding {
  Finding() = default;
  Finding(FindingKind about, Place where, std::string said, unsigned times = 1)
      : kind(about), place(std::move(where)), text(std::move(said)), count(times) {}

  FindingKind kind = FindingKind::Resource;
  Place place;
  std::string text;    ///< A sentence, without place and count.
  unsigned count = 1;  ///< How often it was found; the first place is kept.
  bool minor = false;  ///< Hardly seen in the picture: for `weft lint` alone.

  /// "index.html:3: …; (2 times)".
  std::string sentence() const;
  /// One JSON object without a line end: {"file": …, "line": …, "kind": …, "count": …, "text": …};
  /// file and line are null where there are none.
  std::string json() const;
};

/// Findings, each of the same kind and text once, with the first place in its file.
class Findings {
 public:
  static constexpr size_t kMost = 500;

  /// What comes when there are kMost kinds is only counted.
  void add(Finding finding);
  bool full() const { return all_.size() >= kMost; }
  const std::vector<Finding>& all() const { return all_; }
  /// Ends the list: in the order of files as they were met first, then of lines; those without a
  /// place come last, and that there was more, where there was.
  void sort();

 private:
  std::vector<Finding> all_;
  unsigned more_ = 0;
};

/// `text` in quotes, on one line and not longer than that.
std::string quoted(std::string_view text);
/// "1 script", "2 scripts".
std::string counted(size_t count, const char* noun);

}  // namespace weft
