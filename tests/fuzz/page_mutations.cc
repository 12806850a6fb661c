// Changes whole pages as page_mutator.h does and shows each in a process of its own, whose CPU time
// is bounded:
//
//     page_mutations COUNT FOUND PAGE…    [FIRST=0 in the environment is the first seed]
//
// PAGE is a folder with an index.html, or a file that a page case is in. What breaks lies in FOUND,
// as an input of page_fuzz.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tests/fuzz/page_mutator.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr rlim_t kSecondsOfCpu = 30;
constexpr size_t kLargestPart = 4 << 20;

/// The folder's files, index.html first, on a panel of 400 x 240.
PageCase packed_folder(const std::filesystem::path& folder) {
  PageCase page;
  page.settings.width = 400;
  page.settings.height = 240;
  page.settings.ratio_quarters = 3;
  page.parts.push_back({"index.html", file_contents(folder / "index.html")});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = std::filesystem::relative(entry.path(), folder);
    if (entry.is_regular_file() && entry.file_size() <= kLargestPart && name != "index.html" &&
        name != "reference.png")
      page.parts.push_back({name, file_contents(entry.path())});
  }
  std::sort(page.parts.begin() + 1, page.parts.end(),
            [](const PagePart& a, const PagePart& b) { return a.name < b.name; });
  return page;
}

/// False when showing the page ends in anything but an end.
bool survives(const PageCase& page) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const rlimit cpu{kSecondsOfCpu, kSecondsOfCpu}, core{0, 0};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_CORE, &core);
    show_page_case(page);
    _exit(0);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status == 0;
}

int run(uint32_t count, const std::string& found, const std::vector<PageCase>& pages) {
  const char* first = std::getenv("FIRST");
  const auto first_seed = static_cast<uint32_t>(first ? std::strtoul(first, nullptr, 10) : 0);
  uint32_t broken = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t seed = first_seed + i;
    PageCase page = pages[seed % pages.size()];
    PageMutator(seed).mutate(page);
    if (survives(page)) continue;
    ++broken;
    const std::string name = found + "/mutation-" + std::to_string(seed);
    std::ofstream(name, std::ios::binary) << page_case_text(page);
    std::printf("found: %s\n", name.c_str());
  }
  std::printf("%u mutations of %zu pages, %u findings\n", count, pages.size(), broken);
  return broken ? 1 : 0;
}

}  // namespace
}  // namespace weft

int main(int count, char** arguments) {
  using namespace weft;
  if (count < 4) {
    std::fprintf(stderr, "usage: page_mutations COUNT FOUND PAGE…\n");
    return 2;
  }
  std::vector<PageCase> pages;
  for (int i = 3; i < count; ++i)
    pages.push_back(std::filesystem::is_directory(arguments[i])
                        ? packed_folder(arguments[i])
                        : parse_page_case(file_contents(arguments[i])));
  return run(static_cast<uint32_t>(std::strtoul(arguments[1], nullptr, 10)), arguments[2], pages);
}
