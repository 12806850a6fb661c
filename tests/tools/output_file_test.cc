// The thing that -o names, in all the shapes that it may have: what is replaced, what is written
// into, and what is left alone.
#include "tools/weft/output_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr uint8_t kNew[] = {'n', 'e', 'w'};

constexpr uint8_t kNewer[] = {'n', 'e', 'w', 'e', 'r'};

class OutputFileTest : public testing::Test {
 protected:
  /// Writes "new" there; returns the sentence of a failure.
  static std::string put(const std::string& name) {
    testing::internal::CaptureStderr();
    {
      OutputFile file(name);
      if (file.open() && file.write(kNew) == Status::Ok) file.commit();
    }
    return testing::internal::GetCapturedStderr();
  }
  /// The same by a user who may not do everything, when the tests are run by root.
  static bool put_as_user(const std::string& name) {
    const pid_t process = fork();
    if (process == 0) {
      if (geteuid() == 0 && setuid(65534) != 0) _exit(2);
      OutputFile file(name);
      _exit(file.open() && file.write(kNew) == Status::Ok && file.commit() ? 0 : 1);
    }
    int status = 0;
    waitpid(process, &status, 0);
    return status == 0;
  }
  struct stat found(const std::string& name) const {
    struct stat status {};
    EXPECT_EQ(lstat(work.file(name).c_str(), &status), 0) << name;
    return status;
  }
  size_t files() const {
    const std::filesystem::directory_iterator all(work.path());
    return static_cast<size_t>(std::distance(begin(all), end(all)));
  }
  std::string contents(const std::string& name) const { return file_contents(work.file(name)); }
  TemporaryDirectory work;
};

TEST_F(OutputFileTest, ANewFileHasTheModeThatUmaskLeaves) {
  const mode_t mask = umask(027);
  EXPECT_EQ(put(work.file("page.png")), "");
  umask(mask);
  EXPECT_EQ(contents("page.png"), "new");
  EXPECT_EQ(found("page.png").st_mode & 07777, 0640u);
}

TEST_F(OutputFileTest, KeepsTheModeAndTheOwnerOfWhatItReplaces) {
  work.write("page.png", "old");
  if (geteuid() == 0) {
    ASSERT_EQ(chown(work.file("page.png").c_str(), 65534, 65533), 0);
  }
  ASSERT_EQ(chmod(work.file("page.png").c_str(), 0626), 0);
  const struct stat before = found("page.png");
  EXPECT_EQ(put(work.file("page.png")), "");
  const struct stat after = found("page.png");
  EXPECT_EQ(contents("page.png"), "new");
  EXPECT_NE(after.st_ino, before.st_ino);
  EXPECT_EQ(after.st_mode, before.st_mode);
  EXPECT_EQ(after.st_uid, before.st_uid);
  EXPECT_EQ(after.st_gid, before.st_gid);
}

TEST_F(OutputFileTest, WhatIsNotCommittedLeavesTheOldFile) {
  work.write("page.png", "old");
  {
    OutputFile file(work.file("page.png"));
    ASSERT_TRUE(file.open());
    ASSERT_EQ(file.write(kNew), Status::Ok);
    EXPECT_EQ(files(), 2u);
  }
  EXPECT_EQ(contents("page.png"), "old");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, ASymbolicLinkStaysAndWhatItNamesIsReplaced) {
  std::filesystem::create_directory(work.file("there"));
  work.write("there/page.png", "old");
  std::filesystem::create_symlink("there/page.png", work.file("link.png"));
  std::filesystem::create_symlink("link.png", work.file("link of link.png"));
  EXPECT_EQ(put(work.file("link of link.png")), "");
  EXPECT_TRUE(std::filesystem::is_symlink(work.file("link.png")));
  EXPECT_TRUE(std::filesystem::is_symlink(work.file("link of link.png")));
  EXPECT_EQ(contents("there/page.png"), "new");
}

TEST_F(OutputFileTest, ASymbolicLinkToNothingMakesWhatItNames) {
  std::filesystem::create_symlink("page.png", work.file("link.png"));
  EXPECT_EQ(put(work.file("link.png")), "");
  EXPECT_TRUE(std::filesystem::is_symlink(work.file("link.png")));
  EXPECT_EQ(contents("page.png"), "new");
}

TEST_F(OutputFileTest, LinksInACircleAreASentence) {
  std::filesystem::create_symlink("link.png", work.file("link.png"));
  EXPECT_NE(put(work.file("link.png")).find("link.png: "), std::string::npos);
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, ADirectoryIsASentence) {
  EXPECT_EQ(put(work.path()),
            "weft: cannot write " + work.path() + ": it is a directory: name a file in it\n");
}

TEST_F(OutputFileTest, WritesIntoAPipeThatHasAName) {
  const std::string pipe = work.file("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = file_contents(pipe); });
  EXPECT_EQ(put(pipe), "");
  reader.join();
  EXPECT_EQ(read, "new");
  EXPECT_TRUE(S_ISFIFO(found("pipe").st_mode));
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, WritesIntoADevice) {
  EXPECT_EQ(put("/dev/null"), "");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_EQ(put("/dev/full"), "weft: cannot write /dev/full: No space left on device\n");
}

TEST_F(OutputFileTest, AppendsToADescriptorThatIsOpen) {
  work.write("page.png", "old");
  const int open_file = ::open(work.file("page.png").c_str(), O_WRONLY | O_APPEND);
  EXPECT_EQ(put("/dev/fd/" + std::to_string(open_file)), "");
  EXPECT_EQ(fcntl(open_file, F_GETFD), 0) << "it is its owner's to close";
  EXPECT_EQ(contents("page.png"), "oldnew");
  close(open_file);
  EXPECT_EQ(put("/dev/fd/1000000"), "weft: cannot write /dev/fd/1000000: Bad file descriptor\n");
}

TEST_F(OutputFileTest, ADescriptorThatIsOnlyReadIsASentence) {
  const int open_file = ::open("/dev/null", O_RDONLY);
  EXPECT_NE(put("/dev/fd/" + std::to_string(open_file)).find("/dev/fd/"), std::string::npos);
  close(open_file);
}

TEST_F(OutputFileTest, ANameMayBeAsLongAsNamesCanBe) {
  const std::string name(251, 'x');
  EXPECT_EQ(put(work.file(name + ".png")), "");
  EXPECT_EQ(contents(name + ".png"), "new");
}

TEST_F(OutputFileTest, WhatMayBeWrittenButNotReplacedIsWrittenInPlace) {
  work.write("page.png", "something older and longer");
  ASSERT_EQ(chmod(work.file("page.png").c_str(), 0666), 0);
  ASSERT_EQ(chmod(work.path().c_str(), 0555), 0);
  const struct stat before = found("page.png");
  EXPECT_TRUE(put_as_user(work.file("page.png")));
  EXPECT_EQ(contents("page.png"), "new");
  EXPECT_EQ(found("page.png").st_ino, before.st_ino);
  EXPECT_FALSE(put_as_user(work.file("other.png")));
  ASSERT_EQ(chmod(work.path().c_str(), 0755), 0);
}

TEST_F(OutputFileTest, WhatIsWriteProtectedIsNotReplaced) {
  work.write("page.png", "old");
  ASSERT_EQ(chmod(work.file("page.png").c_str(), 0444), 0);
  ASSERT_EQ(chmod(work.path().c_str(), 0777), 0);
  EXPECT_FALSE(put_as_user(work.file("page.png")));
  EXPECT_EQ(contents("page.png"), "old");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, BytesAreWrittenInAnyOrder) {
  OutputFile file(work.file("page.bmp"));
  EXPECT_FALSE(file.can_seek());
  ASSERT_TRUE(file.open());
  ASSERT_TRUE(file.can_seek());
  EXPECT_EQ(file.write(kNew), Status::Ok);
  EXPECT_EQ(file.write_at(6, kNewer), Status::Ok);
  EXPECT_EQ(file.write_at(3, kNew), Status::Ok);
  EXPECT_EQ(file.write(kNewer), Status::Ok);
  ASSERT_TRUE(file.commit());
  EXPECT_EQ(contents("page.bmp"), "newnewerwer");
}

TEST_F(OutputFileTest, APipeIsWrittenFromTheFrontToTheEnd) {
  OutputFile file("/dev/null");
  ASSERT_TRUE(file.open());
  EXPECT_FALSE(file.can_seek());
}

TEST_F(OutputFileTest, IsCalledByItsContents) {
  const auto hashed = [&](std::span<const uint8_t> bytes) {
    OutputFile file(work.file("page.tar.png"));
    file.name_by_hash();
    EXPECT_TRUE(file.open() && file.write(bytes) == Status::Ok && file.commit());
    return file.name();
  };
  // FNV-1a of 64 bits, computed by hand: its published value for "a" is af63dc4c8601ec8c.
  constexpr uint8_t kA[] = {'a'};
  EXPECT_EQ(hashed(kA), work.file("page.tar-af63dc4c8601ec8c.png"));
  EXPECT_EQ(contents("page.tar-af63dc4c8601ec8c.png"), "a");
  EXPECT_EQ(hashed(kNew), hashed(kNew));
  EXPECT_NE(hashed(kNew), hashed(kNewer));
  EXPECT_EQ(files(), 3u);
}

}  // namespace
}  // namespace weft
