#include "tools/weft/preview/preview.h"

#include <algorithm>
#include <cstdio>

#include "tools/weft/picture.h"
#include "tools/weft/preview/key_help.h"
#include "tools/weft/preview/note_list.h"
#include "tools/weft/preview/screen_choice.h"

namespace weft {
namespace {

constexpr uint32_t kLookMs = 250;  // how often files are looked at
constexpr uint32_t kFrameMs = 30;
constexpr int kScrollStep = 60;
std::string label(const Rendering& rendering) {
  return "<body class=label>" + html_text(rendering.description());
}

std::string seconds(double ms) {
  char text[40];
  if (ms < 1000) std::snprintf(text, sizeof text, "%.0f ms", ms);
  else std::snprintf(text, sizeof text, "%.1f s", ms / 1000);
  return text;
}

}  // namespace

int Preview::run() {
  if (const int exit_code = reload()) return exit_code;
  while (take(window_.wait(patience_ms()))) {
  }
  return 0;
}

// When the page cannot be shown, the picture before it stays, and the title says why.
int Preview::reload() {
  Rendering next;
  std::string failure;
  const int exit_code =
      render_once(options_, is_inspecting_ ? Inspect::Yes : Inspect::No, files_, next, failure);
  loaded_at_ms_ = window_.now_ms();
  notes_ = next.notes;
  if (exit_code != 0) {
    if (!failure.empty()) notes_.push_back(failure);
    set_title(failure);
    return exit_code;
  }
  playing_.reset();
  const bool is_new_size = next.picture.size() != rendering_.picture.size();
  rendering_ = std::move(next);
  if (is_new_size) scene_.view.set_picture(rendering_.picture.size(), window_.room());
  render_beside();
  set_title();
  return show() == Status::Ok ? 0 : 1;
}

void Preview::render_beside() {
  if (!beside_) return;
  Options options = options_;
  choose(options, *beside_);
  FileWatch files;  // the page's files are watched already
  std::string failure;
  if (render_once(options, Inspect::No, files, beside_rendering_, failure) == 0) return;
  notes_.push_back(failure);
  beside_.reset();
}

SceneParts Preview::parts() {
  SceneParts parts{.picture = &rendering_.picture, .split = {}, .gauge = gauge()};
  if (beside_)
    parts.split =
        Split{&beside_rendering_.picture, label(rendering_), label(beside_rendering_), split_part_};
  if (playing_)
    parts.picture = &playing_->refresh.at(
        static_cast<double>(window_.now_ms() - playing_->began_ms) / playing_->slowness);
  if (is_inspecting_) parts.inspection = rendering_.inspection.get();
  parts.element = shown_element_ = element_under_mouse();
  parts.mouse_x = mouse_x_;
  parts.overlay = overlay_.get();
  return parts;
}

Status Preview::show() {
  const SceneParts now = parts();
  const WindowSize size = scene_.wanted_window(now, window_.room());
  return window_.show(scene_.draw(now, size).pixels(), size);
}

void Preview::set_title(const std::string& trouble) {
  std::string title = rendering_.picture.empty() ? "weft" : rendering_.description();
  if (beside_) title += " | " + beside_rendering_.description();
  if (scene_.view.scale() < 1)
    title += " " + std::to_string(static_cast<int>(scene_.view.scale() * 100)) + " %";
  if (!trouble.empty()) title += " – " + trouble;
  else if (!notes_.empty()) title += " – " + notes_.front();
  if (notes_.size() > 1) title += " (n: " + std::to_string(notes_.size()) + " notes)";
  window_.set_title(title.c_str());
}

uint32_t Preview::patience_ms() const {
  if (playing_) return kFrameMs;
  if (options_.every_s <= 0) return kLookMs;
  const uint64_t next = loaded_at_ms_ + static_cast<uint64_t>(options_.every_s * 1000);
  const uint64_t now = window_.now_ms();
  return next <= now ? 1 : static_cast<uint32_t>(std::min<uint64_t>(next - now, kLookMs));
}

void Preview::wait_in_vain() {
  if (playing_) {
    const double ms = static_cast<double>(window_.now_ms() - playing_->began_ms);
    if (ms >= playing_->refresh.duration_ms() * playing_->slowness) playing_.reset();
    static_cast<void>(show());
    return;
  }
  const bool is_time =
      options_.every_s > 0 &&
      window_.now_ms() >= loaded_at_ms_ + static_cast<uint64_t>(options_.every_s * 1000);
  if (is_time || (options_.watch && files_.changed())) reload();
}

// False when the window is to be closed.
bool Preview::take(const WindowEvent& event) {
  using Kind = WindowEvent::Kind;
  if (event.kind == Kind::Close) return false;
  if (event.kind == Kind::None) {
    wait_in_vain();
    return true;
  }
  if (overlay_takes(event)) return true;
  switch (event.kind) {
    case Kind::Key: return act(action_of(event));
    case Kind::Press: is_dragging_ = true; [[fallthrough]];
    case Kind::Move: move_mouse(event); break;
    case Kind::Release: is_dragging_ = false; break;
    case Kind::Wheel: scroll(event.x * kScrollStep, event.y * kScrollStep); break;
    case Kind::Resize:
      scene_.view.take_window({event.x, event.y});
      set_title();
      static_cast<void>(show());
      break;
    default: break;
  }
  return true;
}

// Clicks are told to it from its own corner.
bool Preview::overlay_takes(const WindowEvent& event) {
  if (!overlay_) return false;
  WindowEvent told = event;
  if (event.kind == WindowEvent::Kind::Press) {
    if (!scene_.overlay_place().contains(event.x, event.y)) return false;
    told.x -= scene_.overlay_place().left;
    told.y -= scene_.overlay_place().top;
  }
  switch (overlay_->take(told)) {
    case Overlay::Answer::Ignored: return false;
    case Overlay::Answer::Taken: static_cast<void>(show()); return true;
    case Overlay::Answer::Chosen: {
      // Only a list has something to choose from.
      const Choice choice = *static_cast<ChoiceList&>(*overlay_).chosen();
      overlay_.reset();
      take_choice(choice);
      return true;
    }
  }
  return true;
}

void Preview::move_mouse(const WindowEvent& event) {
  const int right = mouse_x_ - event.x, down = mouse_y_ - event.y;
  mouse_x_ = event.x;
  mouse_y_ = event.y;
  if (is_dragging_ && beside_) {
    const int width = std::max(scene_.view.wanted_window().width, 1);
    split_part_ = std::clamp(static_cast<double>(event.x) / width, 0.0, 1.0);
    static_cast<void>(show());
  } else if (is_dragging_ && event.kind == WindowEvent::Kind::Move) {
    scroll(right, down);
  } else if (is_inspecting_ && element_under_mouse() != shown_element_) {
    static_cast<void>(show());
  }
}

const InspectedElement* Preview::element_under_mouse() const {
  int x = 0, y = 0;
  const bool is_inside = scene_.view.find(mouse_x_, mouse_y_, x, y);
  return is_inspecting_ && is_inside && rendering_.inspection ? rendering_.inspection->find(x, y)
                                                              : nullptr;
}

void Preview::scroll(int right, int down) {
  if (!scene_.view.can_scroll()) return;
  scene_.view.scroll(right, down);
  static_cast<void>(show());
}

// False when the window is to be closed.
bool Preview::act(Action action) {
  switch (action) {
    case Action::None: return true;
    case Action::Quit: return false;
    case Action::Close: return close_something();
    case Action::Help: toggle<KeyHelp>(action); break;
    case Action::Notes: toggle<NoteList>(action, notes_); break;
    case Action::Choose: toggle_list(action, "Panel or dithering"); break;
    case Action::Split: toggle_split(); break;
    case Action::Inspect: is_inspecting_ = !is_inspecting_; return reloaded();
    case Action::NextPanel: step_panel(options_, +1); return reloaded();
    case Action::PreviousPanel: step_panel(options_, -1); return reloaded();
    case Action::NextDither: step_dither(options_, rendering_.screen, +1); return reloaded();
    case Action::PreviousDither: step_dither(options_, rendering_.screen, -1); return reloaded();
    case Action::Rotate: step_rotation(options_, rendering_.screen); return reloaded();
    case Action::Denser: step_ratio(options_, rendering_.screen, +1); return reloaded();
    case Action::Coarser: step_ratio(options_, rendering_.screen, -1); return reloaded();
    case Action::Reload: return reloaded();
    case Action::Zoom: scene_.view.toggle_zoom(); break;
    case Action::ScrollLeft: scene_.view.scroll(-kScrollStep, 0); break;
    case Action::ScrollRight: scene_.view.scroll(kScrollStep, 0); break;
    case Action::ScrollUp: scene_.view.scroll(0, -kScrollStep); break;
    case Action::ScrollDown: scene_.view.scroll(0, kScrollStep); break;
    case Action::Refresh: play(Pace::Real); break;
    case Action::SlowRefresh: play(Pace::Slow); break;
    case Action::Save: save(); return true;
  }
  set_title();
  static_cast<void>(show());
  return true;
}

// A page that cannot be shown any more leaves the picture and has said why.
bool Preview::reloaded() {
  static_cast<void>(reload());
  return true;
}

/// Opens an overlay, or closes the one that the same key has opened.
template <typename Made, typename... Arguments>
void Preview::toggle(Action opener, Arguments&&... arguments) {
  const bool is_open = overlay_ && opener_ == opener;
  overlay_.reset();
  opener_ = opener;
  if (!is_open) overlay_ = std::make_unique<Made>(std::forward<Arguments>(arguments)...);
}

void Preview::toggle_list(Action opener, const char* title) {
  std::vector<Choice> choices = screen_choices();
  const size_t current = index_of_choice(choices, rendering_.panel(), rendering_.screen);
  toggle<ChoiceList>(opener, title, std::move(choices), current);
}

void Preview::take_choice(const Choice& choice) {
  if (opener_ == Action::Split) beside_ = choice;
  else choose(options_, choice);
  static_cast<void>(reload());
}

void Preview::toggle_split() {
  if (beside_) beside_.reset();
  else toggle_list(Action::Split, "Beside it: panel or dithering");
}

// The innermost thing that is open. False when nothing was.
bool Preview::close_something() {
  if (overlay_) overlay_.reset();
  else if (playing_) playing_.reset();
  else if (is_inspecting_) is_inspecting_ = false;
  else if (beside_) beside_.reset();
  else return false;
  set_title();
  static_cast<void>(show());
  return true;
}

// E-paper begins white, as after the last cleaning; a display that was just switched on black.
void Preview::play(Pace pace) {
  playing_ =
      std::make_unique<Playing>(rendering_.panel(), rendering_.lines.shape(), rendering_.picture);
  playing_->slowness = pace == Pace::Slow ? playing_->refresh.slow_motion() : 1;
  playing_->began_ms = window_.now_ms();
}

Preview::Playing::Playing(const PanelInfo* panel, const LineShape& shape, const Canvas& picture)
    : blank(picture.size(), panel && panel->controller->slow_update ? kWhite : kBlack),
      refresh(panel, shape, blank, picture) {}

std::optional<Gauge> Preview::gauge() {
  if (!playing_) return std::nullopt;
  const Refresh& refresh = playing_->refresh;
  std::string label = "<body class=label>" +
                      std::string(refresh.flashes() ? "full refresh" : "lines over the wires") +
                      ": " + seconds(refresh.duration_ms());
  if (refresh.flashes())
    label += refresh.is_measured() ? ", as measured" : ", as usual for such inks";
  if (playing_->slowness > 1)
    label += "; " + std::to_string(playing_->slowness) + " times slower here";
  const double elapsed = static_cast<double>(window_.now_ms() - playing_->began_ms);
  return Gauge{label, elapsed / playing_->slowness / refresh.duration_ms()};
}

void Preview::save() {
  Budget budget;
  rendering_.lines.rewind();
  const int exit_code =
      save_picture(rendering_.lines, *rendering_.screen.palette, options_, budget);
  set_title(exit_code == 0 ? "saved as " + options_.output : "cannot save " + options_.output);
}

}  // namespace weft
