// Writes what the hostile peers of tests/support send as seeds for h1_fuzz and h2_fuzz, each a few
// hundred bytes: hostile_seeds FOLDER makes FOLDER/h1/NAME and FOLDER/h2/NAME.
#include <filesystem>
#include <fstream>

#include "tests/support/hostile_peer.h"

namespace {

constexpr size_t kMostBytes = 1000;

// `choices` are the bytes that the target itself reads: how long its pieces are, and for h2 which
// window it has.
void write_seeds(const std::filesystem::path& folder, const std::vector<weft::HostilePeer>& peers,
                 const std::string& choices) {
  std::filesystem::create_directories(folder);
  for (const weft::HostilePeer& peer : peers) {
    std::string sent = peer.first.substr(0, kMostBytes);
    while (!peer.forever.empty() && sent.size() < kMostBytes)
      sent += peer.forever.substr(0, kMostBytes - sent.size());
    std::ofstream(folder / peer.name, std::ios::binary) << choices << sent;
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::filesystem::path folder = arguments[1];
  write_seeds(folder / "h1", weft::hostile_h1_peers(), "\xff");
  write_seeds(folder / "h2", weft::hostile_h2_peers(), std::string("\xff\x01"));
  return 0;
}
