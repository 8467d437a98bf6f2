// SPDX-License-Identifier: Apache-2.0
#include "form/form.hpp"

namespace rehab::form {

WrittenIntake written(const Filled&, const Shape&) {
  return {};
}
Filled filled(std::string_view, const Shape&) {
  return {};
}
std::vector<Shown> shown(const WrittenIntake&, const Problems&) {
  return {};
}
std::string page(const Page&) {
  return "<!DOCTYPE html><title>form</title>";
}
std::string fragment(const Page&) {
  return {};
}

}  // namespace rehab::form
