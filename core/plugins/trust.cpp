// SPDX-License-Identifier: Apache-2.0
#include "plugins/trust.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace rehab {

std::string trust_fault(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return "can't be looked at";
  if (about.st_uid != 0 && about.st_uid != ::geteuid()) return "belongs to another user";
  if (about.st_mode & (S_IWGRP | S_IWOTH)) return "can be written by other users";
  return {};
}

}  // namespace rehab
