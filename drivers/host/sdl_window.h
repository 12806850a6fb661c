// A Window of SDL 2.
#pragma once

#include "drivers/host/window.h"
#include "weft/budget.h"
#include "weft/notes.h"

struct SDL_Renderer;
struct SDL_Texture;
struct SDL_Window;

namespace weft {

class SdlWindow final : public Window {
 public:
  /// Errors: Io (no display that somebody sees, unless SDL_VIDEODRIVER names one; noted),
  /// OutOfMemory.
  static Result<Owned<SdlWindow>> create(Budget& budget, Notes& notes);
  explicit SdlWindow(Notes& notes) : notes_(notes) {}
  ~SdlWindow() override;

  WindowSize room() const override;
  Status show(std::span<const Color> pixels, WindowSize size) override;
  void set_title(const char* title) override;
  WindowEvent wait(uint32_t timeout_ms) override;
  uint64_t now_ms() const override;

 private:
  Status open();
  Status take_size(WindowSize size);
  WindowSize actual_size() const;
  Status upload(std::span<const Color> pixels);
  void draw();
  Status failed(const char* what);

  Notes& notes_;
  bool started_ = false;
  WindowSize size_;  // of the window and of the texture
  SDL_Window* window_ = nullptr;
  SDL_Renderer* renderer_ = nullptr;
  SDL_Texture* texture_ = nullptr;
};

}  // namespace weft
