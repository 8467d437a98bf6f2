// SPDX-License-Identifier: Apache-2.0
// Whose program is at the other end of a connection within this computer? The kernel knows, whatever was sent.
#pragma once

#include <cstdint>
#include <string>

namespace rehab::desk {

/// One end of a TCP connection, in the byte order of this computer.
struct End {
  std::uint32_t address = 0;
  std::uint16_t port = 0;
};

/// Does the connection's other end belong to the user whom this process belongs to? False also where nobody can tell.
/// `table`: in the form of /proc/net/tcp.
bool is_own_user(const End& theirs, const End& ours, const std::string& table = "/proc/net/tcp");

}  // namespace rehab::desk
