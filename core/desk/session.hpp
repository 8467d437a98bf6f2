// SPDX-License-Identifier: Apache-2.0
// Who gets in. The address holds a code that works once; for it the browser gets a cookie that no script and no other
// page can use, and every form a token that only our own pages know. Three secrets, 128 random bits each, for as long
// as the server runs.
#pragma once

#include <optional>
#include <string>

#include "desk/http.hpp"

namespace rehab::desk {

class Session {
 public:
  /// Throws Error (system) where the system gives no random bits.
  explicit Session(unsigned short port);

  /// "http://127.0.0.1:40000/start/<code>"
  std::string address() const;
  const std::string& token() const { return token_; }
  bool is_open() const { return is_open_; }

  /// The answer to whoever may not ask this, or asks what nothing answers; nothing: the request is from our own page,
  /// but for its token.
  std::optional<Response> refused(const Request& request) const;
  /// Of GET /start/<code>, which needs no cookie: hands it out, once.
  bool is_start(const Request& request) const;
  Response start(const Request& request);

  bool has_token(const std::string& sent) const;

 private:
  bool has_cookie(const Request& request) const;

  unsigned short port_;
  std::string code_, cookie_, token_;
  bool is_open_ = false;  ///< the code was used
};

}  // namespace rehab::desk
