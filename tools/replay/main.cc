// weft_replay PANEL RECORDING PICTURE: plays a recorded bus to the model of the panel and writes
// what its glass shows. Fails when the model was mistreated.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "tools/model/stored_lines.h"
#include "tools/weft/output_file.h"
#include "weft/recording_bus.h"

namespace weft {
namespace {

int complain(const char* what, const char* name) {
  std::fprintf(stderr, "weft_replay: %s: %s\n", name, what);
  return 1;
}

int play(const PanelInfo& info, PanelModel& model, const char* recording) {
  std::ifstream file(recording, std::ios::binary);
  const std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.empty()) return complain("nothing was sent to the panel", recording);
  if (const Status status = replay(bytes, model); status != Status::Ok)
    return complain(status_name(status), recording);
  model.finish();
  for (const std::string& violation : model.violations())
    complain(violation.c_str(), info.name.data());
  return model.violations().empty() ? 0 : 1;
}

int write_glass(const PanelInfo& info, const PanelModel& model, const char* picture) {
  const Palette& palette = *info.palette;
  StoredLines lines = visible_lines(model, Rotation::None, palette.bits_per_pixel);
  PictureFormat format = PictureFormat::Png;
  if (!picture_format_of(picture, format))
    return complain("no picture format of this name", picture);
  OutputFile file(picture);
  Budget budget;
  if (!file.open()) return 1;
  const Status status = write_picture(lines, palette, format, file, budget);
  return status == Status::Ok && file.commit() ? 0 : complain(status_name(status), picture);
}

int run(const char* panel, const char* recording, const char* picture) {
  const PanelInfo* info = find_panel(panel);
  const auto model = info ? make_panel_model(*info) : nullptr;
  if (!model) return complain("no panel with a driver", panel);
  const int failed = play(*info, *model, recording);
  return failed ? failed : write_glass(*info, *model, picture);
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  if (argc == 4) return weft::run(argv[1], argv[2], argv[3]);
  std::fputs("usage: weft_replay PANEL RECORDING PICTURE\n", stderr);
  return 2;
}
