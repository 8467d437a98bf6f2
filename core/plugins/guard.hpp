// SPDX-License-Identifier: Apache-2.0
// Notices when a plugin changed the locale, on which every later number and date would depend. Used around each call
// into a plugin.
#pragma once

#include <clocale>
#include <locale>
#include <string>

namespace rehab {

/// Remembers the locale (C, C++ and this thread's) as it is when made.
class LocaleGuard {
 public:
  LocaleGuard() : c_(std::setlocale(LC_ALL, nullptr)), thread_(::uselocale(nullptr)) {}
  bool changed() const {
    return cpp_ != std::locale() || c_ != std::setlocale(LC_ALL, nullptr) || thread_ != ::uselocale(nullptr);
  }

 private:
  std::locale cpp_;
  std::string c_;
  locale_t thread_;
};

}  // namespace rehab
