#include "tools/weft/picture_writers.h"

#include "render/base/ascii.h"
#include "tools/weft/jpeg_file.h"
#include "tools/weft/webp_file.h"

namespace weft {
namespace {

template <PictureFormat format>
Status write(LineSource& lines, const Palette& palette, ByteSink& sink, Budget& budget,
             InkColors inks) {
  return write_picture(lines, palette, format, sink, budget, inks);
}

#ifdef WEFT_HAS_WEBP
constexpr auto kWriteWebp = write_webp;
#else
constexpr decltype(PictureWriter::write) kWriteWebp = nullptr;
#endif

constexpr PictureWriter kWriters[] = {
    {"png", write<PictureFormat::Png>},
    {"ppm", write<PictureFormat::Ppm>},
    {"pgm", write<PictureFormat::Pgm>},
    {"pbm", write<PictureFormat::Pbm>},
    {"bmp", write<PictureFormat::Bmp>},
    {"bin", write<PictureFormat::Raw>},
    {"jpg", write_jpeg},
    {"jpeg", write_jpeg},
    {"webp", kWriteWebp},
};

}  // namespace

std::span<const PictureWriter> picture_writers() { return kWriters; }

const PictureWriter* find_picture_writer(std::string_view name) {
  for (const PictureWriter& writer : kWriters)
    if (equal_ignoring_case(writer.name, name)) return &writer;
  return nullptr;
}

const PictureWriter* picture_writer_of(std::string_view file_name) {
  const size_t dot = file_name.rfind('.');
  return dot == file_name.npos ? nullptr : find_picture_writer(file_name.substr(dot + 1));
}

}  // namespace weft
