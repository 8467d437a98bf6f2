// SPDX-License-Identifier: Apache-2.0
#include "intake/questionnaire.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <utility>

#include "base/text.hpp"
#include "intake/intake_reader.hpp"
#include "intake/question.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

/// The answers ended.
struct Ended {};
/// Whoever answers has said enough.
struct Finished {};

const char* const form_name = "answers";

class Questionnaire {
 public:
  Questionnaire(const IntakeShape& form, const Asking& asking, std::istream& in, std::ostream& out)
      : form_(form), asking_(asking), in_(in), out_(out), questions_(questions_of(form)) {}

  std::optional<NewIntake> run() {
    say("Answer with a number, the first letters or the word. '<' goes back one question.");
    try {
      while (ask_next()) continue;
    } catch (const Finished&) {
    } catch (const Ended&) {
      out_ << '\n';
    }
    if (next_needed()) return std::nullopt;
    Problems problems;
    const std::string yaml = answers_.yaml();
    read_intake_text(form_name, yaml, form_, problems);
    if (!problems.ok()) throw Error(ErrorKind::internal, "the questionnaire wrote an intake that can't be read");
    return NewIntake{answers_.find("patient"), yaml};
  }

 private:
  // --- Which question comes ---

  bool is_needed(const Question& question) const {
    if (question.part) return asking_.needed.contains(question.name());
    const ShapeField& field = *question.field;
    return field.is_required || (field.is_wanted && !field.applies.if_key.empty()) || is_recorded_here(field.key);
  }
  /// Does the clinic record the field, or a part of it, for every patient?
  bool is_recorded_here(const std::string& key) const {
    return std::ranges::any_of(
        asking_.needed, [&](const std::string& needed) { return needed == key || needed.starts_with(key + "."); });
  }
  bool is_open(const Question& question) const {
    return question.applies(answers_) && !is_answered(question) && !passed_.contains(question.name());
  }
  bool is_answered(const Question& question) const {
    return !answers_.find(question.field->key, question.part_key()).empty();
  }
  /// The parts of a needed group come with it.
  bool comes_first(const Question& question) const {
    return is_needed(question) || (question.part && is_recorded_here(question.field->key));
  }

  const Question* next_needed() const {
    const auto found =
        std::ranges::find_if(questions_, [&](const Question& q) { return comes_first(q) && is_open(q); });
    return found == questions_.end() ? nullptr : &*found;
  }
  const Question* next_of(const std::string& topic) const {
    const auto found =
        std::ranges::find_if(questions_, [&](const Question& q) { return q.topic == topic && is_open(q); });
    return found == questions_.end() ? nullptr : &*found;
  }
  /// Parts of a group count only once it is described.
  std::size_t count_of(const std::string& topic) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(questions_, [&](const Question& q) { return q.topic == topic && is_open(q); }));
  }

  std::vector<std::string> topics() const {
    std::vector<std::string> all;
    for (const Question& question : questions_)
      if (!comes_first(question) && (all.empty() || all.back() != question.topic)) all.push_back(question.topic);
    return all;
  }

  std::string position(const Question& question) const {
    std::size_t before = 0, all = 0;
    const bool is_first_part = comes_first(question);
    for (const Question& each : questions_) {
      const bool is_of_it = is_first_part ? comes_first(each) : each.topic == question.topic && !comes_first(each);
      if (!is_of_it || !each.applies(answers_)) continue;
      ++all;
      if (&each < &question) ++before;
    }
    return std::to_string(before + 1) + " of " + std::to_string(all);
  }

  // --- Topics ---

  /// False: there is no more to ask.
  bool ask_next() {
    if (const Question* question = next_needed()) return ask(*question), true;
    const std::string topic = next_topic();
    if (topic.empty()) return false;
    announce_topics();
    enter(topic);
    return true;
  }

  void announce_topics() {
    if (std::exchange(is_announced_, true)) return;
    std::size_t left = 0;
    for (const std::string& topic : topics()) left += count_of(topic);
    say("");
    say("That is enough for a plan. " + std::to_string(left) +
        " more questions make it fit better, by topic. Enter skips a topic, or a question: it then counts as not "
        "recorded, never as a no. '.' ends the questions.");
  }

  /// Empty: there is none left.
  std::string next_topic() const {
    for (const std::string& topic : topics())
      if (!passed_.contains("topic " + topic) && next_of(topic) != nullptr) return topic;
    return {};
  }

  void enter(const std::string& topic) {
    if (!entered_.contains(topic)) {
      const std::size_t count = count_of(topic);
      say("");
      const std::string answer = line(topic + ": " + std::to_string(count) + (count == 1 ? " question" : " questions") +
                                      ". y to answer, Enter to skip: ");
      if (answer == "<") return back();
      if (answer == ".") throw Finished();
      history_.push_back("topic " + topic);
      if (answer.empty() || std::string("no").starts_with(lower_case(answer)))
        passed_.insert("topic " + topic);
      else
        entered_.insert(topic);
      return;
    }
    ask(*next_of(topic));
  }

  /// Takes the last answer back: its question comes next again.
  void back() {
    if (history_.empty()) return say("This is the first question.");
    const std::string last = history_.back();
    history_.pop_back();
    passed_.erase(last);
    if (last.starts_with("topic ")) entered_.erase(last.substr(6));
    const auto question = std::ranges::find_if(questions_, [&](const Question& q) { return q.name() == last; });
    if (question == questions_.end()) return;
    answers_.erase(question->field->key, question->part_key());
    keep();
  }

  void keep() const {
    if (asking_.keep) asking_.keep({answers_.find("patient"), answers_.yaml()});
  }

  // --- One question ---

  void ask(const Question& question) {
    const bool may_be_skipped = !is_needed(question);
    say("");
    const std::string number = position(question) + "  ";
    out_ << number << flowed(question.asked().meaning, asking_.width, 0, number.size()) << '\n';
    out_ << what_may_be_answered(question, asking_.width) << '\n';
    const bool offers_today = question.name() == "date" && !asking_.today.empty();
    if (offers_today) say("Enter: today, " + asking_.today, 2);
    while (true) {
      const std::string typed = line(question.name() + ": ");
      if (typed == "<") return back();
      if (typed == "." && !comes_first(question)) throw Finished();
      if (offers_today && is_among(lower_case(typed), "today heute hoy")) return accept(question, asking_.today);
      if (typed.empty() && offers_today) return accept(question, asking_.today);
      if (typed.empty() && may_be_skipped) return pass(question);
      if (typed.empty()) {
        say("This one is needed.");
      } else if (const std::string value = answer_meant(question, without_name(question, typed));
                 is_accepted(question, value)) {
        return accept(question, value);
      }
    }
  }

  /// "age: 34" to the question of the age.
  static std::string without_name(const Question& question, const std::string& typed) {
    const std::string name = question.name() + ":";
    return typed.starts_with(name) ? std::string(trimmed(std::string_view(typed).substr(name.size()))) : typed;
  }

  void pass(const Question& question) {
    passed_.insert(question.name());
    history_.push_back(question.name());
  }

  void accept(const Question& question, const std::string& value) {
    const bool is_description = question.is_group && value == "yes";
    answers_.set(question.field->key, question.part_key(), is_description ? "" : value);
    history_.push_back(question.name());
    if (question.name() == "patient") take_up_draft(value);
    keep();
  }

  /// What may have changed by the day is asked again.
  void take_up_draft(const std::string& patient) {
    const std::string draft = asking_.draft ? asking_.draft(patient) : std::string();
    Answers kept = Answers::of(form_, form_name, draft);
    for (const char* key : {"date", "red_flags"}) kept.erase(key, {});
    if (kept.find("patient") != patient || kept.size() == 1) return;
    say("");
    say("Taken up from where it was interrupted:");
    const std::string yaml = kept.yaml();
    for (std::string_view line : split(trimmed(yaml), '\n'))
      if (!line.starts_with("schema:") && !line.starts_with("patient:")) say(std::string(line), 2);
    say("The day and the warning signs are asked again. '<' goes back through the answers.");
    answers_ = std::move(kept);
    history_.clear();
    for (const Question& question : questions_)
      if (is_answered(question)) history_.push_back(question.name());
  }

  bool is_accepted(const Question& question, const std::string& value) {
    if (question.name() == "patient" && asking_.refuses)
      if (const std::string why = asking_.refuses(value); !why.empty()) return say(why), false;
    if (question.is_group && value == "yes") return true;
    Answers tried = answers_;
    tried.set(question.field->key, question.part_key(), value);
    return is_read(tried, question);
  }

  /// Is it about what the new answer makes another question of?
  bool is_asked_next(const Problem& problem, const Question& question, const Answers& tried) const {
    return std::ranges::any_of(questions_, [&](const Question& other) {
      return &other != &question && other.applies(tried) && problem.message.starts_with(other.name() + ": ") &&
             tried.find(other.field->key, other.part_key()).empty();
    });
  }

  /// Reads the whole form with the new answer, and shows what the reader says about its line.
  bool is_read(const Answers& tried, const Question& question) {
    const std::string& key = question.field->key;
    Problems problems;
    read_intake_text(form_name, tried.yaml(), form_, problems);
    bool ok = true;
    for (const Problem& problem : problems.sorted()) {
      if (problem.place.line != tried.line_of(key) || is_asked_next(problem, question, tried)) continue;
      say(problem.message + (problem.remedy.empty() ? "" : "; ") + problem.remedy);
      for (const std::string& instead : problem.instead)
        if (const auto value = Answers::of(form_, form_name, instead).find(key, question.part_key()); !value.empty())
          say("Did you mean: " + value, 2);
      ok = ok && problem.severity == Severity::warning;
    }
    return ok;
  }

  // --- The terminal ---

  void say(const std::string& text, std::size_t indent = 0) {
    out_ << std::string(indent, ' ') << flowed(text, asking_.width, indent, indent) << '\n';
  }

  std::string line(const std::string& prompt) {
    out_ << prompt << std::flush;
    std::string text;
    if (!std::getline(in_, text)) throw Ended();
    return std::string(trimmed(text));
  }

  const IntakeShape& form_;
  const Asking& asking_;
  std::istream& in_;
  std::ostream& out_;
  std::vector<Question> questions_;
  Answers answers_;
  std::vector<std::string> history_;  ///< what was answered or passed, the last at the end
  std::set<std::string> passed_;      ///< questions and topics that were skipped
  std::set<std::string> entered_;     ///< topics
  bool is_announced_ = false;         ///< that what follows may be skipped
};

}  // namespace

std::optional<NewIntake> ask_for_intake(const IntakeShape& form, const Asking& asking, std::istream& answers,
                                        std::ostream& questions) {
  return Questionnaire(form, asking, answers, questions).run();
}

}  // namespace rehab
