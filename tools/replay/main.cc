// weft_replay PANEL RECORDING PICTURE: plays a recorded bus to the model of the panel and writes
// what its glass shows, as the board holds it. With --trace FILE it plays the trace of another
// driver (tools/replay/trace.h) to the panel of the table that --panel names, or to a glass that
// the other options describe. With --record it writes the trace of weft's own driver, which shows
// packed lines (`weft render -o page.bin`). Fails when the model was mistreated.
#include <getopt.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "tools/model/stored_lines.h"
#include "tools/replay/trace.h"
#include "tools/replay/trace_writer.h"
#include "tools/weft/output_file.h"
#include "weft/recording_bus.h"

namespace weft {
namespace {

constexpr const char* kUsage =
    "usage: weft_replay PANEL RECORDING PICTURE\n"
    "       weft_replay --trace FILE --panel NAME [-o PICTURE]\n"
    "       weft_replay --record FILE --panel NAME --lines PICTURE.bin [-o PICTURE]\n"
    "       weft_replay --trace FILE --controller NAME --size WxH --palette NAME\n"
    "                   [--place X,Y] [--memory WxH] [--wiring LETTERS] [--grays DIGITS] [-o "
    "PICTURE]\n"
    "LETTERS: x columns from the right, y rows from the bottom, b blue first, n negative,\n"
    "s rows from one side of the chip\n"
    "DIGITS: the gray of 00, 01, 10 and 11 on the two planes, 3 is white\n";

int complain(std::string_view what, const char* name) {
  std::fprintf(stderr, "weft_replay: %s: %.*s\n", name, static_cast<int>(what.size()), what.data());
  return 1;
}

bool read_file(const char* name, std::string& content) {
  std::ifstream file(name, std::ios::binary);
  content.assign(std::istreambuf_iterator<char>(file), {});
  return !content.empty();
}

/// Says what the model objects to; 1 when that is a violation.
int report(PanelModel& model, const char* name) {
  model.finish();
  for (const std::string& warning : model.warnings()) complain("warning: " + warning, name);
  for (const std::string& violation : model.violations()) complain(violation, name);
  return model.violations().empty() ? 0 : 1;
}

int write_glass(const Palette& palette, const PanelModel& model, const char* picture,
                Rotation mounted = Rotation::None) {
  StoredLines lines = visible_lines(model, mounted, palette.bits_per_pixel);
  PictureFormat format = PictureFormat::Png;
  if (!picture_format_of(picture, format))
    return complain("no picture format of this name", picture);
  OutputFile file(picture);
  Budget budget;
  if (!file.open()) return 1;
  const Status status = write_picture(lines, palette, format, file, budget);
  return status == Status::Ok && file.commit() ? 0 : complain(status_name(status), picture);
}

int replay_recording(const char* panel, const char* recording, const char* picture) {
  const PanelInfo* info = find_panel(panel);
  const auto model = info ? make_panel_model(*info) : nullptr;
  if (!model) return complain("no panel with a driver", panel);
  std::string bytes;
  if (!read_file(recording, bytes)) return complain("nothing was sent to the panel", recording);
  const auto* first = reinterpret_cast<const uint8_t*>(bytes.data());
  if (const Status status = replay(std::span(first, bytes.size()), *model); status != Status::Ok)
    return complain(status_name(status), recording);
  const int failed = report(*model, panel);
  return failed ? failed : write_glass(*info->palette, *model, picture, info->mounted);
}

/// The lines of a picture that a file holds as they are packed.
class PackedLines final : public LineSource {
 public:
  PackedLines(const LineShape& shape, std::string_view bytes) : shape_(shape), bytes_(bytes) {}
  LineShape shape() const override { return shape_; }
  Result<std::span<const uint8_t>> next_line() override {
    const std::string_view line = bytes_.substr(0, shape_.bytes_per_line());
    bytes_.remove_prefix(line.size());
    return std::span(reinterpret_cast<const uint8_t*>(line.data()), line.size());
  }

 private:
  LineShape shape_;
  std::string_view bytes_;
};

int record_driver(const char* panel, const char* lines, const char* recording,
                  const char* picture) {
  const PanelInfo* info = find_panel(panel);
  const auto model = info ? make_panel_model(*info) : nullptr;
  if (!model) return complain("no panel with a driver", panel);
  std::string bytes;
  if (!read_file(lines, bytes)) return complain("no lines are there", lines);
  Budget budget;
  NoNotes notes;
  TraceWriter bus(*model);
  PackedLines page({info->width, info->height, info->palette->bits_per_pixel}, bytes);
  const auto driver = create_panel(*info, bus, Rotation::None, budget, notes);
  const Status status = driver.ok() ? driver.value()->show(page) : driver.status();
  if (status != Status::Ok) return complain(status_name(status), panel);
  std::ofstream(recording) << bus.text();
  const int failed = report(*model, panel);
  return failed || !picture ? failed : write_glass(*info->palette, *model, picture);
}

struct TraceOptions {
  const char* trace = nullptr;
  const char* record = nullptr;
  const char* lines = nullptr;
  const char* panel = nullptr;
  const char* picture = nullptr;
  GlassInfo glass;
};

// What is seen is written even when the model objects: it shows what went wrong.
int replay_trace(TraceOptions options) {
  std::unique_ptr<PanelModel> model;
  if (options.panel) {
    const PanelInfo* info = find_panel(options.panel);
    if (!info) return complain("no panel of this name", options.panel);
    model = make_panel_model(*info);
    options.glass.palette = info->palette;
  } else if (options.glass.palette && options.glass.width && options.glass.height) {
    model = make_glass_model(options.glass);
  } else {
    std::fputs(kUsage, stderr);
    return 2;
  }
  if (!model) return complain("its controller is not modelled", options.trace);
  std::string trace, wrong;
  if (!read_file(options.trace, trace)) return complain("no trace is there", options.trace);
  int failed = play_trace(trace, *model, wrong) ? 0 : complain(wrong, options.trace);
  failed |= report(*model, options.trace);
  const int unwritten =
      options.picture ? write_glass(*options.glass.palette, *model, options.picture) : 0;
  return failed | unwritten;
}

bool parse_pair(const char* text, const char* form, uint16_t& first, uint16_t& second) {
  unsigned a = 0, b = 0;
  if (std::sscanf(text, form, &a, &b) != 2 || a > 4096 || b > 4096) return false;
  first = static_cast<uint16_t>(a);
  second = static_cast<uint16_t>(b);
  return true;
}

enum Option : int {
  kTrace = 1,
  kRecord,
  kLines,
  kPanel,
  kController,
  kSize,
  kPalette,
  kPlace,
  kMemory,
  kWiring,
  kGrays
};
constexpr option kOptions[] = {
    {"trace", required_argument, nullptr, kTrace},
    {"record", required_argument, nullptr, kRecord},
    {"lines", required_argument, nullptr, kLines},
    {"panel", required_argument, nullptr, kPanel},
    {"controller", required_argument, nullptr, kController},
    {"size", required_argument, nullptr, kSize},
    {"palette", required_argument, nullptr, kPalette},
    {"place", required_argument, nullptr, kPlace},
    {"memory", required_argument, nullptr, kMemory},
    {"wiring", required_argument, nullptr, kWiring},
    {"grays", required_argument, nullptr, kGrays},
    {"output", required_argument, nullptr, 'o'},
    {},
};

bool parse(int option, const char* value, TraceOptions& options) {
  GlassInfo& glass = options.glass;
  switch (option) {
    case kTrace: options.trace = value; return true;
    case kRecord: options.record = value; return true;
    case kLines: options.lines = value; return true;
    case kPanel: options.panel = value; return true;
    case kController: glass.controller = value; return true;
    case kSize: return parse_pair(value, "%ux%u", glass.width, glass.height);
    case kPalette: glass.palette = find_palette(value); return glass.palette != nullptr;
    case kPlace: return parse_pair(value, "%u,%u", glass.left, glass.top);
    case kMemory: return parse_pair(value, "%ux%u", glass.columns, glass.rows);
    case kGrays:
      glass.grays = value;
      return std::strlen(value) == 4 && std::strspn(value, "0123") == 4;
    case kWiring:
      glass.mirrored = std::strchr(value, 'x');
      glass.rows_up = std::strchr(value, 'y');
      glass.blue_first = std::strchr(value, 'b');
      glass.negative = std::strchr(value, 'n');
      glass.sequential_rows = std::strchr(value, 's');
      return std::strspn(value, "xybns") == std::strlen(value);
    case 'o': options.picture = value; return true;
    default: return false;
  }
}

int run(int argc, char** argv) {
  TraceOptions options;
  for (int option = 0; (option = getopt_long(argc, argv, "o:", kOptions, nullptr)) != -1;)
    if (!parse(option, optarg, options)) {
      std::fputs(kUsage, stderr);
      return 2;
    }
  if (options.trace && optind == argc) return replay_trace(options);
  if (options.record && options.panel && options.lines && optind == argc)
    return record_driver(options.panel, options.lines, options.record, options.picture);
  if (!options.trace && !options.record && argc - optind == 3)
    return replay_recording(argv[optind], argv[optind + 1], argv[optind + 2]);
  std::fputs(kUsage, stderr);
  return 2;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) { return weft::run(argc, argv); }
