import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

record User(boolean mayRead) {}

/** A subclass looks up the users and talks to those who may. */
abstract class Guard extends WebSocketServer {
  private static final int PATIENCE = 5;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Guard(int port) {
    super(new InetSocketAddress(port));
  }

  abstract User userOf(String token);

  abstract void start(WebSocket socket, User user);

  abstract void received(WebSocket socket, User user, String message);

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    // The attachment is the timer first, then the user.
    socket.setAttachment(timer.schedule(() -> socket.close(3008, "no token"), PATIENCE, TimeUnit.SECONDS));
  }

  @Override
  public void onMessage(WebSocket socket, String message) {
    if (socket.getAttachment() instanceof User user) received(socket, user, message);
    // True once, and only in time: no second token is tried.
    else if (socket.<Future<?>>getAttachment().cancel(false)) login(socket, userOf(message));
  }

  private void login(WebSocket socket, User user) {
    if (user == null) socket.close(3000, "token invalid");
    else if (!user.mayRead()) socket.close(3003, "not allowed");
    else {
      socket.setAttachment(user);
      start(socket, user);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    if (socket.getAttachment() instanceof Future<?> late) late.cancel(false);
  }

  @Override
  public void onError(WebSocket socket, Exception error) {
    System.err.println(error);
  }

  @Override
  public void onStart() {}
}
