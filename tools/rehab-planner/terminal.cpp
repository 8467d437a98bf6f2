// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include "base/text.hpp"

namespace rehab::cli {

MadeVisible::~MadeVisible() {
  sync();
  stream_.rdbuf(real_);
}

MadeVisible::int_type MadeVisible::overflow(int_type c) {
  waiting_ += traits_type::to_char_type(c);
  return c;
}

std::streamsize MadeVisible::xsputn(const char* text, std::streamsize size) {
  waiting_.append(text, static_cast<std::size_t>(size));
  return size;
}

int MadeVisible::sync() {
  const std::string visible = made_visible(waiting_);
  waiting_.clear();
  const auto size = static_cast<std::streamsize>(visible.size());
  return real_->sputn(visible.data(), size) == size ? real_->pubsync() : -1;
}

}  // namespace rehab::cli
