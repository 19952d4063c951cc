package dev.easel.it.batch;

import static dev.easel.core.batch.JobOutcome.State.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.EaselBuilder;
import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.BatchListener;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.json.FileJournal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A batch makes as many calls at once as it may: a thousand calls of a second each, 256 at a time. */
@Tag("slow")
@Timeout(300)
class ParallelBatchTest {
    private static final int JOBS = 1000;
    private static final int PARALLEL = 256;

    @TempDir
    Path folder;

    /** A server that takes a second for each image; the first ones begin once as many are there as may run at once. */
    private static final class SlowServer implements AutoCloseable {
        private final ScheduledExecutorService seconds = Executors.newScheduledThreadPool(2);
        private final HttpServer server;
        private final byte[] body = ("{\"created\":1,\"data\":[{\"b64_json\":\""
                        + Base64.getEncoder()
                                .encodeToString(TestImages.photo(16, 16).bytes())
                        + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        private final List<HttpExchange> first = new ArrayList<>();

        private SlowServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), JOBS);
            server.createContext("/", this::later);
            server.start();
        }

        private void later(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            if (first.size() == PARALLEL) {
                schedule(exchange);
                return;
            }
            first.add(exchange);
            if (first.size() == PARALLEL) {
                first.forEach(this::schedule);
            }
        }

        private void schedule(HttpExchange exchange) {
            seconds.schedule(() -> respond(exchange), 1, TimeUnit.SECONDS);
        }

        private void respond(HttpExchange exchange) {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException e) {
                // The client reports it.
            }
        }

        private URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/images/generations");
        }

        @Override
        public void close() {
            server.stop(0);
            seconds.shutdownNow();
        }
    }

    /** Without 256 calls at once, the server would never respond. */
    @Test
    void aThousandCallsRunInRoundsOf256() throws Exception {
        try (SlowServer server = new SlowServer()) {
            assertThat(batch(server, PARALLEL).states()).isEqualTo(Map.of(SUCCEEDED, (long) PARALLEL));
            BatchSummary summary = batch(server, JOBS);
            assertThat(summary.states()).isEqualTo(Map.of(SUCCEEDED, (long) JOBS));
            System.out.printf(
                    Locale.ROOT,
                    "%d calls of 1 s, %d at once: batch %.2f s, bare connections %.2f s, ideal %d s%n",
                    JOBS,
                    PARALLEL,
                    summary.elapsed().toNanos() / 1e9,
                    bare(server),
                    (JOBS + PARALLEL - 1) / PARALLEL);
        }
    }

    private BatchSummary batch(SlowServer server, int jobs) {
        try (HttpKit kit = ApacheHttp.open(HttpConfig.builder()
                        .savedResponses(folder.resolve("saved"))
                        .build());
                Easel easel = EaselBuilder.create()
                        .provider(OpenAi.compatible(server.url().resolve("/v1").toString(), ApiKey.of("sk-test"))
                                .provider(kit))
                        .build();
                FileJournal journal = FileJournal.open(folder.resolve(jobs + ".jsonl"))) {
            return Batch.of(easel, new CountingKeeper(), journal)
                    .parallel(PARALLEL)
                    .run(
                            IntStream.range(0, jobs)
                                    .mapToObj(i -> new BatchJob("job-" + i, "f", () -> GenerateRequest.of("a cat")))
                                    .iterator(),
                            new BatchListener() {})
                    .execute();
        }
    }

    /** Returns how many seconds the same calls take with the least that a client can do, and no journal. */
    private static double bare(SlowServer server) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            long begin = System.nanoTime();
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                calls.add(threads.submit(() -> post(server.url())));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isPositive();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int post(URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write("{\"prompt\":\"a cat\"}".getBytes(StandardCharsets.UTF_8));
        return connection.getInputStream().readAllBytes().length;
    }
}
