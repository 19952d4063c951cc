package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A billed result that does not reach its caller is saved. */
class LostResultTest {
    private static final String PROMPT = "{\"prompt\":\"a\"}";

    @TempDir
    private Path saved;

    private final ScriptedProvider provider = new ScriptedProvider();

    private Easel easel() {
        return EaselBuilder.create()
                .provider(provider.provider())
                .savedResponses(saved)
                .build();
    }

    private static EaselServer server(Easel easel) {
        return server(easel, Duration.ofMillis(200));
    }

    private static EaselServer server(Easel easel, Duration ioTimeout) {
        return EaselServer.builder(easel)
                .routes(TestDialect.routes())
                .limits(ServerLimits.builder()
                        .ioTimeout(ioTimeout)
                        .shutdownGrace(Duration.ofMillis(300))
                        .build())
                .start();
    }

    /** An image far larger than what the sockets of both sides hold. */
    private static ImageResult large() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] end = Arrays.copyOfRange(TestDialect.PIXEL, TestDialect.PIXEL.length - 12, TestDialect.PIXEL.length);
        bytes.write(TestDialect.PIXEL, 0, TestDialect.PIXEL.length - 12);
        byte[] filler = new byte[24 << 20];
        bytes.writeBytes(new byte[] {
            (byte) (filler.length >> 24),
            (byte) (filler.length >> 16),
            (byte) (filler.length >> 8),
            (byte) filler.length
        });
        bytes.writeBytes("teSt".getBytes());
        bytes.writeBytes(filler);
        CRC32 crc = new CRC32();
        crc.update("teSt".getBytes());
        crc.update(filler);
        long sum = crc.getValue();
        bytes.writeBytes(new byte[] {(byte) (sum >> 24), (byte) (sum >> 16), (byte) (sum >> 8), (byte) sum});
        bytes.writeBytes(end);
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(bytes.toByteArray())))
                .build();
    }

    private List<Path> savedImages() throws IOException {
        try (Stream<Path> files = Files.walk(saved)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paint", "/stream"})
    void isSavedWhenItsCallerHangsUpWhileItIsWritten(String path) throws Exception {
        provider.answer((request, context) -> large());
        try (Easel easel = easel();
                EaselServer server = server(easel)) {
            try (RawClient client = new RawClient(server.port())) {
                client.request("POST", path, "application/json", PROMPT).readHead();
            }
            server.drain(Duration.ofSeconds(20));

            assertThat(savedImages()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paint", "/stream"})
    void isSavedWhenItsCallerNeverReadsIt(String path) throws Exception {
        provider.answer((request, context) -> large());
        try (Easel easel = easel();
                EaselServer server = server(easel);
                RawClient client = new RawClient(server.port())) {
            client.request("POST", path, "application/json", PROMPT).readHead();
            server.drain(Duration.ofSeconds(20));

            assertThat(savedImages()).hasSize(1);
        }
    }

    @Test
    void isNotSavedWhenItArrived() throws Exception {
        provider.answer((request, context) -> large());
        try (Easel easel = easel();
                EaselServer server = server(easel, Duration.ofSeconds(20));
                RawClient client = new RawClient(server.port())) {
            assertThat(client.request("POST", "/paint", "application/json", PROMPT)
                            .read()
                            .body())
                    .hasSizeGreaterThan(32_000_000);
            server.drain(Duration.ofSeconds(20));

            assertThat(savedImages()).isEmpty();
        }
    }

    @Test
    void isNotSavedWhenItWasFree() throws Exception {
        ScriptedProvider free = new ScriptedProvider(
                "scripted",
                Capabilities.builder()
                        .maxCount(10)
                        .source("scripted")
                        .prices(Optional.of(Prices.FREE))
                        .build());
        free.answer((request, context) -> large());
        try (Easel easel = EaselBuilder.create()
                        .provider(free.provider())
                        .savedResponses(saved)
                        .build();
                EaselServer server = server(easel)) {
            try (RawClient client = new RawClient(server.port())) {
                client.request("POST", "/paint", "application/json", PROMPT).readHead();
            }
            server.drain(Duration.ofSeconds(20));

            assertThat(savedImages()).isEmpty();
        }
    }
}
