// SPDX-License-Identifier: Apache-2.0
#include "model/advice.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rehab {
namespace {

/// Shared with every child.
struct Counter {
  std::atomic<int>* judged =
      new (::mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
          std::atomic<int>(0);
};

class ForksInEachRule : public Plugin {
 public:
  explicit ForksInEachRule(const Counter& counter) {
    for (const char* id : {"A", "B", "C", "D", "E"})
      rule(id, [counter](const Intake&) {
        ++*counter.judged;
        return ::fork() == 0;
      });
  }
};

TEST(Advice, TheChildOfARuleThatForksJudgesNothing) {
  const Counter counter;
  ask(ForksInEachRule(counter), Intake());
  while (::wait(nullptr) > 0) {
  }
  EXPECT_EQ(*counter.judged, 5) << "each child would double the rest";
}

}  // namespace
}  // namespace rehab
