#include <algorithm>
#include <bit>

#include "tests/support/test_pictures.h"

namespace weft {
namespace {

std::string little(uint32_t value, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i);
  return out;
}

uint32_t key_of(Rgba p) { return uint32_t{p.red} << 16 | uint32_t{p.green} << 8 | p.blue; }

struct Indexed {
  std::vector<uint32_t> colors;
  std::vector<uint8_t> pixels;
};

Indexed indexed(const TestPicture& picture) {
  Indexed out;
  for (const Rgba& p : picture.pixels) {
    const auto place = std::find(out.colors.begin(), out.colors.end(), key_of(p));
    out.pixels.push_back(static_cast<uint8_t>(place - out.colors.begin()));
    if (place == out.colors.end()) out.colors.push_back(key_of(p));
  }
  return out;
}

uint32_t masked(Rgba p, const std::array<uint32_t, 4>& masks) {
  const uint8_t channels[] = {p.red, p.green, p.blue, p.alpha};
  uint32_t pixel = 0;
  for (size_t i = 0; i < 4; ++i) {
    if (!masks[i]) continue;
    const int shift = std::countr_zero(masks[i]), bits = std::popcount(masks[i]);
    pixel |= (uint32_t{channels[i]} >> (8 - bits)) << shift;
  }
  return pixel;
}

std::string padded(std::string row) {
  row.resize((row.size() + 3) / 4 * 4);
  return row;
}

std::string packed_row(const uint8_t* indices, uint32_t width, int bits) {
  std::string row((width * static_cast<size_t>(bits) + 7) / 8, '\0');
  for (uint32_t x = 0; x < width; ++x) {
    const size_t at = x * static_cast<size_t>(bits);
    row[at / 8] =
        static_cast<char>(row[at / 8] | indices[x] << (8 - bits - static_cast<int>(at % 8)));
  }
  return padded(row);
}

// Pairs of equal pixels as runs, all else as plain pixels; the last row ends by a move to the end.
std::string run_row(const uint8_t* indices, uint32_t width, int bits) {
  std::string row;
  const auto nibbles = [&](uint8_t a, uint8_t b) {
    return static_cast<char>(bits == 8 ? a : a << 4 | b);
  };
  for (uint32_t x = 0; x < width;) {
    uint32_t equal = 1;
    while (x + equal < width && equal < 255 && indices[x + equal] == indices[x]) ++equal;
    const uint32_t plain = std::min(width - x, 5u);
    if (equal >= 3 || plain < 3) {
      row += static_cast<char>(equal);
      row += nibbles(indices[x], indices[x]);
      x += equal;
      continue;
    }
    std::string bytes;
    for (uint32_t i = 0; i < plain; i += bits == 8 ? 1 : 2)
      bytes += nibbles(indices[x + i], i + 1 < plain ? indices[x + i + 1] : uint8_t{0});
    if (bytes.size() % 2) bytes += '\0';
    row += '\0';
    row += static_cast<char>(plain) + bytes;
    x += plain;
  }
  return row + std::string(2, '\0');
}

std::string deep_row(const TestPicture& picture, uint32_t y, const BmpOptions& options) {
  std::string row;
  for (uint32_t x = 0; x < picture.width; ++x) {
    const Rgba p = picture.at(x, y);
    if (options.bits == 24) row += little(key_of(p), 3);
    else row += little(masked(p, options.masks), static_cast<size_t>(options.bits) / 8);
  }
  return padded(row);
}

std::string info_header(uint32_t size, uint32_t width, uint32_t height, int bits,
                        uint32_t compression, uint32_t colors) {
  return little(size, 4) + little(width, 4) + little(height, 4) + little(1, 2) +
         little(static_cast<uint32_t>(bits), 2) + little(compression, 4) + std::string(12, '\0') +
         little(colors, 4) + std::string(4, '\0');
}

}  // namespace

std::string encode_bmp(const TestPicture& picture, const BmpOptions& options) {
  const bool has_palette = options.bits <= 8, has_masks = options.masks[0] != 0;
  const Indexed index = has_palette ? indexed(picture) : Indexed{};
  std::string head, pixels;
  if (options.core_header) {
    head = little(12, 4) + little(picture.width, 2) + little(picture.height, 2) + little(1, 2) +
           little(static_cast<uint32_t>(options.bits), 2);
  } else {
    const uint32_t compression = options.runs ? (options.bits == 8 ? 1 : 2) : has_masks ? 3 : 0;
    const uint32_t height = options.top_down ? 0 - picture.height : picture.height;
    head = info_header(has_masks ? 56 : 40, picture.width, height, options.bits, compression,
                       static_cast<uint32_t>(index.colors.size()));
    if (has_masks)
      for (const uint32_t mask : options.masks) head += little(mask, 4);
  }
  std::vector<uint32_t> colors = index.colors;
  if (options.core_header && has_palette) colors.resize(size_t{1} << options.bits);
  for (const uint32_t color : colors) head += little(color, options.core_header ? 3 : 4);
  BmpOptions deep = options;
  if (!has_masks)
    deep.masks = options.bits == 16 ? std::array<uint32_t, 4>{0x7C00, 0x03E0, 0x001F, 0}
                                    : std::array<uint32_t, 4>{0xFF0000, 0xFF00, 0xFF, 0};
  for (uint32_t i = 0; i < picture.height; ++i) {
    const uint32_t y = options.top_down ? i : picture.height - 1 - i;
    const uint8_t* const row =
        has_palette ? index.pixels.data() + size_t{y} * picture.width : nullptr;
    if (options.runs) pixels += run_row(row, picture.width, options.bits);
    else if (has_palette) pixels += packed_row(row, picture.width, options.bits);
    else pixels += deep_row(picture, y, deep);
  }
  if (options.runs) pixels += std::string("\0\1", 2);
  const auto offset = static_cast<uint32_t>(14 + head.size());
  return "BM" + little(offset + static_cast<uint32_t>(pixels.size()), 4) + little(0, 4) +
         little(offset, 4) + head + pixels;
}

std::string encode_icon(const std::vector<IconEntry>& entries) {
  std::string directory =
      little(0, 2) + little(1, 2) + little(static_cast<uint32_t>(entries.size()), 2);
  std::string bodies;
  for (const IconEntry& entry : entries) {
    const TestPicture& picture = entry.picture;
    const int bits = entry.kind == IconKind::Masked ? 24 : 32;
    std::string body;
    if (entry.kind == IconKind::Png) {
      body = encode_png(picture);
    } else {
      BmpOptions options{.bits = bits};
      options.masks = {0xFF0000, 0xFF00, 0xFF, 0xFF000000};
      body = info_header(40, picture.width, picture.height * 2, bits, 0, 0);
      for (uint32_t y = picture.height; y-- > 0;) body += deep_row(picture, y, options);
      for (uint32_t y = picture.height; y-- > 0;) {
        std::vector<uint8_t> mask;
        for (uint32_t x = 0; x < picture.width; ++x) mask.push_back(picture.at(x, y).alpha < 128);
        body += packed_row(mask.data(), picture.width, 1);
      }
    }
    directory += little(picture.width, 1) + little(picture.height, 1) + little(0, 2) +
                 little(1, 2) + little(static_cast<uint32_t>(bits), 2) +
                 little(static_cast<uint32_t>(body.size()), 4) +
                 little(static_cast<uint32_t>(6 + entries.size() * 16 + bodies.size()), 4);
    bodies += body;
  }
  return directory + bodies;
}

}  // namespace weft
