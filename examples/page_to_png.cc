// Public domain. A page as a picture: what the panel would show, at the depth of its inks.
//
//   page_to_png URL|FILE PANEL PICTURE.png
#include <weft/picture_file.h>
#include <weft/show.h>

#include "print_notes.h"

class File final : public weft::ByteSink {
 public:
  explicit File(const char* name) : file_(std::fopen(name, "wb")) {}
  ~File() override {
    if (file_) std::fclose(file_);
  }
  weft::Status write(std::span<const uint8_t> bytes) override {
    const bool written = file_ && std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
    return written ? weft::Status::Ok : weft::Status::Io;
  }
  weft::Status close() {
    const bool closed = file_ && std::fclose(file_) == 0;
    file_ = nullptr;
    return closed ? weft::Status::Ok : weft::Status::Io;
  }

 private:
  std::FILE* file_;
};

static weft::Status write_page(const char* url, const weft::PanelInfo& panel, const char* name) {
  weft::Budget budget;
  PrintNotes notes;
  const weft::Screen screen = weft::screen_of(panel);
  WEFT_TRY_ASSIGN(const auto lines, weft::lines_of(url, screen, budget, notes));
  File file(name);
  WEFT_TRY(weft::write_picture(*lines, *screen.palette, weft::PictureFormat::Png, file, budget));
  return file.close();
}

int main(int argc, char** argv) {
  const weft::PanelInfo* panel = argc == 4 ? weft::find_panel(argv[2]) : nullptr;
  return panel ? exit_status(write_page(argv[1], *panel, argv[3]))
               : wrong_usage("page_to_png URL|FILE PANEL PICTURE.png");
}
