// main() for a fuzz target where libFuzzer is not there: feeds it the files that are named (or lie
// in the folders that are), each whole, cut short and with single bits flipped.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size);

namespace {

constexpr size_t kMostVariants = 400;

// A copy of its own size, so that AddressSanitizer sees a read past its end.
void feed(const std::vector<uint8_t>& bytes, size_t size) {
  const std::vector<uint8_t> input(bytes.begin(),
                                   bytes.begin() + static_cast<std::ptrdiff_t>(size));
  LLVMFuzzerTestOneInput(input.data(), input.size());
}

void feed_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(file),
                             std::istreambuf_iterator<char>()};
  feed(bytes, bytes.size());
  const size_t step = bytes.size() / kMostVariants + 1;
  for (size_t at = 0; at < bytes.size(); at += step) {
    feed(bytes, at);
    const auto bit = static_cast<uint8_t>(1 << at % 8);
    bytes[at] ^= bit;
    feed(bytes, bytes.size());
    bytes[at] ^= bit;
  }
}

}  // namespace

int main(int count, char** arguments) {
  int files = 0;
  for (int i = 1; i < count; ++i) {
    if (!std::filesystem::is_directory(arguments[i])) {
      feed_file(arguments[i]);
      ++files;
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i])) {
      if (!entry.is_regular_file()) continue;
      feed_file(entry.path());
      ++files;
    }
  }
  std::printf("%d files\n", files);
  return files ? 0 : 1;
}
