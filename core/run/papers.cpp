// SPDX-License-Identifier: Apache-2.0
#include "run/papers.hpp"

#include <algorithm>
#include <fcntl.h>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading = "rehab-planner papers 1";

/// One file that gets another name, and what may have that name before, which then gets its. Inodes tell what is done.
struct Move {
  std::uint64_t file = 0;
  std::uint64_t other = 0;  ///< 0: nothing
  fs::path from;
  fs::path to;
};

bool is_temporary(const fs::path& path) {
  return !target_of(path).empty();
}

fs::path full(const fs::path& path) {
  return fs::absolute(path).lexically_normal();
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat state {};
  return ::lstat(path.c_str(), &state) == 0 ? state.st_ino : 0;
}

void rename(const fs::path& from, const fs::path& to, std::uint64_t other) {
  if (other != 0 && inode_of(to) == other) return swap_names(from, to);
  give_name(from, to);  // refuses what has come there since
}

void go(const Move& move) {
  if (inode_of(move.from) == move.file) rename(move.from, move.to, move.other);
}

void go_back(const Move& move) {
  if (move.file != 0 && inode_of(move.to) == move.file) rename(move.to, move.from, move.other);
}

void go_all(const std::vector<Move>& moves) {
  for (const Move& move : moves) go(move);
  std::set<fs::path> folders;
  for (const Move& move : moves) folders.insert(move.to.parent_path());
  for (const fs::path& folder : folders) sync_folder(folder);
}

/// False: some new paper keeps its name.
bool go_all_back(const std::vector<Move>& moves) {
  bool all = true;
  for (auto move = moves.rbegin(); move != moves.rend(); ++move) try {
      go_back(*move);
    } catch (const Error&) {
      all = false;
    }
  return all;
}

/// What is left under the names of temporaries: new papers that were not taken, or the old ones.
void discard(const std::vector<Move>& moves) {
  std::error_code none;
  for (const Move& move : moves)
    for (const fs::path& path : {move.from, move.to})
      if (is_temporary(path)) fs::remove(path, none);
}

void leave(const std::vector<Move>& moves, const fs::path& note) {
  discard(moves);
  std::error_code none;
  fs::remove(note, none);
}

fs::path note_beside(const fs::path& target) {
  return target.parent_path() / ("." + target.filename().string() + ".note");
}

bool is_note(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') && name.ends_with(".note");
}

std::string note_of(const std::vector<Move>& moves) {
  std::string note(heading);
  for (const Move& move : moves)
    for (const std::string& field :
         {std::to_string(move.file), std::to_string(move.other), move.from.string(), move.to.string()})
      note += '\0' + field;
  return note;
}

/// Nothing: this is no note of the user's own runs.
std::vector<Move> moves_in(const fs::path& note) {
  struct stat state {};
  if (::lstat(note.c_str(), &state) != 0 || !S_ISREG(state.st_mode) || state.st_uid != ::geteuid()) return {};
  const std::string text = read_file(note);
  const std::vector<std::string_view> fields = split(text, '\0');
  if (fields[0] != heading || fields.size() % 4 != 1) return {};
  std::vector<Move> moves;
  for (std::size_t i = 1; i < fields.size(); i += 4) {
    const auto inode = [&](std::size_t at) { return std::strtoull(std::string(fields[at]).c_str(), nullptr, 10); };
    Move move{inode(i), inode(i + 1), fields[i + 2], fields[i + 3]};
    if (move.from.parent_path() != move.to.parent_path() || is_temporary(move.from) == is_temporary(move.to)) return {};
    moves.push_back(std::move(move));
  }
  return moves;
}

std::vector<Move> moves_of(const PaperChange& change) {
  std::vector<Move> moves;
  for (const auto& [temporary, target] : change.put)
    moves.push_back({inode_of(temporary), inode_of(target), full(temporary), full(target)});
  for (const fs::path& path : change.remove)
    if (const std::uint64_t file = inode_of(path)) moves.push_back({file, 0, full(path), full(temporary_name(path))});
  return moves;
}

/// One sentence on what became of the papers that `note` speaks of.
std::string finish(const fs::path& note, const std::vector<Move>& moves) {
  const auto put = std::ranges::find_if(moves, [](const Move& move) { return is_temporary(move.from); });
  const std::string paper = (put == moves.end() ? note : put->to).string();
  std::string ending = "that change is now finished";
  try {
    go_all(moves);
  } catch (const Error& error) {
    ending = "they are as before, for the change could not be finished: " + std::string(error.what());
    if (!go_all_back(moves)) return paper + ": the change a killed run began can't be finished: " + error.what();
  }
  leave(moves, note);
  return paper + ": a run that was killed was changing this patient's papers; " + ending;
}

/// Of this user, and of the planner's own making.
bool is_leftover(const fs::path& path) {
  constexpr std::string_view written[] = {".pdf", ".html", ".json", ".yaml", ".note"};
  if (std::ranges::find(written, target_of(path).extension()) == std::end(written)) return false;
  struct stat state {};
  return ::lstat(path.c_str(), &state) == 0 && S_ISREG(state.st_mode) && state.st_uid == ::geteuid();
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::vector<std::string> put_right(const fs::path& folder) {
  std::vector<std::string> mended;
  for (const fs::path& path : files_in(folder))
    if (is_note(path))
      if (const std::vector<Move> moves = moves_in(path); !moves.empty()) mended.push_back(finish(path, moves));
  std::error_code none;
  for (const fs::path& path : files_in(folder))
    if (is_leftover(path) && fs::remove(path, none))
      mended.push_back(path.string() + ": removed, a run that was killed left it unfinished");
  return mended;
}

}  // namespace

void change_together(const PaperChange& change, const WriteOptions& rules) {
  if (change.put.empty()) return;
  const std::vector<Move> moves = moves_of(change);
  const fs::path note = note_beside(full(change.put[0].target));
  const std::string text = note_of(moves);
  try {
    for (const auto& [temporary, target] : change.put) refuse_existing(target, rules);
    write_file(note, text);
  } catch (const Error&) {
    discard(moves);
    std::error_code none;
    if (!fs::exists(note, none)) throw;
    if (read_file(note) != text)
      throw Error(ErrorKind::cannot_create, change.put[0].target.string() + ": another run is changing it",
                  "try again when that has ended");
    fs::remove(note, none);  // there, but it may not last
    throw;
  }
  try {
    go_all(moves);
  } catch (const Error&) {
    if (go_all_back(moves)) leave(moves, note);  // else the next run tries again
    throw;
  }
  leave(moves, note);
}

OutputFolders::OutputFolders(const std::set<fs::path>& folders) {
  for (const fs::path& folder : folders) claim(folder);
}

OutputFolders::~OutputFolders() {
  for (const int descriptor : descriptors_) ::close(descriptor);
}

void OutputFolders::claim(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  descriptors_.push_back(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    for (std::string& sentence : put_right(folder)) mended_.push_back(std::move(sentence));
  ::flock(descriptor, LOCK_SH);
}

}  // namespace rehab
