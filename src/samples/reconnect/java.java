import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Connects for as long as that helps. A subclass handles the messages in onText. */
class StayConnected implements WebSocket.Listener {
  record Wait(double least, double most) {}

  // Seconds before the first attempt after the codes whose cause passes by itself.
  static final Map<Integer, Wait> WAITS = Map.of(
      1001, new Wait(0, 5),
      1006, new Wait(0, 5),
      1011, new Wait(0, 5),
      1012, new Wait(5, 30),
      1013, new Wait(30, 60),
      1014, new Wait(0, 5),
      3008, new Wait(0, 5));
  static final double LONGEST = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;
  private final ScheduledExecutorService timer;
  private final IntConsumer ended;
  private volatile long openedAt;
  private volatile boolean open;
  private volatile boolean worked;
  private volatile int failures;

  StayConnected(URI uri, ScheduledExecutorService timer, IntConsumer ended) {
    this.uri = uri;
    this.timer = timer;
    this.ended = ended;
  }

  void connect() {
    open = false;
    client.newWebSocketBuilder().buildAsync(uri, this).exceptionally(error -> {
      closed(1006);
      return null;
    });
  }

  @Override
  public void onOpen(WebSocket socket) {
    openedAt = System.nanoTime();
    open = worked = true;
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed(1006);
  }

  private void closed(int code) {
    if (open && System.nanoTime() - openedAt > TimeUnit.SECONDS.toNanos(5)) failures = 0;
    Wait wait = WAITS.get(code);
    if (wait == null || (!worked && failures == 2)) {
      ended.accept(code);
      return;
    }
    double limit = Math.min(LONGEST, wait.most() * Math.pow(2, failures));
    double seconds = wait.least() + ThreadLocalRandom.current().nextDouble() * (limit - wait.least());
    failures += 1;
    System.out.printf("%d: connecting again in %.1f s%n", code, seconds);
    timer.schedule(this::connect, Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
  }
}
