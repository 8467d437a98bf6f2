// SPDX-License-Identifier: Apache-2.0
#include <clocale>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  rehab::Advice advise(const rehab::Intake&) const override {
    std::setlocale(LC_ALL, "C.UTF-8");
    return {};
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "sets_locale_in_advise")
