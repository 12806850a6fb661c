#include <algorithm>
#include <map>

#include "tests/support/test_pictures.h"

namespace weft {
namespace {

constexpr uint32_t kClear = 256, kEnd = 257, kCodes = 4096;

// LZW with eight bits an index.
class LzwWriter {
 public:
  void write(const std::string& indices) {
    put(kClear);
    uint32_t code = kCodes;
    for (const char c : indices) {
      const auto index = static_cast<uint8_t>(c);
      if (code == kCodes) {
        code = index;
        continue;
      }
      const auto known = strings_.find({code, index});
      if (known != strings_.end()) {
        code = known->second;
        continue;
      }
      put(code);
      add(code, index);
      code = index;
    }
    if (code != kCodes) put(code);
    put(kEnd);
    if (bits_) bytes_.push_back(static_cast<char>(buffer_));
  }
  std::string blocks() const {
    std::string out(1, 8);
    for (size_t at = 0; at < bytes_.size(); at += 255) {
      const std::string block = bytes_.substr(at, 255);
      out += static_cast<char>(block.size()) + block;
    }
    return out + std::string(1, '\0');
  }

 private:
  void add(uint32_t code, uint8_t index) {
    if (next_ < kCodes) {
      strings_[{code, index}] = next_++;
      if (next_ > 1u << width_ && width_ < 12) ++width_;
      return;
    }
    put(kClear);
    strings_.clear();
    next_ = kEnd + 1;
    width_ = 9;
  }
  void put(uint32_t code) {
    buffer_ |= code << bits_;
    for (bits_ += width_; bits_ >= 8; bits_ -= 8, buffer_ >>= 8)
      bytes_.push_back(static_cast<char>(buffer_));
  }

  std::map<std::pair<uint32_t, uint8_t>, uint32_t> strings_;
  uint32_t next_ = kEnd + 1, width_ = 9, buffer_ = 0, bits_ = 0;
  std::string bytes_;
};

std::string little_16(uint32_t value) {
  return {static_cast<char>(value), static_cast<char>(value >> 8)};
}

}  // namespace

std::string encode_gif(const TestPicture& picture, const GifOptions& options) {
  // Index 0 is transparent.
  std::map<uint32_t, size_t> indices;
  std::string palette(3, '\0'), pixels;
  for (const Rgba& p : picture.pixels) {
    const uint32_t color = uint32_t{p.red} << 16 | uint32_t{p.green} << 8 | p.blue;
    if (p.alpha < 255) {
      pixels += '\0';
      continue;
    }
    const auto [place, is_new] = indices.emplace(color, indices.size() + 1);
    if (is_new)
      palette += {static_cast<char>(p.red), static_cast<char>(p.green), static_cast<char>(p.blue)};
    pixels += static_cast<char>(place->second);
  }
  palette.resize(256 * 3);
  if (options.interlaced) {
    std::string woven;
    for (const auto& [first, step] : {std::pair(0u, 8u), {4u, 8u}, {2u, 4u}, {1u, 2u}})
      for (uint32_t y = first; y < picture.height; y += step)
        woven += pixels.substr(size_t{y} * picture.width, picture.width);
    pixels = woven;
  }
  LzwWriter lzw;
  lzw.write(pixels);
  const uint32_t width = options.canvas_width ? options.canvas_width : picture.width,
                 height = options.canvas_height ? options.canvas_height : picture.height;
  std::string file = "GIF89a" + little_16(width) + little_16(height);
  file += options.own_palette ? std::string("\0\0\0", 3) : std::string("\xF7\0\0", 3) + palette;
  file += std::string("!\xFE\3abc\0", 7);       // a comment
  file += std::string("!\xF9\4\1\0\0\0\0", 8);  // index 0 is transparent
  file += "," + little_16(options.left) + little_16(options.top) + little_16(picture.width) +
          little_16(picture.height);
  file += static_cast<char>((options.own_palette ? 0x87 : 0) | (options.interlaced ? 0x40 : 0));
  if (options.own_palette) file += palette;
  return file + lzw.blocks() + ";";
}

}  // namespace weft
