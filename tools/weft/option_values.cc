#include "tools/weft/option_values.h"

#include <sys/stat.h>

#include <cctype>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "render/base/ascii.h"
#include "tools/weft/path.h"
#include "weft/fetcher.h"

namespace weft {
namespace {

// A whole or decimal number at the front of `text`, which then begins behind it.
template <typename Number>
bool take_number(std::string_view& text, Number& number) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<size_t>(parsed.ptr - text.data()));
  return parsed.ec == std::errc();
}

template <typename Number>
std::string take_in_range(const std::string& value, Number lowest, Number highest, const char* what,
                          Number& taken) {
  std::string_view rest = value;
  Number found{};
  if (take_number(rest, found) && rest.empty() && found >= lowest && found <= highest) {
    taken = found;
    return {};
  }
  char wrong[100];
  std::snprintf(wrong, sizeof wrong, "give a %s from %.7g to %.7g", what,
                static_cast<double>(lowest), static_cast<double>(highest));
  return wrong;
}

constexpr char kCropForm[] = "give it as X,Y,WIDTH,HEIGHT in pixels, such as 0,40,800,200";

std::string take_bytes(const std::string& value, uint64_t& taken) {
  constexpr std::string_view kSuffixes = "KMG";  // each 1024 of the one before
  std::string_view rest = value;
  uint64_t bytes = 0;
  bool fits = take_number(rest, bytes) && rest.size() <= 1;
  if (fits && !rest.empty()) {
    const size_t suffix =
        kSuffixes.find(static_cast<char>(std::toupper(static_cast<unsigned char>(rest[0]))));
    const size_t shift = 10 * (suffix + 1);
    fits = suffix != kSuffixes.npos && bytes << shift >> shift == bytes;
    if (fits) bytes <<= shift;
  }
  if (!fits) return "give a number of bytes such as 400000, 64K, 64M or 1G";
  taken = bytes;
  return {};
}

}  // namespace

Take flag(bool Options::*field) {
  return [=](Options& options, const std::string&) {
    options.*field = true;
    return std::string();
  };
}

Take word(std::string Options::*field) { return text(field, check_word); }

Take text(std::string Options::*field, Check check) {
  return [=](Options& options, const std::string& value) {
    std::string wrong = check(value);
    if (wrong.empty()) options.*field = value;
    return wrong;
  };
}

Take texts(std::vector<std::string> Options::*field, Check check) {
  return [=](Options& options, const std::string& value) {
    std::string wrong = check(value);
    if (wrong.empty()) (options.*field).push_back(value);
    return wrong;
  };
}

Take number(double Options::*field, double lowest, double highest) {
  return [=](Options& options, const std::string& value) {
    return take_in_range(value, lowest, highest, "number", options.*field);
  };
}

Take number(std::optional<double> Options::*field, double lowest, double highest) {
  return [=](Options& options, const std::string& value) {
    double& number = (options.*field).emplace(0);
    return take_in_range(value, lowest, highest, "number", number);
  };
}

Take whole_number(unsigned Options::*field, unsigned lowest, unsigned highest) {
  return [=](Options& options, const std::string& value) {
    return take_in_range(value, lowest, highest, "whole number", options.*field);
  };
}

Take byte_size(uint64_t Options::*field) {
  return
      [=](Options& options, const std::string& value) { return take_bytes(value, options.*field); };
}

Take byte_size(std::optional<size_t> Options::*field) {
  return [=](Options& options, const std::string& value) {
    uint64_t bytes = 0;
    std::string wrong = take_bytes(value, bytes);
    if (wrong.empty()) options.*field = bytes;
    return wrong;
  };
}

Take rectangle(std::optional<Crop> Options::*field) {
  return [=](Options& options, const std::string& value) -> std::string {
    std::string_view rest = value;
    uint16_t numbers[4] = {};
    for (uint16_t& number : numbers) {
      if (&number != numbers && !rest.starts_with(',')) return kCropForm;
      if (&number != numbers) rest.remove_prefix(1);
      if (!take_number(rest, number)) return kCropForm;
    }
    if (!rest.empty() || numbers[2] == 0 || numbers[3] == 0) return kCropForm;
    options.*field = Crop{numbers[0], numbers[1], numbers[2], numbers[3]};
    return {};
  };
}

Take one_of(std::string Options::*field, std::initializer_list<const char*> words) {
  return [=, words = std::vector<std::string>(words.begin(), words.end())](
             Options& options, const std::string& value) {
    std::string wrong = "give one of";
    for (const std::string& word : words) {
      if (value == word) {
        options.*field = value;
        return std::string();
      }
      wrong += " " + word;
    }
    return wrong;
  };
}

Take statistics_form(StatisticsForm Options::*field) {
  return [=](Options& options, const std::string& value) {
    const bool is_table = value == "table";
    if (!is_table && !value.empty() && value != "json") return std::string("give json or table");
    options.*field = is_table ? StatisticsForm::Table : StatisticsForm::Json;
    return std::string();
  };
}

Take netrc_file(std::string Options::*field) {
  return [=](Options& options, const std::string& value) {
    const char* home = std::getenv("HOME");
    options.*field = !value.empty() ? value : std::string(home ? home : "") + "/.netrc";
    return std::string();
  };
}

Take duration(double Options::*field) {
  return [=](Options& options, const std::string& value) {
    std::string_view rest = value;
    double time = 0;
    const bool is_number = take_number(rest, time);
    const double unit = rest.empty() || rest == "s" ? 1 : rest == "m" ? 60 : rest == "h" ? 3600 : 0;
    if (!is_number || unit == 0 || !(time > 0) || !(time * unit <= 1e6))
      return std::string("give a time such as 30s, 5m or 1h");
    options.*field = time * unit;
    return std::string();
  };
}

Take one_of(int Options::*field, std::initializer_list<int> numbers) {
  return [=, numbers = std::vector<int>(numbers)](Options& options, const std::string& value) {
    std::string wrong = "give one of";
    for (const int number : numbers) {
      if (value == std::to_string(number)) {
        options.*field = number;
        return std::string();
      }
      wrong += " " + std::to_string(number);
    }
    return wrong;
  };
}

std::string check_word(const std::string& value) {
  return value.empty() ? "its value is empty" : "";
}

std::string check_file(const std::string& path) {
  struct stat found {};
  const bool is_file = stat(path.c_str(), &found) == 0 && !S_ISDIR(found.st_mode);
  return is_file ? "" : "there is no such file";
}

std::string check_directory(const std::string& path) {
  return is_folder(path) ? "" : "there is no such directory";
}

std::string check_request_field(const std::string& line) {
  if (line.starts_with('@')) return "";
  if (!is_request_field(line)) return "give it as one word of the form 'Name: value'";
  const std::string_view value = trimmed(std::string_view(line).substr(line.find(':') + 1));
  for (const std::string_view scheme : {"", "Basic", "Bearer", "Token"})
    if (equal_ignoring_case(value, scheme))
      return "there is nothing behind '" + line +
             "'; put quotes around the whole field: -H 'Authorization: Bearer TOKEN'";
  return "";
}

std::string check_generic_font(const std::string& said) {
  const size_t equals = said.find('=');
  const std::string generic = said.substr(0, equals);
  const bool is_generic = generic == "serif" || generic == "sans-serif" || generic == "monospace";
  const bool fits = is_generic && equals != said.npos && equals + 1 < said.size();
  return fits ? "" : "give serif=NAME, sans-serif=NAME or monospace=NAME";
}

}  // namespace weft
