#include "tools/weft/preview/preview.h"

#include <algorithm>
#include <cstdio>

#include "tools/weft/picture.h"
#include "tools/weft/preview/key_help.h"
#include "tools/weft/preview/note_list.h"

namespace weft {
namespace {

constexpr uint32_t kLookMs = 250;  // how often files are looked at
constexpr uint32_t kFrameMs = 30;
constexpr int kScrollStep = 60;
constexpr double kRatios[] = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8};

constexpr std::string_view kPanelKind = "panel", kDitherKind = "dither";

std::string describe(const PanelInfo& panel) {
  return std::to_string(panel.width) + "x" + std::to_string(panel.height) + " " +
         std::string(panel.palette->name) + ", " + std::string(panel.controller->name) +
         (panel.aliases.empty() ? "" : ", also " + std::string(panel.aliases));
}

std::vector<Choice> all_choices() {
  std::vector<Choice> choices;
  for (const std::string_view name : dither_names())
    choices.push_back({std::string(kDitherKind), std::string(name), ""});
  for (const PanelInfo& panel : panels())
    choices.push_back({std::string(kPanelKind), std::string(panel.name), describe(panel)});
  return choices;
}

// A panel comes with all that belongs to it; what was chosen for another one does not fit.
void choose_panel(Options& options, std::string_view name) {
  options.panel = name;
  options.size.clear();
  options.palette.clear();
  options.dither.clear();
  options.rotation_degrees = -1;
}

void choose(Options& options, const Choice& choice) {
  if (choice.kind == kPanelKind) choose_panel(options, choice.name);
  else options.dither = choice.name;
}

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
  parts.mouse_x = mouse_x_;
  parts.mouse_y = mouse_y_;
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
  } else if (is_inspecting_) {
    static_cast<void>(show());
  }
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
    case Action::NextPanel: step_panel(+1); return reloaded();
    case Action::PreviousPanel: step_panel(-1); return reloaded();
    case Action::NextDither: step_dither(+1); return reloaded();
    case Action::PreviousDither: step_dither(-1); return reloaded();
    case Action::Rotate: rotate(); return reloaded();
    case Action::Denser: step_ratio(+1); return reloaded();
    case Action::Coarser: step_ratio(-1); return reloaded();
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
  std::vector<Choice> choices = all_choices();
  const std::string_view name = options_.panel.empty() ? "" : rendering_.panel()->name;
  size_t current = static_cast<size_t>(rendering_.screen.dither);
  for (size_t i = 0; i < choices.size(); ++i)
    if (choices[i].kind == kPanelKind && choices[i].name == name) current = i;
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

void Preview::rotate() {
  options_.rotation_degrees = (static_cast<int>(rendering_.screen.rotation) + 1) % 4 * 90;
}

void Preview::step_panel(int step) {
  const auto all = panels();
  const PanelInfo* here = rendering_.panel();
  const auto count = static_cast<ptrdiff_t>(all.size());
  const ptrdiff_t at = here ? here - all.data() + step : step > 0 ? 0 : count - 1;
  choose_panel(options_, all[static_cast<size_t>((at + count) % count)].name);
}

void Preview::step_dither(int step) {
  const auto names = dither_names();
  const auto at = static_cast<size_t>(rendering_.screen.dither) + names.size();
  options_.dither = names[(at + static_cast<size_t>(step)) % names.size()];
}

void Preview::step_ratio(int step) {
  const auto* at = std::lower_bound(std::begin(kRatios), std::end(kRatios) - 1,
                                    rendering_.screen.device_pixel_ratio);
  const auto wanted = std::clamp<ptrdiff_t>(at - kRatios + step, 0, std::size(kRatios) - 1);
  options_.device_pixel_ratio = kRatios[wanted];
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
