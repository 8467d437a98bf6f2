// SPDX-License-Identifier: Apache-2.0
// A request and its response as the desk sees them: plain values, without sockets. The server makes the one and sends
// the other.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rehab::desk {

struct Request {
  std::string method;  ///< "GET"
  std::string target;  ///< as it was sent: "/plan"
  /// Of headers, each empty where it was not sent, or more than once.
  std::string host, origin, cookie, content_type, fetch_site;
  std::string body;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Response {
  int status = 200;
  std::string body;
  std::string type = "text/html; charset=utf-8";
  Headers more = {};         ///< besides `of_every_response`
  bool ends_server = false;  ///< once it was sent
};

/// No other page may read, frame or feed ours, ours runs and loads nothing from elsewhere, and nothing of it is kept.
/// `same-origin` for the referrer: under `no-referrer` browsers send a form with the origin "null".
inline const Headers of_every_response{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

/// A page of one sentence or two, for what goes wrong. Neither holds anything that was sent.
Response told(int status, const std::string& title, const std::string& sentence);

}  // namespace rehab::desk
