package lab;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lines of JSON, in and out. */
final class Lines {
    private static final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    /** System.out would write in the encoding of the locale. */
    private static final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    private static final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));

    private Lines() {}

    private record ClientReady(boolean ready, String version, String runtime) {}

    private record ServerReady(boolean ready, int port, String version, String runtime, Map<String, String> unsupported) {}

    static void printReady(String version) {
        print(new ClientReady(true, version, runtime()));
    }

    static void printReady(String version, int port, Map<String, String> unsupported) {
        print(new ServerReady(true, port, version, runtime(), unsupported));
    }

    static void print(Record line) {
        out.println(gson.toJson(line));
    }

    /** @return null at the end of the input */
    static Task readTask() throws IOException {
        return gson.fromJson(in.readLine(), Task.class);
    }

    private static String runtime() {
        return "Java " + System.getProperty("java.version");
    }
}
