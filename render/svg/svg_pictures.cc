#include "render/svg/svg_pictures.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/css/styles.h"
#include "render/html/indicated_part.h"
#include "render/html/parser.h"
#include "render/paint/compositor.h"
#include "render/svg/closed_resources.h"
#include "render/svg/shapes.h"
#include "render/svg/svg_painter.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

constexpr float kMostSide = 16384;
// Longer than any box: what a ratio makes of a side has no other bound.
constexpr float kMostByRatio = 1 << 25;
constexpr int kMostNested = 4;  // pictures in pictures

// A side in CSS px; 0 where there is none.
float natural_side(const Element& root, Atom name) {
  const std::string_view* const attribute = root.attribute(name);
  if (!attribute || trimmed(*attribute).ends_with('%')) return 0;
  const float side = SvgUnits{}.length(*attribute, SvgAxis::X, 0);
  return std::clamp(side, 0.f, kMostSide);
}

class SvgDecoder final : public RowDecoder {
 public:
  SvgDecoder(Budget& budget, FontSet& fonts, Resources& resources, const MediaEnvironment& media,
             GlyphMode glyph_mode, ForeignContent* foreign, int depth)
      : budget_(budget),
        fonts_(fonts),
        media_(media),
        document_arena_(budget),
        paint_arena_(budget, kPaintBlockBytes),
        resources_(resources),
        inner_(fonts, resources_, media, glyph_mode, foreign, depth + 1),
        glyph_mode_(glyph_mode),
        foreign_(foreign),
        may_nest_(depth < kMostNested) {}

  Status read(ByteStream& stream, std::string_view fragment) {
    HtmlOptions options;
    options.content_type = "image/svg+xml";
    WEFT_TRY_ASSIGN(document_, parse_xml(stream, options, document_arena_, notes_));
    root_ = document_->root();
    if (!root_ || root_->name != Atom::Svg || root_->name_space != Namespace::Svg)
      return Status::Corrupt;
    WEFT_TRY(choose_view(fragment));
    size_ = {natural_side(*root_, Atom::Width), natural_side(*root_, Atom::Height)};
    Vector ratio = size_;
    const auto box = parse_view_box(attribute_text(*root_, Atom::ViewBox));
    // As in browsers, what may be stretched has no ratio of its own, and no single side.
    const bool keeps_ratio =
        !trimmed(attribute_text(*root_, Atom::PreserveAspectRatio)).starts_with("none");
    if (ratio.x == 0 || ratio.y == 0) {
      if (!keeps_ratio) size_ = ratio = {};
      else if (box) ratio = box->size;
    }
    if (ratio.x > 0 && ratio.y > 0) {
      if (size_.y == 0) size_.y = std::min(size_.x * ratio.y / ratio.x, kMostByRatio);
      if (size_.x == 0) size_.x = std::min(size_.y * ratio.x / ratio.y, kMostByRatio);
      header_.ratio_width = ratio.x;
      header_.ratio_height = ratio.y;
    }
    header_.is_drawing = header_.has_alpha = true;
    header_.natural_width = static_cast<uint32_t>(std::ceil(size_.x));
    header_.natural_height = static_cast<uint32_t>(std::ceil(size_.y));
    header_.width = std::max<uint32_t>(header_.natural_width, 1u);
    header_.height = std::max<uint32_t>(header_.natural_height, 1u);
    return Status::Ok;
  }

  const ImageHeader& header() const override { return header_; }

  void shrink_to(uint32_t width, uint32_t height) override {
    if (compositor_) return;
    header_.width = width;
    header_.height = height;
  }

  Result<std::span<const Rgba>> next_row() override {
    if (!compositor_) WEFT_TRY(draw());
    WEFT_TRY_ASSIGN(const PaintedLine line, compositor_->next_line());
    if (line.pixels.empty()) return Status::NotFound;
    return line.pixels;
  }

 private:
  static constexpr size_t kPaintBlockBytes = 1024;

  // The view that "#id" or "#svgView(…)" asks for takes the place of the root's own (SVG 2, 16.4).
  Status choose_view(std::string_view fragment) {
    if (fragment.starts_with('#')) fragment.remove_prefix(1);
    document_->target = indicated_part(*document_, fragment);
    for (const Atom name : {Atom::ViewBox, Atom::PreserveAspectRatio}) {
      std::string_view value = view_argument(fragment, document_->atoms->text(name));
      if (const Element* const view = view_of(fragment)) value = attribute_text(*view, name);
      if (value.empty()) continue;
      auto* const attribute = document_arena_.make<Attribute>();
      if (!attribute) return Status::OutOfMemory;
      attribute->name = name;
      WEFT_TRY_ASSIGN(attribute->value, document_arena_.copy(value));
      attribute->next = root_->attributes;
      root_->attributes = attribute;
    }
    return Status::Ok;
  }

  // What stands in "name(…)" within "svgView(…)".
  static std::string_view view_argument(std::string_view fragment, std::string_view name) {
    if (!fragment.starts_with("svgView(")) return {};
    const size_t at = fragment.find(name);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = fragment.substr(at + name.size());
    if (!rest.starts_with('(')) return {};
    return rest.substr(1, std::min(rest.find(')'), rest.size()) - 1);
  }

  const Element* view_of(std::string_view id) const {
    const Atom name = document_->atoms->find(id);
    if (name == Atom::None) return nullptr;
    for (const Node* node = root_; node; node = next_in_tree(*node, *document_)) {
      const Element* const element = node->as_element();
      if (element && element->id == name) return element->name == Atom::View ? element : nullptr;
    }
    return nullptr;
  }

  // Makes the display list and lets the document go.
  Status draw() {
    const auto width = static_cast<int32_t>(header_.width),
               height = static_cast<int32_t>(header_.height);
    media_.width_px = width;
    media_.height_px = height;
    media_.device_pixel_ratio = 1;
    WEFT_TRY_ASSIGN(images_, ImageStore::create(budget_, paint_arena_, resources_, notes_,
                                                may_nest_ ? &inner_ : nullptr));
    {
      WEFT_TRY_ASSIGN(
          const Owned<Styles> styles,
          Styles::create(budget_, document_arena_, *document_, media_, resources_, fonts_, notes_));
      WEFT_TRY(styles->apply_sheets({}, "utf-8"));
      WEFT_TRY(styles->compute());
      list_ = paint_arena_.make<DisplayList>(paint_arena_, IntRect{0, 0, width, height});
      if (!list_) return Status::OutOfMemory;
      list_->canvas = root_->style ? root_->style->surface->background_color : kTransparent;
      const Rect content{Px(), Px(), Px::from_int(width), Px::from_int(height)};
      SvgScene scene{*document_, fonts_, *images_, notes_, budget_, 1, size_};
      scene.glyph_mode = glyph_mode_;
      scene.resources = &resources_;
      scene.foreign = foreign_;
      WEFT_TRY(paint_svg(*root_, content, scene, nullptr, *list_));
    }
    document_ = nullptr;
    root_ = nullptr;
    document_arena_.clear();
    WEFT_TRY_ASSIGN(compositor_,
                    Compositor::create(budget_, *list_, fonts_, *images_, glyph_mode_, notes_));
    return Status::Ok;
  }

  Budget& budget_;
  FontSet& fonts_;
  MediaEnvironment media_;
  NoNotes notes_;
  Arena document_arena_, paint_arena_;
  ClosedResources resources_;
  SvgPictures inner_;
  GlyphMode glyph_mode_;
  ForeignContent* foreign_;
  bool may_nest_;
  ImageHeader header_;
  Vector size_;  // natural
  Document* document_ = nullptr;
  Element* root_ = nullptr;
  DisplayList* list_ = nullptr;
  Owned<ImageStore> images_;
  Owned<Compositor> compositor_;
};

}  // namespace

Result<Owned<RowDecoder>> SvgPictures::open(ByteStream& stream, Budget& budget,
                                            std::string_view fragment) {
  WEFT_TRY_ASSIGN(Owned<SvgDecoder> decoder,
                  make_owned<SvgDecoder>(budget, budget, fonts_, resources_, media_, glyph_mode_,
                                         foreign_, depth_));
  WEFT_TRY(decoder->read(stream, fragment));
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
