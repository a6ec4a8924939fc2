import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs a sample of Java: Run topic URL-or-port [token]. */
class Run {
  private static final CountDownLatch ended = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    URI uri = URI.create(args[1]);
    switch (args[0]) {
      case "handlers" -> connect(uri, handler());
      case "reconnect" -> stayConnected(uri);
      case "heartbeat" -> connect(uri, heartbeat());
      case "login" -> connect(uri, login(args[2]));
      case "authentication" -> serve(Integer.parseInt(args[1]));
      default -> throw new IllegalArgumentException(args[0]);
    }
    ended.await();
    System.exit(0);
  }

  private static void connect(URI uri, WebSocket.Listener listener) {
    HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, listener).join();
  }

  private static void stayConnected(URI uri) {
    StayConnected connection = new StayConnected(uri);
    connection.timer = hurrying();
    connection.ended.thenAccept(code -> end("ended " + code));
    connection.connect();
  }

  private static void end(String line) {
    System.out.println(line);
    ended.countDown();
  }

  private static WebSocket.Listener handler() {
    return new PrintClose() {
      @Override
      public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        CompletionStage<?> done = super.onClose(socket, code, reason);
        ended.countDown();
        return done;
      }
    };
  }

  private static WebSocket.Listener heartbeat() {
    return new Heartbeat(new ScheduledThreadPoolExecutor(1), 1000) {
      @Override
      public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end("closed");
        return super.onClose(socket, code, reason);
      }

      @Override
      public void onError(WebSocket socket, Throwable error) {
        end("dead");
        super.onError(socket, error);
      }
    };
  }

  private static WebSocket.Listener login(String token) {
    return new Login(token, () -> end("login"), code -> end("ended " + code)) {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        System.out.println(text);
        return super.onText(socket, text, last);
      }
    };
  }

  /** Until it is killed. */
  private static void serve(int port) {
    Map<String, User> users = Map.of("reader", new User(true), "guest", new User(false));
    new Guard(port) {
      @Override
      User userOf(String token) {
        return users.get(token);
      }

      @Override
      void start(org.java_websocket.WebSocket socket, User user) {
        socket.send("welcome");
      }

      @Override
      void received(org.java_websocket.WebSocket socket, User user, String message) {}
    }.start();
  }

  /** The clock of what waits for seconds, a hundred times as fast. */
  private static ScheduledThreadPoolExecutor hurrying() {
    return new ScheduledThreadPoolExecutor(1) {
      @Override
      public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return super.schedule(command, unit.toMicros(delay) / 100, TimeUnit.MICROSECONDS);
      }
    };
  }
}
