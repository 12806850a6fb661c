// Compared with Chromium 156. It takes values after '=' alone, takes a word with one dash for an
// option too, and passes over what it does not know. Where it fails it ends with 0 and without a
// file; here that is 1, which its callers treat as a failure as well.
#include "tools/weft/chromium_options.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "render/base/printable_url.h"
#include "tools/weft/option_table.h"

namespace weft {
namespace {

constexpr const char* kNames[] = {"chromium-headless-shell", "chrome-headless-shell",
                                  "headless_shell",          "chromium",
                                  "chromium-browser",        "chrome",
                                  "google-chrome",           "google-chrome-stable"};
constexpr int kFailed = 1, kUnsupported = 13;

struct ScreenshotCall {
  explicit ScreenshotCall(Options& of_call) : options(of_call) {}

  Options& options;
  int exit_code = 0;  // of what was wrong
  bool is_wanted = false;
  double width = 800, height = 600;  // CSS px
  std::string target;

  bool refuse(int code, const std::string& why) {
    std::fprintf(stderr, "weft: %s\n", why.c_str());
    exit_code = code;
    return false;
  }
};

bool parse_number(std::string_view text, double& number) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

bool take_screenshot(ScreenshotCall& call, const std::string& file) {
  call.is_wanted = true;
  call.options.output = file.empty() ? "screenshot.png" : file;
  return true;
}

// "800,600" or "800x600". Any other is said and passed over, as Chromium does.
bool take_window_size(ScreenshotCall& call, const std::string& size) {
  const size_t between = size.find_first_of(",x");
  double width = 0, height = 0;
  if (between != size.npos && parse_number(size.substr(0, between), width) &&
      parse_number(size.substr(between + 1), height) && width >= 1 && height >= 1) {
    call.width = std::floor(width);
    call.height = std::floor(height);
  } else {
    std::fprintf(stderr, "weft: --window-size=%s is not WIDTH,HEIGHT: it is ignored\n",
                 size.c_str());
  }
  return true;
}

bool take_scale(ScreenshotCall& call, const std::string& factor) {
  double number = 0;
  if (parse_number(factor, number) && std::isfinite(number))
    call.options.device_pixel_ratio = std::clamp(number, 0.5, 8.0);
  else
    std::fprintf(stderr, "weft: --force-device-scale-factor=%s is no number: it is ignored\n",
                 factor.c_str());
  return true;
}

bool take_timeout(ScreenshotCall& call, const std::string& milliseconds) {
  double number = 0;
  if (!parse_number(milliseconds, number) || !(number >= 0))
    return call.refuse(kFailed, "--timeout=" + milliseconds + " is no number of milliseconds");
  call.options.max_time_s = std::min(number / 1000, 86400.0);
  return true;
}

// RRGGBB or RRGGBBAA. As with Chromium the ground is either opaque or, with an alpha of 0, not
// there.
bool take_background(ScreenshotCall& call, const std::string& color) {
  uint32_t value = 0;
  const char* const end = color.data() + color.size();
  const auto parsed = std::from_chars(color.data(), end, value, 16);
  if (parsed.ec != std::errc() || parsed.ptr != end || (color.size() != 6 && color.size() != 8))
    return call.refuse(kFailed,
                       "--default-background-color=" + color + " is not RRGGBB or RRGGBBAA");
  if (color.size() == 6) value = value << 8 | 0xFF;
  const auto byte = [&](int shift) { return static_cast<uint8_t>(value >> shift); };
  call.options.ground = byte(0) ? Color{byte(24), byte(16), byte(8)} : kTransparent;
  return true;
}

bool take_request_field(ScreenshotCall& call, const char* name, const std::string& value) {
  if (value.empty()) return true;
  const std::string line = std::string(name) + ": " + value;
  if (const std::string wrong = check_request_field(line); !wrong.empty())
    return call.refuse(kFailed, wrong);
  call.options.headers_for_all.push_back(line);
  return true;
}

bool take_user_agent(ScreenshotCall& call, const std::string& value) {
  return take_request_field(call, "User-Agent", value);
}

bool take_languages(ScreenshotCall& call, const std::string& value) {
  std::string languages = value;
  std::replace(languages.begin(), languages.end(), '_', '-');
  return take_request_field(call, "Accept-Language", languages);
}

bool take_insecure(ScreenshotCall& call, const std::string&) {
  call.options.insecure = true;
  return true;
}

bool print_version(ScreenshotCall& call, const std::string&) {
  std::puts("weft " WEFT_VERSION " in the place of Chromium");
  call.exit_code = 0;
  return false;
}

bool refuse_other_work(ScreenshotCall& call, const std::string&) {
  return call.refuse(kUnsupported,
                     "in the place of Chromium there is --screenshot alone: no --dump-dom, no "
                     "--print-to-pdf, no --remote-debugging-port");
}

/// What is about the picture and the network, and what cannot be done. All other options are about
/// scripts, graphics cards, processes and windows.
struct Switch {
  std::string_view name;
  bool (*take)(ScreenshotCall& call, const std::string& value);
};
constexpr Switch kSwitches[] = {
    {"screenshot", take_screenshot},
    {"window-size", take_window_size},
    {"force-device-scale-factor", take_scale},
    {"timeout", take_timeout},
    {"default-background-color", take_background},
    {"user-agent", take_user_agent},
    {"lang", take_languages},
    {"accept-lang", take_languages},
    {"ignore-certificate-errors", take_insecure},
    {"version", print_version},
    {"product-version", print_version},
    {"dump-dom", refuse_other_work},
    {"print-to-pdf", refuse_other_work},
    {"remote-debugging-port", refuse_other_work},
    {"remote-debugging-pipe", refuse_other_work},
    {"repl", refuse_other_work},
};

bool take_switch(ScreenshotCall& call, std::string_view word) {
  word.remove_prefix(word.starts_with("--") ? 2 : 1);
  const size_t equals = word.find('=');
  const std::string value(equals == word.npos ? std::string_view() : word.substr(equals + 1));
  for (const Switch& known : kSwitches)
    if (known.name == word.substr(0, equals)) return known.take(call, value);
  return true;
}

bool take_words(ScreenshotCall& call, int argc, char** argv) {
  bool only_targets = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") {
      only_targets = true;
    } else if (!only_targets && word.size() > 1 && word[0] == '-') {
      if (!take_switch(call, word)) return false;
    } else if (!word.empty()) {
      if (!call.target.empty())
        return call.refuse(kUnsupported, "one page at a time: '" +
                                             std::string(PrintableUrl(call.target).text()) +
                                             "' or '" + PrintableUrl(word).text() + "'");
      call.target = word;
    }
  }
  return true;
}

// Chromium asks a host for what is neither a URL nor a file.
std::string page_of(const std::string& target) {
  const bool is_url = target.find(':') != target.npos;
  const bool is_path =
      target[0] == '/' || target[0] == '.' || target == "-" || access(target.c_str(), F_OK) == 0;
  return is_url || is_path ? target : "http://" + target;
}

bool is_screenshot_switch(std::string_view word) {
  return word == "--screenshot" || word.starts_with("--screenshot=") || word == "--headless" ||
         word.starts_with("--headless=");
}

}  // namespace

std::span<const char* const> chromium_names() { return kNames; }

bool is_chromium_call(int argc, char** argv) {
  if (argc < 1) return false;
  std::string_view name = argv[0];
  name.remove_prefix(name.rfind('/') + 1);
  if (std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames)) return true;
  if (argc < 2 || find_command(argv[1])) return false;
  return std::any_of(argv + 1, argv + argc, is_screenshot_switch);
}

bool parse_chromium_options(int argc, char** argv, Options& options, int& exit_code) {
  ScreenshotCall call(options);
  options.command = Command::Render;
  options.device_pixel_ratio = 1;
  const bool is_good =
      take_words(call, argc, argv) && (call.is_wanted || refuse_other_work(call, "")) &&
      (!call.target.empty() || call.refuse(kFailed, "there is no page to take a screenshot of"));
  exit_code = call.exit_code;
  if (!is_good) return false;
  options.source = page_of(call.target);
  const auto pixels = [&](double px) {
    return std::to_string(std::lround(px * options.device_pixel_ratio));
  };
  options.size = pixels(call.width) + "x" + pixels(call.height);
  return true;
}

}  // namespace weft
