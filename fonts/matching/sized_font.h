// A Font as the world outside sees it: a face at a size, perhaps with a made-up bold or italic.
#pragma once

#include "fonts/freetype/face.h"

namespace weft {

/// Replacements of an @font-face rule, in percent of the em; negative when absent.
struct MetricOverrides {
  int16_t ascent = -1, descent = -1, line_gap = -1;
};

/// The styles that the file lacks and that are made up.
struct Synthesis {
  bool bold = false;
  bool oblique = false;
  bool operator==(const Synthesis&) const = default;
};

class SizedFont final : public Font {
 public:
  SizedFont(Face& face, Px size, Synthesis synthesis, MetricOverrides overrides, uint32_t id);

  Face& face() const { return *face_; }
  Synthesis synthesis() const { return synthesis_; }
  MetricOverrides overrides() const { return overrides_; }
  /// Distinguishes it in the glyph cache.
  uint32_t id() const { return id_; }
  /// Design units in device pixels.
  Px scaled(int64_t units) const {
    return Px::from_ratio(units * size_.raw(), 64 * int64_t{units_per_em()});
  }
  int32_t units_per_em() const { return face_->metrics().units_per_em; }
  /// Fills in what takes glyphs to know.
  void set_advances(Px zero, Px space);

  SizedFont* next = nullptr;

 private:
  Face* face_;
  Synthesis synthesis_;
  MetricOverrides overrides_;
  uint32_t id_;
};

}  // namespace weft
