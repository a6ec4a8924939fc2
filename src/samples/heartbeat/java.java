import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A subclass handles the messages in onText, and the end in onClose and onError, calling super. */
class Heartbeat implements WebSocket.Listener {
  private final ScheduledExecutorService timer;
  private final long millis;
  private ScheduledFuture<?> beats;
  private volatile boolean answered = true;

  Heartbeat(ScheduledExecutorService timer, long millis) {
    this.timer = timer;
    this.millis = millis;
  }

  @Override
  public void onOpen(WebSocket socket) {
    beats = timer.scheduleAtFixedRate(() -> beat(socket), millis, millis, TimeUnit.MILLISECONDS);
    socket.request(1);
  }

  private void beat(WebSocket socket) {
    if (answered) {
      answered = false;
      socket.sendPing(ByteBuffer.allocate(0));
    } else {
      // Nothing is reported after abort(), so this says it.
      socket.abort();
      onError(socket, new IOException("no Pong"));
    }
  }

  @Override
  public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    answered = true;
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    beats.cancel(false);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    beats.cancel(false);
  }
}
