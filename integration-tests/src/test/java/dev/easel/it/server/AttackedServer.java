package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.http.fault.RawClient;
import dev.easel.imaging.Imaging;
import dev.easel.it.openai.OpenAiStyle;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.studio.StudioRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A server on 127.0.0.1 with a watched provider behind it, and the requests that tests send to it. */
final class AttackedServer implements AutoCloseable {
    static final String GENERATIONS = "/v1/images/generations";
    static final String EDITS = "/v1/images/edits";
    static final String CHAT = "/v1/chat/completions";
    static final String STUDIO = "/studio/calls";
    static final String JSON = "application/json";

    /** More than all calls of a test need together; {@code HeapStormTest} is about less. */
    private static final long HEAP = 1L << 40;

    /** It tells each image whose caller left, and a test has many of them. */
    private static final Logger SAVED_IMAGES = Logger.getLogger("dev.easel.core.internal");

    private final WatchedProvider provider = new WatchedProvider();
    private final Path saved;
    private final Easel easel;
    private final EaselServer server;

    private AttackedServer(ServerLimits limits, UnaryOperator<EaselServer.Builder> more) {
        SAVED_IMAGES.setLevel(Level.SEVERE);
        try {
            saved = Files.createTempDirectory("attacked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        easel = EaselBuilder.create()
                .provider(provider.provider())
                .processor(Imaging.processor())
                .savedResponses(saved)
                .build();
        server = more.apply(EaselServer.builder(easel)
                        .routes(OpenAiStyle.routes())
                        .routes(ChatRoutes.all())
                        .routes(StudioRoutes.of(Imaging.processor()))
                        .limits(limits))
                .start();
    }

    /** Starts with limits and without a key. */
    static AttackedServer start(UnaryOperator<ServerLimits.Builder> limits) {
        return new AttackedServer(limits.apply(builder()).build(), UnaryOperator.identity());
    }

    /** Starts with the default limits and other settings. */
    static AttackedServer with(UnaryOperator<EaselServer.Builder> settings) {
        return new AttackedServer(builder().build(), settings);
    }

    private static ServerLimits.Builder builder() {
        return ServerLimits.builder().shutdownGrace(Duration.ZERO).heapBytes(HEAP);
    }

    WatchedProvider provider() {
        return provider;
    }

    int port() {
        return server.port();
    }

    RawClient client() throws IOException {
        return new RawClient(server.port());
    }

    /** Returns the JSON body of a request with a prompt. */
    static String prompt(String words) {
        return "{\"prompt\":\"" + words + "\",\"model\":\"gpt-image-1\"}";
    }

    /** Returns the JSON body of a request whose response is streamed. */
    static String streamed(String words) {
        return "{\"prompt\":\"" + words + "\",\"model\":\"gpt-image-1\",\"stream\":true}";
    }

    /** Returns the JSON body of a chat. */
    static String chat(String words) {
        return "{\"model\":\"gpt-4o-image\",\"messages\":[{\"role\":\"user\",\"content\":\"" + words + "\"}]}";
    }

    /** Asserts that a new caller gets an image and learns that the server lives. */
    void assertServes() throws IOException {
        try (RawClient client = client()) {
            assertThat(client.get("/healthz").read().status()).isEqualTo(200);
            RawClient.Received painted = client.request("POST", GENERATIONS, JSON, prompt(WatchedProvider.PAINT))
                    .read();
            assertThat(painted.status()).as(painted.text()).isEqualTo(200);
        }
    }

    /** Asks on new connections whether the server lives; returns how many were answered. */
    int smallCalls(int count) throws IOException {
        int answered = 0;
        for (int i = 0; i < count; i++) {
            try (RawClient client = client()) {
                if (client.get("/v1/models").read().status() == 200) {
                    answered++;
                }
            }
        }
        return answered;
    }

    /** Returns a head whose body has a length, with more lines. */
    static byte[] head(String path, int length, String... more) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n");
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        easel.close();
        SAVED_IMAGES.setLevel(null);
        try (Stream<Path> files = Files.walk(saved)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
