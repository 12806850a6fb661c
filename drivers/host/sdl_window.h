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
  /// `zoom` 0: as large as fits the screen comfortably. Errors: Io (no display; noted),
  /// OutOfMemory.
  static Result<Owned<SdlWindow>> create(unsigned zoom, Budget& budget, Notes& notes);
  SdlWindow(unsigned zoom, Notes& notes) : notes_(notes), zoom_(zoom) {}
  ~SdlWindow() override;

  Status show(std::span<const Color> pixels, uint16_t width, uint16_t height) override;
  void set_title(const char* title) override;
  char wait_for_key(uint32_t timeout_ms) override;

 private:
  Status open();
  Status resize(int width, int height);
  Status upload(std::span<const Color> pixels);
  void draw();
  Status failed(const char* what);

  Notes& notes_;
  unsigned zoom_;
  bool started_ = false;
  int width_ = 0, height_ = 0;
  SDL_Window* window_ = nullptr;
  SDL_Renderer* renderer_ = nullptr;
  SDL_Texture* texture_ = nullptr;
};

}  // namespace weft
