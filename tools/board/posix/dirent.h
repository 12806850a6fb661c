// Folders of the flash image (flash_posix.cc).
#pragma once
#define DT_DIR 4
#define DT_REG 8
struct dirent {
  unsigned char d_type;
  char d_name[104];
};
struct DIR;
extern "C" {
DIR* opendir(const char* path);
dirent* readdir(DIR* directory);
int closedir(DIR* directory);
int dirfd(DIR* directory);
}
