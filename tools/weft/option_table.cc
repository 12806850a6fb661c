#include "tools/weft/option_table.h"

namespace weft {
namespace {

constexpr Commands only(Command command) { return 1u << static_cast<unsigned>(command); }

constexpr Commands kRender = only(Command::Render), kShow = only(Command::Show),
                   kPreview = only(Command::Preview), kPanels = only(Command::Panels),
                   kParseHtml = only(Command::ParseHtml), kLayout = only(Command::Layout),
                   kStyle = only(Command::Style), kLint = only(Command::Lint);
constexpr Commands kPages = kRender | kShow | kPreview | kLayout | kStyle | kLint;  // load a page
constexpr Commands kScreens = kRender | kShow | kPreview | kStyle | kLint;  // know the panel
constexpr Commands kPictures = kRender | kShow | kPreview;                  // write a picture

constexpr char kPage[] = "URL (https, http, file, data) or file of the page, - for standard input";

// clang-format off
const CommandRow kCommands[] = {
  {Command::Render, "render", "Render a page to a picture, exactly as a panel would show it",
   "URL|FILE", kPage, "OUT", "weft.png",
   "Example:\n  weft render https://example.org/ --panel waveshare-7in5-v2 -o page.png"},
  {Command::Show, "show", "Show a page on a panel that is wired to this machine",
   "URL|FILE", kPage, nullptr, "",
   "Example:\n  weft show https://example.org/ --panel waveshare-7in5-v2 --bus spidev:/dev/spidev0.0,dc=25,rst=17,busy=24"},
  {Command::Preview, "preview", "Show a page in a window, exactly as a panel would",
   "URL|FILE", kPage, nullptr, "weft.png",
   "Example:\n  weft preview page.html --panel waveshare-7in3e --watch"},
  {Command::Panels, "panels", "List the panels and models that --panel knows, or describe one",
   "[PATTERN]", "The name of one, or words that stand in names, sizes, palettes or controllers", nullptr, "",
   "Example:\n  weft panels kindle"},
  {Command::ParseHtml, "parse-html", "Print the tree that an HTML file parses to",
   "FILE", "HTML file (UTF-8)", nullptr, "",
   "Example:\n  weft parse-html page.html"},
  {Command::Layout, "layout", "Print the box tree of a page",
   "URL|FILE", kPage, nullptr, "",
   "Example:\n  weft layout page.html --size 800x480"},
  {Command::Style, "style", "Print computed styles, and which rules won",
   "URL|FILE", kPage, nullptr, "",
   "Example:\n  weft style page.html --select 'nav a' --property color --property margin --panel waveshare-7in5-v2"},
  {Command::LinkChromium, "link-chromium", "Link weft into a folder by Chromium's names, for programs that call it",
   "DIR", "Folder that stands in PATH before that of another Chromium", nullptr, "",
   "By these names weft takes Chromium's options and makes a --screenshot.\n\n"
   "Example:\n  weft link-chromium ~/.local/bin"},
  {Command::Lint, "lint", "List what is not drawn of a page, lost on the panel, or larger than it need be",
   "URL|FILE", kPage, nullptr, "",
   "What is hardly seen is listed too, which the other commands leave out.\n\n"
   "Example:\n  weft lint page.html --panel waveshare-7in5-v2"},
};

const OptionRow kOptions[] = {
  // The picture and the panel.
  {"output", 'o', "FILE",
   "Picture to write (default weft.png): .png .ppm .pgm .pbm .bmp .jpg .webp, .bin\n"
   "for the panel's packed bytes; - for standard output; a pipe or a device is\n"
   "written into, as PNG when neither its name nor --format says anything else", kRender, word(&Options::output)},
  {"output", 'o', "FILE", "With --bus model: write what the panel shows", kShow, word(&Options::output)},
  {"output", 'o', "FILE", "Where the key s saves the picture (default weft.png)", kPreview, word(&Options::output)},
  {"format", 0, "NAME", "Write png, ppm, pgm, pbm, bmp, bin, jpg or webp, whatever the file is called",
   kPictures, word(&Options::format)},
  {"inks", 0, "WHICH",
   "Colours in the file: nominal (or ideal), the pure ones by which other programs\n"
   "know the inks, or measured, as they look on glass (default nominal); or a FILE\n"
   "that says how these inks look: lines of name, colour and code, red #71180f 3",
   kScreens, word(&Options::inks)},
  {"name-by-hash", 0, nullptr,
   "Put a hash of the file's bytes into its name (NAME-HASH.png), and print that:\n"
   "the name changes with the picture alone", kRender, flag(&Options::name_by_hash)},
  {"crop", 0, "X,Y,W,H", "Only this rectangle of the picture, in its pixels", kRender, rectangle(&Options::crop)},
  {"crop-x", 0, "X", "The same by wkhtmltoimage's names, with …", kRender, whole_number(&Options::crop_x, 0, 16383)},
  {"crop-y", 0, "Y", "… the upper edge, …", kRender, whole_number(&Options::crop_y, 0, 16383)},
  {"crop-w", 0, "W", "… the width, …", kRender, whole_number(&Options::crop_width, 1, 16384)},
  {"crop-h", 0, "H", "… and the height", kRender, whole_number(&Options::crop_height, 1, 16384)},
  {"width", 0, "W", "Width of the viewport; without --height the picture is as high as the page",
   kRender, whole_number(&Options::width, 1, 16384)},
  {"height", 0, "H", "Height of the viewport (width without --width: 1024)", kRender, whole_number(&Options::height, 1, 16384)},
  {"full-page", 0, nullptr, "As high as the whole page, at most 16384 pixels", kRender, flag(&Options::full_page)},
  {"scroll", 0, "Y", "Scroll Y CSS pixels down, from the top or from the page's #fragment",
   kRender | kShow | kPreview, number(&Options::scroll_y, 0, 1e6)},
  {"invert", 0, nullptr, "Exchange light and dark, as the last thing; colours of ink stay",
   kPictures, flag(&Options::invert)},
  {"panel", 0, "NAME", "Size, palette and dithering of this panel (see: weft panels)",
   kScreens, word(&Options::panel), kShow},
  {"bus", 0, "BUS",
   "spidev:/dev/spidev0.0,dc=25,rst=17,busy=24 (lines of GPIO, or dc=3wire; cs=N,cs2=N,\n"
   "chip=DEVICE, hz=N), "
   "i2c:/dev/i2c-1,0x3c, or model: a model of the panel", kShow, word(&Options::bus), kShow},
  {"state", 0, "DIR",
   "Keep here what e-paper shows, and refresh only when, and if possible where, that changes.\n"
   "For a directory that is gone when the panel loses its power, such as /run/weft",
   kShow, word(&Options::state_directory)},
  {"full-every", 0, "N",
   "With --state: at the latest every Nth refresh is a full one, against ghosting\n"
   "(default 10; 1: all are; 0: none has to be)", kShow, whole_number(&Options::full_every, 0, 65535)},
  {"refresh", 0, "KIND",
   "full: without ghosts; fast: sooner, where the panel has a waveform for it (default full).\n"
   "With --state each --full-every'th is a full one, and a panel with few changes has them alone",
   kShow, one_of(&Options::refresh, {"full", "fast"})},
  {"size", 0, "WxH", "Size of the viewport in device pixels (default 800x480)",
   kRender | kPreview | kLayout | kStyle | kLint, word(&Options::size)},
  {"rotate", 0, "DEGREES", "Turn the panel clockwise by 0, 90, 180 or 270: the page stays upright on it",
   kScreens, one_of(&Options::rotation_degrees, {0, 90, 180, 270})},
  {"color-scheme", 0, "NAME", "What prefers-color-scheme is, and pages for both schemes follow: light or\n"
   "dark (default light)", kPages, one_of(&Options::color_scheme, {"light", "dark"})},
  {"dpr", 0, "N", "Device pixels per CSS pixel, 0.25 to 8 (default: the panel's, mostly 1)",
   kPages, number(&Options::device_pixel_ratio, 0.25, 8)},
  {"page-zoom", 0, "N",
   "Zoom the page as a browser does, 0.25 to 5: all is larger, and less fits\n"
   "(default 1; multiplies --dpr)", kPages, number(&Options::page_zoom, 0.25, 5)},
  {"zoom", 0, "N", "The same as --page-zoom", kPages & ~kPreview, number(&Options::page_zoom, 0.25, 5)},
  {"palette", 0, "NAME",
   "rgb rgb565 rgb444 gray256 gray16 gray4 mono bwr bwy bwry acep7 spectra6,\n"
   "or TRMNL's name for it (bw gray-4 gray-16 color-6a color-12bit …)", kRender | kPreview | kLint, word(&Options::palette)},
  {"dither", 0, "NAME",
   "none floyd-steinberg (fs) atkinson burkes stucki sierra sierra-lite\n"
   "jarvis-judice-ninke bayer (ordered) blue-noise;\n"
   "text is never dithered", kScreens, word(&Options::dither)},
  {"gamma", 0, "N",
   "Gamma for pictures and gradients, 0.2 to 5: above 1 middle tones get lighter\n"
   "(default 1: none)", kScreens, number(&Options::gamma, 0.2, 5)},
  {"exposure", 0, "N", "Light of pictures and gradients in stops, -4 to 4: 1 is twice as light (default 0)",
   kScreens, number(&Options::exposure, -4, 4)},
  {"contrast", 0, "N", "Contrast of pictures and gradients, 0 to 4 (default 1: as they are)",
   kScreens, number(&Options::contrast, 0, 4)},
  {"saturation", 0, "N", "Saturation of pictures and gradients, 0 (gray) to 4 (default 1)",
   kScreens, number(&Options::saturation, 0, 4)},
  {"shadows", 0, "N", "Dark tones of pictures and gradients, -1 to 1: above 0 lighter (default 0)",
   kScreens, number(&Options::shadows, -1, 1)},
  {"highlights", 0, "N", "Light tones of pictures and gradients, -1 to 1: above 0 lighter (default 0)",
   kScreens, number(&Options::highlights, -1, 1)},
  {"flats", 0, "WHICH",
   "Flat colours that no ink is near: pattern, an even one of two inks, or solid,\n"
   "the nearest (default pattern)", kScreens, one_of(&Options::flats, {"pattern", "solid"})},
  {"watch", 0, nullptr, "Show the page again when one of its files changes", kPreview, flag(&Options::watch)},
  {"every", 0, "TIME", "Load the page again every TIME: 30s, 5m, 1h", kPreview, duration(&Options::every_s)},
  {"zoom", 0, "N", "Screen pixels per panel pixel, 1 to 16 (default: what fits the screen)",
   kPreview, whole_number(&Options::zoom, 1, 16)},

  // The page and the fonts.
  {"base-url", 0, "URL", "Resolve the page's references against this URL, file or folder",
   kPages, word(&Options::base_url)},
  {"font-dir", 0, "DIR", "Use the font files below DIR and no others (repeatable)",
   kPages, texts(&Options::font_directories, check_directory)},
  {"generic", 0, "GENERIC=NAME", "Serve serif, sans-serif or monospace by the family NAME (repeatable)",
   kPages, texts(&Options::generic_fonts, check_generic_font)},

  // The network.
  {"header", 'H', "FIELD",
   "Send this request field, 'Name: value', to the page's origin (repeatable);\n"
   "@FILE: each line of FILE is one", kPages, texts(&Options::headers, check_request_field), 0, true},
  {"header-file", 0, "FILE", "Send each line of FILE to the page's origin (repeatable); - is standard input",
   kPages, texts(&Options::header_files, check_word)},
  {"header-all", 0, "FIELD", "Send this one to every host that the page has anything from (repeatable)",
   kPages, texts(&Options::headers_for_all, check_request_field), 0, true},
  {"netrc", 0, "[FILE]", "Log in to the page's origin as FILE says (default ~/.netrc)", kPages, netrc_file(&Options::netrc)},
  {"ca", 0, "FILE", "Trust the certificates in FILE (PEM) instead of the system's",
   kPages, text(&Options::ca_file, check_file)},
  {"insecure", 'k', nullptr, "Do not check certificates", kPages, flag(&Options::insecure)},

  // What is said about the page.
  {"quiet", 'q', nullptr, "Say nothing about what is missing or not drawn; failures are said", kPages & ~kLint, flag(&Options::quiet)},
  {"strict", 0, nullptr, "End with 3 when anything was said about the page; the picture is there", kRender | kShow | kLint, flag(&Options::strict)},
  {"notes", 0, "FORM", "How it is said: text, or json: one object a line, with file, line, kind, count, text",
   kPages, one_of(&Options::note_form, {"text", "json"})},
  {"allow-empty", 0, nullptr, "Show also a page on which nothing is drawn, as scripts are not run", kRender | kShow, flag(&Options::allow_empty)},

  // What `weft style` and `weft parse-html` print.
  {"select", 0, "SELECTOR", "Of the elements that SELECTOR selects; 'p::before' for a pseudo-element",
   kStyle, word(&Options::selector), kStyle},
  {"property", 0, "NAME",
   "Only this property, shorthand or --custom property (repeatable);\n"
   "without it all that is declared or not initial", kStyle, texts(&Options::properties, check_word)},
  {"all", 0, nullptr, "All properties", kStyle, flag(&Options::all_properties)},
  {"json", 0, nullptr, "As JSON", kStyle | kPanels, flag(&Options::json)},
  {"ids", 0, nullptr, "Only the elements with an id, one a line: id left,top widthxheight in device pixels of the page",
   kLayout, flag(&Options::ids)},
  {"dump", 0, nullptr, "As text, one box a line (the only form)", kLayout, flag(&Options::dump)},
  {"tree", 0, nullptr, "In the html5lib tree-construction format (the only one)", kParseHtml, flag(&Options::dump)},
  {"fragment", 0, "CONTEXT", "Parse as the content of this element (td, 'svg path')",
   kParseHtml, word(&Options::fragment_context)},

  // Bounds that end a page that is too much, whatever is done with it.
  {"max-time", 0, "S", "Load for S seconds at most, then draw what is there (default 60; 0 = no limit)",
   kPages | kParseHtml, number(&Options::max_time_s, 0, 86400)},
  {"heap-limit", 0, "BYTES",
   "Fail when more than BYTES of heap would be in use: 400000, 64K, 64M, 1G\n"
   "(default: a quarter of this machine's memory; 0 = no limit)", kPages | kParseHtml, byte_size(&Options::heap_limit)},
  {"cache-limit", 0, "BYTES", "Put aside no more than BYTES in temporary files (default 64M)",
   kPages | kParseHtml, byte_size(&Options::cache_limit)},
  {"stats", 0, "[FORM]", "Print what it cost on standard error: json (default), or table for people",
   kRender, statistics_form(&Options::statistics)},
};
// clang-format on

}  // namespace

std::span<const CommandRow> command_rows() { return kCommands; }

std::span<const OptionRow> option_rows() { return kOptions; }

const CommandRow* find_command(std::string_view name) {
  for (const CommandRow& row : kCommands)
    if (row.name == name) return &row;
  return nullptr;
}

const CommandRow& row_of(Command command) { return kCommands[static_cast<size_t>(command)]; }

bool belongs_to(const OptionRow& option, Command command) {
  return option.commands & only(command);
}

bool is_required(const OptionRow& option, Command command) {
  return option.required & only(command);
}

}  // namespace weft
