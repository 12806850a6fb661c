#include "drivers/host/blank_rows.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/support/picture_sinks.h"

namespace weft {
namespace {

std::string inflated(std::string deflated, size_t expected) {
  deflated += std::string("\x03\x00", 2);  // a last block, without anything in it
  std::string bytes(expected + 1, 'x');
  z_stream zlib{};
  EXPECT_EQ(inflateInit2(&zlib, -15), Z_OK);
  zlib.next_in = reinterpret_cast<Bytef*>(deflated.data());
  zlib.avail_in = static_cast<uInt>(deflated.size());
  zlib.next_out = reinterpret_cast<Bytef*>(bytes.data());
  zlib.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&zlib, Z_FINISH), Z_STREAM_END) << (zlib.msg ? zlib.msg : "");
  bytes.resize(bytes.size() - zlib.avail_out);
  inflateEnd(&zlib);
  return bytes;
}

TEST(BlankRows, AreFilterUpAndZerosOfAnyWidth) {
  for (size_t width = 4; width < 1100; ++width) {
    ASSERT_TRUE(can_be_blank(width));
    PipeSink sink;
    ASSERT_EQ(write_blank_rows(7, width, sink), Status::Ok);
    std::string rows;
    for (int row = 0; row < 7; ++row) rows += '\2' + std::string(width, '\0');
    ASSERT_EQ(inflated(sink.text, rows.size()), rows) << width;
  }
}

TEST(BlankRows, TakeFewBytesEach) {
  PipeSink some, more;
  ASSERT_EQ(write_blank_rows(100, 2400, some), Status::Ok);
  ASSERT_EQ(write_blank_rows(1100, 2400, more), Status::Ok);
  EXPECT_LE(more.text.size() - some.text.size(), 1000u * 5);
}

TEST(BlankRows, EndWithTheSink) {
  PipeSink sink;
  sink.full_at = 300;
  EXPECT_EQ(write_blank_rows(1000, 2400, sink), Status::Io);
}

}  // namespace
}  // namespace weft
