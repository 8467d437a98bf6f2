// SPDX-License-Identifier: Apache-2.0
#include "run/outputs.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <unistd.h>

namespace rehab {
namespace {

namespace fs = std::filesystem;

/// A note's temporary has 25 bytes more than the paper's name, and most file systems take 255.
constexpr std::size_t longest_name = 230;

/// Not the name of what is unfinished, which the next run would remove, nor one that would break a line of ours.
bool can_name_a_paper(const std::string& name) {
  const bool ours = name.starts_with('.') && (name.ends_with(".note") || !target_of(name).empty());
  return !ours && std::ranges::none_of(name, [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

void refuse_bad_folder(const std::string& path) {
  const fs::path folder = folder_of(path);
  std::error_code none;
  if (!fs::is_directory(folder, none))
    throw Error(ErrorKind::cannot_create, path + ": there is no folder " + folder.string(), "make the folder first");
  if (access(folder.c_str(), W_OK) != 0)
    throw Error(ErrorKind::cannot_create, path + ": nothing may be written to the folder " + folder.string(),
                "choose another folder");
  if (fs::path(path).filename().string().size() > longest_name)
    throw Error(ErrorKind::cannot_create, path + ": the name is too long", "choose a shorter one");
  if (!can_name_a_paper(fs::path(path).filename()))
    throw Error(ErrorKind::cannot_create, path + ": no paper can have this name", "choose another one");
}

void refuse_bad_target(const std::string& path, const WriteOptions& rules) {
  refuse_bad_folder(path);
  std::error_code none;
  if (!fs::exists(fs::symlink_status(path, none))) return;
  if (rules.inputs.contains(path)) throw Error(ErrorKind::cannot_create, path + " is an input", "choose another name");
  if (!fs::is_regular_file(path, none)) throw Error(ErrorKind::cannot_create, path + " is not a regular file");
}

/// The pages, in either format, of the state this plan is not in, where they have a name of their own.
std::vector<fs::path> pages_of_other_state(const Targets& targets, JobState state) {
  if (targets.sheet == targets.held) return {};
  fs::path page = state == JobState::held ? targets.sheet : targets.held;
  const fs::path written = page;
  return {written, page.replace_extension(written.extension() == ".html" ? ".pdf" : ".html")};
}

/// With the letters of an earlier plan, where this one has none.
std::vector<fs::path> outdated(const Targets& targets, const JobResult& result) {
  std::vector<fs::path> papers = pages_of_other_state(targets, result.state);
  const bool has_letters =
      std::ranges::any_of(result.written, [&](const Written& file) { return file.target == targets.letters; });
  if (!has_letters && !targets.letters.empty()) papers.emplace_back(targets.letters);
  return papers;
}

/// The same for every path to a file, also one through a linked folder.
fs::path full_place(const std::string& path) {
  std::error_code none;
  return fs::weakly_canonical(folder_of(path), none) / fs::path(path).filename();
}

/// A page that would have to go must be none of the run's inputs.
void refuse_outdated_input(const Targets& targets, const WriteOptions& rules) {
  for (const JobState state : {JobState::issued, JobState::held})
    for (const fs::path& page : pages_of_other_state(targets, state))
      if (rules.inputs.contains(page))
        throw Error(ErrorKind::cannot_create, page.string() + " is an input, and the name of a page of this patient",
                    "move one of them to another folder");
}

/// Whatever else has the name is somebody's own.
bool is_page(const fs::path& path) {
  constexpr std::size_t any_size = 64 << 20;
  const std::string bytes = read_file(path, any_size);
  return bytes.starts_with("%PDF-") || bytes.starts_with("<!DOCTYPE html>");
}

/// Letters, which a colleague may have, and the page that has the name of this one's other state go only where outputs
/// may be replaced; a page in the other format goes in any case.
std::vector<fs::path> papers_to_remove(const Targets& targets, const JobResult& result, const WriteOptions& rules) {
  std::vector<fs::path> papers;
  for (const fs::path& paper : outdated(targets, result)) {
    if (!fs::is_regular_file(fs::symlink_status(paper))) continue;
    if (!is_page(paper))
      throw Error(ErrorKind::cannot_create, paper.string() + " is no paper of this patient, but has the name of one",
                  "move it to another folder");
    if ((paper == targets.sheet || paper == targets.held) && !rules.replace)
      throw Error(ErrorKind::cannot_create, paper.string() + " exists already, and this plan would remove it",
                  "choose another name, or add --force");
    if (paper == targets.letters && !rules.replace)
      throw Error(ErrorKind::cannot_create, paper.string() + " holds letters of an earlier plan, and this one has none",
                  "add --force to remove it");
    papers.push_back(paper);
  }
  return papers;
}

void refuse_one_file(const Targets& targets) {
  const auto same = [](const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && full_place(a) == full_place(b);
  };
  for (const std::string& page : {targets.sheet, targets.held})
    if (same(page, targets.record))
      throw Error(ErrorKind::cannot_create, page + " would be the sheet and the record",
                  "give the record, which is not for the patient, a name of its own");
  for (const std::string& paper : {targets.sheet, targets.held, targets.record})
    if (same(paper, targets.letters))
      throw Error(ErrorKind::cannot_create, paper + " would be the letters and another paper",
                  "give the letters a name of their own");
}

/// Printing it again loses nothing.
bool is_there_already(const Written& file) {
  constexpr std::size_t any_size = 64 << 20;
  return fs::is_regular_file(fs::symlink_status(file.target)) &&
         read_file(file.target, any_size) == read_file(file.temporary, any_size);
}

}  // namespace

void refuse_bad_targets(const Targets& targets, const WriteOptions& rules) {
  refuse_one_file(targets);
  refuse_outdated_input(targets, rules);
  for (const std::string& path : targets.paths()) refuse_bad_target(path, rules);
}

std::vector<std::string> unchanged_papers(const JobResult& result, const WriteOptions& rules) {
  std::vector<std::string> unchanged;
  if (rules.replace) return unchanged;
  for (const Written& file : result.written)
    if (is_there_already(file)) unchanged.push_back(file.target);
  return unchanged;
}

std::vector<std::string> publish_papers(const Targets& targets, const JobResult& result, const WriteOptions& rules,
                                        const std::vector<PaperChange::Put>& with) {
  PaperChange change;
  try {
    change.remove = papers_to_remove(targets, result, rules);
  } catch (const Error&) {
    for (const Written& file : result.written) fs::remove(file.temporary);
    for (const PaperChange::Put& file : with) fs::remove(file.temporary);
    throw;
  }
  for (const Written& file : result.written) {
    if (!rules.replace && is_there_already(file)) {
      fs::remove(file.temporary);
    } else {
      change.put.push_back({file.temporary, file.target});
    }
  }
  change.put.insert(change.put.end(), with.begin(), with.end());
  change_together(change, rules);
  return {change.remove.begin(), change.remove.end()};
}

void sweep_temporaries(const std::vector<Targets>& all) {
  std::map<fs::path, std::set<std::string>> names;
  for (const Targets& targets : all)
    for (const fs::path path : targets.paths()) names[folder_of(path)].insert(path.filename());
  std::error_code none;
  for (const auto& [folder, papers] : names)
    for (const auto& entry : fs::directory_iterator(folder, none))
      if (papers.contains(target_of(entry.path()).filename())) fs::remove(entry.path(), none);
}

}  // namespace rehab
