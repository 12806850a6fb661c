// The tracks, areas and lines of a grid as its properties name them (CSS Grid 2, 7 and 8).
#pragma once

#include <string_view>

#include "render/base/list_equality.h"
#include "render/css/style/length.h"

namespace weft {

struct TrackSize {
  enum class Kind : uint8_t {
    Length,
    Fraction,
    Auto,
    MinContent,
    MaxContent,
    FitContent
  } kind = Kind::Auto;
  Length length;       ///< Length and FitContent.
  float fraction = 0;  ///< fr.
  bool operator==(const TrackSize&) const = default;
};

/// A track of grid-template-*: minmax(min, max); a plain size has both equal (fr: min is Auto).
struct GridTrack {
  TrackSize minimum, maximum;
  bool operator==(const GridTrack&) const = default;
};

struct GridTemplate {
  std::span<const GridTrack> tracks;  ///< Integer repeat() is expanded.
  enum class AutoRepeat : uint8_t { None, Fill, Fit } auto_repeat = AutoRepeat::None;
  bool is_subgrid = false;  ///< Has no tracks: it takes those of the grid around.
  uint16_t auto_repeat_at = 0, auto_repeat_count = 0;  ///< tracks[at, at + count) repeat; of a
                                                       ///< subgrid, its lists of line names.
  uint16_t name_lists = 0;  ///< Of a subgrid: its lists of line names, empty ones too.
  struct LineName {
    uint16_t line;         ///< 0 = before the first track (of the unrepeated list).
    bool repeats = false;  ///< Is named in what repeats automatically.
    std::string_view name;
    bool operator==(const LineName&) const = default;
  };
  std::span<const LineName> line_names;
  bool operator==(const GridTemplate&) const = default;
};

struct GridAreas {
  uint16_t rows = 0, columns = 0;
  std::span<const std::string_view> names;  ///< rows * columns, row by row; empty for ".".
  bool operator==(const GridAreas&) const = default;
};

/// The bounds of a small grid: where addresses are short and memory is small, or in another grid.
inline constexpr int32_t kFewGridTracks = 500, kNearGridLine = 1000;
/// The most tracks of a template in one axis (what is more is cut off), and the farthest line that
/// an item may name: Gecko's, or those of a small grid.
inline constexpr int32_t kMostGridTracks = sizeof(void*) > 4 ? 10000 : kFewGridTracks,
                         kFarthestGridLine = sizeof(void*) > 4 ? 10000 : kNearGridLine;

/// grid-row-start and its like.
struct GridLine {
  enum class Kind : uint8_t { Auto, Line, Span } kind = Kind::Auto;
  int16_t number = 0;     ///< Line: 1… or negative (0 = first line with the name); Span: count.
  std::string_view name;  ///< A custom-ident, or empty.
  bool operator==(const GridLine&) const = default;
};

}  // namespace weft
