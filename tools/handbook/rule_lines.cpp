// SPDX-License-Identifier: Apache-2.0
#include "handbook/rule_lines.hpp"

#include "base/text.hpp"
#include "handbook/markdown.hpp"
#include "handbook/rule_text.hpp"

namespace rehab::handbook {

namespace {

std::string when_text(const Library& library, const Rule& rule) {
  if (!rule.when)
    return "the bundle's library decides; what it looks for stands under \"because\", and each record shows the "
           "answers it went by.";
  const std::string text = condition_text(library, *rule.when);
  return text.empty() ? "always" : sentence(text);
}

std::string if_unknown_text(const Rule& rule) {
  switch (rule.if_unknown) {
    case IfUnknown::apply:
      return "applies all the same.";
    case IfUnknown::list:
      return "does not apply; listed on the record as not evaluated.";
    case IfUnknown::not_asked:
      break;
  }
  return {};
}

/// Lines as they come; one that says nothing is left out.
class Lines {
 public:
  void add(const std::string& label, const std::string& text) {
    if (!text.empty()) lines_.push_back({label, {text}});
  }
  void add(const std::string& label, std::vector<std::string> texts) {
    if (!texts.empty()) lines_.push_back({label, std::move(texts)});
  }
  void reasons(const Bundle& bundle, const std::string& in_short, const std::string& because,
               const std::vector<Citation>& sources) {
    add("In short", plain(in_short));
    add("Because", plain(because));
    add(sources.size() == 1 ? "Source" : "Sources", source_texts(bundle, sources));
  }
  std::vector<RuleLine> take() { return std::move(lines_); }

 private:
  std::vector<RuleLine> lines_;
};

}  // namespace

std::vector<RuleLine> rule_lines(const Library& library, const Bundle& bundle, const Rule& rule) {
  Lines lines;
  lines.add("When", when_text(library, rule));
  lines.add("If not recorded", if_unknown_text(rule));
  std::vector<std::string> effects;
  for (const Effect& effect : rule.then) effects.push_back(effect_text(library, effect));
  lines.add("Then", std::move(effects));
  if (const Wording* words = own_words(bundle))
    if (const auto found = words->rules.find(rule.id); found != words->rules.end()) {
      lines.add("The patient reads", plain(found->second.patient));
      lines.add("and goes on with", plain(found->second.meanwhile));
      lines.add("The clinician, or the letter, reads", plain(found->second.clinician));
      lines.add("The letter reads", plain(found->second.letter));
    }
  lines.reasons(bundle, rule.in_short, rule.because, rule.sources);
  return lines.take();
}

std::vector<RuleLine> step_lines(const Library& library, const Bundle& bundle, const StepRule& step) {
  Lines lines;
  lines.add("When", sentence(condition_text(library, step.when)));
  lines.add("Then", step.step == StageStep::up     ? "the exercise goes one stage up."
                    : step.step == StageStep::back ? "the exercise goes one stage back."
                                                   : "the exercise keeps its stage.");
  lines.reasons(bundle, step.in_short, step.because, step.sources);
  return lines.take();
}

std::vector<std::string> source_texts(const Bundle& bundle, const std::vector<Citation>& sources) {
  std::vector<std::string> texts;
  for (const Citation& cited : sources) texts.push_back(citation_text(bundle, cited.key, cited.mark));
  return texts;
}

std::string shown_value(const FigureInfo& figure) {
  return number_text(figure.value) + " " + figure.unit;
}

std::string shown_value(const SettingInfo& setting) {
  const auto* number = std::get_if<double>(&setting.standard);
  return (number ? number_text(*number) : std::get<std::string>(setting.standard)) + " " + setting.unit;
}

}  // namespace rehab::handbook
