#include "tools/weft/picture.h"

#include <cstdio>

#include "tools/weft/output_file.h"

namespace weft {

bool find_picture_format(const std::string& output, PictureFormat& format) {
  format = PictureFormat::Png;
  if (picture_format_of(output, format) || is_written_straight(output)) return true;
  std::fprintf(stderr, "weft: -o '%s': the name must end in .png .ppm .pgm .pbm .bmp or .bin\n",
               output.c_str());
  return false;
}

int cannot_hold(const std::string& output, const Palette& palette) {
  std::fprintf(stderr, "weft: %s cannot hold palette %.*s\n", output.c_str(),
               static_cast<int>(palette.name.size()), palette.name.data());
  return 2;
}

int save_picture(LineSource& lines, const Palette& palette, const std::string& output,
                 Budget& budget) {
  PictureFormat format;
  if (!find_picture_format(output, format)) return 2;
  OutputFile file(output);
  if (!file.open()) return 1;
  const Status status = write_picture(lines, palette, format, file, budget);
  if (status == Status::Unsupported) return cannot_hold(output, palette);
  if (file.failed()) return 1;
  if (status == Status::Ok) return file.commit() ? 0 : 1;
  std::fprintf(stderr, "weft: cannot write %s: %s\n", output.c_str(), status_name(status));
  return 1;
}

}  // namespace weft
