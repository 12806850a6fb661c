/* What examples/esphome uses of ESPHome 2024.11: components and displays. */
#pragma once
#include <cstdint>

namespace esphome {

struct Color {};

namespace setup_priority {
extern const float AFTER_WIFI;
}

class Component {
 public:
  virtual void setup();
  virtual void loop();
  virtual void dump_config();
  virtual float get_setup_priority() const;
  void status_set_warning(const char *message = "unspecified");
  void status_clear_warning();
};

class PollingComponent : public Component {
 public:
  virtual void update() = 0;
  virtual uint32_t get_update_interval() const;
};

namespace display {

enum DisplayType { DISPLAY_TYPE_BINARY = 1, DISPLAY_TYPE_GRAYSCALE = 2, DISPLAY_TYPE_COLOR = 3 };

class Display : public PollingComponent {
 public:
  virtual void draw_pixel_at(int x, int y, Color color) = 0;
  virtual DisplayType get_display_type() = 0;

 protected:
  virtual int get_height_internal() = 0;
  virtual int get_width_internal() = 0;
};

}  // namespace display
}  // namespace esphome
