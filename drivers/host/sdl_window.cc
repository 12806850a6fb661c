#include "drivers/host/sdl_window.h"

#include <SDL.h>

#include <algorithm>

namespace weft {
namespace {

constexpr int kComfortableWidth = 1280, kComfortableHeight = 1000;
constexpr unsigned kMostZoom = 16;
constexpr uint32_t kPollMs = 15;

SDL_Rect screen_of(SDL_Window* window) {
  SDL_Rect screen{0, 0, kComfortableWidth, kComfortableHeight};
  SDL_GetDisplayUsableBounds(std::max(SDL_GetWindowDisplayIndex(window), 0), &screen);
  return screen;
}

// The largest zoom whose window still fits the screen, and is not larger than one likes to look at.
unsigned fitting_zoom(const SDL_Rect& screen, int width, int height) {
  const int fits = std::min(std::min(screen.w, kComfortableWidth) / width,
                            std::min(screen.h, kComfortableHeight) / height);
  return std::clamp(static_cast<unsigned>(std::max(fits, 1)), 1u, kMostZoom);
}

// In the middle; what is larger than the screen keeps its title in sight.
void place(SDL_Window* window, const SDL_Rect& screen, int width, int height) {
  SDL_SetWindowSize(window, width, height);
  SDL_SetWindowPosition(window, screen.x + std::max(screen.w - width, 0) / 2,
                        screen.y + std::max(screen.h - height, 0) / 2);
}

char character_of(const SDL_Keysym& key) {
  switch (key.sym) {
    case SDLK_ESCAPE: return 'q';
    case SDLK_KP_PLUS:
    case SDLK_EQUALS: return '+';  // the same key on many keyboards
    case SDLK_KP_MINUS: return '-';
    default: return key.sym > 0 && key.sym < 128 ? static_cast<char>(key.sym) : '\0';
  }
}

}  // namespace

Result<Owned<SdlWindow>> SdlWindow::create(unsigned zoom, Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<SdlWindow> window, make_owned<SdlWindow>(budget, zoom, notes));
  WEFT_TRY(window->open());
  return window;
}

SdlWindow::~SdlWindow() {
  if (texture_) SDL_DestroyTexture(texture_);
  if (renderer_) SDL_DestroyRenderer(renderer_);
  if (window_) SDL_DestroyWindow(window_);
  if (started_) SDL_Quit();
}

Status SdlWindow::failed(const char* what) {
  notes_.notef("%s: %s", what, SDL_GetError());
  return Status::Io;
}

// Not shown before its first picture.
Status SdlWindow::open() {
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return failed("cannot open a display");
  started_ = true;
  window_ = SDL_CreateWindow("weft", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 64, 64,
                             SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE);
  if (!window_) return failed("cannot open a window");
  renderer_ = SDL_CreateRenderer(window_, -1, SDL_RENDERER_SOFTWARE);
  return renderer_ ? Status::Ok : failed("cannot draw in the window");
}

Status SdlWindow::resize(int width, int height) {
  if (texture_ && width == width_ && height == height_) return Status::Ok;
  if (texture_) SDL_DestroyTexture(texture_);
  texture_ = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                               width, height);
  if (!texture_) return failed("cannot draw in the window");
  width_ = width;
  height_ = height;
  const SDL_Rect screen = screen_of(window_);
  const int zoom = static_cast<int>(zoom_ ? zoom_ : fitting_zoom(screen, width, height));
  place(window_, screen, width * zoom, height * zoom);
  SDL_RenderSetLogicalSize(renderer_, width, height);
  SDL_RenderSetIntegerScale(renderer_, SDL_TRUE);
  SDL_ShowWindow(window_);
  return Status::Ok;
}

Status SdlWindow::upload(std::span<const Color> pixels) {
  void* memory = nullptr;
  int pitch = 0;
  if (SDL_LockTexture(texture_, nullptr, &memory, &pitch) != 0)
    return failed("cannot draw in the window");
  for (int y = 0; y < height_; ++y) {
    auto* row = reinterpret_cast<uint32_t*>(static_cast<uint8_t*>(memory) + y * pitch);
    for (int x = 0; x < width_; ++x) {
      const Color color =
          pixels[static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)];
      row[x] = 0xFF000000u | static_cast<uint32_t>(color.red << 16 | color.green << 8 | color.blue);
    }
  }
  SDL_UnlockTexture(texture_);
  return Status::Ok;
}

void SdlWindow::draw() {
  SDL_SetRenderDrawColor(renderer_, 64, 64, 64, 255);
  SDL_RenderClear(renderer_);
  SDL_RenderCopy(renderer_, texture_, nullptr, nullptr);
  SDL_RenderPresent(renderer_);
}

Status SdlWindow::show(std::span<const Color> pixels, uint16_t width, uint16_t height) {
  WEFT_TRY(resize(width, height));
  WEFT_TRY(upload(pixels));
  draw();
  return Status::Ok;
}

void SdlWindow::set_title(const char* title) { SDL_SetWindowTitle(window_, title); }

// Polls: while SDL_WaitEvent sleeps, SDL sends its own X11 window a message for each event, over a
// second connection. One that arrives after the window was closed is an X error, which ends the
// program with 1.
char SdlWindow::wait_for_key(uint32_t timeout_ms) {
  const uint64_t end = SDL_GetTicks64() + timeout_ms;
  while (SDL_GetTicks64() < end) {
    SDL_Event event;
    if (!SDL_PollEvent(&event)) {
      SDL_Delay(kPollMs);
      continue;
    }
    if (event.type == SDL_QUIT) return 'q';
    if (event.type == SDL_WINDOWEVENT && texture_) draw();
    const char key = event.type == SDL_KEYDOWN ? character_of(event.key.keysym) : '\0';
    if (key) return key;
  }
  return 0;
}

}  // namespace weft
