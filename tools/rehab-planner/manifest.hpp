// SPDX-License-Identifier: Apache-2.0
// manifest.json of a batch: what became of each intake, in their order. Written as the results come, so that ten
// thousand of them take no memory.
#pragma once

#include <map>
#include <string>

#include "base/files.hpp"
#include "base/json.hpp"

namespace rehab::cli {

class Manifest {
 public:
  /// In `folder`, beside an earlier one until finish().
  explicit Manifest(const std::string& folder);
  /// In any order, each number once; held back until all before it are there.
  void put(std::size_t number, const Json& entry);
  void finish();

 private:
  FileInPieces file_;
  std::size_t next_ = 0;
  std::map<std::size_t, std::string> early_;
};

}  // namespace rehab::cli
