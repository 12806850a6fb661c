#include "drivers/host/sdl_window.h"

#include <SDL.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace weft {
namespace {

constexpr uint32_t kPollMs = 15;
constexpr int kFrame = 40;  // of the screen's height, for the title and edges of a window

SDL_Rect screen_of(SDL_Window* window) {
  SDL_Rect screen{0, 0, 1280, 1024};
  SDL_GetDisplayUsableBounds(std::max(SDL_GetWindowDisplayIndex(window), 0), &screen);
  return screen;
}

// In the middle; what is larger than the screen keeps its title in sight.
void place(SDL_Window* window, WindowSize size) {
  const SDL_Rect screen = screen_of(window);
  SDL_SetWindowSize(window, size.width, size.height);
  SDL_SetWindowPosition(window, screen.x + std::max(screen.w - size.width, 0) / 2,
                        screen.y + std::max(screen.h - size.height, 0) / 2);
}

// SDL falls back to these where no window system answers. They show nothing, or take the screen of
// the machine, wherever the person sits: both are for somebody who asks for them.
bool is_unseen(const char* driver) {
  const char* asked = std::getenv("SDL_VIDEODRIVER");
  if (asked && *asked) return false;
  for (const char* each : {"dummy", "offscreen", "evdev", "KMSDRM", "KMSDRM_LEGACY", "directfb"})
    if (driver && SDL_strcasecmp(driver, each) == 0) return true;
  return false;
}

struct KeyOf {
  SDL_Keycode code;
  Key key;
  char character;
};
constexpr KeyOf kKeys[] = {
    {SDLK_RETURN, Key::Enter, 0},
    {SDLK_KP_ENTER, Key::Enter, 0},
    {SDLK_ESCAPE, Key::Escape, 0},
    {SDLK_BACKSPACE, Key::Backspace, 0},
    {SDLK_UP, Key::Up, 0},
    {SDLK_DOWN, Key::Down, 0},
    {SDLK_LEFT, Key::Left, 0},
    {SDLK_RIGHT, Key::Right, 0},
    {SDLK_PAGEUP, Key::PageUp, 0},
    {SDLK_PAGEDOWN, Key::PageDown, 0},
    {SDLK_HOME, Key::Home, 0},
    {SDLK_END, Key::End, 0},
    {SDLK_F1, Key::F1, 0},
    {SDLK_F5, Key::F5, 0},
    {SDLK_KP_PLUS, Key::Character, '+'},
    {SDLK_KP_MINUS, Key::Character, '-'},
};

// Letters of keyboards for other scripts count by their place.
SDL_Keycode latin_code(const SDL_Keysym& pressed) {
  const bool is_letter_key =
      pressed.scancode >= SDL_SCANCODE_A && pressed.scancode <= SDL_SCANCODE_Z;
  const bool is_other_script = pressed.sym > '~' && !(pressed.sym & SDLK_SCANCODE_MASK);
  return is_letter_key && is_other_script ? 'a' + (pressed.scancode - SDL_SCANCODE_A) : pressed.sym;
}

WindowEvent key_event(const SDL_Keysym& pressed) {
  WindowEvent event{.kind = WindowEvent::Kind::Key};
  for (const KeyOf& each : kKeys)
    if (each.code == pressed.sym) {
      event.key = each.key;
      event.character = each.character;
      return event;
    }
  const bool has_chord = pressed.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI);
  const SDL_Keycode code = latin_code(pressed);
  if (code < ' ' || code > '~' || has_chord) return {};
  event.key = Key::Character;
  event.character = static_cast<char>(code);
  const bool is_letter = event.character >= 'a' && event.character <= 'z';
  if (is_letter && (pressed.mod & KMOD_SHIFT))
    event.character = static_cast<char>(event.character - 'a' + 'A');
  return event;
}

WindowEvent button_event(WindowEvent::Kind kind, const SDL_MouseButtonEvent& button) {
  if (button.button != SDL_BUTTON_LEFT) return {};
  return {.kind = kind, .x = button.x, .y = button.y};
}

// Of motions that follow each other only the last one matters.
void take_last_motion(SDL_Event& motion) {
  SDL_Event next;
  while (SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
         next.type == SDL_MOUSEMOTION)
    SDL_PeepEvents(&motion, 1, SDL_GETEVENT, SDL_MOUSEMOTION, SDL_MOUSEMOTION);
}

WindowEvent event_of(const SDL_Event& event) {
  using Kind = WindowEvent::Kind;
  switch (event.type) {
    case SDL_QUIT: return {.kind = Kind::Close};
    case SDL_KEYDOWN: return key_event(event.key.keysym);
    case SDL_MOUSEMOTION: return {.kind = Kind::Move, .x = event.motion.x, .y = event.motion.y};
    case SDL_MOUSEBUTTONDOWN: return button_event(Kind::Press, event.button);
    case SDL_MOUSEBUTTONUP: return button_event(Kind::Release, event.button);
    case SDL_MOUSEWHEEL: return {.kind = Kind::Wheel, .x = event.wheel.x, .y = -event.wheel.y};
    case SDL_WINDOWEVENT:
      if (event.window.event != SDL_WINDOWEVENT_SIZE_CHANGED) return {};
      return {.kind = Kind::Resize, .x = event.window.data1, .y = event.window.data2};
    default: return {};
  }
}

}  // namespace

Result<Owned<SdlWindow>> SdlWindow::create(Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<SdlWindow> window, make_owned<SdlWindow>(budget, notes));
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

// Not shown before its first picture. Text input would call an input method for each key.
Status SdlWindow::open() {
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return failed("cannot open a display");
  started_ = true;
  if (is_unseen(SDL_GetCurrentVideoDriver())) {
    notes_.notef(
        "cannot open a display: neither X nor Wayland answers (DISPLAY and WAYLAND_DISPLAY say "
        "where they are); `weft render` writes the same picture to a file");
    return Status::Io;
  }
  SDL_StopTextInput();
  window_ = SDL_CreateWindow("weft", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 64, 64,
                             SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE);
  if (!window_) return failed("cannot open a window");
  renderer_ = SDL_CreateRenderer(window_, -1, SDL_RENDERER_SOFTWARE);
  return renderer_ ? Status::Ok : failed("cannot draw in the window");
}

WindowSize SdlWindow::room() const {
  const SDL_Rect screen = screen_of(window_);
  SDL_Rect whole = screen;
  SDL_GetDisplayBounds(std::max(SDL_GetWindowDisplayIndex(window_), 0), &whole);
  // A screen without a panel of the desktop may have a window manager without frames as well.
  return {screen.w, screen.h == whole.h ? screen.h : screen.h - kFrame};
}

WindowSize SdlWindow::actual_size() const {
  WindowSize size;
  SDL_GetWindowSize(window_, &size.width, &size.height);
  return size;
}

Status SdlWindow::take_size(WindowSize size) {
  if (size == size_ && texture_) return Status::Ok;
  const bool is_first = !texture_;
  if (texture_) SDL_DestroyTexture(texture_);
  texture_ = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                               size.width, size.height);
  if (!texture_) return failed("cannot draw in the window");
  const bool is_there = actual_size() == size;
  size_ = size;
  if (is_first || !is_there) place(window_, size);
  SDL_ShowWindow(window_);
  return Status::Ok;
}

Status SdlWindow::upload(std::span<const Color> pixels) {
  void* memory = nullptr;
  int pitch = 0;
  if (SDL_LockTexture(texture_, nullptr, &memory, &pitch) != 0)
    return failed("cannot draw in the window");
  const Color* color = pixels.data();
  for (int y = 0; y < size_.height; ++y) {
    auto* row = reinterpret_cast<uint32_t*>(static_cast<uint8_t*>(memory) + y * pitch);
    for (int x = 0; x < size_.width; ++x, ++color)
      row[x] =
          0xFF000000u | static_cast<uint32_t>(color->red << 16 | color->green << 8 | color->blue);
  }
  SDL_UnlockTexture(texture_);
  return Status::Ok;
}

void SdlWindow::draw() {
  SDL_SetRenderDrawColor(renderer_, 64, 64, 64, 255);
  SDL_RenderClear(renderer_);
  const SDL_Rect whole{0, 0, size_.width, size_.height};
  SDL_RenderCopy(renderer_, texture_, nullptr, &whole);
  SDL_RenderPresent(renderer_);
}

Status SdlWindow::show(std::span<const Color> pixels, WindowSize size) {
  WEFT_TRY(take_size(size));
  WEFT_TRY(upload(pixels));
  draw();
  return Status::Ok;
}

void SdlWindow::set_title(const char* title) { SDL_SetWindowTitle(window_, title); }

// Polls: while SDL_WaitEvent sleeps, SDL sends its own X11 window a message for each event, over a
// second connection. One that arrives after the window was closed is an X error, which ends the
// program with 1.
WindowEvent SdlWindow::wait(uint32_t timeout_ms) {
  const uint64_t end = SDL_GetTicks64() + timeout_ms;
  do {
    SDL_Event event;
    if (!SDL_PollEvent(&event)) {
      SDL_Delay(std::min(kPollMs, timeout_ms));
      continue;
    }
    if (event.type == SDL_WINDOWEVENT && texture_) draw();
    if (event.type == SDL_MOUSEMOTION) take_last_motion(event);
    const WindowEvent told = event_of(event);
    const bool is_own = told.kind == WindowEvent::Kind::Resize && actual_size() == size_;
    if (told.kind != WindowEvent::Kind::None && !is_own) return told;
  } while (SDL_GetTicks64() < end);
  return {};
}

uint64_t SdlWindow::now_ms() const { return SDL_GetTicks64(); }

}  // namespace weft
