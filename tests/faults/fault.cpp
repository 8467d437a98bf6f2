// SPDX-License-Identifier: Apache-2.0
// Loaded before a program (LD_PRELOAD), it lets one call go wrong: REHAB_FAULT="<call> <n> <errno or kill>" fails the
// n-th call of that name in the program's first process, or kills that process before it. REHAB_FAULT_SEEN names a file
// that is made when this happens.
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

struct Fault {
  char call[32] = "";
  int number = 0;
  int error = 0;  ///< 0: kill
  pid_t process = 0;
};

Fault fault;
int calls = 0;

__attribute__((constructor)) void read_fault() {
  char what[32] = "";
  const char* written = std::getenv("REHAB_FAULT");
  if (!written || std::sscanf(written, "%31s %d %31s", fault.call, &fault.number, what) != 3) return;
  fault.error = std::strcmp(what, "kill") == 0 ? 0 : std::atoi(what);
  fault.process = getpid();
}

/// Whether the call that is about to happen fails; does not return where it kills.
bool fails(const char* call) {
  if (fault.process != getpid() || std::strcmp(call, fault.call) != 0 || ++calls != fault.number) return false;
  if (const char* seen = std::getenv("REHAB_FAULT_SEEN")) {
    static const auto real_open = reinterpret_cast<int (*)(const char*, int, ...)>(dlsym(RTLD_NEXT, "open"));
    close(real_open(seen, O_CREAT | O_WRONLY, 0600));
  }
  if (fault.error == 0) kill(getpid(), SIGKILL);
  errno = fault.error;
  return true;
}

}  // namespace

// The call as the C library has it, unless it is to fail.
#define REHAB_CALL(type, name, parameters, arguments)                                       \
  extern "C" type name parameters {                                                         \
    static const auto real = reinterpret_cast<type(*) parameters>(dlsym(RTLD_NEXT, #name)); \
    return fails(#name) ? static_cast<type>(-1) : real arguments;                           \
  }

REHAB_CALL(ssize_t, write, (int file, const void* bytes, size_t size), (file, bytes, size))
REHAB_CALL(int, fsync, (int file), (file))
REHAB_CALL(int, renameat2, (int a, const char* from, int b, const char* to, unsigned flags), (a, from, b, to, flags))
REHAB_CALL(int, unlink, (const char* path), (path))
REHAB_CALL(int, remove, (const char* path), (path))
REHAB_CALL(int, mkostemps, (char* path, int tail, int flags), (path, tail, flags))
REHAB_CALL(int, flock, (int file, int how), (file, how))
REHAB_CALL(int, pipe2, (int* ends, int flags), (ends, flags))
REHAB_CALL(pid_t, fork, (), ())
REHAB_CALL(int, poll, (struct pollfd * files, unsigned long count, int wait), (files, count, wait))
REHAB_CALL(ssize_t, read, (int file, void* bytes, size_t size), (file, bytes, size))
REHAB_CALL(pid_t, waitpid, (pid_t process, int* status, int options), (process, status, options))

extern "C" int open(const char* path, int flags, ...) {
  static const auto real = reinterpret_cast<int (*)(const char*, int, ...)>(dlsym(RTLD_NEXT, "open"));
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails("open") ? -1 : real(path, flags, mode);
}
