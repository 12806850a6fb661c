// The UC81xx family and its relatives with their glass: two planes of one bit (UC8151, 8176, 8179,
// 8253), or one of packed pixels (UC8159, the controllers of seven and six inks, JD796xx), partial
// windows, power, refreshes; and two such chips side by side. Sources: the datasheets UC8151c A0.1,
// UC8151d B0.6, UC8176c A0.1, UC8179c C0.6, UC8159c B0.5; for the others the makers' sequences.
#pragma once

#include <array>
#include <string_view>

#include "tools/model/command_model.h"

namespace weft {

/// What the chips of the family differ in.
struct Uc81xxChip {
  std::string_view name;
  uint8_t bits;                    ///< Of a packed pixel; 1 for two planes.
  uint8_t polarity_shift = 4;      ///< Where register 50 has the polarity.
  bool has_sheet = true;           ///< A public one: other codes than its own are no commands.
  bool has_windows = true;         ///< 90 and 91, or 83 on packed chips.
  bool window_ends_after = false;  ///< The last row of 83 is counted as the one after it.
  bool busy_when_off = false;      ///< The busy wire stays active after 02.
  bool has_own_rows = false;       ///< It is told of more rows than the glass has.
  bool six_byte_states = true;     ///< The form of its waveforms is known.
  bool exchanges = true;           ///< Two planes are exchanged by a refresh in black and white.
  std::array<int8_t, 8> inks = {0, 1, 2, 3, 4, 5, 6, -1};  ///< Of each code; -1: none.
};
/// By the name that libraries give it; null for others.
const Uc81xxChip* find_uc81xx_chip(std::string_view name);

struct Uc81xxGlass {
  uint16_t width, height;
  uint8_t inks = 2;
  bool mirrored = false;  ///< The chip counts the columns from the right.
  bool rows_up = false;
  bool pair = false;  ///< Two chips with half of the columns each.
  /// Four grays on two planes: the gray of each pair of bits, first plane first. It is the
  /// waveform's affair; this is that of UC8179's own.
  std::array<uint8_t, 4> grays = {3, 1, 2, 0};
};

class Uc81xxModel final : public CommandModel {
 public:
  Uc81xxModel(const Uc81xxChip& chip, const Uc81xxGlass& glass);

  Status command(uint8_t code) override;
  Result<PinLevel> busy() override;
  Status select(uint8_t chips) override;
  uint32_t pixel(uint32_t x, uint32_t y) const override {
    return visible_[cell(static_cast<int>(x), static_cast<int>(y))];
  }
  /// The picture on the glass, row by row.
  const std::vector<uint8_t>& visible() const { return visible_; }
  int refreshes() const override { return refreshes_; }
  bool asleep() const override { return asleep_; }

 private:
  struct Plane {
    std::vector<uint8_t> values, defined;  // one byte a pixel
  };
  struct Window {
    int left, top, right, bottom;  // inclusive
  };
  struct Pointer {
    int x, y;
    bool open;
  };

  const Opcode* find_opcode(uint8_t code) const override;
  const char* refusal(uint8_t code) const override;
  int64_t shortest_reset_us() const override { return 50; }
  void reset() override;
  void begin_stream(uint8_t code) override;
  void take(uint8_t byte) override;
  void end_stream(uint8_t code) override;
  void execute(uint8_t code, const std::vector<uint8_t>& parameters) override;
  void check_end() override;

  void reset_registers();
  bool is_packed() const { return chip_.bits > 1; }
  // With waveforms of the host the second plane is the new picture on glass of two inks in any
  // case.
  bool is_in_two_inks() const {
    return panel_setting_ & 0x10 || (panel_setting_ & 0x20 && glass_.inks == 2);
  }
  Window whole(int side) const;
  bool is_plane(uint8_t code) const { return code == 0x10 || (code == 0x13 && !is_packed()); }
  void set_window(Window window, int step);
  void check_resolution(const std::vector<uint8_t>& parameters);
  /// What a waveform does with a pixel.
  enum class Drive : uint8_t { None, ToBlack, ToWhite };
  struct Waveform {
    Drive white_stays, to_white, to_black, black_stays;
    /// Whether the new picture alone says what is driven.
    bool is_absolute() const { return white_stays == to_white && black_stays == to_black; }
  };
  /// What a pixel is driven to, and whether that is known.
  struct Driven {
    uint8_t ink;
    bool defined = true, bad = false, stale = false;
  };

  void take_waveform(uint8_t code, std::span<const uint8_t> states);
  void refresh();
  Waveform waveform() const;
  int64_t refresh_us() const;
  Driven drive(size_t at, uint8_t shown, const Waveform& waveform) const;
  Driven drive_in_two_inks(size_t at, uint8_t shown, const Waveform& waveform) const;
  void make_new_picture_old();
  size_t memory_cell(int x, int y) const {
    return static_cast<size_t>(y) * static_cast<size_t>(columns_) + static_cast<size_t>(x);
  }

  const Uc81xxChip chip_;
  const Uc81xxGlass glass_;
  const int columns_;
  int line_columns_;  // of the memory, that a whole line fills
  std::vector<uint8_t> visible_;
  std::array<Plane, 2> planes_;
  std::array<Pointer, 2> pointers_{};
  uint8_t selected_;
  int64_t busy_until_us_ = 0, refreshing_until_us_ = 0, rails_up_us_ = 0, reset_rose_us_ = -1;
  bool powered_ = false, asleep_ = false, partial_ = false, off_ = false, floating_ = false,
       has_waveforms_ = false;
  std::array<Drive, 4> sent_waveforms_{};  // of 21 to 24
  int sent_frames_ = 0;                    // of the longest
  std::vector<uint8_t> waveform_bytes_;    // of the one that is sent
  Window window_{};
  uint8_t panel_setting_ = 0x0F, interval_ = 0, window_scan_ = 1, cascade_ = 0, temperature_ = 0;
  int refreshes_ = 0;
};

}  // namespace weft
