// The preview: a page in a window as a panel would show it, and what the keys change.
#pragma once

#include <string>
#include <vector>

#include "drivers/host/window.h"
#include "tools/model/stored_lines.h"
#include "tools/weft/file_watch.h"
#include "tools/weft/session.h"

namespace weft {

class Preview {
 public:
  Preview(const Options& options, Window& window) : options_(options), window_(window) {}
  /// Until the window is closed. Returns the exit code, and has said why when that is not 0.
  int run();
  /// The contents of the window.
  const StoredLines& picture() const { return picture_; }

 private:
  int reload();
  Status show_picture();
  void set_title(const std::string& trouble);
  void press(char key);
  void rotate();
  void choose_panel();
  void choose_dither();
  void scale(int step);
  void save();

  Options options_;
  Window& window_;
  Screen screen_;
  StoredLines picture_;
  std::vector<std::string> notes_;
  FileWatch files_;
};

}  // namespace weft
