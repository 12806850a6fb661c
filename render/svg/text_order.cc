// Text with parts from right to left (SVG 2, 11.5.3; UAX #9): its pieces in the order that they are
// seen in.
#include <algorithm>
#include <utility>

#include "render/base/utf8.h"
#include "render/css/style/computed_style.h"
#include "render/html/bidi.h"
#include "render/svg/text_pieces.h"

namespace weft {
namespace {

using Part = TextPieces::Part;

bool is_right_to_left(const Element& element) {
  return element.style->text->direction == Direction::Rtl;
}

UnicodeBidi unicode_bidi(const Element& element) { return element.style->box->unicode_bidi; }

constexpr BidiClass kNoControl = BidiClass::PopIsolate;

// The control that an element with unicode-bidi begins with.
BidiClass control_of(const Element& element) {
  using enum BidiClass;
  const bool right = is_right_to_left(element);
  switch (unicode_bidi(element)) {
    case UnicodeBidi::Normal: return kNoControl;
    case UnicodeBidi::Embed: return right ? EmbedRight : EmbedLeft;
    case UnicodeBidi::Isolate: return right ? IsolateRight : IsolateLeft;
    case UnicodeBidi::BidiOverride:
    case UnicodeBidi::IsolateOverride: return right ? OverrideRight : OverrideLeft;
    case UnicodeBidi::Plaintext: return IsolateFirstStrong;
  }
  return kNoControl;
}

// That of a piece, beside the one of the <text>.
BidiClass control_of(const TextPiece& piece, const Element& whole) {
  return piece.element == &whole ? kNoControl : control_of(*piece.element);
}

bool is_isolate(BidiClass control) {
  return control == BidiClass::IsolateLeft || control == BidiClass::IsolateRight ||
         control == BidiClass::IsolateFirstStrong;
}

constexpr int kMostIsolates = 256;  // that characters open: each is looked for its end

/// The level of each byte of a text.
class Levels {
 public:
  Levels(std::string_view text, Arena& arena) : text_(text), units_(arena), levels_(arena) {}

  // Each piece is in the controls of its own element and of the <text>.
  Status find(std::span<const TextPiece> pieces, const Element& whole) {
    const BidiClass outer = control_of(whole);
    if (outer != kNoControl) WEFT_TRY(units_.push({outer}));
    for (const TextPiece& piece : pieces) {
      const BidiClass control = control_of(piece, whole);
      if (control != kNoControl) WEFT_TRY(units_.push({control}));
      std::string_view rest = text_.substr(piece.begin, piece.end - piece.begin);
      while (!rest.empty()) WEFT_TRY(units_.push(unit_of(next_code_point(rest))));
      if (control != kNoControl)
        WEFT_TRY(
            units_.push({is_isolate(control) ? BidiClass::PopIsolate : BidiClass::PopEmbedding}));
    }
    BidiResolver resolver(*levels_.arena());
    WEFT_TRY(resolver.resolve(units_.span(), is_right_to_left(whole) ? 1 : 0));
    size_t unit = outer != kNoControl;
    for (const TextPiece& piece : pieces) {
      const bool has_control = control_of(piece, whole) != kNoControl;
      unit += has_control;
      std::string_view rest = text_.substr(piece.begin, piece.end - piece.begin);
      while (!rest.empty()) {
        const size_t before = rest.size();
        next_code_point(rest);
        for (size_t i = rest.size(); i < before; ++i) WEFT_TRY(levels_.push(units_[unit].level));
        ++unit;
      }
      unit += has_control;
    }
    return Status::Ok;
  }
  // Of the bytes of the pieces, one after the other.
  std::span<const uint8_t> levels() const { return levels_.span(); }

 private:
  BidiUnit unit_of(char32_t c) {
    BidiUnit unit = bidi_unit(c);
    if (is_isolate(unit.value) && ++isolates_ > kMostIsolates)
      unit.value = BidiClass::BoundaryNeutral;
    return unit;
  }

  std::string_view text_;
  int isolates_ = 0;
  ArenaVector<BidiUnit> units_;
  ArenaVector<uint8_t> levels_;
};

// Brackets and their like, whose other one is as long in UTF-8.
void mirror(std::span<char> text) {
  std::string_view rest(text.data(), text.size());
  while (!rest.empty()) {
    const size_t at = text.size() - rest.size();
    const char32_t c = next_code_point(rest);
    char bytes[4];
    const size_t size = encode_utf8(mirrored(c), bytes);
    if (size == text.size() - rest.size() - at) std::copy_n(bytes, size, text.data() + at);
  }
}

// What a chunk begins with is where it begins, whichever piece is seen first.
void take_place(TextPiece& first, TextPiece& other) {
  if (&first == &other) return;
  std::swap(first.has_x, other.has_x);
  std::swap(first.has_y, other.has_y);
  std::swap(first.at, other.at);
  std::swap(first.shift, other.shift);
}

}  // namespace

Status TextPieces::order(const Element& whole) {
  const bool may_differ = is_right_to_left(whole) || unicode_bidi(whole) != UnicodeBidi::Normal ||
                          has_direction(text());
  if (!may_differ) return Status::Ok;
  Levels levels(text(), arena_);
  WEFT_TRY(levels.find(pieces(), whole));
  ArenaVector<Part> parts(arena_);
  const uint8_t* level = levels.levels().data();
  for (size_t i = 0; i < pieces_.size(); ++i) {
    TextPiece rest = pieces_[i];
    while (rest.begin < rest.end) {
      size_t end = rest.begin;
      const uint8_t own = *level;
      while (end < rest.end && *level == own) ++end, ++level;
      TextPiece part = rest;
      part.end = end;
      WEFT_TRY(parts.push({part, i, own}));
      rest.begin = end;
      rest.has_x = rest.has_y = false;
      rest.shift = {};
    }
  }
  for (size_t first = 0; first < parts.size();) {
    size_t end = first + 1;
    const TextPiece start = parts[first].piece;
    while (end < parts.size() && !begins_chunk(parts[end].piece, start)) ++end;
    const std::span<Part> chunk = parts.span().subspan(first, end - first);
    reorder(chunk, [](const Part& part) { return part.level; });
    const auto began = std::find_if(chunk.begin(), chunk.end(), [&](const Part& part) {
      return part.piece.begin == start.begin;
    });
    take_place(chunk.front().piece, began->piece);
    first = end;
  }
  return take(parts.span());
}

Status TextPieces::take(std::span<const Part> parts) {
  ArenaVector<size_t> origins(arena_);
  pieces_.clear();
  for (const Part& part : parts) {
    TextPiece piece = part.piece;
    piece.right_to_left = part.level % 2 != 0;
    if (piece.right_to_left) mirror(text_.span().subspan(piece.begin, piece.end - piece.begin));
    WEFT_TRY(pieces_.push(piece));
    WEFT_TRY(origins.push(part.origin));
  }
  for (TextStretch& stretch : stretches_) {
    const TextStretch before = stretch;
    stretch.begin = origins.size();
    stretch.end = 0;
    for (size_t i = 0; i < origins.size(); ++i) {
      if (origins[i] < before.begin || origins[i] >= before.end) continue;
      stretch.begin = std::min(stretch.begin, i);
      stretch.end = i + 1;
    }
    stretch.begin = std::min(stretch.begin, stretch.end);
  }
  return Status::Ok;
}

}  // namespace weft
