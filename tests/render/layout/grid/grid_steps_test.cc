// Steps of grid layout on tracks made by hand.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "render/layout/grid/explicit_axis.h"
#include "render/layout/grid/grid_tracks.h"

namespace weft {
namespace {

using Kind = TrackSize::Kind;

Px px_of(int pixels) { return Px::from_int(pixels); }
TrackSize length(int pixels) { return {Kind::Length, Length::fixed(px_of(pixels)), 0}; }
TrackSize percent(int percent) { return {Kind::Length, Length::percent(percent), 0}; }
TrackSize fraction(float factor) { return {Kind::Fraction, Length(), factor}; }
const TrackSize kAuto{};

GridTrackState track(const TrackSize& minimum, const TrackSize& maximum) {
  GridTrackState made{};
  made.minimum = minimum;
  made.maximum = maximum;
  return made;
}
GridTrackState track(const TrackSize& size) { return track(size, size); }

/// An axis whose tracks are initialized.
class Tracks {
 public:
  Tracks(std::vector<GridTrackState> tracks, Px available, int gap = 0)
      : tracks_(std::move(tracks)) {
    axis.tracks = tracks_;
    axis.gap = px_of(gap);
    initialize_track_sizes(axis.tracks, available);
  }
  std::string bases() const {
    std::string all;
    for (const GridTrackState& one : tracks_)
      all += (all.empty() ? "" : " ") + std::to_string(one.base.round());
    return all;
  }
  GridAxis axis;

 private:
  std::vector<GridTrackState> tracks_;
};

TEST(GridTracks, StartAtTheirFixedMinimums) {
  const Tracks tracks(
      {track(length(30)), track(percent(25)), track(length(40), kAuto), track(kAuto)}, px_of(200));
  EXPECT_EQ(tracks.bases(), "30 50 40 0");
  EXPECT_EQ(tracks.axis.tracks[0].limit, px_of(30));
  EXPECT_EQ(tracks.axis.tracks[2].limit, Px::max());
}

TEST(GridTracks, TakePercentagesOfWhatIsIndefiniteAsAuto) {
  const Tracks tracks({track(percent(25))}, kIndefinite);
  EXPECT_EQ(tracks.axis.tracks[0].least_kind, Kind::Auto);
  EXPECT_EQ(tracks.bases(), "0");
}

TEST(GridTracks, NeverHaveALimitBelowTheMinimum) {
  const Tracks tracks({track(length(50), length(20))}, px_of(200));
  EXPECT_EQ(tracks.axis.tracks[0].limit, px_of(50));
}

TEST(GridTracks, GrowEquallyUpToTheirLimits) {
  Tracks tracks({track(length(10), length(30)), track(length(10), length(90))}, px_of(100), 10);
  maximize_tracks(tracks.axis, px_of(100), WidthMode::Definite);
  EXPECT_EQ(tracks.bases(), "30 60");
}

TEST(GridTracks, GrowToTheirLimitsInMaxContentWidthAlone) {
  const std::vector<GridTrackState> both = {track(length(10), length(30)),
                                            track(length(10), length(90))};
  Tracks widest(both, kIndefinite), narrowest(both, kIndefinite);
  maximize_tracks(widest.axis, kIndefinite, WidthMode::MaxContent);
  maximize_tracks(narrowest.axis, kIndefinite, WidthMode::MinContent);
  EXPECT_EQ(widest.bases(), "30 90");
  EXPECT_EQ(narrowest.bases(), "10 10");
}

TEST(GridTracks, StretchWhenTheyAreAuto) {
  Tracks tracks({track(kAuto), track(length(40)), track(kAuto)}, px_of(120), 10);
  stretch_auto_tracks(tracks.axis, px_of(120));
  EXPECT_EQ(tracks.bases(), "30 40 30");
}

TEST(GridTracks, HaveNoGapBesideCollapsedOnes) {
  Tracks tracks({track(length(20)), track(length(0)), track(length(20))}, px_of(100), 10);
  tracks.axis.tracks[1].collapsed = true;
  EXPECT_EQ(tracks.axis.total_size(), px_of(50));
}

double fraction_px(const Tracks& tracks, int room) {
  return fraction_size(tracks.axis.tracks, px_of(room)) / 64;
}

TEST(GridFractions, ShareWhatOtherTracksLeave) {
  const Tracks tracks({track(kAuto, fraction(1)), track(length(40)), track(kAuto, fraction(2))},
                      px_of(100));
  EXPECT_DOUBLE_EQ(fraction_px(tracks, 100), 20);
}

TEST(GridFractions, BelowOneCountAsOneTogether) {
  const Tracks tracks({track(kAuto, fraction(0.25F)), track(kAuto, fraction(0.25F))}, px_of(100));
  EXPECT_DOUBLE_EQ(fraction_px(tracks, 100), 100);
}

TEST(GridFractions, LeaveOutTracksWhoseBaseIsLargerThanTheirShare) {
  Tracks tracks({track(kAuto, fraction(1)), track(kAuto, fraction(1)), track(kAuto, fraction(1))},
                px_of(100));
  tracks.axis.tracks[0].base = px_of(60);
  EXPECT_DOUBLE_EQ(fraction_px(tracks, 100), 20);
}

// --- the explicit grid ---------------------------------------------------------------------------

/// "start-end" of the tracks between two lines of a grid of three columns, whose second line is
/// named "main".
std::string tracks_between(const GridLine& start, const GridLine& end) {
  static const GridTrack columns[3]{};
  static const GridTemplate::LineName names[] = {{1, false, "main"}};
  GridTemplate tracks;
  tracks.tracks = columns;
  tracks.line_names = names;
  const GridAreas areas;
  const GridSpan span = ExplicitAxis(tracks, areas, GridDimension::Columns, 1).resolve(start, end);
  return std::to_string(span.start) + "-" + std::to_string(span.end) +
         (span.definite ? "" : " anywhere");
}

GridLine line(int16_t number, std::string_view name = {}) {
  return {GridLine::Kind::Line, number, name};
}
GridLine span(int16_t count) { return {GridLine::Kind::Span, count, {}}; }

TEST(ExplicitAxis, CountsLinesFromBothEnds) {
  EXPECT_EQ(tracks_between(line(1), line(-1)), "0-3");
  EXPECT_EQ(tracks_between(line(-2), {}), "2-3");
}

TEST(ExplicitAxis, SwapsLinesInTheWrongOrder) {
  EXPECT_EQ(tracks_between(line(3), line(1)), "0-2");
}

TEST(ExplicitAxis, MakesAnItemBetweenEqualLinesOneTrackLong) {
  EXPECT_EQ(tracks_between(line(2), line(2)), "1-2");
}

TEST(ExplicitAxis, SpansFromEitherLine) {
  EXPECT_EQ(tracks_between(line(1), span(2)), "0-2");
  EXPECT_EQ(tracks_between(span(2), line(4)), "1-3");
  EXPECT_EQ(tracks_between(span(2), span(3)), "0-2 anywhere");
}

TEST(ExplicitAxis, FindsLinesByNameAndTakesImplicitOnesForUnknownNames) {
  EXPECT_EQ(tracks_between(line(0, "main"), {}), "1-2");
  EXPECT_EQ(tracks_between(line(0, "other"), {}), "4-5");
}

}  // namespace
}  // namespace weft
