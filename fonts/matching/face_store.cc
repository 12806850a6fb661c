#include "fonts/matching/face_store.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

Status status_of(Status status) { return status; }
template <typename T>
Status status_of(const Result<T>& result) {
  return result.status();
}

}  // namespace

struct FaceStore::StoredFace {
  Face face;
  StoredFace* next;
};

FaceStore::FaceStore(Budget& budget)
    : freetype_budget_("freetype", budget),
      library_(freetype_budget_),
      glyph_budget_("glyphs", budget),
      cache_(glyph_budget_,
             std::clamp(budget.available() / 512, kLeastGlyphCacheBytes, kMostGlyphCacheBytes)),
      advances_(glyph_budget_) {}

Result<OpenFile*> FaceStore::file(std::span<const uint8_t> bytes, uint32_t index, Arena& arena) {
  for (OpenFile* known = files_; known; known = known->next)
    if (known->bytes().data() == bytes.data() && known->index() == index) return known;
  void* memory = arena.allocate(sizeof(OpenFile), alignof(OpenFile));
  if (!memory) return Status::OutOfMemory;
  auto* made = ::new (memory) OpenFile(library_, bytes, index);
  made->next = files_;
  files_ = made;
  return made;
}

Result<Face*> FaceStore::face(std::span<const uint8_t> bytes, uint32_t index, AxisValues axes,
                              Arena& arena) {
  WEFT_TRY_ASSIGN(OpenFile * opened, file(bytes, index, arena));
  StoredFace* known = faces_;
  while (known && !(&known->face.file() == opened && known->face.axes() == axes))
    known = known->next;
  if (!known) {
    void* memory = arena.allocate(sizeof(StoredFace), alignof(StoredFace));
    const std::span<FontVariation> variations =
        arena.make_array<FontVariation>(axes.variations.size());
    if (!memory || (!axes.variations.empty() && !variations.data())) return Status::OutOfMemory;
    std::copy(axes.variations.begin(), axes.variations.end(), variations.begin());
    axes.variations = variations;
    known = ::new (memory) StoredFace{Face(*opened, axes), faces_};
    faces_ = known;
  }
  WEFT_TRY(make_ready(known->face));
  return &known->face;
}

Result<std::span<const uint8_t>> FaceStore::unpack(std::span<const uint8_t> file, Arena& arena) {
  OpenFile packed(library_, file, 0);
  close_beyond_limit(packed);
  WEFT_TRY(with_room(packed, [&] { return packed.open(); }));
  const std::span<const uint8_t> font = packed.unpacked();
  const std::span<uint8_t> copy = arena.make_array<uint8_t>(font.size());
  if (!copy.data()) return Status::OutOfMemory;
  std::copy(font.begin(), font.end(), copy.begin());
  return std::span<const uint8_t>(copy);
}

Status FaceStore::make_ready(Face& face) {
  face.file().last_use = ++uses_;
  if (!face.file().is_open()) close_beyond_limit(face.file());
  return with_room(face.file(), [&] { return face.make_ready(); });
}

bool FaceStore::close_least_recent(const OpenFile* kept) {
  OpenFile* oldest = nullptr;
  for (OpenFile* known = files_; known; known = known->next)
    if (known->is_open() && known != kept && (!oldest || known->last_use < oldest->last_use))
      oldest = known;
  if (oldest) oldest->close();
  return oldest != nullptr;
}

bool FaceStore::close_unused() {
  const OpenFile* last = nullptr;
  for (const OpenFile* known = files_; known && users_; known = known->next)
    if (!last || known->last_use > last->last_use) last = known;
  return close_least_recent(last);
}

void FaceStore::close_beyond_limit(const OpenFile& kept) {
  while (freetype_budget_.used() > kMaxOpenBytes && close_least_recent(&kept)) {
  }
}

// What `attempt` returns once it has memory: one file after the other is closed for it, and the
// glyphs go last, as each of them costs a rendering. FreeType leaves a file that lacked memory in a
// state that cannot be trusted: it is closed too, and `attempt` opens it again.
template <typename Attempt>
auto FaceStore::with_room(OpenFile& file, Attempt attempt) -> decltype(attempt()) {
  const Use use(*this);
  auto result = attempt();
  bool has_glyphs = cache_.bytes() > 0;
  while (status_of(result) == Status::OutOfMemory) {
    file.close();
    if (!close_least_recent(&file)) {
      if (!std::exchange(has_glyphs, false)) break;
      cache_.clear();
    }
    result = attempt();
  }
  return result;
}

Result<const SizedFont*> FaceStore::font(Face& face, Px size, Synthesis synthesis,
                                         const FaceDescriptors& descriptors, Arena& arena) {
  for (SizedFont* known = fonts_; known; known = known->next)
    if (&known->face() == &face && known->size() == size && known->synthesis() == synthesis &&
        known->descriptors() == descriptors)
      return known;
  auto* made = arena.make<SizedFont>(face, size, synthesis, descriptors, font_count_);
  if (!made) return Status::OutOfMemory;
  WEFT_TRY(set_advances(*made));
  ++font_count_;
  made->next = fonts_;
  fonts_ = made;
  return made;
}

Status FaceStore::set_advances(SizedFont& font) {
  WEFT_TRY(make_ready(font.face()));
  const uint16_t zero = font.face().glyph_of('0'), space = font.face().glyph_of(' ');
  WEFT_TRY_ASSIGN(const int32_t space_units,
                  space ? advance(font.face(), space) : Result<int32_t>(0));
  WEFT_TRY_ASSIGN(const int32_t zero_units,
                  zero ? advance(font.face(), zero) : Result<int32_t>(font.units_per_em() / 2));
  font.set_advances(font.scaled(zero_units), font.scaled(space_units));
  return Status::Ok;
}

Result<int32_t> FaceStore::advance(Face& face, uint16_t glyph) {
  WEFT_TRY(make_ready(face));
  return with_room(face.file(), [&]() -> Result<int32_t> {
    WEFT_TRY(face.make_ready());
    return face.advance(glyph);
  });
}

Result<PairAdvance> FaceStore::pair_advance(Face& face, uint16_t left, uint16_t right) {
  const AdvanceCache::Entry* const known = advances_.place_of(face, left, right);
  if (known && known->is_of(face, left, right)) return known->advance;
  WEFT_TRY_ASSIGN(const int32_t advance, this->advance(face, left));
  PairAdvance made = face.kerning().between(left, right);
  made.advance += advance;
  if (AdvanceCache::Entry* const place = advances_.place_of(face, left, right))
    *place = {&face, left, right, made};
  return made;
}

Result<GlyphBitmap> FaceStore::load(Face& face, const OutlineRequest& request) {
  WEFT_TRY(make_ready(face));
  return with_room(face.file(), [&]() -> Result<GlyphBitmap> {
    WEFT_TRY(face.make_ready());
    return face.load_outline(request);
  });
}

Status FaceStore::outline(const SizedFont& font, const OutlineRequest& request,
                          GlyphOutline& outline) {
  const Use use(*this);
  WEFT_TRY(load(font.face(), request).status());
  return font.face().tell_outline(outline);
}

// The bitmap as the cache has it; only its bounds when it is too large for that.
Result<GlyphBitmap> FaceStore::stored(const SizedFont& font, const OutlineRequest& request) {
  const GlyphKey key = {font.id(), request.glyph, request.subpixel, request.mode};
  if (const std::optional<GlyphBitmap> cached = cache_.find(key)) return *cached;
  WEFT_TRY_ASSIGN(const GlyphBitmap bounds, load(font.face(), request));
  return bounds.width == 0 || !cache_.may_hold(bounds, request.mode)
             ? bounds
             : render_stored(font, request, bounds);
}

Result<GlyphBitmap> FaceStore::render_stored(const SizedFont& font, const OutlineRequest& request,
                                             const GlyphBitmap& bounds) {
  const GlyphKey key = {font.id(), request.glyph, request.subpixel, request.mode};
  const Use use(*this);
  uint8_t* rows = cache_.insert(key, bounds);
  while (!rows && close_least_recent(&font.face().file())) rows = cache_.insert(key, bounds);
  if (!rows) return Status::OutOfMemory;
  const Status status = font.face().render(bounds, request.mode, 0, bounds.height, rows);
  if (status != Status::Ok) {
    cache_.remove_newest();
    return status;
  }
  GlyphBitmap bitmap = bounds;
  bitmap.rows = rows;
  bitmap.stride = stored_row_bytes(bounds.width, request.mode);
  return bitmap;
}

Result<GlyphBitmap> FaceStore::bounds(const SizedFont& font, const OutlineRequest& request) {
  WEFT_TRY_ASSIGN(GlyphBitmap bounds, stored(font, request));
  bounds.rows = nullptr;
  return bounds;
}

Result<GlyphBitmap> FaceStore::glyph(const SizedFont& font, const OutlineRequest& request) {
  return rows(font, request, 0, INT32_MAX);
}

Result<GlyphBitmap> FaceStore::rows(const SizedFont& font, const OutlineRequest& request,
                                    int32_t first, int32_t count) {
  WEFT_TRY_ASSIGN(const GlyphBitmap bitmap, stored(font, request));
  return cut_rows(font, request, bitmap, first, count, Form::Bytes);
}

Result<GlyphBitmap> FaceStore::near(const SizedFont& font, const OutlineRequest& request,
                                    int32_t y) {
  WEFT_TRY_ASSIGN(const GlyphBitmap bitmap, stored(font, request));
  const int32_t row = y + bitmap.top;
  const bool is_near = row >= -1 && row <= bitmap.height;
  if (bitmap.rows || !is_near) {
    GlyphBitmap whole = bitmap;
    if (!is_near) whole.rows = nullptr;
    whole.has_bits = request.mode == GlyphMode::Mono;
    whole.is_whole = true;
    return whole;
  }
  return cut_rows(font, request, bitmap, row - 1, 3, Form::Stored);
}

// The first rows may lie above the bitmap.
Result<GlyphBitmap> FaceStore::cut_rows(const SizedFont& font, const OutlineRequest& request,
                                        const GlyphBitmap& bitmap, int32_t first, int32_t count,
                                        Form form) {
  if (request.mode == GlyphMode::Gray) form = Form::Stored;
  GlyphBitmap cut = bitmap;
  count += std::min<int32_t>(first, 0);
  first = std::clamp<int32_t>(first, 0, bitmap.height);
  cut.height = std::clamp<int32_t>(count, 0, bitmap.height - first);
  cut.top = bitmap.top - first;
  cut.has_bits = request.mode == GlyphMode::Mono && form == Form::Stored;
  const ptrdiff_t stored_before = static_cast<ptrdiff_t>(first) * bitmap.stride;
  cut.rows = bitmap.rows ? bitmap.rows + stored_before : nullptr;
  if (cut.height == 0 || cut.width == 0) return cut;
  if (cut.rows && form == Form::Stored) return cut;
  cut.stride = cut.has_bits ? bit_row_bytes(cut.width) : cut.width;
  const size_t bytes = static_cast<size_t>(cut.stride) * static_cast<size_t>(cut.height);
  const Band made = {cut.left, cut.top, cut.width, cut.height, band(bytes)};
  if (!made.rows) return Status::OutOfMemory;
  // What was stored is gone when there was no memory for both.
  const bool is_stored = cut.rows && cache_.bytes() > 0;
  if (is_stored) expand_bits(cut.rows, made);
  else WEFT_TRY(render_band(font, request, first, made, form));
  cut.rows = made.rows;
  return cut;
}

Status FaceStore::render_band(const SizedFont& font, const OutlineRequest& request, int32_t first,
                              const Band& band, Form form) {
  const Use use(*this);
  WEFT_TRY_ASSIGN(const GlyphBitmap bounds, load(font.face(), request));
  const int32_t stored = stored_row_bytes(band.width, request.mode),
                given = form == Form::Stored ? stored : band.width;
  std::memset(band.rows, 0, static_cast<size_t>(given) * static_cast<size_t>(band.height));
  uint8_t* const rows = band.rows + static_cast<ptrdiff_t>(band.height) * (given - stored);
  WEFT_TRY(font.face().render(bounds, request.mode, first, band.height, rows));
  if (given != stored) expand_bits(rows, band);
  return Status::Ok;
}

uint8_t* FaceStore::band(size_t bytes) {
  if (bytes <= band_bytes_) return band_;
  release_band();
  band_ = static_cast<uint8_t*>(glyph_budget_.allocate(bytes));
  if (!band_) {
    cache_.clear();
    band_ = static_cast<uint8_t*>(glyph_budget_.allocate(bytes));
  }
  band_bytes_ = band_ ? bytes : 0;
  return band_;
}

void FaceStore::release_band() {
  glyph_budget_.release(band_, band_bytes_);
  band_ = nullptr;
  band_bytes_ = 0;
}

void FaceStore::release_caches() {
  cache_.clear();
  advances_.clear();
  release_band();
  for (OpenFile* known = files_; known; known = known->next) known->close();
}

void FaceStore::clear() {
  release_caches();
  files_ = nullptr;
  faces_ = nullptr;
  fonts_ = nullptr;
}

}  // namespace weft
