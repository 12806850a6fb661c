#include "render/css/properties/shape_function.h"

#include "render/css/values/keywords.h"

namespace weft {
namespace {

/// Reads the commands of a shape() one after the other.
class ShapeCommands {
 public:
  ShapeCommands(ValueReader& reader, ArenaVector<Length>& lengths)
      : reader_(reader), lengths_(lengths), commands_(reader.new_list<char>()) {}

  bool read() {
    if (!reader_.take_ident("from") || !take_position()) return false;
    while (reader_.take_comma())
      if (!take_command()) return false;
    return true;
  }
  std::string_view commands() {
    const auto kept = reader_.list(commands_);
    return {kept.data(), kept.size()};
  }

 private:
  struct Row {
    std::string_view name;
    char letter;
    bool (ShapeCommands::*take)(bool is_by);
  };
  static const Row kRows[];

  bool take_command();

  bool take_length() {
    Length length;
    return reader_.length_percentage(length) && reader_.push(lengths_, length);
  }
  bool take_pair() { return take_length() && take_length(); }
  bool take_position() {
    Length x, y;
    return reader_.position(x, y) && reader_.push(lengths_, x) && reader_.push(lengths_, y);
  }
  bool take_end(bool is_by) { return is_by ? take_pair() : take_position(); }
  bool take_one(bool) { return take_length(); }

  // <position> | <coordinate pair> [ from [ start | end | origin ] ]?
  bool take_control(bool is_by) {
    char from = is_by ? 's' : 'o';
    if (!take_end(is_by)) return false;
    if (reader_.take_ident("from") && !reader_.take_ident("start", from, 's') &&
        !reader_.take_ident("end", from, 'e') && !reader_.take_ident("origin", from, 'o'))
      return false;
    return reader_.push(commands_, from);
  }
  // One control point makes it quadratic.
  bool take_curve(bool is_by) {
    if (!take_end(is_by) || !reader_.take_ident("with") || !take_control(is_by)) return false;
    if (reader_.take_slash()) return take_control(is_by);
    commands_[letter_] = is_by ? 'q' : 'Q';
    return true;
  }
  bool take_smooth(bool is_by) {
    if (!take_end(is_by)) return false;
    if (reader_.take_ident("with")) return take_control(is_by);
    commands_[letter_] = is_by ? 't' : 'T';
    return true;
  }
  // of <length>{1,2} && [ cw | ccw ]? && [ large | small ]? && [ rotate <angle> ]?
  bool take_arc(bool is_by) {
    if (!take_end(is_by)) return false;
    char large = '0', clockwise = '0';
    bool has_radii = false, has_size = false, has_sweep = false, has_turn = false;
    Length radii[2];
    double degrees = 0;
    while (!reader_.at_end() && !reader_.peek().is(TokenType::Comma)) {
      if (!has_radii && reader_.take_ident("of")) {
        has_radii = true;
        if (!reader_.length_percentage(radii[0])) return false;
        ValueReader ahead = reader_;
        radii[1] = radii[0];
        if (ahead.length_percentage(radii[1])) reader_ = ahead;
        else radii[1] = radii[0];
      } else if (!has_sweep &&
                 (reader_.take_ident("cw", clockwise, '1') || reader_.take_ident("ccw"))) {
        has_sweep = true;
      } else if (!has_size &&
                 (reader_.take_ident("large", large, '1') || reader_.take_ident("small"))) {
        has_size = true;
      } else if (!has_turn && reader_.take_ident("rotate")) {
        has_turn = true;
        if (!reader_.angle(degrees)) return false;
      } else {
        return false;
      }
    }
    return has_radii && reader_.push(lengths_, radii[0]) && reader_.push(lengths_, radii[1]) &&
           reader_.push(lengths_, Length::number(degrees)) && reader_.push(commands_, large) &&
           reader_.push(commands_, clockwise);
  }

  ValueReader& reader_;
  ArenaVector<Length>& lengths_;
  ArenaVector<char> commands_;
  size_t letter_ = 0;  // the place of that of the command in hand
};

constexpr ShapeCommands::Row ShapeCommands::kRows[] = {
    {"move", 'M', &ShapeCommands::take_end},    {"line", 'L', &ShapeCommands::take_end},
    {"hline", 'H', &ShapeCommands::take_one},   {"vline", 'V', &ShapeCommands::take_one},
    {"curve", 'C', &ShapeCommands::take_curve}, {"smooth", 'S', &ShapeCommands::take_smooth},
    {"arc", 'A', &ShapeCommands::take_arc},
};

bool ShapeCommands::take_command() {
  if (reader_.take_ident("close")) return reader_.push(commands_, 'Z');
  for (const Row& row : kRows) {
    if (!reader_.take_ident(row.name)) continue;
    const bool is_by = reader_.take_ident("by");
    if (!is_by && !reader_.take_ident("to")) return false;
    letter_ = commands_.size();
    const char letter = is_by ? static_cast<char>(row.letter + ('a' - 'A')) : row.letter;
    return reader_.push(commands_, letter) && (this->*row.take)(is_by);
  }
  return false;
}

}  // namespace

bool parse_shape_function(ValueReader& reader, ClipPath& clip, ArenaVector<Length>& lengths) {
  parse_keyword(reader, clip.rule);
  ShapeCommands commands(reader, lengths);
  if (!commands.read()) return false;
  clip.text = commands.commands();
  return true;
}

}  // namespace weft
