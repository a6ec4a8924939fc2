import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;

class PrintClose implements WebSocket.Listener {
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    System.err.printf("WebSocket closed: %d \"%s\" https://whyclosed.example/%d%n", code, reason, code);
    return null;
  }

  // Called in place of onClose: no Close frame came.
  public void onError(WebSocket socket, Throwable error) {
    onClose(socket, 1006, error.toString());
  }
}
