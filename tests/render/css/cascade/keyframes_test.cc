#include "render/css/cascade/keyframes.h"

#include <cmath>

#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

using Frame = Keyframes::Frame;
using Direction = AnimationDirection;
using Fill = AnimationFill;

Frame left_by(float iterations, Direction direction, Fill fill) {
  return Keyframes::left_by({{}, {&iterations, 1}, {&direction, 1}, {&fill, 1}}, 0);
}

TEST(Keyframes, AreLeftWhereTheLastIterationEnds) {
  struct Row {
    float iterations;
    Direction direction;
    Frame frame;
  };
  const Row rows[] = {
      {1, Direction::Normal, Frame::Last},
      {1, Direction::Reverse, Frame::First},
      {1, Direction::Alternate, Frame::Last},
      {2, Direction::Alternate, Frame::First},
      {3, Direction::Alternate, Frame::Last},
      {2, Direction::AlternateReverse, Frame::Last},
      {3, Direction::AlternateReverse, Frame::First},
      {0, Direction::Normal, Frame::First},
      {0, Direction::Reverse, Frame::Last},
      {1.25f, Direction::Normal, Frame::First},
      {1.75f, Direction::Normal, Frame::Last},
      {1.75f, Direction::Alternate, Frame::First},
      {INFINITY, Direction::Normal, Frame::None},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(left_by(row.iterations, row.direction, Fill::Forwards), row.frame) << row.iterations;
    EXPECT_EQ(left_by(row.iterations, row.direction, Fill::Both), row.frame) << row.iterations;
  }
}

TEST(Keyframes, AreNotLeftWithoutFillingForwards) {
  EXPECT_EQ(left_by(1, Direction::Normal, Fill::None), Frame::None);
  EXPECT_EQ(left_by(1, Direction::Normal, Fill::Backwards), Frame::None);
  EXPECT_EQ(Keyframes::left_by({}, 0), Frame::None);
}

/// The animations "a" and "b" of a body, of which "a" has ended.
struct AnimatedBody : CascadeFixture {
  AnimatedBody() {
    Element keeper{Atom::None, Namespace::Html};
    EXPECT_EQ(cascade->keyframes().begin("a"), Status::Ok);
    const DeclarationBlock& block = *rule(keeper, "opacity: 0.4; zoom: 3")->block;
    EXPECT_EQ(cascade->keyframes().add(Frame::Last, block), Status::Ok);
    EXPECT_EQ(cascade->keyframes().begin("b"), Status::Ok);
  }
  uint8_t opacity(std::string_view declarations) { return style(declarations).rare->opacity; }
};

TEST(Keyframes, AreStrongerThanWhatIsNotImportant) {
  AnimatedBody f;
  EXPECT_EQ(f.opacity("opacity: 0; animation: a 1s both"), 102);
  EXPECT_EQ(f.opacity("opacity: 0 !important; animation: a 1s both"), 0);
  EXPECT_EQ(f.opacity("opacity: 0; animation: a 1s"), 0);
  EXPECT_EQ(f.opacity("opacity: 0; animation: a 1s infinite both"), 0);
}

TEST(Keyframes, AreFoundByEachNameOfTheShorthand) {
  AnimatedBody f;
  EXPECT_EQ(f.opacity("animation: b 2s linear, 1s a ease-in .5s forwards alternate"), 102);
  EXPECT_EQ(f.opacity("animation: 1s cubic-bezier(0, 0, 1, 1) forwards 'a' running"), 102);
  EXPECT_EQ(f.opacity("animation-name: b, a; animation-fill-mode: both"), 102);
  EXPECT_EQ(f.opacity("-webkit-animation: a 1s forwards"), 102);
  EXPECT_EQ(f.opacity("animation: a 1s forwards forwards"), 255) << "no value";
}

TEST(Keyframes, OfOneNameAreThoseOfTheLastRule) {
  AnimatedBody f;
  EXPECT_EQ(f.cascade->keyframes().begin("a"), Status::Ok);
  EXPECT_EQ(f.opacity("animation: a 1s both"), 255);
}

}  // namespace
}  // namespace weft
