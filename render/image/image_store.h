// The pictures of a page, by URL: small ones are decoded once, held and shared; large ones are
// streamed while their lines are painted (design: hold the small, stream the large).
#pragma once

#include "render/image/drawn_tile.h"
#include "render/image/vector_pictures.h"
#include "weft/arena.h"
#include "weft/notes.h"
#include "weft/resources.h"

namespace weft {

/// How a page takes a picture.
struct PictureView {
  float density = 1;       ///< Its pixels per CSS px.
  bool is_upright = true;  ///< As EXIF says that the camera was held, or as it is stored.
  bool operator==(const PictureView&) const = default;
};

/// A picture of the page. Equal URLs in equal views are one Image.
class Image {
 public:
  std::string_view url() const { return url_; }
  /// After ImageStore::measure(). A broken picture has the size that its header says, or none.
  bool broken() const { return broken_; }
  uint32_t width() const { return width_; }  ///< Natural size in image pixels, orientation applied.
  uint32_t height() const { return height_; }
  /// Natural size in CSS px.
  double css_width() const { return width_ / static_cast<double>(view_.density); }
  double css_height() const { return height_ / static_cast<double>(view_.density); }
  /// A drawing may have no natural size (0 by 0), and still a ratio.
  bool is_drawing() const { return is_drawing_; }
  float ratio_width() const { return ratio_width_; }
  float ratio_height() const { return ratio_height_; }
  bool has_alpha() const { return has_alpha_; }
  /// A drawing of few colours, as far as is known: it was held.
  bool is_flat() const { return is_flat_; }

 protected:
  std::string_view url_;
  PictureView view_;
  bool broken_ = false, measured_ = false, has_alpha_ = true, is_flat_ = false;
  bool is_drawing_ = false;
  uint32_t width_ = 0, height_ = 0;
  float ratio_width_ = 0, ratio_height_ = 0;
};

enum class Scaling : uint8_t { Smooth, Pixelated };

/// Rows of a picture scaled to width x height device pixels, from `first_row` on.
class ImageRows {
 public:
  virtual ~ImageRows() = default;
  /// Row `y` (rows are asked for in rising order; skipping is allowed), `width` pixels, valid until
  /// the next call. Errors: Corrupt and those of the stream (draw nothing, or the alt text);
  /// OutOfMemory.
  virtual Result<std::span<const Rgba>> row(uint32_t y) = 0;
};

class ImageStore {
 public:
  /// Images and their URLs live in `arena` (which lives through layout and paint); pixels and
  /// decoders in parts of `budget`. `drawings`, if there are any, draws SVG, and outlives the
  /// store.
  static Result<Owned<ImageStore>> create(Budget& budget, Arena& arena, Resources& resources,
                                          Notes& notes, VectorPictures* drawings = nullptr);
  virtual ~ImageStore() = default;

  /// The image at an absolute URL (data: too). Nothing is read yet. Errors: OutOfMemory.
  virtual Result<Image*> find(std::string_view url, PictureView view) = 0;
  Result<Image*> find(std::string_view url) { return find(url, PictureView()); }
  /// The image at `url`, whose body is open already and read once: the decoder that measures it is
  /// that of its first open_rows(). For a picture that is the page itself. Errors: OutOfMemory.
  virtual Result<Image*> adopt(std::string_view url, Owned<Resource> body) {
    (void)body;
    return find(url);
  }
  /// A picture whose rows `tile` gives, which lives as long as the arena. Errors: OutOfMemory,
  /// Unsupported.
  virtual Result<Image*> adopt(DrawnTile& tile) {
    (void)tile;
    return Status::Unsupported;
  }
  /// Starts the fetch of an image whose rows or size will be asked for soon, so that several travel
  /// together: of all that the resources can expect, and of six others. In a small heap nothing is.
  virtual Status prefetch(Image& image) = 0;
  /// Says that the image at an absolute URL will probably be drawn (Resources::expect()). Errors:
  /// OutOfMemory.
  virtual Status expect(std::string_view url) {
    (void)url;
    return Status::Ok;
  }
  /// Says, before the image is measured, that the page will show it at this size wherever its own
  /// does not matter; a height of 0 follows from its ratio, a width of 0 is its own. It can be held
  /// at that size then.
  virtual void expect_size(Image& image, uint32_t width, uint32_t height) {
    (void)image, (void)width, (void)height;
  }
  /// Reads the header if it was not read: afterwards width(), height(), broken() hold. Where a body
  /// may wait, and there is memory, it stays open for the first open_rows(); a small picture is
  /// held at once, where there is memory for that beside the document. A broken or missing
  /// image is noted once, and is no error. Errors: OutOfMemory, Timeout.
  virtual Status measure(Image& image) = 0;
  /// Announces that the page will draw `image` at this size where it is seen, so that it can be
  /// held at the size (and form) that serves all its uses. Called by layout for every use, before
  /// the first open_rows().
  virtual Status will_draw(Image& image, uint32_t width, uint32_t height) = 0;
  /// Decodes the small pictures for which there was no room during layout, now that the document is
  /// gone. Errors: Timeout.
  virtual Status hold_small() { return Status::Ok; }
  /// The rows of the image scaled to width x height. Shared pixels when it is held, else a decoder
  /// of its own. Errors: OutOfMemory (show the alt text instead), Corrupt and those of the stream.
  virtual Result<Owned<ImageRows>> open_rows(Image& image, uint32_t width, uint32_t height,
                                             Scaling scaling) = 0;
};

}  // namespace weft
