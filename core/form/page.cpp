// SPDX-License-Identifier: Apache-2.0
#include "form/form.hpp"

namespace rehab::form {

std::string page(const Page&) {
  return "<!DOCTYPE html><title>form</title>";
}
std::string fragment(const Page&) {
  return {};
}

}  // namespace rehab::form
