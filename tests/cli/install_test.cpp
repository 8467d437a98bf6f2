// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;

TEST(Installed, PlansFromWhereverItWasPut) {
  const Folder folder;
  const auto install = folder.run("umask 002; cmake --install " + build_folder + " --prefix here && mv here there");
  ASSERT_EQ(install.status, 0) << install.err;
  const auto listed = folder.run("there/bin/rehab-planner plugins list");
  EXPECT_EQ(listed.status, 0) << listed.out << listed.err;
  const auto result = folder.run("there/bin/rehab-planner plan " + examples + "left-hip.yaml");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_TRUE(fs::exists(folder / "P-0001.pdf"));
  for (const char* file :
       {"man/man1/rehab-planner.1", "bash-completion/completions/rehab-planner", "zsh/site-functions/_rehab-planner",
        "fish/vendor_completions.d/rehab-planner.fish", "rehab-planner/templates/clinic.yaml"})
    EXPECT_TRUE(fs::exists(folder / (std::string("there/share/") + file))) << file;
  EXPECT_NE(folder.run("ldd there/bin/rehab-planner").out.find("there/"), std::string::npos) << "its own core";
}

}  // namespace
}  // namespace rehab::support
