#include "render/image/icon_decoder.h"

#include <algorithm>

#include "render/image/dib.h"
#include "render/image/png_decoder.h"

namespace weft {
namespace {

constexpr uint32_t kMostSide = 256;

struct Entry {
  uint32_t width = 0, height = 0, bits = 0, offset = 0;
  bool is_better_than(const Entry& other) const {
    const uint32_t area = width * height, others = other.width * other.height;
    return area != others ? area > others : bits > other.bits;
  }
};

// The directory: the entry that is shown.
Result<Entry> choose_entry(StreamReader& reader) {
  uint8_t head[6];
  WEFT_TRY(reader.read(head));
  const bool is_cursor = little_16(head + 2) == 2;
  Entry best;
  for (size_t i = little_16(head + 4); i > 0; --i) {
    uint8_t bytes[16];
    WEFT_TRY(reader.read(bytes));
    const Entry entry{bytes[0] ? bytes[0] : kMostSide, bytes[1] ? bytes[1] : kMostSide,
                      is_cursor ? 0u : little_16(bytes + 6), little_32(bytes + 12)};
    if (entry.is_better_than(best)) best = entry;
  }
  if (!best.width || best.offset < reader.position()) return Status::Corrupt;
  return best;
}

class IconDecoder final : public RowDecoder {
 public:
  IconDecoder(StreamReader reader, Budget& budget) : reader_(reader), budget_(&budget) {}
  ~IconDecoder() override { budget_->release(memory_, memory_bytes_); }

  Status read_header();
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override;

 private:
  Status start();
  bool has_visible_pixel() const;
  void mask_row(std::span<Rgba> row);

  StreamReader reader_;
  Budget* budget_;
  Dib dib_;
  ImageHeader header_;
  void* memory_ = nullptr;  // a row to give, then the stored rows
  size_t memory_bytes_ = 0;
  const uint8_t* stored_ = nullptr;
  bool has_mask_ = true;
  Status failed_ = Status::Ok;
  uint32_t next_ = 0;
};

Status IconDecoder::read_header() {
  WEFT_TRY(dib_.read(reader_, true));
  if (dib_.width() > kMostSide || dib_.height() > kMostSide ||
      dib_.compression() != Dib::Compression::None)
    return Status::Corrupt;
  header_.width = header_.natural_width = dib_.width();
  header_.height = header_.natural_height = dib_.height();
  header_.has_alpha = true;
  header_.is_bottom_up = !dib_.is_top_down();
  return Status::Ok;
}

bool IconDecoder::has_visible_pixel() const {
  const size_t pixels = size_t{dib_.width()} * dib_.height();
  for (size_t i = 0; i < pixels; ++i)
    if (stored_[i * 4 + 3]) return true;
  return false;
}

// The mask stands behind the pixels. Those that have alpha need none, unless it is empty.
Status IconDecoder::start() {
  const auto row_bytes = static_cast<size_t>(dib_.row_bytes());
  const size_t picture_bytes = row_bytes * dib_.height(), given_bytes = dib_.width() * sizeof(Rgba);
  memory_ = budget_->allocate(given_bytes + picture_bytes);
  if (!memory_) return Status::OutOfMemory;
  memory_bytes_ = given_bytes + picture_bytes;
  uint8_t* const pixels = static_cast<uint8_t*>(memory_) + given_bytes;
  stored_ = pixels;
  WEFT_TRY(reader_.read({pixels, picture_bytes}));
  if (dib_.bits() == 32 && dib_.has_alpha()) has_mask_ = !has_visible_pixel();
  if (has_mask_) dib_.ignore_alpha();
  return Status::Ok;
}

// A mask that ends too early hides nothing more.
void IconDecoder::mask_row(std::span<Rgba> row) {
  uint8_t mask[kMostSide / 8];
  const size_t mask_bytes = (row.size() + 31) / 32 * 4;
  has_mask_ = reader_.read({mask, mask_bytes}) == Status::Ok;
  for (size_t x = 0; has_mask_ && x < row.size(); ++x)
    if (mask[x / 8] >> (7 - x % 8) & 1) row[x] = {};
}

Result<std::span<const Rgba>> IconDecoder::next_row() {
  if (failed_ == Status::Ok && next_ == header_.height) return Status::NotFound;
  if (failed_ == Status::Ok && !memory_) failed_ = start();
  if (failed_ != Status::Ok) return failed_;
  const std::span<Rgba> row(static_cast<Rgba*>(memory_), header_.width);
  dib_.convert(stored_ + static_cast<size_t>(dib_.row_bytes()) * next_++, row);
  if (has_mask_) mask_row(row);
  return std::span<const Rgba>(row);
}

}  // namespace

Result<Owned<RowDecoder>> make_icon_decoder(ByteStream& stream, Budget& budget) {
  StreamReader reader(stream);
  WEFT_TRY_ASSIGN(const Entry entry, choose_entry(reader));
  WEFT_TRY(reader.skip(entry.offset - reader.position()));
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream.peek());
  constexpr uint8_t kPngStart = 0x89;
  if (!bytes.empty() && bytes[0] == kPngStart) return make_png_decoder(stream, budget);
  WEFT_TRY_ASSIGN(Owned<IconDecoder> decoder, make_owned<IconDecoder>(budget, reader, budget));
  WEFT_TRY(decoder->read_header());
  return Owned<RowDecoder>(std::move(decoder));
}

}  // namespace weft
