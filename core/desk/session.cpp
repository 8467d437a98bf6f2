// SPDX-License-Identifier: Apache-2.0
#include "desk/session.hpp"

#include <algorithm>
#include <array>
#include <nettle/memops.h>
#include <sys/random.h>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace rehab::desk {
namespace {

constexpr std::string_view start_path = "/start/";

std::string secret() {
  std::array<unsigned char, 16> bits{};
  if (getrandom(bits.data(), bits.size(), 0) != static_cast<ssize_t>(bits.size()))
    throw Error(ErrorKind::system, "the system gives no random numbers");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bits) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

/// In a time that tells nothing of where they differ.
bool same(std::string_view sent, std::string_view secret) {
  return sent.size() == secret.size() && nettle_memeql_sec(sent.data(), secret.data(), secret.size()) == 1;
}

bool is_form(const std::string& content_type) {
  return lower_case(trimmed(split(content_type, ';').front())) == "application/x-www-form-urlencoded";
}

}  // namespace

Session::Session(unsigned short port) : port_(port), code_(secret()), cookie_(secret()), token_(secret()) {}

std::string Session::address() const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(start_path) + code_;
}

std::optional<Response> Session::refused(const Request& request) const {
  const std::string port = std::to_string(port_);
  if (request.host != "127.0.0.1:" + port && request.host != "localhost:" + port)
    return told(421, "Another address", "The planner answers under the address that it printed, and no other.");
  if (request.method != "GET" && request.method != "POST") {
    Response no = told(405, "Not this way", "The planner's pages are read, and its forms are sent.");
    no.more = {{"Allow", "GET, POST"}};
    return no;
  }
  if (is_start(request)) return std::nullopt;
  if (!has_cookie(request))
    return told(403, "Not open here",
                "Open the form with the address that the planner printed, in the browser that opened it first. If you "
                "can't, end the planner (Ctrl-C) and start it again.");
  if (request.method == "GET") return std::nullopt;
  const bool is_ours =
      request.origin == "http://" + request.host && (request.fetch_site.empty() || request.fetch_site == "same-origin");
  if (!is_ours) return told(403, "Not from here", "This was sent by another page than the planner's own.");
  if (!is_form(request.content_type)) return told(415, "Not understood", "This is not what the planner's form sends.");
  return std::nullopt;
}

bool Session::is_start(const Request& request) const {
  return request.method == "GET" && request.target.starts_with(start_path);
}

/// A page that leads on, and no redirection: a browser that came from elsewhere, as from a mail or a file, sends a
/// SameSite=Strict cookie only with what our own page asks for.
Response Session::start(const Request& request) {
  const bool is_code = !is_open_ && same(std::string_view(request.target).substr(start_path.size()), code_);
  if (!is_code && !has_cookie(request))
    return told(403, is_open_ ? "Used already" : "Another address",
                is_open_ ? "This address works once, and it was used. End the planner (Ctrl-C) and start it again."
                         : "The planner answers under the address that it printed, and no other.");
  Response go{
      200,
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" "
      "content=\"0;url=/\"><title>The form</title></head><body><p><a href=\"/\">To the form</a></p></body></html>"};
  if (is_code) {
    is_open_ = true;
    go.more = {{"Set-Cookie", "desk-" + std::to_string(port_) + "=" + cookie_ + "; Path=/; HttpOnly; SameSite=Strict"}};
  }
  return go;
}

bool Session::has_cookie(const Request& request) const {
  const std::string name = "desk-" + std::to_string(port_) + "=";
  if (!is_open_) return false;
  return std::ranges::any_of(split(request.cookie, ';'), [&](std::string_view each) {
    each = trimmed(each);
    return each.starts_with(name) && same(each.substr(name.size()), cookie_);
  });
}

bool Session::has_token(const std::string& sent) const {
  return same(sent, token_);
}

Response told(int status, const std::string& title, const std::string& sentence) {
  return {status,
          "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
          "content=\"width=device-width\"><title>" +
              title + "</title></head><body><h1>" + title + "</h1><p>" + sentence + "</p></body></html>"};
}

}  // namespace rehab::desk
