#include "tools/weft/bus_address.h"

#include <charconv>
#include <vector>

namespace weft {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (size_t comma; (comma = text.find(',')) != std::string_view::npos;
       text.remove_prefix(comma + 1))
    parts.push_back(text.substr(0, comma));
  parts.push_back(text);
  return parts;
}

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const bool is_hexadecimal = text.starts_with("0x");
  if (is_hexadecimal) text.remove_prefix(2);
  const auto result =
      std::from_chars(text.data(), text.data() + text.size(), number, is_hexadecimal ? 16 : 10);
  return result.ec == std::errc() && result.ptr == text.data() + text.size() && number >= 0;
}

bool parse_setting(std::string_view part, BusAddress& bus) {
  const size_t equals = part.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view key = part.substr(0, equals), value = part.substr(equals + 1);
  if (key == "dc" && value == "none") return bus.has_no_data_line = true;
  if (key == "dc" && value == "3wire") return bus.has_no_data_line = bus.three_wire = true;
  if (key == "cs") return parse_number(value, bus.select_line);
  if (key == "cs2") return parse_number(value, bus.second_select_line);
  if (key == "dc") return parse_number(value, bus.data_line);
  if (key == "rst") return parse_number(value, bus.reset_line);
  if (key == "busy") return parse_number(value, bus.busy_line);
  if (key == "hz") return parse_number(value, bus.hertz) && bus.hertz > 0;
  if (key == "chip") bus.chip = value;
  return key == "chip" && !value.empty();
}

bool parse_spi(std::string_view text, BusAddress& bus, std::string& wrong) {
  const auto parts = split(text);
  bus.kind = BusAddress::Kind::Spi;
  bus.device = parts[0];
  for (size_t i = 1; i < parts.size(); ++i) {
    if (parse_setting(parts[i], bus)) continue;
    wrong =
        "'" + std::string(parts[i]) + "' is none of dc=N rst=N busy=N cs=N cs2=N chip=DEVICE hz=N";
    return false;
  }
  if (bus.device.empty()) wrong = "name the device, such as spidev:/dev/spidev0.0";
  else if (bus.data_line == kNoLine && !bus.has_no_data_line)
    wrong = "name the line of D/C, such as dc=25";
  return wrong.empty();
}

bool parse_i2c(std::string_view text, BusAddress& bus, std::string& wrong) {
  const auto parts = split(text);
  bus.kind = BusAddress::Kind::I2c;
  bus.device = parts[0];
  unsigned address = 0;
  if (parts.size() != 2 || bus.device.empty() || !parse_number(parts[1], address) || address > 0x77)
    wrong = "give device and address, such as i2c:/dev/i2c-1,0x3c";
  bus.i2c_address = static_cast<uint8_t>(address);
  return wrong.empty();
}

}  // namespace

bool parse_bus(const std::string& text, BusAddress& bus, std::string& wrong) {
  const std::string_view view(text);
  if (view == "model") return true;
  if (view.starts_with("spidev:")) return parse_spi(view.substr(7), bus, wrong);
  if (view.starts_with("i2c:")) return parse_i2c(view.substr(4), bus, wrong);
  wrong = "it begins with spidev: or i2c:, or is model";
  return false;
}

}  // namespace weft
