// SPDX-License-Identifier: Apache-2.0
// The server by itself: what comes in, what is refused before anybody is asked, and when it ends.
#include "desk/server.hpp"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <thread>

#include "desk/client.hpp"
#include "desk/peer.hpp"

namespace rehab::desk {
namespace {

using namespace std::chrono_literals;
using support::Answer;
using support::request;
using support::sent_raw;
using support::Wire;
using testing::HasSubstr;
using testing::Not;

ServerLimits hasty() {
  ServerLimits limits;
  limits.request = 300ms;
  return limits;
}

Response echo(const Request& request) {
  if (request.target == "/throws") throw std::runtime_error("secret /home/patient.yaml");
  Response response{200, request.method + " " + request.target + " " + request.host + " " + request.body};
  response.ends_server = request.target == "/end";
  return response;
}

class ServerTest : public testing::Test {
 protected:
  void serve(const ServerLimits& limits = {}) {
    server_.emplace(limits);
    thread_ = std::thread([this] {
      server_->run(
          echo, [this] { return stop_.load(); }, [this](const std::string& sentence) { told_ += sentence; });
      server_.reset();
      ended_ = true;
    });
    port_ = server_->port();
  }
  ~ServerTest() override {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }
  Answer ask(const std::string& first, const std::string& headers = "Host: h\r\n", const std::string& body = {}) const {
    return sent_raw(port_, request(first, headers, body));
  }
  bool ends_within(std::chrono::milliseconds time) const {
    for (const auto until = std::chrono::steady_clock::now() + time; std::chrono::steady_clock::now() < until;) {
      if (ended_) return true;
      std::this_thread::sleep_for(10ms);
    }
    return ended_;
  }

  std::optional<Server> server_;
  std::thread thread_;
  std::atomic<bool> stop_ = false, ended_ = false;
  std::string told_;
  int port_ = 0;
};

TEST_F(ServerTest, HandsOnWhatWasSentAndAddsWhatProtects) {
  serve();
  const Answer answer = ask("POST /here", "Host: h\r\n", "a=b");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "POST /here h a=b");
  for (const auto& [name, value] : of_every_response) EXPECT_EQ(answer.header(name), value);
  EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control")));
}

TEST_F(ServerTest, ListensOnTheLoopbackAddressAlone) {
  serve();
  char port[8];
  std::snprintf(port, sizeof port, ":%04X", port_);
  std::ifstream table("/proc/net/tcp");
  std::vector<std::string> listening;
  for (std::string line; std::getline(table, line);)
    if (line.find(std::string(port) + " 00000000:0000 0A") != std::string::npos) listening.push_back(line);
  EXPECT_THAT(listening, testing::ElementsAre(HasSubstr("0100007F" + std::string(port))));
}

TEST_F(ServerTest, KeepsAConnectionForTheNextRequest) {
  serve();
  const Wire wire(port_);
  for (const std::string page : {"/1", "/2", "/3"}) {
    wire.send(request("GET " + page, "Host: h\r\n"));
    EXPECT_EQ(wire.answer().body, "GET " + page + " h ");
  }
}

TEST_F(ServerTest, TellsNothingOfWhatWentWrongWithin) {
  serve();
  const Answer answer = ask("GET /throws");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
  EXPECT_EQ(ask("GET /next").status, 200);
}

struct Refusal {
  const char* name;
  std::string bytes;
  int status;  ///< 0: none, the connection is closed
};

class Refuses : public ServerTest, public testing::WithParamInterface<Refusal> {};

TEST_P(Refuses, AndLivesOn) {
  serve(hasty());
  EXPECT_EQ(sent_raw(port_, GetParam().bytes).status, GetParam().status);
  EXPECT_EQ(ask("GET /next").status, 200);
}

std::string many_headers() {
  std::string headers = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 400'000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
  return headers + "\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    All, Refuses,
    testing::Values(
        Refusal{"a_body_said_to_be_huge", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 104857600\r\n\r\n", 413},
        Refusal{"a_body_that_is_huge", request("POST /", "Host: h\r\n", std::string(40'000'000, 'a')), 413},
        Refusal{"a_huge_body_in_chunks",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2625A00\r\n" +
                    std::string(40'000'000, 'a') + "\r\n0\r\n\r\n",
                413},
        Refusal{"many_headers", many_headers(), 431}, Refusal{"no_line_end", std::string(40'000'000, 'a'), 431},
        Refusal{"a_long_header_without_end", "GET / HTTP/1.1\r\nX: " + std::string(1'000'000, 'a'), 431},
        Refusal{"two_lengths_that_differ",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        Refusal{"a_length_and_chunks",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Refusal{"chunks_and_a_length",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
        Refusal{"a_length_that_is_none", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400},
        Refusal{"a_folded_header", "GET / HTTP/1.1\r\nHost: h\r\n b\r\nX : y\r\n\r\n", 400},
        Refusal{"another_protocol", "\x16\x03\x01\x02\x05\x01\r\n\r\n", 400},
        Refusal{"a_slow_head", "GET / HTTP/1.1\r\nHost:", 0},
        Refusal{"a_slow_body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc", 0}),
    [](const auto& each) { return std::string(each.param.name); });

TEST_F(ServerTest, AByteNowAndThenHoldsNoConnection) {
  serve(hasty());
  const Wire wire(port_);
  const auto began = std::chrono::steady_clock::now();
  wire.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n");
  while (wire.send("a") && std::chrono::steady_clock::now() < began + 5s) std::this_thread::sleep_for(20ms);
  EXPECT_LT(std::chrono::steady_clock::now(), began + 2s);
}

TEST_F(ServerTest, AHundredConnectionsHoldNobodyUpForLong) {
  serve(hasty());
  std::vector<std::unique_ptr<Wire>> idle;
  for (int i = 0; i < 100; ++i) idle.push_back(std::make_unique<Wire>(port_));
  EXPECT_EQ(ask("GET /next").status, 200);
}

TEST_F(ServerTest, RepeatedHeadersCountAsNone) {
  serve();
  EXPECT_EQ(ask("GET /", "Host: a\r\nHost: b\r\n").body, "GET /  ");
}

TEST_F(ServerTest, EndsByAnAnswerThatArrives) {
  serve();
  EXPECT_EQ(ask("GET /end").status, 200);
  EXPECT_TRUE(ends_within(2s));
  EXPECT_THROW(Wire{port_}, std::runtime_error);
}

TEST_F(ServerTest, EndsWhenIdle) {
  ServerLimits limits;
  limits.idle = 500ms;
  serve(limits);
  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(200ms);
    EXPECT_EQ(ask("GET /").status, 200) << "it is in use";
  }
  EXPECT_TRUE(ends_within(3s));
}

TEST_F(ServerTest, EndsWhenAsked) {
  serve();
  stop_ = true;
  EXPECT_TRUE(ends_within(2s));
}

TEST(TwoServers, StandSideBySide) {
  const Server one, other;
  EXPECT_NE(one.port(), other.port());
}

TEST_F(ServerTest, AnotherUserGetsNoAnswer) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  serve();
  const pid_t child = fork();
  if (child == 0) {
    if (setresuid(65534, 65534, 65534) != 0) _exit(2);
    const Wire wire(port_);
    wire.send(request("GET /", "Host: h\r\n"));
    _exit(wire.rest(2'000).empty() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(ask("GET /").status, 200);
  stop_ = true;
  thread_.join();
  EXPECT_THAT(told_, HasSubstr("another user"));
}

TEST(Peer, IsUnknownWhereNoTableTellsOfIt) {
  EXPECT_FALSE(is_own_user({INADDR_LOOPBACK, 1}, {INADDR_LOOPBACK, 2}));
  EXPECT_FALSE(is_own_user({INADDR_LOOPBACK, 1}, {INADDR_LOOPBACK, 2}, "/there/is/none"));
}

}  // namespace
}  // namespace rehab::desk
