// The texts of --help, of `weft help` and of wrong usage.
#pragma once

#include "tools/weft/option_table.h"

namespace weft {

/// Prints all commands on standard output.
void print_help();
/// Prints a command with its options on standard output.
void print_help(const CommandRow& command);

/// Says on standard error what is wrong, and where help is; `command` may be null.
void say_wrong_usage(const CommandRow* command, const std::string& wrong);

/// A word of the command line for an error: in quotes, and without what may be a password in it.
std::string shown(const std::string& word);

}  // namespace weft
