// The commands and their options, as data: parsing, --help, the manual page and the completion are
// all read from these rows.
#pragma once

#include <span>

#include "tools/weft/option_values.h"

namespace weft {

struct CommandRow {
  Command command;
  const char* name;
  const char* does;      ///< One line.
  const char* argument;  ///< Such as "URL|FILE"; in [] when it may be left out; null: none.
  const char* argument_does;
  const char* optional;  ///< A second argument that may follow; null when none may.
  const char* output;    ///< Where --output goes when it is not said.
  const char* footer;    ///< An example, and what else is to be said.
};

/// A set of commands, a bit for each.
using Commands = unsigned;

struct OptionRow {
  const char* name;   ///< Without the "--".
  char letter;        ///< The short form, or 0.
  const char* value;  ///< What its value is called; null for a flag; in [] when it may be left out.
  const char* does;   ///< Lines are separated by '\n'.
  Commands commands;
  Take take;
  Commands required = 0;   ///< The commands that do not run without it.
  bool is_secret = false;  ///< Its value is not repeated in an error.
};

std::span<const CommandRow> command_rows();
std::span<const OptionRow> option_rows();
/// Null when there is none of that name.
const CommandRow* find_command(std::string_view name);
const CommandRow& row_of(Command command);
/// Whether `command` has the option.
bool belongs_to(const OptionRow& option, Command command);
/// Whether `command` cannot do without the option.
bool is_required(const OptionRow& option, Command command);

}  // namespace weft
