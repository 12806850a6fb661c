// The preview: a page in a window as a panel would show it, and what keys and mouse change.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/weft/file_watch.h"
#include "tools/weft/preview/choice_list.h"
#include "tools/weft/preview/key_table.h"
#include "tools/weft/preview/refresh.h"
#include "tools/weft/preview/rendering.h"
#include "tools/weft/preview/scene.h"

namespace weft {

class Preview {
 public:
  Preview(const Options& options, Window& window)
      : options_(options), window_(window), scene_(options.zoom, options.font_directories) {}
  /// Until the window is closed. Returns the exit code, and has said why when that is not 0.
  int run();

 private:
  /// A refresh that is played.
  struct Playing {
    Playing(const PanelInfo* panel, const LineShape& shape, const Canvas& picture);
    Canvas blank;
    Refresh refresh;
    int slowness = 1;
    uint64_t began_ms = 0;
  };
  enum class Pace : uint8_t { Real, Slow };

  int reload();
  bool reloaded();
  void render_beside();
  Status show();
  SceneParts parts();
  void set_title(const std::string& trouble = "");
  uint32_t patience_ms() const;

  bool take(const WindowEvent& event);
  bool act(Action action);
  void wait_in_vain();
  template <typename Made, typename... Arguments>
  void toggle(Action opener, Arguments&&... arguments);
  bool close_something();
  bool overlay_takes(const WindowEvent& event);
  void move_mouse(const WindowEvent& event);
  void scroll(int right, int down);
  const InspectedElement* element_under_mouse() const;

  void toggle_list(Action opener, const char* title);
  void take_choice(const Choice& choice);
  void toggle_split();
  void play(Pace pace);
  std::optional<Gauge> gauge();
  void save();

  Options options_;
  Window& window_;
  Scene scene_;
  Rendering rendering_;
  std::vector<std::string> notes_;  // of the last attempt
  FileWatch files_;
  uint64_t loaded_at_ms_ = 0;
  bool is_inspecting_ = false, is_dragging_ = false;
  int mouse_x_ = 0, mouse_y_ = 0;
  const InspectedElement* shown_element_ = nullptr;  // of rendering_

  std::unique_ptr<Overlay> overlay_;
  Action opener_ = Action::None;  // of the overlay
  std::optional<Choice> beside_;  // the screen of the split
  Rendering beside_rendering_;
  double split_part_ = 0.5;
  std::unique_ptr<Playing> playing_;
};

}  // namespace weft
