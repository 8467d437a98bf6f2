// SPDX-License-Identifier: Apache-2.0
#include "run/check_steps.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "plugins/reading_level.hpp"
#include "plugins/words_files.hpp"
#include "sheet/content/say.hpp"
#include "sheet/pictures/drawn_angles.hpp"

namespace rehab {

namespace {

using Words = std::vector<std::string>;
using Needs = std::vector<Words>;  ///< for each thing, what will do

constexpr double bent_from_deg = 15;
constexpr std::size_t longest_title = 34, longest_title_in_english = 28;

/// What a prop of the picture may be, in the words of the intake; a prop that is not here may stand for anything.
const std::map<std::string, std::set<std::string>, std::less<>> shown_by{
    {"wall", {"wall"}},           {"chair", {"chair"}},       {"worktop", {"worktop"}},
    {"pillow", {"pillow"}},       {"leg_pillow", {"pillow"}}, {"band", {"band", "latex_free_band"}},
    {"strap", {"strap", "towel"}}};

/// How a step tells to bend a knee.
struct Bending {
  std::string_view language, bend;
  std::set<std::string> what;
};
const Bending bendings[] = {{"en", "bend", {"knee", "knees", "leg"}},
                            {"de", "beugen", {"knie", "bein"}},
                            {"es", "doble", {"rodilla", "rodillas", "pierna"}}};

Words lower_words(const std::string& text) {
  Words words = words_in(text);
  for (std::string& word : words) word = lower_case(word);
  return words;
}

/// Letters enough to find it inside another word.
bool is_long(const std::string& word) {
  return word.size() >= 4;
}

/// "pillows" names the pillow, "Band" the Übungsband, and "Küchenarbeitsplatte" the Arbeitsplatte.
bool names(const std::string& said, const std::string& word) {
  constexpr std::size_t longest_ending = 2;
  if (!is_long(said) || !is_long(word)) return said == word;
  return (said.starts_with(word) && said.size() <= word.size() + longest_ending) || word.ends_with(said) ||
         said.ends_with(word);
}

/// What is lain on goes without saying, and the picture has the one or the other.
bool is_ground(const Words& any_of) {
  return std::ranges::any_of(any_of, [](const std::string& thing) { return thing == "mat" || thing == "bed"; });
}

Needs all_needs(const Form& form, bool pregnant) {
  Needs needs = form.needs;
  if (pregnant)
    for (const std::string& thing : form.needs_in_pregnancy) needs.push_back({thing});
  return needs;
}

Needs needs_placed(const Form& form, bool pregnant) {
  Needs needs = all_needs(form, pregnant);
  std::erase_if(needs, is_ground);
  return needs;
}

bool can_show(const Prop& prop, const Words& any_of, bool pregnant) {
  const auto shown = shown_by.find(prop.kind);
  if (prop.kind == "bump_pillow") return pregnant && std::ranges::count(any_of, "pillow") > 0;
  if (prop.kind == "pad") return std::ranges::count(any_of, "towel") > 0;
  return shown != shown_by.end() &&
         std::ranges::any_of(any_of, [&](const std::string& thing) { return shown->second.contains(thing); });
}

bool is_title(const std::string& plain, bool english) {
  const bool small = plain.front() >= 'a' && plain.front() <= 'z';
  return !small && code_point_count(plain) <= (english ? longest_title_in_english : longest_title);
}

bool uses_place(const std::vector<Text>& steps, std::string_view place) {
  return std::ranges::any_of(
      steps, [&](const Text& step) { return std::ranges::count(places_in(step.others + step.pregnant), place) > 0; });
}

bool is_held(const Form& form) {
  return std::ranges::any_of(form.stages, [](const Stage& s) { return s.form.empty() && s.dose.hold_s > 0; });
}

class FormCheck {
 public:
  FormCheck(const std::string& folder, const Exercise& exercise, const Form& form, Problems& problems)
      : folder_(folder), exercise_(exercise), form_(form), problems_(problems) {}

  void check_picture() {
    std::vector<Prop> left = form_.picture.props;
    const Needs needs = needs_placed(form_, true);
    const std::size_t usual = needs_placed(form_, false).size();
    for (std::size_t i = 0; i < needs.size(); ++i) {
      const auto shown =
          std::ranges::find_if(left, [&](const Prop& prop) { return can_show(prop, needs[i], i >= usual); });
      if (shown == left.end())
        drawn("it needs " + listing(needs[i]) + ", and its picture does not show it", "add the prop, or correct needs");
      else
        left.erase(shown);
    }
    for (const Prop& prop : left)
      if (shown_by.contains(prop.kind))
        drawn("its picture shows '" + prop.kind + "', and it does not need it", "correct needs, or remove the prop");
  }

  void check_words(const std::string& language, const FormWords& words, const Say& say) {
    language_ = language;
    for (const bool pregnant : {false, true})
      if (!check_listed(words, say, pregnant) || !check_placed(words, say, pregnant)) break;
    if (form_.side == SideUse::trained && !uses_place(words.steps, "SIDE"))
      said("it trains one leg, and no step says {SIDE}", "name the leg where it moves");
    if (is_held(form_) != uses_place(words.steps, "hold"))
      said(is_held(form_) ? "its dose has a hold, and no step says {hold}"
                          : "a step says {hold}, and no dose has a hold",
           "let steps and dose agree");
    check_bent(words);
    if (!is_title(words.plain, is_english(language)))
      said("plain: \"" + words.plain + "\" is no title",
           "begin with a capital, and use " +
               std::to_string(is_english(language) ? longest_title_in_english : longest_title) + " letters at most");
  }

 private:
  // The card and its words are read again for the place only.

  void drawn(const std::string& message, const std::string& remedy) {
    const Words path{"forms", form_.words};
    problems_.warning(place_in_file(folder_ + "/exercises/" + exercise_.id + ".yaml", path),
                      join(path, ".") + ": " + message, remedy);
  }

  void said(const std::string& message, const std::string& remedy) {
    const Words path{"exercises", exercise_.id, "forms", form_.words};
    problems_.warning(place_of(words_again(folder_, language_), path), join(path, ".") + ": " + message, remedy);
  }

  /// "You need" names each thing. False: told already.
  bool check_listed(const FormWords& words, const Say& say, bool pregnant) {
    for (const Words& any_of : all_needs(form_, pregnant)) {
      const bool on_bed_too = !is_ground(any_of) && !words.you_need_on_bed.empty();
      if (times_named(lower_words(words.you_need.of(pregnant)), any_of, say) > 0 &&
          (!on_bed_too || times_named(lower_words(words.you_need_on_bed.of(pregnant)), any_of, say) > 0))
        continue;
      said(listing(any_of) + " is needed, and you_need does not name it", "name it, or correct needs");
      return false;
    }
    return true;
  }

  /// Steps and the first caption name each thing at least as often as it is needed. False: told already.
  bool check_placed(const FormWords& words, const Say& say, bool pregnant) {
    Words spoken;
    for (const Text& step : words.steps) std::ranges::copy(lower_words(step.of(pregnant)), std::back_inserter(spoken));
    if (const auto start = words.captions.find(form_.picture.frames.front().label); start != words.captions.end())
      std::ranges::copy(lower_words(start->second), std::back_inserter(spoken));
    const Needs needs = needs_placed(form_, pregnant);
    for (const Words& any_of : std::set<Words>(needs.begin(), needs.end())) {
      const auto needed = std::ranges::count(needs, any_of), placed = times_named(spoken, any_of, say);
      if (placed >= needed) continue;
      said(listing(any_of) + ": " + std::to_string(needed) + " needed" + (pregnant ? " in pregnancy, " : ", ") +
               std::to_string(placed) + " placed by the steps",
           "say in a step where it goes, by the name \"" + say.thing(any_of.front()) + "\"");
      return false;
    }
    return true;
  }

  static std::ptrdiff_t times_named(const Words& spoken, const Words& any_of, const Say& say) {
    Words called;
    for (const std::string& thing : any_of)
      std::ranges::copy(lower_words(say.thing(thing)), std::back_inserter(called));
    return std::ranges::count_if(spoken, [&](const std::string& said) {
      return std::ranges::any_of(called, [&](const std::string& word) { return names(said, word); });
    });
  }

  void check_bent(const FormWords& words) {
    const auto known = std::ranges::find(bendings, std::string_view(language_).substr(0, 2), &Bending::language);
    if (known == std::end(bendings) || most_knee_bend_deg(form_.picture) >= bent_from_deg) return;
    for (const Text& step : words.steps) {
      const Words spoken = lower_words(step.others + " " + step.pregnant);
      if (std::ranges::count(spoken, known->bend) > 0 &&
          std::ranges::any_of(spoken, [&](const std::string& word) { return known->what.contains(word); }))
        return said("a step bends a knee, and its picture shows none bent", "correct the step, or the pose");
    }
  }

  const std::string& folder_;
  const Exercise& exercise_;
  const Form& form_;
  Problems& problems_;
  std::string language_;
};

/// Nothing where the product has no words in this language.
std::optional<Phrases> phrases_in(const std::string& folder, const std::string& language) {
  const std::string file = folder + "/" + language + ".yaml";
  if (std::error_code none; !std::filesystem::exists(file, none)) return std::nullopt;
  Problems told_elsewhere;
  return read_phrases(file, told_elsewhere);
}

template <class Check>
void for_each_form(const std::string& folder, const Bundle& bundle, Problems& problems, Check check) {
  for (const Exercise& exercise : bundle.exercises)
    for (const Form& form : exercise.forms)
      if (!form.on_bed) check(exercise, form, FormCheck(folder, exercise, form, problems));
}

}  // namespace

void check_steps(const std::string& folder, const Bundle& bundle, const std::string& phrases, Problems& problems) {
  for_each_form(folder, bundle, problems, [](const Exercise&, const Form&, FormCheck check) { check.check_picture(); });
  for (const auto& [language, wording] : bundle.wording) {
    const std::optional<Phrases> fixed = phrases_in(phrases, language);
    if (!fixed) continue;
    const Say say(*fixed);
    for_each_form(folder, bundle, problems, [&](const Exercise& exercise, const Form& form, FormCheck check) {
      const auto words = wording.exercises.find(exercise.id);
      if (words == wording.exercises.end() || !words->second.forms.contains(form.words)) return;
      check.check_words(language, words->second.forms.at(form.words), say);
    });
  }
}

}  // namespace rehab
