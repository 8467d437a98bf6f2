// SPDX-License-Identifier: Apache-2.0
#include "run/check_content.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/yaml.hpp"
#include "plugins/bundle_reader.hpp"
#include "sheet/pictures/drawn_angles.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

/// The pictures of one card, each problem at the form it is about.
class PictureCheck {
 public:
  PictureCheck(const std::string& folder, const Exercise& exercise, Problems& problems)
      : exercise_(exercise), card_(card_of(folder, exercise)), problems_(problems) {}

  void run() {
    for (const Form& form : exercise_.forms)
      if (can_be_drawn(form) && !form.on_bed) check_angles(form);
  }

 private:
  static Node card_of(const std::string& folder, const Exercise& exercise) {
    Problems told_already;
    return read_yaml((fs::path(folder) / "exercises" / (exercise.id + ".yaml")).string(), told_already);
  }

  void error(const Form& form, const std::string& message, const std::string& remedy = {}) {
    problems_.error(place_of(card_, {"forms", form.words, "picture"}), "forms." + form.words + ": " + message, remedy);
  }

  /// One message for a form, whether one leg fails or both.
  bool can_be_drawn(const Form& form) {
    const std::vector<Side> legs =
        form.side == SideUse::neither ? std::vector{Side::none} : std::vector{Side::right, Side::left};
    try {
      for (const Side leg : legs) draw(form.picture, {leg, form.on_bed, {}});
      return true;
    } catch (const PictureError& reason) {
      error(form, std::string("its picture can't be drawn") + (form.on_bed ? " on a bed: " : ": ") + reason.what(),
            "correct the pose");
      return false;
    }
  }

  void check_angles(const Form& form) {
    for (const std::string& message : compare_angles(form.picture, form.facts)) error(form, message);
    if (const std::string message = compare_position(form.picture, form.facts); !message.empty()) error(form, message);
  }

  const Exercise& exercise_;
  const Node card_;
  Problems& problems_;
};

std::vector<std::string> examples_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder) / "examples", none))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

}  // namespace

Problems check_content(const std::string& folder, const Figures& figures, const TryExample& try_example) {
  Problems problems = check_bundle(folder, figures);
  if (!problems.ok()) return problems;
  Problems told_already;
  const Bundle bundle = read_bundle(folder, told_already, every_language, figures);
  for (const Exercise& exercise : bundle.exercises) PictureCheck(folder, exercise, problems).run();
  if (try_example)
    for (const std::string& file : examples_in(folder)) try_example(file, problems);
  return problems;
}

}  // namespace rehab
