// SPDX-License-Identifier: Apache-2.0
#include "desk/folder.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "run/outputs.hpp"

namespace rehab::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_offered = 500;

/// Other YAML lies in such a folder too.
bool is_intake(const fs::path& file) try {
  const std::string text = read_file(file);
  return std::ranges::any_of(split(text, '\n'), [](std::string_view line) { return line.starts_with("patient:"); });
} catch (const Error&) {
  return false;
}

bool can_be_offered(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(".yaml") && !name.starts_with('.') && !first_bad_utf8(name) && made_visible(name) == name &&
         is_intake(file);
}

/// May these bytes be replaced? False: nothing is there.
bool is_what_was_opened(const fs::path& file, const std::string& opened) {
  std::error_code none;
  if (!fs::exists(fs::symlink_status(file, none))) return false;
  const std::string name = file.filename().string();
  if (opened.empty())
    throw Error(ErrorKind::cannot_create, name + " is there already, maybe of another patient",
                "open it, or give this patient another id");
  if (!fs::is_regular_file(fs::symlink_status(file, none)) || sha256_hex(read_file(file)) != opened)
    throw Error(ErrorKind::cannot_create, name + " is not the intake that was opened here, or was changed since",
                "open it again, or give this patient another id");
  return true;
}

/// Of the files of this visit; those of an earlier one stay.
std::string stem_of(const PatientIntake& intake) {
  const bool is_first = !intake.progress || intake.progress->review == 0;
  return intake.patient + (is_first ? "" : ".visit-" + std::to_string(intake.progress->review + 1));
}

}  // namespace

bool is_plan(const JobResult& result) {
  return result.state == JobState::issued || result.state == JobState::held;
}

Targets papers_of(const fs::path& stem) {
  const std::string name = stem.string();
  return {name + ".pdf", name + ".held.pdf", name + ".record.pdf", name + ".letters.pdf"};
}

std::vector<std::string> Folder::intakes() const {
  std::vector<std::string> names;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_, none))
    if (names.size() < most_offered && can_be_offered(entry.path())) names.push_back(entry.path().filename());
  std::ranges::sort(names, {}, number_order);
  return names;
}

std::string Folder::read(const std::string& name) const {
  if (std::ranges::count(intakes(), name) == 0)
    throw Error(ErrorKind::no_input, "there is no such intake any more", "choose one of the list");
  return read_file(path_ / name);
}

Saved Folder::save(const Setup& setup, const Plan& plan, Job job, const std::string& yaml,
                   const std::string& opened) const {
  const fs::path file = path_ / (stem_of(job.intake) + ".yaml");
  const Targets& targets = job.targets = papers_of(path_ / stem_of(job.intake));
  const OutputFolders folders({path_});
  const WriteOptions rules{is_what_was_opened(file, opened), files_of(setup)};
  refuse_bad_targets(targets, rules);
  Saved saved{{}, folders.mended()};
  try {
    saved.result = plan(job);
    if (!is_plan(saved.result)) return sweep_temporaries({targets}), saved;
    const auto removed = publish_papers(targets, saved.result, rules, {{write_temporary(file, yaml), file}});
    saved.said.push_back("written: " + file.string());
    for (const Written& paper : saved.result.written) saved.said.push_back("written: " + paper.target);
    for (const std::string& path : removed) saved.said.push_back("removed, as it no longer holds: " + path);
  } catch (const Error&) {
    sweep_temporaries({targets});
    throw;
  }
  return saved;
}

}  // namespace rehab::desk
