#include "render/paint/letter_gaps.h"

#include <algorithm>
#include <initializer_list>

namespace weft {
namespace {

constexpr Px kLargest = Px::from_int(24);  // in larger text a pixel is a small part of a gap
// Of the squares of errors of gaps, beside that of a letter's place; a gap between words shows
// less.
constexpr int32_t kGapWeight = 4, kWideGapWeight = 3;
constexpr int32_t kTouching = kGapWeight * 64 * 64;  // letters that should not, do
constexpr int32_t kClearGap = 20, kWideGap = 160;    // in 1/64 px
constexpr int32_t kNever = 1 << 29;

// How far an outline reaches to the left and to the right.
class Reach final : public GlyphOutline {
 public:
  Status move_to(Point to) override { return add({to}); }
  Status line_to(Point to) override { return add({to}); }
  Status quad_to(Point control, Point to) override { return add({control, to}); }
  Status cubic_to(Point control1, Point control2, Point to) override {
    return add({control1, control2, to});
  }
  float left = 1e6f, right = -1e6f;

 private:
  Status add(std::initializer_list<Point> points) {
    for (const Point point : points) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
    }
    return Status::Ok;
  }
};

int16_t at_64th(float pixels) {
  return static_cast<int16_t>(std::clamp(pixels * 64, float{INT16_MIN}, float{INT16_MAX}));
}

// Of 1/64 px; beyond 16 px all is as bad.
int32_t square(int64_t length) {
  const auto bounded = static_cast<int32_t>(std::clamp<int64_t>(length, -1024, 1024));
  return bounded * bounded;
}

}  // namespace

Status LetterGaps::create() {
  WEFT_TRY_ASSIGN(letters_, make_owned<Letters>(*budget_));
  const bool is_ample = budget_->available() / kShare >= kManyKnown * sizeof(KnownGlyph);
  const size_t count = is_ample ? kManyKnown : kFewKnown;
  auto* const known = static_cast<KnownGlyph*>(budget_->allocate(count * sizeof(KnownGlyph)));
  if (!known) return Status::OutOfMemory;
  for (size_t i = 0; i < count; ++i) ::new (&known[i]) KnownGlyph();
  known_ = {known, count};
  return Status::Ok;
}

Result<const LetterGaps::KnownGlyph*> LetterGaps::know(const Font& font, uint16_t glyph,
                                                       FontSet& fonts) {
  const size_t mixed = reinterpret_cast<uintptr_t>(&font) / alignof(Font) * 31 + glyph;
  KnownGlyph& known = known_[mixed % known_.size()];
  if (known.font == &font && known.glyph == glyph) return static_cast<const KnownGlyph*>(&known);
  known = {};
  const auto bitmap = fonts.glyph(font, glyph, 0, GlyphMode::Mono);
  if (bitmap.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (bitmap.ok() && bitmap.value().width > 0) known.drawn = drawn_extent(bitmap.value());
  Reach reach;
  const Status status = known.is_letter() ? fonts.outline(font, glyph, reach) : Status::Ok;
  if (status == Status::OutOfMemory) return status;
  const bool is_told = status == Status::Ok && reach.left <= reach.right;
  known.outline = is_told ? Extent{at_64th(reach.left), at_64th(reach.right)} : known.drawn;
  known.font = &font;
  known.glyph = glyph;
  return static_cast<const KnownGlyph*>(&known);
}

// The columns that are not empty.
LetterGaps::Extent LetterGaps::drawn_extent(const GlyphBitmap& glyph) {
  const auto is_empty = [&](int32_t x) {
    for (int32_t y = 0; y < glyph.height; ++y)
      if (glyph.rows[static_cast<ptrdiff_t>(y) * glyph.stride + x]) return false;
    return true;
  };
  int32_t left = 0, right = glyph.width;
  while (left < right && is_empty(left)) ++left;
  while (left < right && is_empty(right - 1)) --right;
  return {at_64th(static_cast<float>(glyph.left + left)),
          at_64th(static_cast<float>(glyph.left + right))};
}

// By how many pixels more than from one nearest pixel to the other they are apart: -2 … 2.
std::array<int32_t, 2 * LetterGaps::kPlaces - 1> LetterGaps::gap_costs(const Letter& last,
                                                                       const Letter& letter) {
  const int64_t gap =
                    int64_t{letter.pixel - last.pixel} * 64 + letter.drawn.left - last.drawn.right,
                wanted = int64_t{(letter.pen - last.pen).raw()} + letter.outline.left -
                         last.outline.right;
  const int32_t weight = wanted >= kWideGap ? kWideGapWeight : kGapWeight;
  std::array<int32_t, 2 * kPlaces - 1> costs;
  for (int32_t more = 1 - kPlaces; more < kPlaces; ++more) {
    const int64_t here = gap + more * 64;
    costs[static_cast<size_t>(more + kPlaces - 1)] =
        weight * square(here - wanted) + (here <= 0 && wanted >= kClearGap ? kTouching : 0);
  }
  return costs;
}

// The cheapest way through the places of all letters, from left to right.
void LetterGaps::place(std::span<Letter> letters, bool first_is_placed) {
  constexpr auto kCount = static_cast<size_t>(kPlaces);
  const auto is_whole = [](const Letter& letter) { return letter.pen.raw() % 64 == 0; };
  if (std::all_of(letters.begin() + first_is_placed, letters.end(), is_whole)) return;
  std::array<std::array<uint8_t, kCount>, kMostLetters> before;
  std::array<int32_t, kCount> costs{};
  for (size_t i = 0; i < letters.size(); ++i) {
    const Letter& letter = letters[i];
    const int64_t centers = letter.drawn.left + letter.drawn.right - letter.outline.left -
                            letter.outline.right,
                  off = int64_t{letter.pixel} * 64 - letter.pen.raw() + centers / 2;
    std::array<int32_t, kCount> next{};
    if (i > 0) {
      const auto gaps = gap_costs(letters[i - 1], letter);
      for (size_t place = 0; place < kCount; ++place) {
        size_t best = 0;
        for (size_t from = 1; from < kCount; ++from)
          if (costs[from] + gaps[place + kCount - 1 - from] <
              costs[best] + gaps[place + kCount - 1 - best])
            best = from;
        next[place] = costs[best] + gaps[place + kCount - 1 - best];
        before[i][place] = static_cast<uint8_t>(best);
      }
    }
    for (int32_t place = 0; place < kPlaces; ++place)
      next[static_cast<size_t>(place)] += square(off + (place - 1) * 64);
    if (i == 0 && first_is_placed) next = {kNever, 0, kNever};
    costs = next;
  }
  auto place = static_cast<size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
  for (size_t i = letters.size(); i-- > 0;) {
    letters[i].pixel += static_cast<int32_t>(place) - 1;
    letters[i].position->x = Px::from_int(letters[i].pixel);
    if (i > 0) place = before[i][place];
  }
}

// Letters are placed together until there is no room for more, if possible up to the end of a word;
// the last of them is the first that comes before the next ones.
Status LetterGaps::even_out(const GlyphRun& run, FontSet& fonts) {
  if (run.font->size() > kLargest) return Status::Ok;
  if (known_.empty()) WEFT_TRY(create());
  Letters& letters = *letters_;
  size_t count = 0, placed = 0;
  const auto place_all = [&] {
    if (count == placed) return;
    place({letters.data(), count}, placed > 0);
    letters[0] = letters[count - 1];
    count = placed = 1;
  };
  for (GlyphPosition& position : run.glyphs) {
    WEFT_TRY_ASSIGN(const KnownGlyph* glyph, know(*run.font, position.glyph, fonts));
    if (count == kMostLetters || (!glyph->is_letter() && count > kMostLetters / 2)) place_all();
    if (!glyph->is_letter()) continue;
    letters[count++] = {&position, position.x, position.x.round(), glyph->outline, glyph->drawn};
  }
  place_all();
  return Status::Ok;
}

}  // namespace weft
