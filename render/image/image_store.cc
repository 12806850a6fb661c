// Holds: what HeldImage holds of small pictures, an open request of those prefetched, of large ones
// a decoder that has read the header where its body may wait, else nothing.
#include "render/image/image_store.h"

#include <algorithm>

#include "render/base/printable_url.h"
#include "render/base/url_fragment.h"
#include "render/image/flatness.h"
#include "render/image/held_image.h"
#include "render/image/open_picture.h"
#include "render/image/row_scaler.h"
#include "render/image/upright.h"

namespace weft {
namespace {

constexpr size_t kMostPrefetched = 6;
// In less, pictures wait until the document is gone: layout only measures them, one by one.
constexpr size_t kRoomBesideDocument = 512 * 1024;
// About what a live decoder costs: a picture that takes more is streamed.
constexpr size_t kMostHeldBytes = 40 * 1024;

// The most pixels of a picture that is worth an attempt to hold: drawings hold in a fraction of
// their pixels, photographs do not.
uint64_t most_held_pixels(ImageFormat format) {
  return format == ImageFormat::Jpeg ? 128 * 128 : 256 * 256;
}

struct PixelSize {
  uint32_t width = 0, height = 0;
  uint64_t pixels() const { return uint64_t{width} * height; }
};

enum class Holding : uint8_t { Untried, Natural, Drawn, Impossible };

struct StoredImage final : Image {
  StoredImage(std::string_view url, PictureView view) {
    url_ = url;
    view_ = view;
  }
  PictureView view() const { return view_; }
  /// 1 to 8: how its rows are turned.
  uint8_t orientation_of(const RowDecoder& rows) const {
    constexpr uint8_t kUpsideDown = 4;
    if (rows.header().is_bottom_up) return kUpsideDown;
    return view_.is_upright ? rows.header().orientation : uint8_t{1};
  }

  bool measured() const { return measured_; }
  void set_header(const ImageHeader& header) {
    measured_ = true;
    width_ = header.natural_width;
    height_ = header.natural_height;
    if (!view_.is_upright && transposes(header.orientation)) std::swap(width_, height_);
    has_alpha_ = header.has_alpha;
    is_drawing_ = header.is_drawing;
    ratio_width_ = header.ratio_width;
    ratio_height_ = header.ratio_height;
  }
  void set_broken() { measured_ = broken_ = true; }
  void set_flat(bool flat) { is_flat_ = flat; }
  uint64_t pixels() const { return uint64_t{width_} * height_; }

  Owned<StoredImage> next;
  Owned<Resource> request;    // prefetched, nothing read
  DrawnTile* tile = nullptr;  // in place of a request
  bool is_adopted = false;
  bool may_wait = false;      // the body of the decoder that was opened last
  Owned<RowDecoder> decoder;  // from measuring to painting, its header read
  ImageFormat format = ImageFormat::Unknown;
  Holding holding = Holding::Untried;
  Owned<HeldImage> held;         // at natural or drawn size
  PixelSize drawn;               // the largest that the page draws
  bool has_one_size = true;      // among those drawn
  PixelSize expected;            // the largest that was said before it was measured
  bool expects_natural = false;  // … for one use at least

  PixelSize natural_size() const { return {width_, height_}; }
  /// Whether a picture of that size is a smaller one.
  bool is_shrunk_to(PixelSize size) const {
    return size.width && size.height && size.width <= width_ && size.height <= height_ &&
           size.pixels() < pixels();
  }
  /// The size to hold it at before all of its uses are known.
  PixelSize expected_size() const {
    PixelSize size = expected;
    const uint64_t height = width_ ? uint64_t{size.width} * height_ / width_ : 0;
    const bool is_whole = width_ && uint64_t{size.width} * height_ % width_ == 0;
    if (!size.height && is_whole) size.height = static_cast<uint32_t>(height);
    return is_shrunk_to(size) && !expects_natural ? size : natural_size();
  }
  /// Whether what is held is enough for all uses.
  bool serves(Scaling scaling) const {
    if (!held || holding == Holding::Natural) return held.get() != nullptr;
    return scaling == Scaling::Smooth && held->width() >= drawn.width &&
           held->height() >= drawn.height;
  }
};

StoredImage& stored(Image& image) { return static_cast<StoredImage&>(image); }

// The rows of a decoder by number.
class DecodedRows final : public ImageRows {
 public:
  explicit DecodedRows(Owned<RowDecoder> decoder) : decoder_(std::move(decoder)) {}
  Result<std::span<const Rgba>> row(uint32_t y) override {
    while (status_ == Status::Ok && rows_read_ <= y) {
      const auto next = decoder_->next_row();
      status_ = next.status();
      if (next.ok()) row_ = next.value();
      ++rows_read_;
    }
    if (status_ != Status::Ok) return status_;
    return row_;
  }

 private:
  Owned<RowDecoder> decoder_;
  std::span<const Rgba> row_;
  uint32_t rows_read_ = 0;
  Status status_ = Status::Ok;
};

// Rows as they come, looked at on their way.
class WatchedRows final : public RowDecoder {
 public:
  WatchedRows(Owned<RowDecoder> rows, Flatness& flatness)
      : rows_(std::move(rows)), flatness_(&flatness) {}
  const ImageHeader& header() const override { return rows_->header(); }
  Result<std::span<const Rgba>> next_row() override {
    auto row = rows_->next_row();
    if (row.ok()) flatness_->add_row(row.value());
    return row;
  }

 private:
  Owned<RowDecoder> rows_;
  Flatness* flatness_;
};

// Makes `decoder` give upright rows of width x height. A picture that is stored turned is shrunk
// first, then turned.
Result<Owned<RowDecoder>> fitted(Owned<RowDecoder> decoder, uint8_t orientation, uint32_t width,
                                 uint32_t height, Scaling scaling, Budget& budget) {
  const bool turned = transposes(orientation);
  const uint32_t stored_width = turned ? height : width, stored_height = turned ? width : height;
  if (scaling == Scaling::Smooth || decoder->header().is_drawing)
    decoder->shrink_to(stored_width, stored_height);
  WEFT_TRY_ASSIGN(Owned<RowDecoder> scaled, make_row_scaler(std::move(decoder), stored_width,
                                                            stored_height, scaling, budget));
  return make_upright(std::move(scaled), orientation, budget);
}

class Store final : public ImageStore, private Reserve {
 public:
  Store(Budget& budget, Arena& arena, Resources& resources, Notes& notes, VectorPictures* drawings)
      : held_budget_("held pictures", budget),
        decoder_budget_("decoders", budget),
        arena_(&arena),
        resources_(&resources),
        notes_(&notes),
        drawings_(drawings),
        only_measures_(budget.available() < kRoomBesideDocument) {}
  ~Store() override {
    held_budget_.whole().forget_reserve(*this);
    while (first_) first_ = std::move(first_->next);
  }

  Result<Image*> find(std::string_view url, PictureView view) override;
  Result<Image*> adopt(std::string_view url, Owned<Resource> body) override;
  Result<Image*> adopt(DrawnTile& tile) override;
  Status prefetch(Image& image) override;
  Status expect(std::string_view url) override;
  void expect_size(Image& image, uint32_t width, uint32_t height) override;
  Status measure(Image& image) override;
  Status will_draw(Image& image, uint32_t width, uint32_t height) override;
  Status hold_small() override;
  Result<Owned<ImageRows>> open_rows(Image& image, uint32_t width, uint32_t height,
                                     Scaling scaling) override;

 private:
  Image* append(Owned<StoredImage> image);
  Result<Owned<RowDecoder>> open(StoredImage& image);
  bool may_stay_open(const StoredImage& image) const;
  Result<Owned<RowDecoder>> open_source(StoredImage& image, Scaling scaling);
  Result<Owned<RowDecoder>> open_drawing(StoredImage& image, uint32_t width, uint32_t height);
  Result<Owned<ImageRows>> try_open_rows(StoredImage& image, uint32_t width, uint32_t height,
                                         Scaling scaling);
  Status hold(StoredImage& image, Owned<RowDecoder> decoder, PixelSize size);
  void shrink_to_drawn(StoredImage& image);
  Status fail(StoredImage& image, Status status);
  bool give_back() override;
  bool let_unused_go();
  bool may_fetch() const;

  Budget held_budget_, decoder_budget_;
  Arena* arena_;
  Resources* resources_;
  Notes* notes_;
  VectorPictures* drawings_;
  const bool only_measures_;
  Owned<StoredImage> first_;  // in the order of the document
  Owned<StoredImage>* end_ = &first_;
  const StoredImage* opening_ = nullptr;  // whose reader was made last, or is just being made
  size_t prefetched_ = 0;
};

Image* Store::append(Owned<StoredImage> image) {
  *end_ = std::move(image);
  StoredImage* const last = end_->get();
  end_ = &last->next;
  return last;
}

Result<Image*> Store::find(std::string_view url, PictureView view) {
  for (StoredImage* image = first_.get(); image; image = image->next.get())
    if (!image->tile && image->url() == url && image->view() == view)
      return static_cast<Image*>(image);
  if (!arena_->holds(url.data())) {
    WEFT_TRY_ASSIGN(url, arena_->copy(url));
  }
  WEFT_TRY_ASSIGN(Owned<StoredImage> image, make_owned<StoredImage>(held_budget_, url, view));
  return append(std::move(image));
}

Result<Image*> Store::adopt(std::string_view url, Owned<Resource> body) {
  WEFT_TRY_ASSIGN(Image* const image, find(url, PictureView()));
  StoredImage& adopted = stored(*image);
  adopted.is_adopted = true;
  adopted.request = std::move(body);
  ++prefetched_;
  return image;
}

Result<Image*> Store::adopt(DrawnTile& tile) {
  for (StoredImage* image = first_.get(); image; image = image->next.get())
    if (image->tile == &tile) return static_cast<Image*>(image);
  WEFT_TRY_ASSIGN(Owned<StoredImage> image,
                  make_owned<StoredImage>(held_budget_, std::string_view(), PictureView()));
  image->tile = &tile;
  image->format = ImageFormat::Svg;
  ImageHeader header;
  header.natural_width = tile.width();
  header.natural_height = tile.height();
  header.has_alpha = true;
  image->set_header(header);
  return append(std::move(image));
}

Status Store::expect(std::string_view url) {
  WEFT_TRY_ASSIGN(const Image* const image, find(url, PictureView()));
  const auto& expected = static_cast<const StoredImage&>(*image);
  if (!expected.measured() && !expected.request)
    resources_->expect(without_fragment(url), ResourceKind::Image);
  return Status::Ok;
}

Status Store::prefetch(Image& any) {
  StoredImage& image = stored(any);
  if (image.request || image.decoder || image.held || image.broken()) return Status::Ok;
  const std::string_view url = without_fragment(image.url());
  if (!image.measured()) resources_->expect(url, ResourceKind::Image);
  if (only_measures_ || prefetched_ == kMostPrefetched) return Status::Ok;
  auto request = resources_->open(url, ResourceKind::Image);
  if (!request.ok())
    return request.status() == Status::OutOfMemory ? Status::OutOfMemory : Status::Ok;
  image.request = std::move(request.value());
  ++prefetched_;
  return Status::Ok;
}

// A decoder with the header read: the one that measured, or one on the request that is there, or on
// a new one.
Result<Owned<RowDecoder>> Store::open(StoredImage& image) {
  if (image.decoder) return std::move(image.decoder);
  if (image.tile) return image.tile->open(decoder_budget_);
  if (image.request) {
    --prefetched_;
  } else {
    WEFT_TRY_ASSIGN(image.request,
                    resources_->open(without_fragment(image.url()), ResourceKind::Image));
  }
  const Resource* const body = image.request.get();
  auto decoder =
      open_picture(std::move(image.request), image.url(), decoder_budget_, drawings_, image.format);
  if (!decoder.ok()) return decoder;
  image.set_header(decoder.value()->header());
  image.may_wait = body->may_wait();
  return decoder;
}

bool Store::may_stay_open(const StoredImage& image) const {
  constexpr size_t kShare = 8;
  return image.is_adopted || (!only_measures_ && image.may_wait &&
                              decoder_budget_.used() < decoder_budget_.available() / kShare);
}

// Notes once why a picture cannot be shown.
Status Store::fail(StoredImage& image, Status status) {
  if (status == Status::OutOfMemory || image.broken()) return status;
  image.set_broken();
  const bool known = image.format != ImageFormat::Unknown;
  notes_->notef("image %s is not shown: %s%s%s", PrintableUrl(image.url()).text(),
                known ? format_name(image.format) : "", known ? ", " : "", status_name(status));
  return status;
}

// Whether a small picture is flat is told from all of its pixels.
Status Store::hold(StoredImage& image, Owned<RowDecoder> decoder, PixelSize size) {
  const uint8_t orientation = image.orientation_of(*decoder);
  const bool is_natural = size.width == image.width() && size.height == image.height();
  const bool is_watched =
      !is_natural && !image.is_drawing() && image.pixels() <= most_held_pixels(image.format);
  Flatness flatness;
  if (is_watched) {
    WEFT_TRY_ASSIGN(decoder,
                    make_owned<WatchedRows>(decoder_budget_, std::move(decoder), flatness));
  }
  WEFT_TRY_ASSIGN(Owned<RowDecoder> rows, fitted(std::move(decoder), orientation, size.width,
                                                 size.height, Scaling::Smooth, decoder_budget_));
  auto held = HeldImage::hold(*rows, held_budget_, kMostHeldBytes);
  if (held.status() == Status::Unsupported) image.holding = Holding::Impossible;
  if (!held.ok()) return held.status();
  image.held = std::move(held.value());
  image.holding = is_natural && !image.is_drawing() ? Holding::Natural : Holding::Drawn;
  image.set_flat(is_watched ? flatness.is_flat() : image.held->is_flat());
  return Status::Ok;
}

void Store::expect_size(Image& any, uint32_t width, uint32_t height) {
  StoredImage& image = stored(any);
  image.expects_natural |= width == 0;
  image.expected.width = std::max(image.expected.width, width);
  image.expected.height = std::max(image.expected.height, height);
}

Status Store::measure(Image& any) {
  StoredImage& image = stored(any);
  if (image.measured()) return Status::Ok;
  auto decoder = open(image);
  if (!decoder.ok()) {
    return fail(image, decoder.status()) == Status::OutOfMemory ? Status::OutOfMemory : Status::Ok;
  }
  if (!decoder.value()->header().is_decoded) {
    static_cast<void>(fail(image, Status::Unsupported));
    return Status::Ok;
  }
  if (image.is_adopted) image.holding = Holding::Impossible;
  const PixelSize size = image.expected_size();
  if (only_measures_ || image.is_adopted || image.is_drawing() ||
      size.pixels() > most_held_pixels(image.format)) {
    if (may_stay_open(image)) image.decoder = std::move(decoder.value());
    return Status::Ok;
  }
  const Status status = hold(image, std::move(decoder.value()), size);
  // A picture that does not fit is streamed when its lines come.
  const bool streamed = status == Status::OutOfMemory || status == Status::Unsupported;
  if (status != Status::Ok && !streamed) static_cast<void>(fail(image, status));
  return Status::Ok;
}

Status Store::will_draw(Image& any, uint32_t width, uint32_t height) {
  StoredImage& image = stored(any);
  image.has_one_size &=
      image.drawn.width == 0 || (image.drawn.width == width && image.drawn.height == height);
  image.drawn.width = std::max(image.drawn.width, width);
  image.drawn.height = std::max(image.drawn.height, height);
  return Status::Ok;
}

// What is held in its own size, and always shown smaller, is held smaller.
void Store::shrink_to_drawn(StoredImage& image) {
  const bool is_smaller =
      image.holding == Holding::Natural && image.has_one_size && image.is_shrunk_to(image.drawn);
  if (!is_smaller || image.held->readers()) return;
  auto rows = image.held->read(decoder_budget_);
  if (!rows.ok()) return;
  Owned<HeldImage> natural = std::move(image.held);
  if (hold(image, std::move(rows.value()), image.drawn) == Status::Ok) return;
  image.held = std::move(natural);
  image.holding = Holding::Natural;
}

Status Store::hold_small() {
  for (StoredImage* image = first_.get(); image; image = image->next.get()) {
    if (image->is_drawing()) continue;
    if (image->held) shrink_to_drawn(*image);
    const uint64_t most = most_held_pixels(image->format), drawn = image->drawn.pixels();
    const bool small = drawn > 0 && (image->pixels() <= most || drawn <= most);
    const bool wanted = image->measured() && !image->broken() && image->holding == Holding::Untried;
    if (!small || !wanted) continue;
    // A picture that does not fit is tried again when its lines come; one that is late is missing.
    const Status status = open_source(*image, Scaling::Smooth).status();
    if (status == Status::Timeout) static_cast<void>(fail(*image, status));
  }
  held_budget_.whole().set_reserve(*this, ReserveCost::Dear);
  if (only_measures_ && !may_fetch()) resources_->give_back_memory();
  return Status::Ok;
}

// Whether rows are still to come by network.
bool Store::may_fetch() const {
  for (const StoredImage* image = first_.get(); image; image = image->next.get())
    if (image->drawn.pixels() > 0 && !image->held && !image->broken() && !image->tile &&
        !image->url().starts_with("data:"))
      return true;
  return false;
}

// Held pixels where they serve, else a live decoder. Holds what is found to be small on the way.
Result<Owned<RowDecoder>> Store::open_source(StoredImage& image, Scaling scaling) {
  if (image.serves(scaling)) return image.held->read(decoder_budget_);
  if (image.held && scaling == Scaling::Smooth && !image.held->readers()) {
    image.held.reset();
    image.holding = Holding::Untried;
  }
  WEFT_TRY_ASSIGN(Owned<RowDecoder> decoder, open(image));
  if (image.held || image.holding == Holding::Impossible) return decoder;
  const uint64_t most = most_held_pixels(image.format), drawn = image.drawn.pixels();
  const bool shrinks =
      scaling == Scaling::Smooth && image.has_one_size && image.is_shrunk_to(image.drawn);
  const bool natural = image.pixels() <= most && !shrinks;
  if (!natural && (drawn > most || drawn == 0 || scaling == Scaling::Pixelated)) return decoder;
  const PixelSize size = natural ? image.natural_size() : image.drawn;
  const Status status = hold(image, std::move(decoder), size);
  if (status == Status::Ok) return image.held->read(decoder_budget_);
  if (status == Status::Unsupported) return open(image);
  return status;
}

// A small drawing that is always as large is drawn once.
Result<Owned<RowDecoder>> Store::open_drawing(StoredImage& image, uint32_t width, uint32_t height) {
  if (image.held && image.held->width() == width && image.held->height() == height)
    return image.held->read(decoder_budget_);
  WEFT_TRY_ASSIGN(Owned<RowDecoder> decoder, open(image));
  const bool is_small = uint64_t{width} * height <= most_held_pixels(image.format);
  if (!is_small || image.held || !image.has_one_size || image.holding == Holding::Impossible)
    return decoder;
  const Status status = hold(image, std::move(decoder), {width, height});
  if (status == Status::Ok) return image.held->read(decoder_budget_);
  if (status == Status::Unsupported) return open(image);
  return status;
}

Result<Owned<ImageRows>> Store::try_open_rows(StoredImage& image, uint32_t width, uint32_t height,
                                              Scaling scaling) {
  opening_ = &image;
  WEFT_TRY_ASSIGN(Owned<RowDecoder> source, image.is_drawing() ? open_drawing(image, width, height)
                                                               : open_source(image, scaling));
  const uint8_t orientation = image.orientation_of(*source);
  WEFT_TRY_ASSIGN(Owned<RowDecoder> rows,
                  fitted(std::move(source), orientation, width, height, scaling, decoder_budget_));
  WEFT_TRY_ASSIGN(Owned<DecodedRows> numbered,
                  make_owned<DecodedRows>(decoder_budget_, std::move(rows)));
  return Owned<ImageRows>(std::move(numbered));
}

// Gives back the pixels of the first picture that no one reads now: it is the likeliest to be
// painted already, else it is decoded again.
bool Store::give_back() {
  StoredImage* image = first_.get();
  while (image && (image == opening_ || !image->held || image->held->readers()))
    image = image->next.get();
  if (!image) return false;
  image->held.reset();
  image->holding = Holding::Untried;
  return true;
}

bool Store::let_unused_go() {
  bool any = false;
  while (give_back()) any = true;
  return any;
}

Result<Owned<ImageRows>> Store::open_rows(Image& any, uint32_t width, uint32_t height,
                                          Scaling scaling) {
  StoredImage& image = stored(any);
  if (image.broken() || width == 0 || height == 0) return Status::Corrupt;
  auto rows = try_open_rows(image, width, height, scaling);
  if (rows.status() == Status::OutOfMemory && let_unused_go())
    rows = try_open_rows(image, width, height, scaling);
  if (rows.ok()) return rows;
  if (rows.status() != Status::OutOfMemory) return fail(image, rows.status());
  notes_->notef("image %s is not shown: its decoder does not fit in memory",
                PrintableUrl(image.url()).text());
  return Status::OutOfMemory;
}

}  // namespace

Result<Owned<ImageStore>> ImageStore::create(Budget& budget, Arena& arena, Resources& resources,
                                             Notes& notes, VectorPictures* drawings) {
  WEFT_TRY_ASSIGN(Owned<Store> store,
                  make_owned<Store>(budget, budget, arena, resources, notes, drawings));
  return Owned<ImageStore>(std::move(store));
}

}  // namespace weft
