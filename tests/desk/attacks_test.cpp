// SPDX-License-Identifier: Apache-2.0
// The command at work, and everybody who should not get in. What the server alone refuses stands in server_test.cpp,
// and who gets in, request by request, in session_test.cpp; here nothing of it is missing where all is put together.
#include <gmock/gmock.h>

#include "desk/running_form.hpp"

namespace rehab::support {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

class Attacks : public testing::Test {
 protected:
  Attacks() : form_(folder_) {}
  /// Nothing was changed, and the desk is there for who may use it.
  ~Attacks() override {
    EXPECT_EQ(form_.get("/").status, 200);
    EXPECT_EQ(folder_.files(), 2U) << "what the form printed, and nothing else";
    EXPECT_EQ(form_.end(SIGTERM), 0);
  }
  int status(const std::string& first, const std::string& headers, const std::string& body = {}) const {
    const Answer answer = sent_raw(form_.port(), request(first, headers, body));
    EXPECT_THAT(answer.head + answer.body, Not(HasSubstr(form_.token().empty() ? "no token yet" : form_.token())));
    EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control")));
    return answer.status;
  }
  std::string with_token(const std::string& more = {}) const { return "_token=" + form_.token() + more; }

  Folder folder_;
  RunningForm form_;
};

TEST_F(Attacks, BeforeAnybodyOpenedIt) {
  const std::string host = "Host: " + form_.host() + "\r\n";
  EXPECT_EQ(status("GET /", host), 403);
  EXPECT_EQ(status("GET /form.js", host), 403);
  EXPECT_EQ(status("GET /start/" + std::string(32, '0'), host), 403);
  EXPECT_EQ(status("GET /start/", host), 403);
  form_.open();
}

TEST_F(Attacks, ReboundName) {
  form_.open();
  for (const std::string& host : std::vector<std::string>{
           "evil.example", "evil.example:" + std::to_string(form_.port()), std::string("127.0.0.1"),
           "127.0.0.1.evil.example:" + std::to_string(form_.port()), std::string("")}) {
    std::string headers = form_.headers();
    headers.replace(headers.find(form_.host()), form_.host().size(), host);
    EXPECT_EQ(status("GET /", headers), 421) << host;
  }
  EXPECT_EQ(status("GET /", form_.headers() + "Host: evil.example\r\n"), 421);
  EXPECT_EQ(status("GET " + form_.start(), "Host: evil.example\r\n"), 421);
}

TEST_F(Attacks, CodeUsedAgain) {
  form_.open();
  EXPECT_EQ(status("GET " + form_.start(), "Host: " + form_.host() + "\r\n"), 403);
}

TEST_F(Attacks, PageOfAnother) {
  form_.open();
  const std::string type = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string body = with_token();
  for (const std::string target : {"/", "/plan", "/save", "/open", "/stop"}) {
    EXPECT_EQ(status("POST " + target, form_.headers() + type + "Origin: http://evil.example\r\n", body), 403);
    EXPECT_EQ(status("POST " + target, form_.headers() + type + "Origin: null\r\n", body), 403);
    EXPECT_EQ(status("POST " + target, form_.headers() + type, body), 403) << "no origin";
    EXPECT_EQ(status("POST " + target, form_.headers_of_form() + "Sec-Fetch-Site: cross-site\r\n", body), 403);
    EXPECT_EQ(status("POST " + target, form_.headers_of_form() + "Origin: http://evil.example\r\n", body), 403);
    EXPECT_EQ(status("POST " + target, form_.headers_of_form(), "_token=" + std::string(32, '0')), 403);
    EXPECT_EQ(status("POST " + target, form_.headers_of_form(), "age=34"), 403) << "no token";
  }
  EXPECT_EQ(status("OPTIONS /save", form_.headers() + "Origin: http://evil.example\r\n"), 405);
}

TEST_F(Attacks, NoCookie) {
  form_.open();
  std::string headers = form_.headers_of_form();
  headers.erase(headers.find("Cookie"), headers.find("Origin") - headers.find("Cookie"));
  EXPECT_EQ(status("POST /save", headers, with_token()), 403);
  EXPECT_EQ(status("GET /", "Host: " + form_.host() + "\r\n"), 403);
}

TEST_F(Attacks, PathsOutOfTheFolder) {
  form_.open();
  for (const char* path : {"/../../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/form.css/../../etc/passwd",
                           "/etc/passwd", "/form.css%00", "file:///etc/passwd", "/.form-out"})
    EXPECT_THAT(status("GET " + std::string(path), form_.headers()), AnyOf(400, 403, 404)) << path;
}

TEST_F(Attacks, AsksThatHaveTwoMeanings) {
  form_.open();
  const std::string body = with_token();
  const std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  for (const std::string& twice : {std::string("Transfer-Encoding: chunked\r\n"), length + "Content-Length: 0\r\n",
                                   length + "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\n" + length,
                                   "Transfer-Encoding: identity, chunked, x\r\n" + length}) {
    const Wire wire(form_.port());
    wire.send("POST /plan HTTP/1.1\r\n" + form_.headers_of_form() + twice + "\r\n" + body + "GET / HTTP/1.1\r\n" +
              form_.headers() + "\r\n");
    const std::string all = wire.rest(3'000);
    EXPECT_EQ(Wire::parsed(all).status, 400) << twice;
    EXPECT_EQ(all.find("HTTP/1.1 ", 1), std::string::npos) << "one answer, and the connection ends: " << twice;
  }
}

TEST_F(Attacks, Floods) {
  form_.open();
  EXPECT_EQ(status("POST /plan", form_.headers_of_form(), std::string(3'000'000, 'a')), 413);
  EXPECT_EQ(status("POST /plan", form_.headers_of_form() + "X: " + std::string(20'000, 'a') + "\r\n", "a=b"), 431);
  std::vector<std::unique_ptr<Wire>> wires;
  for (int i = 0; i < 15; ++i) wires.push_back(std::make_unique<Wire>(form_.port()));
}

TEST_F(Attacks, AnotherUserOfTheComputerWhoKnowsItAll) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  form_.open();
  const pid_t child = fork();
  if (child == 0) {
    if (setresuid(65534, 65534, 65534) != 0) _exit(2);
    const Wire wire(form_.port());
    wire.send(request("GET /", form_.headers()));
    _exit(wire.rest(5'000).empty() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0) << "he got an answer";
  EXPECT_THAT(slurp(folder_ / ".form-err"), HasSubstr("another user"));
}

}  // namespace
}  // namespace rehab::support
