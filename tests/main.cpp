// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <gmock/gmock.h>

int main(int argc, char** argv) {
  ::setenv("REHAB_PLANNER_CLINIC", "", 1);  // whoever runs the tests may have a clinic file
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
