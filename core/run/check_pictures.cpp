// SPDX-License-Identifier: Apache-2.0
#include "run/check_pictures.hpp"

#include <vector>

#include "base/yaml.hpp"
#include "sheet/pictures/contacts.hpp"
#include "sheet/pictures/drawn_angles.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {

namespace {

/// The pictures of one card, each problem at the form it is about.
class PictureCheck {
 public:
  PictureCheck(const std::string& folder, const Exercise& exercise, Problems& problems)
      : folder_(folder), exercise_(exercise), problems_(problems) {}

  void run() {
    for (const Form& form : exercise_.forms)
      if (can_be_drawn(form) && !form.on_bed) check_angles(form);
  }

 private:
  /// The card is read again for the place only.
  void error(const Form& form, const std::string& message, const std::string& remedy) {
    const std::string card = folder_ + "/exercises/" + exercise_.id + ".yaml";
    problems_.error(place_in_file(card, {"forms", form.words, "picture"}), "forms." + form.words + ": " + message,
                    remedy);
  }

  bool can_be_drawn(const Form& form) {
    try {
      refuse_undrawable(form.picture, form.on_bed);
      return true;
    } catch (const PictureError& reason) {
      error(form, std::string("its picture can't be drawn") + (form.on_bed ? " on a bed: " : ": ") + reason.what(),
            "correct the pose");
      return false;
    }
  }

  void check_angles(const Form& form) {
    for (const std::string& message : compare_angles(form.picture, form.facts)) error(form, message, fix);
    if (const std::string message = compare_position(form.picture, form.facts); !message.empty())
      error(form, message, fix);
    for (const std::string& message : compare_contacts(form.picture, form.facts))
      error(form, message, "correct the pose, or where the thing stands");
  }

  static constexpr const char* fix = "correct what the form states, or the pose";

  const std::string& folder_;
  const Exercise& exercise_;
  Problems& problems_;
};

}  // namespace

void check_pictures(const std::string& folder, const Bundle& bundle, Problems& problems) {
  for (const Exercise& exercise : bundle.exercises) PictureCheck(folder, exercise, problems).run();
}

}  // namespace rehab
