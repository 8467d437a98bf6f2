// SPDX-License-Identifier: Apache-2.0
// A patient's papers, new for old: all of them or none, whatever ends the run. What is to change is noted beside them
// before the first one does; the next run that writes to the folder finds the note and finishes it. Throws Error
// (cannot_create, io).
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace rehab {

struct PaperChange {
  struct Put {
    std::filesystem::path temporary;  ///< made by write_temporary for this target
    std::filesystem::path target;
  };
  std::vector<Put> put;
  std::vector<std::filesystem::path> remove;  ///< papers that hold no longer
};

/// When it throws, every target is as it was; the temporaries are gone either way.
void change_together(const PaperChange& change, const WriteOptions& rules);

/// The folders a run writes to, held for as long as it lives: runs that share a folder don't take each other's
/// temporaries for leftovers. Move-only.
class OutputFolders {
 public:
  /// Puts right what a run that was killed left in these folders, unless another run is at work there. A folder that
  /// can't be opened is passed over.
  explicit OutputFolders(const std::set<std::filesystem::path>& folders);
  ~OutputFolders();
  OutputFolders(OutputFolders&&) noexcept = default;
  OutputFolders& operator=(OutputFolders&&) = delete;

  /// A sentence for each paper that was finished or removed.
  const std::vector<std::string>& mended() const { return mended_; }

 private:
  void claim(const std::filesystem::path& folder);

  std::vector<int> descriptors_;
  std::vector<std::string> mended_;
};

}  // namespace rehab
