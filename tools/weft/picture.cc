#include "tools/weft/picture.h"

#include <sys/stat.h>

#include <cstdio>

#include "tools/weft/usage.h"

namespace weft {
namespace {

std::string names_of_writers(const char* before) {
  std::string names;
  for (const PictureWriter& writer : picture_writers())
    if (writer.write) names += std::string(" ") + before + std::string(writer.name);
  return names;
}

const PictureWriter* no_writer(const std::string& what) {
  std::fprintf(stderr, "weft: %s\n", what.c_str());
  return nullptr;
}

/// Whether the file that is to be written is the page.
bool is_page(const Options& options) {
  std::string page = options.source;
  if (page.starts_with("file://")) page.erase(0, 7);
  struct stat source, output;
  if (stat(page.c_str(), &source) != 0 &&
      stat(page.substr(0, page.find('#')).c_str(), &source) != 0)
    return false;
  return stat(options.output.c_str(), &output) == 0 && S_ISREG(output.st_mode) &&
         source.st_dev == output.st_dev && source.st_ino == output.st_ino;
}

}  // namespace

const PictureWriter* find_picture_writer(const Options& options) {
  const PictureWriter* writer = options.format.empty() ? picture_writer_of(options.output)
                                                       : find_picture_writer(options.format);
  if (!options.format.empty() && !writer)
    return no_writer("there is no --format " + shown(options.format) + ": give one of" +
                     names_of_writers(""));
  if (!writer && is_written_straight(options.output)) writer = find_picture_writer("png");
  if (!writer)
    return no_writer("-o " + shown(options.output) + ": the name must end in one of" +
                     names_of_writers(".") + ", or --format must say which it is");
  if (!writer->write)
    return no_writer("this weft was built without " + std::string(writer->name) +
                     ": it needs libwebp (libwebp-dev) when it is built");
  return writer;
}

bool take_name(const Options& options, OutputFile& file) {
  if (!options.name_by_hash && is_page(options)) {
    no_writer("-o " + shown(options.output) + " is the page itself: name another file");
    return false;
  }
  if (!options.name_by_hash) return true;
  if (is_written_straight(options.output)) {
    std::fprintf(stderr, "weft: --name-by-hash wants the name of a file; -o is '%s'\n",
                 options.output.c_str());
    return false;
  }
  file.name_by_hash();
  return true;
}

void print_name(const Options& options, const OutputFile& file) {
  if (options.name_by_hash) std::printf("%s\n", file.name().c_str());
}

InkColors ink_colors(const Options& options) {
  return options.inks == "measured" ? InkColors::Measured : InkColors::Nominal;
}

int cannot_hold(const Options& options, const Palette& palette) {
  std::fprintf(stderr, "weft: %s cannot hold palette %.*s at this size\n", options.output.c_str(),
               static_cast<int>(palette.name.size()), palette.name.data());
  return 2;
}

int save_picture(LineSource& lines, const Palette& palette, const Options& options,
                 Budget& budget) {
  const PictureWriter* writer = find_picture_writer(options);
  if (!writer) return 2;
  OutputFile file(options.output);
  if (!file.open()) return 1;
  const Status status = writer->write(lines, palette, file, budget, ink_colors(options));
  if (status == Status::Unsupported) return cannot_hold(options, palette);
  if (file.failed()) return 1;
  if (status == Status::Ok) return file.commit() ? 0 : 1;
  std::fprintf(stderr, "weft: cannot write %s: %s\n", options.output.c_str(), status_name(status));
  return 1;
}

}  // namespace weft
