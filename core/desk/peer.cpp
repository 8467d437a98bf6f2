// SPDX-License-Identifier: Apache-2.0
#include "desk/peer.hpp"

#include <arpa/inet.h>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>
#include <unistd.h>

namespace rehab::desk {
namespace {

/// As the table writes it: the address as this computer holds its network order.
std::string in_table(const End& end) {
  char text[14];
  std::snprintf(text, sizeof text, "%08X:%04X", htonl(end.address), end.port);
  return text;
}

std::optional<unsigned long> owner_of(const std::string& from, const std::string& to, const std::string& table) {
  std::ifstream file(table);
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string number, local, remote, state, queues, timer, retransmits;
    unsigned long owner = 0;
    if (fields >> number >> local >> remote >> state >> queues >> timer >> retransmits >> owner && local == from &&
        remote == to)
      return owner;
  }
  return std::nullopt;
}

}  // namespace

bool is_own_user(const End& theirs, const End& ours, const std::string& table) {
  constexpr int looks = 3;  // a table that changes while it is read may lack a line
  for (int look = 0; look < looks; ++look)
    if (const auto owner = owner_of(in_table(theirs), in_table(ours), table)) return *owner == geteuid();
  return false;
}

}  // namespace rehab::desk
