#include "tools/weft/usage.h"

#include <cstdio>

#include "render/base/printable_url.h"
#include "tools/weft/preview/key_table.h"

namespace weft {
namespace {

constexpr int kColumn = 30;  // where descriptions begin

// A term and its description, whose lines stand below each other.
void print_row(const std::string& term, std::string_view does) {
  std::string left = "  " + term;
  if (left.size() + 1 > kColumn) left += '\n' + std::string(kColumn, ' ');
  else left.resize(kColumn, ' ');
  for (;;) {
    const size_t end = std::min(does.find('\n'), does.size());
    std::printf("%s%.*s\n", left.c_str(), static_cast<int>(end), does.data());
    if (end == does.size()) return;
    does.remove_prefix(end + 1);
    left.assign(kColumn, ' ');
  }
}

std::string term_of(const OptionRow& option) {
  std::string term = option.letter ? std::string("-") + option.letter + ", " : "";
  term += std::string("--") + option.name;
  if (!option.value) return term;
  const std::string value = option.value;
  return value[0] == '[' ? term + "[=" + value.substr(1) : term + " " + value;
}

}  // namespace

std::string shown(const std::string& word) {
  return "'" + std::string(PrintableUrl(word).text()) + "'";
}

void print_help() {
  std::puts(
      "weft draws web pages for e-paper, TFT and OLED panels, one line at a time.\n"
      "Usage: weft COMMAND [OPTIONS] …\n"
      "       weft URL|FILE [OUT] [OPTIONS]      the same as weft render\n"
      "\nCommands:");
  for (const CommandRow& command : command_rows()) print_row(command.name, command.does);
  print_row("help", "Explain a command: weft help render");
  std::puts("\nOptions:");
  print_row("-h, --help", "Print this help, or that of a command");
  print_row("--version", "Print the version");
  std::puts(
      "\nExample:\n  weft render https://example.org/ --panel waveshare-7in5-v2 -o page.png\n\n"
      "Exit status: 0 done, 1 could not do it, 2 wrong usage, 3 done with notes (--strict).");
}

void print_help(const CommandRow& command) {
  std::printf("%s\nUsage: weft %s [OPTIONS]", command.does, command.name);
  if (command.argument) std::printf(" %s", command.argument);
  if (command.optional) std::printf(" [%s]", command.optional);
  std::puts("");
  if (command.argument) {
    std::puts("\nArguments:");
    print_row(command.argument, command.argument_does);
  }
  if (command.optional) print_row(command.optional, "The same as --output");
  std::puts("\nOptions:");
  print_row("-h, --help", "Print this help");
  for (const OptionRow& option : option_rows()) {
    if (!belongs_to(option, command.command)) continue;
    const std::string required = is_required(option, command.command) ? " (required)" : "";
    print_row(term_of(option), option.does + required);
  }
  if (command.command == Command::Preview) std::printf("\n%s\n", keys_as_text().c_str());
  std::printf("\n%s\n", command.footer);
}

void say_wrong_usage(const CommandRow* command, const std::string& wrong) {
  std::fprintf(stderr, "weft: %s\nRun `weft %s%s` for help.\n", wrong.c_str(),
               command ? "help " : "--help", command ? command->name : "");
}

}  // namespace weft
