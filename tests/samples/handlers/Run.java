import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

class Run {
  public static void main(String[] args) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    WebSocket.Listener listener = new PrintClose() {
      @Override
      public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        CompletionStage<?> done = super.onClose(socket, code, reason);
        ended.countDown();
        return done;
      }
    };
    HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(args[0]), listener).join();
    ended.await();
  }
}
