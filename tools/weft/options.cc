#include "tools/weft/options.h"

#include <CLI/CLI.hpp>
#include <cctype>
#include <charconv>
#include <cstdio>

#include "weft/fetcher.h"

namespace weft {
namespace {

std::string text_of(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

// A whole number at the front of `text`, which then begins behind it. CLI11 would also take octal,
// hexadecimal, and a sign.
template <typename Number>
bool take_number(std::string_view& text, Number& number) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<size_t>(parsed.ptr - text.data()));
  return parsed.ec == std::errc();
}

/// A decimal number from `lowest` to `highest`; CLI11's own check lets nan through.
CLI::Validator number(double lowest, double highest) {
  const std::string range = text_of(lowest) + " to " + text_of(highest);
  const auto check = [=](std::string& value) {
    std::string_view rest = value;
    double found = 0;
    const bool fits =
        take_number(rest, found) && rest.empty() && found >= lowest && found <= highest;
    return fits ? std::string() : "'" + value + "' is not a number from " + range;
  };
  return CLI::Validator(check, range);
}

/// The same for a whole number, which is then written as CLI11 reads it.
CLI::Validator whole_number(unsigned lowest, unsigned highest) {
  const std::string range = std::to_string(lowest) + " to " + std::to_string(highest);
  const auto check = [=](std::string& value) {
    std::string_view rest = value;
    unsigned found = 0;
    const bool fits =
        take_number(rest, found) && rest.empty() && found >= lowest && found <= highest;
    if (!fits) return "'" + value + "' is not a whole number from " + range;
    value = std::to_string(found);
    return std::string();
  };
  return CLI::Validator(check, range);
}

/// A number of bytes: "400000", "64K", "64M", "1G". The option gets it as a plain number.
CLI::Validator byte_size() {
  const auto check = [](std::string& value) {
    constexpr std::string_view kSuffixes = "KMG";  // each 1024 of the one before
    std::string_view rest = value;
    size_t bytes = 0;
    bool fits = take_number(rest, bytes) && rest.size() <= 1;
    if (fits && !rest.empty()) {
      const size_t suffix =
          kSuffixes.find(static_cast<char>(std::toupper(static_cast<unsigned char>(rest[0]))));
      const size_t shift = 10 * (suffix + 1);
      fits = suffix != kSuffixes.npos && bytes << shift >> shift == bytes;
      if (fits) bytes <<= shift;
    }
    if (!fits) return "'" + value + "' is not a number of bytes such as 400000, 64K, 64M or 1G";
    value = std::to_string(bytes);
    return std::string();
  };
  return CLI::Validator(check, "");
}

/// The family that serves a generic one: "serif=DejaVu Serif".
CLI::Validator generic_font() {
  const auto check = [](const std::string& value) {
    const size_t equals = value.find('=');
    const std::string generic = value.substr(0, equals);
    const bool is_generic = generic == "serif" || generic == "sans-serif" || generic == "monospace";
    const bool fits = is_generic && equals != value.npos && equals + 1 < value.size();
    return fits ? std::string()
                : "'" + value + "' is not serif=NAME, sans-serif=NAME or monospace=NAME";
  };
  return CLI::Validator(check, "");
}

/// Something: an empty word comes from a script's variable that is not set.
CLI::Validator no_empty_word() {
  const auto check = [](std::string& value) {
    return std::string(value.empty() ? "its value is empty" : "");
  };
  return CLI::Validator(check, "");
}

// The bounds that end a page that is too much, whatever is done with it.
void add_bound_options(CLI::App& command, Options& options) {
  command
      .add_option("--max-time", options.max_time_s,
                  "Load for S seconds at most, then draw what is there (default 60; 0 = no limit)")
      ->check(number(0, 86400))
      ->type_name("S");
  command
      .add_option("--heap-limit", options.heap_limit,
                  "Fail when more than BYTES of heap would be in use: 400000, 64K, 64M, 1G\n"
                  "(default: a quarter of this machine's memory; 0 = no limit)")
      ->transform(byte_size())
      ->type_name("BYTES");
  command
      .add_option("--cache-limit", options.cache_limit,
                  "Put aside no more than BYTES in temporary files (default 64M)")
      ->transform(byte_size())
      ->type_name("BYTES");
}

void add_view_options(CLI::App& command, Options& options) {
  command.add_option("source", options.source, "URL (https, http, file, data) or file of the page")
      ->required()
      ->check(no_empty_word())
      ->type_name("URL|FILE");
  command.add_option("--dpr", options.device_pixel_ratio, "Device pixels per CSS pixel")
      ->check(number(0.25, 8))
      ->type_name("N");
  command
      .add_option("--font-dir", options.font_directories,
                  "Use the font files below DIR and no others (repeatable)")
      ->check(CLI::ExistingDirectory)
      ->type_name("DIR")
      ->expected(1)
      ->take_all();
  command
      .add_option("--generic", options.generic_fonts,
                  "Serve serif, sans-serif or monospace by the family NAME (repeatable)")
      ->check(generic_font())
      ->type_name("GENERIC=NAME")
      ->expected(1)
      ->take_all();
  command
      .add_option("--ca", options.ca_file,
                  "Trust the certificates in FILE (PEM) instead of the system's")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  command.add_flag("-k,--insecure", options.insecure, "Do not check certificates");
  const auto is_field = [](const std::string& line) {
    return is_request_field(line) ? std::string() : "not of the form 'Name: value'";
  };
  command
      .add_option("-H,--header", options.headers,
                  "Send this request field, 'Name: value', to the page's origin (repeatable)")
      ->check(is_field)
      ->type_name("FIELD")
      ->expected(1)
      ->take_all();
  command
      .add_option("--header-all", options.headers_for_all,
                  "Send this one to every host that the page has anything from (repeatable)")
      ->check(is_field)
      ->type_name("FIELD")
      ->expected(1)
      ->take_all();
  add_bound_options(command, options);
}

void add_size_option(CLI::App& command, Options& options) {
  command.add_option("--size", options.size, "Size of the viewport in device pixels (800x480)")
      ->check(no_empty_word())
      ->type_name("WxH");
}

CLI::Option& add_panel_options(CLI::App& command, Options& options) {
  CLI::Option& panel =
      *command
           .add_option("--panel", options.panel,
                       "Size, palette and dithering of this panel (see: weft panels)")
           ->check(no_empty_word())
           ->type_name("NAME");
  command
      .add_option("--rotate", options.rotation_degrees,
                  "Turn the panel clockwise: the page stays upright on it")
      ->check(CLI::IsMember({"0", "90", "180", "270"}))
      ->type_name("DEGREES");
  command
      .add_option("--dither", options.dither,
                  "none floyd-steinberg atkinson burkes stucki sierra sierra-lite\n"
                  "jarvis-judice-ninke bayer; text is never dithered")
      ->check(no_empty_word())
      ->type_name("NAME");
  command
      .add_option("--gamma", options.gamma,
                  "Gamma for pictures and gradients: above 1 middle tones get lighter (1 = none)")
      ->check(number(0.2, 5))
      ->type_name("N");
  return panel;
}

void add_palette_option(CLI::App& command, Options& options) {
  command
      .add_option("--palette", options.palette,
                  "rgb rgb565 gray256 gray16 gray4 mono bwr bwy bwry acep7 spectra6,\n"
                  "or TRMNL's name for it (bw gray-4 gray-16 color-6a color-7a …)")
      ->check(no_empty_word())
      ->type_name("NAME");
}

void add_render(CLI::App& app, Options& options) {
  CLI::App& command =
      *app.add_subcommand("render", "Render a page to a picture, exactly as a panel would show it");
  add_view_options(command, options);
  command
      .add_option("-o,--output", options.output,
                  "Picture to write (default weft.png): .png .ppm .pgm .pbm .bmp, .bin for the\n"
                  "panel's packed bytes; - for PNG on standard output; a pipe or a device is\n"
                  "written into, as PNG when its name says nothing else")
      ->type_name("FILE");
  add_size_option(command, options);
  add_panel_options(command, options);
  add_palette_option(command, options);
  command.add_flag("--stats", options.statistics, "Print what it cost, as JSON on standard error");
}

void add_show(CLI::App& app, Options& options) {
  CLI::App& command =
      *app.add_subcommand("show", "Show a page on a panel that is wired to this machine");
  add_view_options(command, options);
  add_panel_options(command, options).required();
  command
      .add_option("--bus", options.bus,
                  "spidev:/dev/spidev0.0,dc=25,rst=17,busy=24 (lines of GPIO; chip=DEVICE, hz=N),\n"
                  "i2c:/dev/i2c-1,0x3c, or model: a model of the panel")
      ->required()
      ->type_name("BUS");
  command.add_option("-o,--output", options.output, "With --bus model: write what the panel shows")
      ->type_name("FILE");
}

void add_preview(CLI::App& app, Options& options) {
  CLI::App& command =
      *app.add_subcommand("preview", "Show a page in a window, exactly as a panel would");
  add_view_options(command, options);
  add_size_option(command, options);
  add_panel_options(command, options);
  add_palette_option(command, options);
  command
      .add_option("-o,--output", options.output,
                  "Where the key s saves the picture (default weft.png)")
      ->type_name("FILE");
  command.add_flag("--watch", options.watch, "Show the page again when one of its files changes");
  command
      .add_option("--zoom", options.zoom,
                  "Screen pixels per panel pixel (default: what fits the screen)")
      ->transform(whole_number(1, 16))
      ->type_name("N");
  command.footer(
      "Keys: r rotates, p next panel, d next dithering, + - pixel ratio, s saves, q quits.");
}

void add_parse_html(CLI::App& app, Options& options) {
  CLI::App& command =
      *app.add_subcommand("parse-html", "Print the tree that an HTML file parses to");
  command.add_option("source", options.source, "HTML file (UTF-8)")->required()->type_name("FILE");
  command.add_flag("--tree")->description(
      "In the html5lib tree-construction format (the only one)");
  command
      .add_option("--fragment", options.fragment_context,
                  "Parse as the content of this element (td, 'svg path')")
      ->type_name("CONTEXT");
  add_bound_options(command, options);
}

void add_layout(CLI::App& app, Options& options) {
  CLI::App& command = *app.add_subcommand("layout", "Print the box tree of a page");
  add_view_options(command, options);
  add_size_option(command, options);
  command.add_flag("--dump")->description("As text, one box a line (the only form)");
}

void add_style(CLI::App& app, Options& options) {
  CLI::App& command = *app.add_subcommand("style", "Print computed styles, and which rules won");
  add_view_options(command, options);
  command
      .add_option("--select", options.selector,
                  "Of the elements that SELECTOR selects; 'p::before' for a pseudo-element")
      ->required()
      ->type_name("SELECTOR");
  command
      .add_option("--property", options.properties,
                  "Only this property, shorthand or --custom property (repeatable);\n"
                  "without it all that is declared or not initial")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  command.add_flag("--all", options.all_properties, "All properties");
  command.add_flag("--json", options.json, "As JSON");
  add_size_option(command, options);
  add_panel_options(command, options);
  command.footer(
      "Example:\n  weft style page.html --select 'nav a' --property color --property margin "
      "--panel waveshare-7in5-v2");
}

}  // namespace

bool parse_options(int argc, char** argv, Options& options, int& exit_code) {
  CLI::App app("weft draws web pages for e-paper, TFT and OLED panels, one line at a time.",
               "weft");
  app.require_subcommand(1);
  app.set_version_flag("--version", "weft " WEFT_VERSION);
  app.get_formatter()->column_width(30);
  app.footer(
      "Example:\n  weft render https://example.org/ --panel waveshare-7in5-v2 -o page.png\n\n"
      "Exit status: 0 done, 1 could not render, 2 wrong usage. `weft COMMAND --help` says more.");
  add_render(app, options);
  add_show(app, options);
  add_preview(app, options);
  CLI::App& panels = *app.add_subcommand("panels", "List the panels that --panel knows");
  panels.add_flag("--json", options.json, "As JSON");
  add_parse_html(app, options);
  add_layout(app, options);
  add_style(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return false;
  }
  options.command = app.got_subcommand("render")       ? Command::Render
                    : app.got_subcommand("show")       ? Command::Show
                    : app.got_subcommand("preview")    ? Command::Preview
                    : app.got_subcommand("panels")     ? Command::Panels
                    : app.got_subcommand("parse-html") ? Command::ParseHtml
                    : app.got_subcommand("style")      ? Command::Style
                                                       : Command::Layout;
  if (options.command == Command::Show && !app.get_subcommand("show")->count("--output"))
    options.output.clear();
  return true;
}

}  // namespace weft
