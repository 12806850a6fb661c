// A controller that takes commands with D/C low, and what belongs to them with D/C high: counts
// parameters, keeps the rules of the reset wire, and leaves the meaning to the chip.
#pragma once

#include "tools/model/panel_model.h"

namespace weft {

/// How many bytes a command takes. Streams take any number.
struct Opcode {
  size_t least, most;
};
inline constexpr size_t kAnyNumber = SIZE_MAX;

class CommandModel : public PanelModel {
 public:
  using PanelModel::PanelModel;

  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  void finish() override;

 protected:
  /// Null for a code that the chip does not know.
  virtual const Opcode* find_opcode(uint8_t code) const = 0;
  /// Why the chip does not take the command now; null when it does.
  virtual const char* refusal(uint8_t code) const = 0;
  virtual int64_t shortest_reset_us() const = 0;
  virtual void reset() = 0;
  /// A stream begins; its bytes follow, and its end.
  virtual void begin_stream(uint8_t) {}
  virtual void take(uint8_t byte) = 0;
  virtual void end_stream(uint8_t) {}
  /// The command has all that it takes.
  virtual void execute(uint8_t code, const std::vector<uint8_t>& parameters) = 0;
  /// What only counts in the end.
  virtual void check_end() = 0;

  bool was_reset() const { return was_reset_; }
  void count_as_reset() { was_reset_ = true; }
  int open() const { return open_; }

 private:
  void close();

  int open_ = -1;
  std::vector<uint8_t> parameters_;
  bool was_reset_ = false, executed_ = false;
  int64_t reset_low_since_us_ = -1;
};

}  // namespace weft
