// Public domain. A panel that stands in no table: a row of your own says what it is. Its bus is
// recorded here, so that the program runs without any wires; `weft_replay` shows what came of it.
//
//   own_panel URL|FILE RECORDING
#include <weft/recording_bus.h>
#include <weft/show.h>

#include "print_notes.h"

// A small e-paper panel with the controller of the large ones, built into its case upside down. The
// inks are as they look on the glass; pages name them black and white.
static constexpr weft::Color kInks[] = {{40, 38, 42}, {214, 214, 205}};
static constexpr weft::Color kNames[] = {weft::kBlack, weft::kWhite};
static constexpr weft::Palette kPaper{"badge-paper", weft::PaletteKind::Indexed, 1, kInks, kNames};
static const weft::PanelInfo kBadge{.name = "badge",
                                    .controller = &weft::kUc8179,
                                    .width = 400,
                                    .height = 300,
                                    .palette = &kPaper,
                                    .mounted = weft::Rotation::Half,
                                    .dither = weft::Dither::Atkinson};

class File final : public weft::RecordingSink {
 public:
  explicit File(const char* name) : file_(std::fopen(name, "wb")) {}
  ~File() {
    if (file_) std::fclose(file_);
  }
  weft::Status store(std::span<const uint8_t> bytes) override {
    const bool stored = file_ && std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
    return stored ? weft::Status::Ok : weft::Status::Io;
  }

 private:
  std::FILE* file_;
};

int main(int argc, char** argv) {
  if (argc != 3) return wrong_usage("own_panel URL|FILE RECORDING");
  weft::Budget budget;
  PrintNotes notes;
  File file(argv[2]);
  weft::RecordingBus bus(file);
  return exit_status(weft::show(argv[1], kBadge, bus, budget, notes));
}
