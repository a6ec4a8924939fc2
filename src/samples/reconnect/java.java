import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.*;

/** Connects for as long as that helps. A subclass handles the messages in onText. */
class StayConnected implements WebSocket.Listener {
  // Seconds before the first attempt, at least and at most, after the codes whose cause passes by itself.
  static final Map<Integer, double[]> WAITS = Map.of(
      1001, new double[] {0, 5}, 1006, new double[] {0, 5}, 1011, new double[] {0, 5}, 1012, new double[] {5, 30},
      1013, new double[] {30, 60}, 1014, new double[] {0, 5}, 3008, new double[] {0, 5});

  final CompletableFuture<Integer> ended = new CompletableFuture<>();
  ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final URI uri;
  private volatile Long opened;
  private volatile boolean worked;
  private volatile int failures;

  StayConnected(URI uri) {
    this.uri = uri;
  }

  void connect() {
    opened = null;
    HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).exceptionally(error -> {
      closed(1006);
      return null;
    });
  }

  public void onOpen(WebSocket socket) {
    opened = System.nanoTime();
    worked = true;
    socket.request(1);
  }

  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed(code);
    return null;
  }

  public void onError(WebSocket socket, Throwable error) {
    closed(1006);
  }

  private void closed(int code) {
    if (opened != null && System.nanoTime() - opened > 5e9) failures = 0;
    double[] wait = WAITS.get(code);
    if (wait == null || (!worked && failures == 2)) {
      ended.complete(code);
      return;
    }
    double limit = Math.min(60, wait[1] * Math.pow(2, failures));
    double seconds = wait[0] + Math.random() * (limit - wait[0]);
    failures += 1;
    System.out.printf("%d: connecting again in %.1f s%n", code, seconds);
    timer.schedule(this::connect, (long) (seconds * 1000), TimeUnit.MILLISECONDS);
  }
}
