// What an author can do better, though all is drawn: text that is too small or that these inks do
// not show, words that are not divided, pictures larger than they are shown.
#include <algorithm>
#include <map>

#include "render/output/quantizer.h"
#include "tools/weft/diagnosis/page_parts.h"

namespace weft {
namespace {

constexpr int kSmallestPx = 9;       // of a font that is read without anti-aliasing
constexpr int kSmallestGrayPx = 8;   // and with it
constexpr unsigned kMuchLarger = 2;  // in both directions
constexpr unsigned kLeastPixels = 100'000;

std::string hex(Color color) {
  char text[10];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", color.red, color.green, color.blue);
  return text;
}

Color over(Color top, Color below) {
  const auto mixed = [&](uint8_t a, uint8_t b) {
    return static_cast<uint8_t>((a * top.alpha + b * (255 - top.alpha) + 127) / 255);
  };
  return {mixed(top.red, below.red), mixed(top.green, below.green), mixed(top.blue, below.blue),
          255};
}

/// The colour behind the content of `box`; false where a picture or an effect is part of it.
bool find_ground(const Box& box, Color& ground) {
  if (box.kind != BoxKind::Text && !box.anonymous) {
    const SurfaceStyle& surface = *box.style->surface;
    const RareStyle& rare = *box.style->rare;
    for (const BackgroundLayer& layer : surface.background)
      if (!layer.image.none()) return false;
    if (rare.opacity < 255 || !rare.filter.empty() || box.out_of_flow) return false;
    if (surface.background_color.alpha == 255) {
      ground = surface.background_color;
      return true;
    }
    if (!box.parent || !find_ground(*box.parent, ground)) return !box.parent;
    ground = over(surface.background_color, ground);
    return true;
  }
  return !box.parent || find_ground(*box.parent, ground);
}

class LintChecks {
 public:
  explicit LintChecks(const DiagnosedPage& page) : page_(page) {}

  Status check() {
    if (page_.screen.palette) {
      WEFT_TRY_ASSIGN(quantizer_, make_quantizer(*page_.screen.palette, page_.budget));
    }
    for_each_text(page_.root, page_.screen,
                  [&](const LineFragment& text, const Rect&) { look_at(text); });
    for (const auto& [size, sample] : small_)
      page_.add(FindingKind::SmallText, sample.place,
                "text of " + std::to_string(size) + " px is hard to read: " + sample.text,
                sample.count);
    for (const auto& [colors, sample] : lost_)
      page_.add(FindingKind::Contrast, sample.place, colors + " is one ink: " + sample.text,
                sample.count);
    if (undivided_.count)
      page_.add(FindingKind::NotDrawn, undivided_.place,
                "\"hyphens: auto\" divides words at soft hyphens alone");
    for (const Box* box = &page_.root; box; box = next_box(*box, page_.root)) look_at(*box);
    return Status::Ok;
  }

 private:
  struct Sample {
    Place place;
    std::string text;
    unsigned count = 0;
    void add(std::string_view fragment, const Place& where) {
      if (count++) return;
      place = where;
      text = quoted(fragment);
    }
  };

  void look_at(const LineFragment& fragment) {
    const std::string_view text = fragment.box->text.substr(fragment.start, fragment.length);
    if (text.find_first_not_of(" \t\r\n\f") == text.npos) return;
    const Place place = page_.css.places().of_text(fragment.box->node);
    const TextStyle& style = fragment.box->text_style();
    const bool gray = page_.screen.glyphs != GlyphMode::Mono;
    const int px = style.font_size.round();
    if (px > 0 && px < (gray ? kSmallestGrayPx : kSmallestPx)) small_[px].add(text, place);
    if (style.hyphens == Hyphens::Auto) undivided_.add(text, place);
    Color ground = kWhite;
    if (!quantizer_ || !find_ground(*fragment.box, ground)) return;
    const Color color =
        over(style.text_fill_current_color ? style.color : style.text_fill_color, ground);
    if (color == ground || snap(color) != snap(ground)) return;
    lost_["text of " + hex(color) + " on " + hex(ground)].add(text, place);
  }

  PixelValue snap(Color color) const {
    return quantizer_->snap({color.red, color.green, color.blue, 255});
  }

  void look_at(const Box& box) const {
    if (box.kind != BoxKind::Replaced || !box.image || box.image->broken()) return;
    const Element* const element = box.node ? box.node->as_element() : nullptr;
    const uint64_t width = box.image->width(), height = box.image->height();
    const auto shown_width = static_cast<uint64_t>(std::max(1, box.size.width.round())),
               shown_height = static_cast<uint64_t>(std::max(1, box.size.height.round()));
    if (!element || width < kMuchLarger * shown_width || height < kMuchLarger * shown_height ||
        width * height < kLeastPixels)
      return;
    page_.add(FindingKind::LargeImage, page_.css.places().of(*element),
              page_.css.places().file_of(box.image->url()) + " has " + std::to_string(width) + "x" +
                  std::to_string(height) + " px and is shown in " + std::to_string(shown_width) +
                  "x" + std::to_string(shown_height));
  }

  const DiagnosedPage& page_;
  Owned<Quantizer> quantizer_;
  std::map<int, Sample> small_;
  std::map<std::string, Sample> lost_;
  Sample undivided_;
};

}  // namespace

Status check_for_author(const DiagnosedPage& page) { return LintChecks(page).check(); }

}  // namespace weft
