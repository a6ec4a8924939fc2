import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/** A subclass handles the messages in onText. */
class Login implements WebSocket.Listener {
  private final String token;
  private final Runnable askLogin;
  private final IntConsumer ended;

  Login(String token, Runnable askLogin, IntConsumer ended) {
    this.token = token;
    this.askLogin = askLogin;
    this.ended = ended;
  }

  @Override
  public void onOpen(WebSocket socket) {
    socket.sendText(token, true);
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    if (code == 3000) askLogin.run();
    else ended.accept(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.accept(1006);
  }
}
