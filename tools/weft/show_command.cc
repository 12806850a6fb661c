// weft show: a page on a panel, over the wires of this machine or over those of a model.
#include <cstdio>
#include <memory>

#include "tools/model/stored_lines.h"
#include "tools/weft/bus_address.h"
#include "tools/weft/commands.h"
#include "tools/weft/directory_store.h"
#include "tools/weft/last_resort.h"
#include "tools/weft/panel_names.h"
#include "tools/weft/picture.h"
#include "tools/weft/session.h"
#include "tools/weft/wanted_lines.h"
#include "weft/linux_bus.h"
#include "weft/panel.h"

namespace weft {
namespace {

/// The bus that --bus names, open.
struct OpenBus {
  Status open(const BusAddress& address, const PanelInfo& info, Budget& budget, Notes& notes);

  LinuxDevices devices;
  Owned<QueuedDevices> queued;
  Owned<LinuxSpi> spi;
  Owned<LinuxI2c> wire;
  std::unique_ptr<I2cBus> i2c;
  std::unique_ptr<PanelModel> model;
  Bus* bus = nullptr;
};

Status OpenBus::open(const BusAddress& address, const PanelInfo& info, Budget& budget,
                     Notes& notes) {
  if (address.kind == BusAddress::Kind::Model) {
    model = make_panel_model(info);
    bus = model.get();
  } else if (address.kind == BusAddress::Kind::Spi) {
    WEFT_TRY_ASSIGN(queued, QueuedDevices::create(devices, budget));
    WEFT_TRY_ASSIGN(spi, LinuxSpi::create(address.spi(), *queued, budget, notes));
    bus = spi.get();
  } else {
    WEFT_TRY_ASSIGN(wire, LinuxI2c::create(address.i2c(), devices, budget, notes));
    i2c = std::make_unique<I2cBus>(*wire);
    bus = i2c.get();
  }
  return Status::Ok;
}

bool wrong_usage(const std::string& what) {
  std::fprintf(stderr, "weft: %s\n", what.c_str());
  return false;
}

bool check_usage(const Options& options, const PanelInfo& info, BusAddress& address) {
  std::string wrong;
  if (!parse_bus(options.bus, address, wrong))
    return wrong_usage("--bus '" + options.bus + "': " + wrong);
  if (is_model(info))
    return wrong_usage("'" + options.panel +
                       "' loads its pictures by itself: `weft render --panel " +
                       std::string(info.name) + "` makes them");
  if (!has_driver(info)) return wrong_usage("panel '" + options.panel + "' has no driver");
  if (address.kind == BusAddress::Kind::I2c && !has_i2c(info))
    return wrong_usage("panel '" + options.panel + "' is not driven over I2C: use spidev:");
  if (!options.output.empty() && address.kind != BusAddress::Kind::Model)
    return wrong_usage("-o goes with --bus model: a real panel cannot be read");
  if (!options.state_directory.empty() && address.kind == BusAddress::Kind::Model)
    return wrong_usage("--state goes with a real panel: the model forgets what it showed");
  return options.output.empty() || find_picture_writer(options);
}

/// Says what the model objects to, and writes what it shows.
int report_model(PanelModel& model, const Options& options, const Screen& screen, Budget& budget) {
  model.finish();
  for (const std::string& violation : model.violations())
    std::fprintf(stderr, "weft: the model of the panel objects: %s\n", violation.c_str());
  if (!model.violations().empty()) return 1;
  if (options.output.empty()) return 0;
  StoredLines lines = visible_lines(model, screen.rotation, screen.palette->bits_per_pixel);
  return save_picture(lines, *screen.palette, options, budget);
}

}  // namespace

int show_command(const Options& options) {
  Screen screen;
  BusAddress address;
  if (!find_screen(options, screen)) return 2;
  const PanelInfo& info = *find_panel_or_model(options.panel);
  if (!check_usage(options, info, address)) return 2;

  Session session;
  OpenBus wires;
  if (const Status status = wires.open(address, info, session.budget, session.notes.reasons());
      status != Status::Ok)
    return session.failed("cannot reach the panel", status);
  const auto lines = session.lines_of(options, screen, "refreshing the panel");
  if (!lines.ok()) return session.failed(session.step(), lines.status());
  give_up_after(
      0);  // a refresh takes its time; what is still to be fetched has the fetcher's deadline
  WantedLines wanted(*lines.value(), options, *screen.palette);
  auto panel = create_panel(info, *wires.bus, screen.rotation, session.budget, session.notes);
  if (!panel.ok()) return session.failed("cannot drive the panel", panel.status());
  DirectoryStore state(options.state_directory);
  if (!options.state_directory.empty())
    panel.value()->remember(state, static_cast<uint16_t>(options.full_every));
  if (options.refresh == "fast") panel.value()->prefer(RefreshKind::Fast);
  if (const Status status = panel.value()->show(wanted.lines()); status != Status::Ok)
    return session.failed("cannot show the page", status);
  session.progress.stop();
  const int exit_code =
      wires.model ? report_model(*wires.model, options, screen, session.budget) : 0;
  return exit_code ? exit_code : session.done(options);
}

}  // namespace weft
