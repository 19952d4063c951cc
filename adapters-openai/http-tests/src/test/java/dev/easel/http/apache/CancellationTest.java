package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.json.ExtractionRule;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CancellationTest {
    private static final String SENDER = "sender";

    private final RecordingContext context = new RecordingContext();
    private final ApacheTransport transport = new ApacheTransport(HttpConfig.defaults());

    @AfterEach
    void close() {
        transport.close();
    }

    private static HttpCall post(URI uri, int bytes) {
        return HttpCall.post("x", new HttpBody("x/y", List.of(BodySegment.bytes(new byte[bytes]))))
                .to(uri);
    }

    private CompletableFuture<HttpResponse> sending(URI uri, int bytes) {
        return CompletableFuture.supplyAsync(() -> transport.send(post(uri, bytes), context), task -> {
            Thread thread = new Thread(task, SENDER);
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static CallCancelledException cancelled(CompletableFuture<?> call)
            throws InterruptedException, TimeoutException {
        try {
            call.get(30, TimeUnit.SECONDS);
            throw new AssertionError("The call was not cancelled.");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(CallCancelledException.class);
            return (CallCancelledException) e.getCause();
        }
    }

    @Test
    void sendsNothingOnceCancelled() {
        context.cancel();
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(200))) {
            assertThatExceptionOfType(CallCancelledException.class)
                    .isThrownBy(() -> transport.send(post(server.uri(), 1), context));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void freesTheSocketWhileWaiting() throws Exception {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.silence())) {
            CompletableFuture<HttpResponse> call = sending(server.uri(), 1);
            server.awaitRequest();
            context.cancel();
            assertThat(cancelled(call).billing()).isEqualTo(Billing.UNKNOWN);
            server.awaitHangUp();
        }
    }

    @Test
    void freesTheSocketWhileSending() throws Exception {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.readsNoBody())) {
            CompletableFuture<HttpResponse> call = sending(server.uri(), 64 << 20);
            server.awaitRequest();
            context.cancel();
            assertThat(cancelled(call).billing()).isEqualTo(Billing.NOT_BILLED);
        }
    }

    @Test
    void freesTheSocketWhileReading() throws IOException {
        try (FaultServer server = FaultServer.answering(
                        ScriptedResponse.bytes(200, "x/y", new byte[100]).silentAfter(10));
                HttpResponse response = transport.send(post(server.uri(), 1), context)) {
            assertThat(response.body().readNBytes(10)).hasSize(10);
            CompletableFuture<Integer> read = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    read.complete(response.body().read());
                } catch (IOException e) {
                    read.completeExceptionally(e);
                }
            });
            reader.start();
            context.cancel();
            assertThat(read).failsWithin(30, TimeUnit.SECONDS);
            server.awaitHangUp();
        }
    }

    /** Reads a response after its call was stopped. */
    private interface Reading {
        void read(ResponseReader reader) throws IOException;
    }

    static Stream<Reading> readings() {
        return Stream.of(
                ResponseReader::kind,
                ResponseReader::text,
                reader -> reader.json(ExtractionRule.of("data[].b64_json")),
                reader -> reader.nextEvent(ExtractionRule.of("data[].b64_json")),
                reader -> reader.copyTo(OutputStream.nullOutputStream()));
    }

    /** A few kilobytes in the client's buffer unpack into megabytes, which a closed socket does not end. */
    @ParameterizedTest
    @MethodSource("readings")
    void readsNothingThatIsLeftInABuffer(Reading reading) {
        try (FaultServer server = FaultServer.answering(
                        ScriptedResponse.json(" ".repeat(4 << 20) + "{}").gzipped());
                HttpResponse response = transport.send(post(server.uri(), 1), context)) {
            ResponseReader reader = new ResponseReader(response, context);
            context.cancel();
            assertThatIOException().isThrownBy(() -> reading.read(reader)).withMessageContaining("cancelled");
        }
    }

    @Test
    void stopsWhileConnecting() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queue = fill(busy);
            CompletableFuture<HttpResponse> call = sending(URI.create("http://127.0.0.1:" + busy.getLocalPort()), 1);
            while (!isConnecting()) {
                Thread.onSpinWait();
            }
            context.cancel();
            assertThat(cancelled(call).billing()).isEqualTo(Billing.NOT_BILLED);
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    private static boolean isConnecting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals(SENDER))
                .flatMap(entry -> Arrays.stream(entry.getValue()))
                .anyMatch(frame -> frame.getClassName().equals("sun.nio.ch.SocketAdaptor")
                        && frame.getMethodName().equals("connect"));
    }

    /** Fills the queue of a listener that accepts nothing, so that the next connection hangs. */
    private static List<Socket> fill(ServerSocket busy) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(busy.getLocalSocketAddress(), 200);
                queue.add(socket);
            } catch (SocketTimeoutException full) {
                socket.close();
                return queue;
            }
        }
    }
}
