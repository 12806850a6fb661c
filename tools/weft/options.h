// The command line as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/weft/cropped_lines.h"
#include "weft/color.h"

namespace weft {

enum class StatisticsForm { None, Json, Table };
enum class Command {
  Render,
  Show,
  Preview,
  Panels,
  ParseHtml,
  Layout,
  Style,
  LinkChromium,
  Lint
};  // as in the table

struct Options {
  Command command = Command::Render;
  std::string source;            // URL, file, or "-" for standard input
  std::string base_url;          // URL or file; empty = the page's own
  std::string output;            // "-" = standard output; empty = nowhere
  std::string format;            // of the picture; empty = as its name says
  std::string inks = "nominal";  // or "measured", or a file
  std::optional<Crop> crop;
  bool invert = false;
  bool name_by_hash = false;
  bool full_page = false;
  double scroll_y = 0;  // CSS pixels
  std::string panel, size, palette, dither;
  unsigned width = 0, height = 0;  // as wkhtmltoimage has them; 0 = not said
  unsigned crop_x = 0, crop_y = 0, crop_width = 0, crop_height = 0;
  int rotation_degrees = -1;      // as the panel is mounted
  double device_pixel_ratio = 0;  // 0 = the panel's own
  double page_zoom = 1;
  std::string color_scheme = {};
  // Of pictures; none = the panel's own.
  std::optional<double> gamma, exposure, contrast, saturation, shadows, highlights;
  std::string flats;
  Color ground = kWhite;  // under the page
  std::vector<std::string> font_directories;
  std::vector<std::string> generic_fonts;  // "serif=NAME"
  std::string ca_file;
  bool insecure = false;
  std::optional<size_t> heap_limit;  // bytes; 0 = none
  double max_time_s = 60;
  std::vector<std::string> headers, headers_for_all;  // fields; until take_secrets() also "@FILE"
  std::vector<std::string> header_files;
  std::string netrc;                          // file of logins
  uint64_t cache_limit = uint64_t{64} << 20;  // bytes
  bool quiet = false, strict = false;
  std::string note_form;  // "text", "json"; empty = text
  bool allow_empty = false;
  StatisticsForm statistics = StatisticsForm::None;
  bool json = false;
  bool ids = false;                     // layout
  bool dump = false;                    // layout, parse-html: the form they always have
  std::string selector;                 // style
  std::vector<std::string> properties;  // style
  bool all_properties = false;          // style
  std::string fragment_context;         // parse-html
  std::string bus;                      // show
  std::string state_directory;          // show; empty = none
  unsigned full_every = 10;             // show; 0 = never has to be
  std::string refresh;                  // show: "full", "fast"; empty = full
  bool watch = false;                   // preview
  double every_s = 0;                   // preview; 0 = never
  unsigned zoom = 0;                    // preview; 0 = what fits the screen
};

/// Parses the command line. Returns true when there is something to do; else `exit_code` is set and
/// all was said.
bool parse_options(int argc, char** argv, Options& options, int& exit_code);

}  // namespace weft
