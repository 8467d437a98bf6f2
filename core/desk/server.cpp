// SPDX-License-Identifier: Apache-2.0
// The one file that knows Boost.Beast.
#include "desk/server.hpp"

#define BOOST_ASIO_DISABLE_THREADS
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>

#include "base/problem.hpp"
#include "desk/peer.hpp"

namespace rehab::desk {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr std::size_t largest_read = std::size_t{64} << 10;
constexpr std::chrono::milliseconds farewell{2000};     ///< to take in what a client still sends that was refused
constexpr std::chrono::milliseconds longest_wait{200};  ///< so that a request to stop is seen soon

std::string only(const http::fields& fields, http::field name) {
  return fields.count(name) == 1 ? std::string(fields[name]) : std::string();
}

Request request_of(http::request<http::string_body>&& sent) {
  return {std::string(sent.method_string()),
          std::string(sent.target()),
          only(sent, http::field::host),
          only(sent, http::field::origin),
          only(sent, http::field::cookie),
          only(sent, http::field::content_type),
          sent.count("Sec-Fetch-Site") == 1 ? std::string(sent["Sec-Fetch-Site"]) : std::string(),
          std::move(sent.body())};
}

/// Nothing: there is nobody to tell.
std::optional<Response> answer_to(const beast::error_code& error) {
  if (error == http::error::header_limit) return told(431, "Too much", "The head of the request is too large.");
  if (error == http::error::body_limit) return told(413, "Too much", "The form is larger than an intake may be.");
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error.category() != http::make_error_code(http::error::bad_target).category()) return std::nullopt;
  return told(400, "Not understood", "The request is no HTTP.");
}

http::response<http::string_body> message_of(Response&& response, bool keeps) {
  http::response<http::string_body> message(static_cast<http::status>(response.status), 11, std::move(response.body));
  for (const Headers* headers : {&of_every_response, &std::as_const(response.more)})
    for (const auto& [name, value] : *headers) message.set(name, value);
  message.set(http::field::content_type, response.type);
  message.keep_alive(keeps);
  message.prepare_payload();
  return message;
}

/// What the connections of a server share.
struct Shared {
  ServerLimits limits;
  Handler handler;
  std::size_t connections = 0;
  Clock::time_point last_answer = Clock::now();
  bool ended = false;
};

/// One connection, from its first request to its last; lives as long as something is waited for.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket&& socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    ++shared_.connections;
  }
  ~Connection() { --shared_.connections; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read() {
    parser_.emplace();
    parser_->header_limit(shared_.limits.header_bytes);
    parser_->body_limit(shared_.limits.body_bytes);
    stream_.expires_after(shared_.limits.request);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](const beast::error_code& error, std::size_t) { self->take(error); });
  }

 private:
  void take(const beast::error_code& error) {
    if (error) {
      if (auto answer = answer_to(error)) send(std::move(*answer), false);
      return;
    }
    // No browser sends a form in pieces, and beside a length they would give a request two meanings.
    if (parser_->get().count(http::field::transfer_encoding) > 0)
      return send(told(400, "Not understood", "A form is sent as a whole, with its length."), false);
    const bool keeps = parser_->get().keep_alive();
    Response response = answer(request_of(parser_->release()));
    const bool is_refusal = response.status >= 400;
    if (!is_refusal) shared_.last_answer = Clock::now();
    send(std::move(response), keeps && !is_refusal);
  }

  Response answer(const Request& request) try { return shared_.handler(request); } catch (const std::exception&) {
    return told(500, "A fault of the planner", "This could not be done. Go back: your answers are still on the page.");
  }

  void send(Response response, bool keeps) {
    const bool ends = response.ends_server;
    message_ = message_of(std::move(response), keeps && !ends);
    stream_.expires_after(shared_.limits.request);
    http::async_write(stream_, message_,
                      [self = shared_from_this(), ends](const beast::error_code& error, std::size_t) {
                        if (ends) self->shared_.ended = true;
                        if (error) return;
                        if (self->message_.keep_alive()) return self->read();
                        self->part();
                      });
  }

  /// Closing at once on a client that still sends could lose the answer on its way to it.
  void part() {
    beast::error_code none;
    stream_.socket().shutdown(tcp::socket::shutdown_send, none);
    stream_.expires_after(farewell);
    take_in();
  }

  void take_in() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(largest_read),
                            [self = shared_from_this()](const beast::error_code& error, std::size_t) {
                              if (!error) self->take_in();
                            });
  }

  beast::tcp_stream stream_;
  Shared& shared_;
  beast::flat_buffer buffer_{2 * largest_read};
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> message_;
};

End end_of(const tcp::endpoint& endpoint) {
  return {endpoint.address().to_v4().to_uint(), endpoint.port()};
}

}  // namespace

class Server::Running {
 public:
  explicit Running(const ServerLimits& limits)
      : shared_{limits, {}}, acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0), false) {}

  unsigned short port() const { return acceptor_.local_endpoint().port(); }

  void run(const Handler& handler, const std::function<bool()>& stop_requested,
           const std::function<void(const std::string&)>& tell) {
    shared_.handler = handler;
    shared_.last_answer = Clock::now();
    tell_ = tell;
    while (!shared_.ended && !stop_requested() && Clock::now() < shared_.last_answer + shared_.limits.idle) {
      accept();
      io_.run_one_for(longest_wait);
    }
  }

 private:
  void accept() {
    if (accepting_ || shared_.connections >= shared_.limits.connections) return;
    accepting_ = true;
    acceptor_.async_accept([this](const beast::error_code& error, tcp::socket socket) {
      accepting_ = false;
      if (!error) welcome(std::move(socket));
    });
  }

  void welcome(tcp::socket&& socket) {
    beast::error_code gone;
    const tcp::endpoint theirs = socket.remote_endpoint(gone);
    if (gone) return;
    if (is_own_user(end_of(theirs), end_of(acceptor_.local_endpoint())))
      return std::make_shared<Connection>(std::move(socket), shared_)->read();
    if (!std::exchange(told_of_others_, true))
      tell_("A program of another user of this computer tried to open the form, and was refused.");
  }

  Shared shared_;  // outlives the connections, which io_ holds
  std::function<void(const std::string&)> tell_;
  bool accepting_ = false;
  bool told_of_others_ = false;
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> awake_{io_.get_executor()};  // also between connections
  tcp::acceptor acceptor_;
};

Server::Server(const ServerLimits& limits) try : running_(std::make_unique<Running>(limits)) {
} catch (const boost::system::system_error& error) {
  throw Error(ErrorKind::system, "the system gives no port on this computer: " + error.code().message());
}

Server::~Server() = default;

unsigned short Server::port() const {
  return running_->port();
}

void Server::run(const Handler& handler, const std::function<bool()>& stop_requested,
                 const std::function<void(const std::string&)>& tell) {
  running_->run(handler, stop_requested, tell);
}

}  // namespace rehab::desk
