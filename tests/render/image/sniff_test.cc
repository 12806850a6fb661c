#include "render/image/sniff.h"

#include <gtest/gtest.h>

#include <string_view>

namespace weft {
namespace {

ImageFormat sniffed(std::string_view text) {
  return sniff({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
}

TEST(Sniff, TellsFormatsByTheirFirstBytes) {
  EXPECT_EQ(sniffed({"\x89PNG\r\n\x1A\n", 8}), ImageFormat::Png);
  EXPECT_EQ(sniffed("\xFF\xD8\xFF\xE0"), ImageFormat::Jpeg);
  EXPECT_EQ(sniffed("GIF89a"), ImageFormat::Gif);
  EXPECT_EQ(sniffed("RIFF1234WEBPVP8 "), ImageFormat::Webp);
  EXPECT_EQ(sniffed("\xEF\xBB\xBF \n<svg xmlns"), ImageFormat::Svg);
  EXPECT_EQ(sniffed({"\x89PNG", 4}), ImageFormat::Unknown);
  EXPECT_EQ(sniffed(""), ImageFormat::Unknown);
}

}  // namespace
}  // namespace weft
