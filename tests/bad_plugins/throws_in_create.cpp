// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  explicit Bad(const rehab::Settings& settings) : Quiet(settings) { throw std::runtime_error("no such table"); }
};
}  // namespace

REHAB_PLUGIN(Bad, "throws_in_create")
