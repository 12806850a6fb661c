#include "render/paint/compositor.h"

#include <algorithm>

#include "render/paint/group.h"
#include "render/paint/rounded_rect.h"

namespace weft {

namespace {
constexpr size_t kDecoderBytes =
    80 *
    1024;  // what a photograph that is streamed and scaled takes, and room for glyphs beside it

bool is_thin(const IntRect& bounds) { return bounds.width() <= 2 || bounds.height() <= 2; }

bool is_surface(const DisplayItem& item) {
  return (item.kind == ItemKind::Fill && !is_thin(item.bounds)) ||
         item.kind == ItemKind::RoundedFill;
}

Color color_of(const DisplayItem& surface) {
  return surface.kind == ItemKind::Fill ? surface.color : surface.shape->color;
}

bool contains(const IntRect& rect, int32_t x, int32_t y) {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}

int brightness(Color color) { return 77 * color.red + 150 * color.green + 29 * color.blue; }

}  // namespace

struct Compositor::ActivePicture {
  const DisplayItem* item;
  ActivePicture* next;
  PictureState state;
};

Compositor::Compositor(Budget& budget, DisplayList& list, FontSet& fonts, ImageStore& images,
                       GlyphMode mode, Notes& notes)
    : budget_(budget),
      list_(list),
      fonts_(fonts),
      images_(images),
      notes_(notes),
      glyph_mode_(mode),
      writer_(budget),
      y_(list.viewport().top) {}

Compositor::~Compositor() {
  y_ = INT32_MAX;
  drop_finished_pictures();
  budget_.release(active_, active_ ? list_.size() * sizeof *active_ : 0);
}

Result<Owned<Compositor>> Compositor::create(Budget& budget, DisplayList& list, FontSet& fonts,
                                             ImageStore& images, GlyphMode glyph_mode, Notes& notes,
                                             Inks* inks) {
  WEFT_TRY_ASSIGN(auto compositor,
                  make_owned<Compositor>(budget, budget, list, fonts, images, glyph_mode, notes));
  const IntRect& viewport = list.viewport();
  WEFT_TRY(compositor->writer_.create(viewport.right, inks, inks && glyph_mode == GlyphMode::Mono));
  WEFT_TRY_ASSIGN(compositor->layers_[0], make_owned<Layer>(budget, budget));
  WEFT_TRY(compositor->layers_[0]->create(viewport.left, viewport.right));
  compositor->active_ =
      static_cast<DisplayItem**>(budget.allocate(list.size() * sizeof(DisplayItem*)));
  if (!compositor->active_) return Status::OutOfMemory;
  if (inks) compositor->find_grounds();
  return compositor;
}

// Marks the surface that is newest under the middle of each run of darker text.
void Compositor::find_grounds() {
  size_t surfaces = 0;
  for (DisplayItem* item = list_.first(); item; item = item->next) {
    if (is_surface(*item)) active_[surfaces++] = item;
    if (item->kind != ItemKind::Glyphs || item->glyphs->is_shadow) continue;
    const IntRect& bounds = item->bounds;
    const int32_t x = (bounds.left + bounds.right) / 2, y = (bounds.top + bounds.bottom) / 2;
    size_t at = surfaces;
    while (at > 0 && !contains(active_[at - 1]->bounds, x, y)) --at;
    const Color ground = at ? color_of(*active_[at - 1]) : list_.canvas;
    if (brightness(item->glyphs->color) >= brightness(ground)) continue;
    if (at) active_[at - 1]->is_under_text = true;
    else canvas_mark_ = kFlatPixel | kUnderText;
  }
}

void Compositor::select_items() {
  active_count_ = 0;
  for (DisplayItem* item = list_.first(); item; item = item->next)
    if (item->bounds.top < y_ + kBandRows && item->bounds.bottom > y_)
      active_[active_count_++] = item;
}

Result<PaintedLine> Compositor::next_line() {
  const IntRect& viewport = list_.viewport();
  if (y_ >= viewport.bottom) return PaintedLine{};
  if ((y_ - viewport.top) % kBandRows == 0) select_items();
  layers_[0]->clear(premultiplied(list_.canvas), canvas_mark_);
  depth_ = 0;
  for (size_t i = 0; i < active_count_; ++i) {
    DisplayItem& item = *active_[i];
    if (y_ >= item.bounds.top && y_ < item.bounds.bottom) WEFT_TRY(paint_item(item));
  }
  ++y_;
  drop_finished_pictures();
  return PaintedLine{layers_[0]->pixels(), layers_[0]->marks()};
}

Status Compositor::paint_item(DisplayItem& item) {
  writer_.begin(*layers_[std::min(depth_, kMaxGroups)], y_, item);
  switch (item.kind) {
    case ItemKind::Fill:
      writer_.set_thin(is_thin(item.bounds));
      writer_.fill(item.bounds.left, item.bounds.right, premultiplied(item.color));
      break;
    case ItemKind::RoundedFill:
      add_row(item.shape->shape, y_, writer_.coverage);
      writer_.fill_coverage(premultiplied(item.shape->color));
      break;
    case ItemKind::Border: paint_border_row(*item.border, writer_); break;
    case ItemKind::Glyphs: return paint_glyphs_row(item, fonts_, glyph_mode_, writer_);
    case ItemKind::Picture: {
      WEFT_TRY_ASSIGN(PictureState * state, picture_state(item));
      paint_picture_row(*item.picture, *state, images_, notes_, writer_);
      break;
    }
    case ItemKind::Gradient: paint_gradient_row(*item.gradient, item.bounds, writer_); break;
    case ItemKind::Path: paint_path_row(*item.path, writer_); break;
    case ItemKind::Shadow: paint_shadow_row(*item.shadow, writer_); break;
    case ItemKind::GroupBegin: return begin_group(item);
    case ItemKind::GroupEnd: end_group(item); break;
  }
  return writer_.crossings.status();
}

Status Compositor::begin_group(const DisplayItem& item) {
  if (++depth_ > kMaxGroups) return Status::Ok;
  Owned<Layer>& layer = layers_[depth_];
  if (!layer) {
    WEFT_TRY_ASSIGN(layer, make_owned<Layer>(budget_, budget_));
    WEFT_TRY(layer->create(list_.viewport().left, list_.viewport().right));
  }
  layer->clear(Rgba{});
  layer->stand_on(*layers_[depth_ - 1], item.group);
  return Status::Ok;
}

void Compositor::end_group(const DisplayItem& item) {
  if (--depth_ >= kMaxGroups) return;
  Layer& group = *layers_[depth_ + 1];
  writer_.begin(*layers_[depth_], y_, item);
  merge_group(*item.group, group, *layers_[depth_], item.bounds, writer_);
}

Result<PictureState*> Compositor::picture_state(const DisplayItem& item) {
  for (ActivePicture* picture = pictures_; picture; picture = picture->next)
    if (picture->item == &item) return &picture->state;
  // Glyphs and faces can be had again, a decoder cannot do with less.
  if (budget_.available() < kDecoderBytes) fonts_.release_caches();
  void* block = budget_.allocate(sizeof(ActivePicture));
  if (!block) return Status::OutOfMemory;
  pictures_ = ::new (block) ActivePicture{&item, pictures_, {}};
  return &pictures_->state;
}

void Compositor::drop_finished_pictures() {
  ActivePicture** link = &pictures_;
  while (ActivePicture* picture = *link) {
    if (y_ < picture->item->bounds.bottom) {
      link = &picture->next;
      continue;
    }
    *link = picture->next;
    picture->~ActivePicture();
    budget_.release(picture, sizeof *picture);
  }
}

}  // namespace weft
