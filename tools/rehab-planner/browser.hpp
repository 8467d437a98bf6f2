// SPDX-License-Identifier: Apache-2.0
// Opens an address in the user's browser, so that nobody else learns the address: a command line can be read by every
// user of the computer.
#pragma once

#include <filesystem>
#include <string>

namespace rehab::cli {

/// A page in a folder of the user's own that leads on to an address; both are gone when this is.
class LeadingPage {
 public:
  /// Throws Error (cannot_create, io).
  explicit LeadingPage(const std::string& address);
  ~LeadingPage();
  LeadingPage(const LeadingPage&) = delete;
  LeadingPage& operator=(const LeadingPage&) = delete;

  std::filesystem::path file() const { return folder_ / "form.html"; }

 private:
  std::filesystem::path folder_;
};

/// Starts the desktop's own opener with the file, as a process of nobody's: it outlives this one, and is none of its
/// children. What it prints is thrown away; where there is none, nothing happens.
void open_in_browser(const std::filesystem::path& file);

}  // namespace rehab::cli
