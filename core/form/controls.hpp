// SPDX-License-Identifier: Apache-2.0
// A field of the intake as controls, one kind for each kind of type. Part of this room.
#pragma once

#include <map>
#include <string>

#include "form/asked.hpp"
#include "form/choices.hpp"

namespace rehab::form {

class Controls {
 public:
  explicit Controls(const Page& page);

  /// At the margin of the intake.
  std::string field(const ShapeField& field, bool is_needed) const;
  bool is_answered(const ShapeField& field) const;
  bool applies(const ShapeField& field) const;
  bool has_problem(const std::string& path) const;

 private:
  /// What is asked at one place of the page.
  struct Question {
    std::string path;
    std::string key;  ///< in the intake
    const TypeInfo& type;
    std::string label, meaning;
    bool is_needed = false;
    bool is_part = false;
    const Applies* applies = nullptr;
  };

  std::string block(const Question& question) const;
  std::string in_fieldset(const Question& question, const Asked& asked, std::string_view kind,
                          const std::string& inside) const;
  std::string in_one(const Question& question, const Asked& asked) const;
  std::string below(const Question& question, const TypeInfo& type) const;
  /// In a row they stand close, and those that are required are marked: elsewhere all of them may be left open.
  std::string parts(const std::string& path, const TypeInfo& type, bool in_row) const;
  std::string rows(const Question& question, const TypeInfo& type) const;
  std::string row(const Question& question, const TypeInfo& type, int number) const;
  std::string ticks(const Question& question, const Asked& asked) const;
  std::string states(const Question& question, const Asked& asked) const;
  std::string words(const Question& question, const TypeInfo& type) const;
  std::string choice(const std::string& path, const std::string& nothing, std::vector<Offer> offers,
                     const std::string& described) const;
  std::string typed(const Question& question, const TypeInfo& type) const;
  std::string entry(const Question& question, const TypeInfo& type, const std::string& described) const;
  std::string hint(const TypeInfo& type) const;
  std::string problem(const std::string& path) const;
  std::string described(const Question& question, bool has_hint) const;
  std::string nothing_said(const std::string& path) const;

  const Page& page_;
  Answers answers_;
  Choices choices_;
  std::map<std::string, std::string> problems_;  ///< by path; empty: an answer is missing
};

/// "3 of 9 answered" and the like.
std::string filled_in(const std::string& text, const std::map<std::string, std::string>& places);

}  // namespace rehab::form
