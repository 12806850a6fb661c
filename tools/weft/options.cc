#include "tools/weft/options.h"

#include <getopt.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "tools/weft/chromium_options.h"
#include "tools/weft/nearest.h"
#include "tools/weft/option_table.h"
#include "tools/weft/usage.h"

namespace weft {
namespace {

constexpr int kFirstCode = 256;  // of the options for getopt_long(), which count on from here
constexpr int kHelpCode = 'h';

/// The options of one command as getopt_long() wants them.
struct GetoptTable {
  explicit GetoptTable(Command command);
  /// The row of a code that getopt_long() returned; null for --help.
  const OptionRow* row(int code) const;

  std::string letters = ":h";  // ':': a missing value is told from an unknown option
  std::vector<option> names;
  std::vector<const OptionRow*> rows;
};

int argument_of(const OptionRow& row) {
  if (!row.value) return no_argument;
  return row.value[0] == '[' ? optional_argument : required_argument;
}

GetoptTable::GetoptTable(Command command) {
  names.push_back({"help", no_argument, nullptr, kHelpCode});
  for (const OptionRow& row : option_rows()) {
    if (!belongs_to(row, command)) continue;
    names.push_back(
        {row.name, argument_of(row), nullptr, kFirstCode + static_cast<int>(rows.size())});
    rows.push_back(&row);
    if (row.letter) letters += std::string(1, row.letter) + (row.value ? ":" : "");
  }
  names.push_back({});
}

const OptionRow* GetoptTable::row(int code) const {
  if (code >= kFirstCode) return rows[static_cast<size_t>(code - kFirstCode)];
  for (const OptionRow* each : rows)
    if (each->letter == code) return each;
  return nullptr;
}

// weft.png, or the like for another format.
std::string default_output(const CommandRow& command, const std::string& format) {
  const std::string output = command.output;
  return output.empty() || format.empty() ? output
                                          : output.substr(0, output.rfind('.') + 1) + format;
}

/// The words that follow the name of a command, parsed into options.
class CommandLine {
 public:
  CommandLine(const CommandRow& command, int argc, char** argv, Options& options)
      : command_(command), argc_(argc), argv_(argv), options_(options), table_(command.command) {}
  /// As parse_options().
  bool parse(int& exit_code);

 private:
  bool wrong(const std::string& what) {
    say_wrong_usage(&command_, what);
    return false;
  }
  bool take_option(int code);
  bool take_arguments();
  bool find_required();
  bool share_standard_input();
  bool take_sides();
  bool refuse_option(int code);
  bool refuse_argument(const std::string& word);

  const CommandRow& command_;
  const int argc_;
  char** const argv_;
  Options& options_;
  const GetoptTable table_;
  std::vector<const OptionRow*> seen_;
};

bool CommandLine::parse(int& exit_code) {
  exit_code = 2;
  options_.command = command_.command;
  opterr = 0;
  optind = 0;
  for (int code; (code = getopt_long(argc_, argv_, table_.letters.c_str(), table_.names.data(),
                                     nullptr)) != -1;) {
    if (code == kHelpCode) {
      print_help(command_);
      exit_code = 0;
      return false;
    }
    if (!take_option(code)) return false;
  }
  if (!take_arguments() || !find_required() || !share_standard_input() || !take_sides())
    return false;
  if (options_.output.empty()) options_.output = default_output(command_, options_.format);
  return true;
}

bool CommandLine::take_option(int code) {
  const OptionRow* row = code == '?' || code == ':' ? nullptr : table_.row(code);
  if (!row) return refuse_option(code);
  const std::string value = optarg ? optarg : "";
  const std::string trouble = row->take(options_, value);
  if (!trouble.empty())
    return wrong("--" + std::string(row->name) + (row->is_secret ? "" : " " + shown(value)) + ": " +
                 trouble);
  seen_.push_back(row);
  return true;
}

// getopt_long() has stopped at a word that it cannot take: `optopt` is the option when it knows it.
bool CommandLine::refuse_option(int code) {
  if (const OptionRow* row = optopt ? table_.row(optopt) : nullptr) {
    const std::string name = "--" + std::string(row->name);
    return wrong(code == ':' ? name + " wants a value: " + row->value : name + " takes no value");
  }
  const std::string given =
      optopt ? std::string("-") + static_cast<char>(optopt) : argv_[optind - 1];
  const std::string said = given.substr(0, given.find('='));
  std::vector<std::string> names;
  for (const OptionRow* row : table_.rows) names.push_back("--" + std::string(row->name));
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  return wrong(std::string(command_.name) + " has no option " + said +
               did_you_mean(said, candidates));
}

bool CommandLine::take_arguments() {
  std::vector<std::string> words(argv_ + optind, argv_ + argc_);
  const size_t most = command_.argument ? command_.optional ? 2 : 1 : 0;
  if (words.size() > most) return refuse_argument(words[most]);
  if (!command_.argument) return true;
  if (words.empty() && command_.argument[0] == '[') return true;
  if (words.empty()) return wrong(std::string(command_.name) + " wants a " + command_.argument);
  if (words[0].empty()) return wrong(std::string(command_.argument) + ": it is empty");
  options_.source = words[0];
  if (words.size() > 1 && !options_.output.empty())
    return wrong("the picture has two names: " + shown(words[1]) + " and --output " +
                 shown(options_.output));
  if (words.size() > 1) options_.output = words[1];
  return true;
}

// A word behind a field without quotes may be a password.
bool CommandLine::refuse_argument(const std::string& word) {
  bool may_be_secret = false;
  for (const OptionRow* row : seen_) may_be_secret |= row->is_secret;
  return wrong((may_be_secret ? "a word" : shown(word)) + " is one argument too many for " +
               command_.name +
               (may_be_secret ? "; put quotes around a whole field: -H 'Name: value'" : ""));
}

// wkhtmltoimage's sides: a width alone makes a picture as high as the page.
bool CommandLine::take_sides() {
  Options& o = options_;
  if (o.width || o.height) {
    if (!o.size.empty())
      return wrong("--size says both sides already: leave out --width and --height");
    constexpr unsigned kWidth = 1024, kHeight = 768;
    o.full_page |= !o.height;
    o.size = std::to_string(o.width ? o.width : kWidth) + "x" +
             std::to_string(o.height ? o.height : kHeight);
  }
  if (!o.crop_x && !o.crop_y && !o.crop_width && !o.crop_height) return true;
  if (!o.crop_width || !o.crop_height)
    return wrong("--crop-x and --crop-y want --crop-w and --crop-h");
  o.crop = Crop{static_cast<uint16_t>(o.crop_x), static_cast<uint16_t>(o.crop_y),
                static_cast<uint16_t>(o.crop_width), static_cast<uint16_t>(o.crop_height)};
  return true;
}

bool CommandLine::find_required() {
  for (const OptionRow* row : table_.rows) {
    if (!is_required(*row, command_.command)) continue;
    bool is_there = false;
    for (const OptionRow* each : seen_) is_there |= each == row;
    if (!is_there)
      return wrong(std::string(command_.name) + " wants --" + row->name + " " + row->value);
  }
  return true;
}

// Standard input holds one thing.
bool CommandLine::share_standard_input() {
  const auto has = [](const std::vector<std::string>& words, const char* word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const char* const option = has(options_.header_files, "-")       ? "--header-file '-'"
                             : has(options_.headers, "@-")         ? "--header '@-'"
                             : has(options_.headers_for_all, "@-") ? "--header-all '@-'"
                                                                   : nullptr;
  if (options_.source != "-" || !option) return true;
  return wrong(std::string(option) + ": standard input is the page already");
}

// `weft URL [OUT]`: no word that could be a command.
bool is_page(const std::string& word) {
  return word.find_first_of(":/.") != word.npos || word == "-" || access(word.c_str(), F_OK) == 0;
}

bool refuse_command(const std::string& word) {
  std::vector<std::string_view> names = {"help"};
  for (const CommandRow& row : command_rows()) names.emplace_back(row.name);
  say_wrong_usage(nullptr, "there is no command " + shown(word) + did_you_mean(word, names));
  return false;
}

bool help(std::string_view name, int& exit_code) {
  const bool is_whole = name.empty() || name == "help";
  const CommandRow* command = is_whole ? nullptr : find_command(name);
  if (!is_whole && !command) return refuse_command(std::string(name));
  command ? print_help(*command) : print_help();
  exit_code = 0;
  return false;
}

}  // namespace

bool parse_options(int argc, char** argv, Options& options, int& exit_code) {
  if (is_chromium_call(argc, argv)) return parse_chromium_options(argc, argv, options, exit_code);
  exit_code = 2;
  const std::string first = argc > 1 ? argv[1] : "";
  if (first == "--help" || first == "-h") return help("", exit_code);
  if (first == "help") return help(argc > 2 ? argv[2] : "", exit_code);
  if (first == "--version") {
    std::puts("weft " WEFT_VERSION);
    exit_code = 0;
    return false;
  }
  if (const CommandRow* command = find_command(first))
    return CommandLine(*command, argc - 1, argv + 1, options).parse(exit_code);
  if (first.empty()) {
    say_wrong_usage(nullptr, "a command or a page is wanted");
    return false;
  }
  if (first[0] != '-' && !is_page(first)) return refuse_command(first);
  return CommandLine(row_of(Command::Render), argc, argv, options).parse(exit_code);
}

}  // namespace weft
