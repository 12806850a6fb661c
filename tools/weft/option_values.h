// How the value of an option is checked and taken.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "tools/weft/options.h"

namespace weft {

/// Takes the value of one option. Returns what is wrong with it: empty when nothing is. An option
/// that is given again takes the later value, or appends it to a list.
using Take = std::function<std::string(Options&, const std::string& value)>;
/// What is wrong with a value: empty when nothing is.
using Check = std::function<std::string(const std::string& value)>;

Take flag(bool Options::*field);
/// Something: an empty word comes from a script's variable that is not set.
Take word(std::string Options::*field);
/// As it comes, checked.
Take text(std::string Options::*field, Check check);
Take texts(std::vector<std::string> Options::*field, Check check);
/// A decimal number from `lowest` to `highest`.
Take number(double Options::*field, double lowest, double highest);
Take number(std::optional<double> Options::*field, double lowest, double highest);
Take whole_number(unsigned Options::*field, unsigned lowest, unsigned highest);
/// A number of bytes: "400000", "64K", "64M", "1G".
Take byte_size(uint64_t Options::*field);
Take byte_size(std::optional<size_t> Options::*field);
/// "X,Y,W,H", W and H not 0.
Take rectangle(std::optional<Crop> Options::*field);
/// "json" or "table", the first when nothing is said.
Take statistics_form(StatisticsForm Options::*field);
/// A file of logins: ~/.netrc unless another is said.
Take netrc_file(std::string Options::*field);
/// Seconds above 0: "30s", "5m", "1h", "30".
Take duration(double Options::*field);
/// One of these words or numbers.
Take one_of(std::string Options::*field, std::initializer_list<const char*> words);
Take one_of(int Options::*field, std::initializer_list<int> numbers);

std::string check_word(const std::string& value);
std::string check_file(const std::string& path);
std::string check_directory(const std::string& path);
/// "Name: value", or "@FILE".
std::string check_request_field(const std::string& line);
/// "serif=DejaVu Serif": the family that serves a generic one.
std::string check_generic_font(const std::string& said);

}  // namespace weft
