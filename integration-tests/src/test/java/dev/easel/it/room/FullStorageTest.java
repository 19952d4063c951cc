package dev.easel.it.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Storage and memory that end while a paid response arrives, for each verb and provider style. */
class FullStorageTest {
    private static final ImageData SMALL = TestImages.photo(8, 8);
    private static final ImageData LARGE = TestImages.photo(64, 48);
    private static final ApiKey KEY = ApiKey.of("sk-test");

    /** A way to request images, and two images inline in a response to it, the large one first. */
    enum Style {
        GENERATE {
            @Override
            ImageResult call(String base, HttpKit kit, CallContext context) {
                return generated(OpenAi.compatible(base, KEY).provider(kit), context);
            }
        },
        EDIT_IN_JSON {
            @Override
            ImageResult call(String base, HttpKit kit, CallContext context) {
                return edited(OpenAi.compatible(base, KEY).jsonEdits().provider(kit), context);
            }
        },
        EDIT_IN_PARTS {
            @Override
            ImageResult call(String base, HttpKit kit, CallContext context) {
                return edited(MultipartConfig.compatible(base, KEY).provider(kit), context);
            }
        },
        INPAINT {
            @Override
            ImageResult call(String base, HttpKit kit, CallContext context) {
                InpaintRequest request = InpaintRequest.of(SMALL, TestImages.mask(8, 8, 1, 1, 4, 4), "a bird");
                return MultipartConfig.compatible(base, KEY)
                        .provider(kit)
                        .inpainter()
                        .orElseThrow()
                        .inpaint(request, context);
            }
        },
        VISION_STUDIO {
            @Override
            ImageResult call(String base, HttpKit kit, CallContext context) {
                return generated(VisionStudioConfig.of(base, KEY).provider(kit), context);
            }

            @Override
            String response() {
                return "{\"success\":true,\"data\":{\"images\":[{\"url\":\"data:image/png;base64," + base64(LARGE)
                        + "\"},{\"url\":\"data:image/png;base64," + base64(SMALL) + "\"}]}}";
            }
        },
        CHAT {
            @Override
            ImageResult call(String base, HttpKit kit, CallContext context) {
                return generated(ChatConfig.compatible(base, KEY).model("m").provider(kit), context);
            }

            @Override
            String response() {
                return "{\"choices\":[{\"message\":{\"content\":\"![a](data:image/png;base64," + base64(LARGE)
                        + ") ![b](data:image/png;base64," + base64(SMALL) + ")\"},\"finish_reason\":\"stop\"}]}";
            }
        };

        abstract ImageResult call(String base, HttpKit kit, CallContext context);

        String response() {
            return "{\"data\":[{\"b64_json\":\"" + base64(LARGE) + "\"},{\"b64_json\":\"" + base64(SMALL) + "\"}]}";
        }
    }

    @TempDir
    Path folder;

    private final RecordingContext context = new RecordingContext();
    private HttpKit kit;

    @BeforeEach
    void open() {
        kit = ApacheHttp.open(
                HttpConfig.builder().savedResponses(folder.resolve("saved")).build());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private static ImageResult generated(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a bird"), context);
    }

    private static ImageResult edited(ImageProvider provider, CallContext context) {
        return provider.editor().orElseThrow().edit(EditRequest.of(SMALL, "a bird"), context);
    }

    private static String base64(ImageData image) {
        return Base64.getEncoder().encodeToString(image.bytes());
    }

    /** How storage ends. */
    enum End implements Supplier<StorageException> {
        DISK,
        MEMORY;

        @Override
        public StorageException get() {
            if (this == MEMORY) {
                throw new OutOfMemoryError("Java heap space");
            }
            return new StorageException("Cannot write an image: No space left on device.");
        }
    }

    static Stream<Arguments> styles() {
        return Stream.of(Style.values())
                .flatMap(style -> Stream.of(End.values()).map(end -> arguments(style, end)));
    }

    /** Stores images of up to a number of bytes. */
    private static Spool limited(long room, End end) {
        return () -> new SpoolSink() {
            private final ByteArrayOutputStream stored = new ByteArrayOutputStream();

            @Override
            public void write(byte[] bytes, int offset, int count) {
                if (stored.size() + count > room) {
                    throw end.get();
                }
                stored.write(bytes, offset, count);
            }

            @Override
            public long length() {
                return stored.size();
            }

            @Override
            public Content content() {
                return Content.of(stored.toByteArray());
            }

            @Override
            public void discard() {
                stored.reset();
            }
        };
    }

    @ParameterizedTest
    @MethodSource("styles")
    void keepsTheImageThatFits(Style style, End end) {
        context.spool(limited(SMALL.length(), end));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(style.response()))) {
            ImageResult result = style.call(server.uri("/v1").toString(), kit, context);
            assertThat(result.images()).hasSize(1);
            assertThat(result.first().bytes()).isEqualTo(SMALL.bytes());
            assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
                assertThat(failure).isInstanceOf(StorageException.class);
                assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            });
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void isABilledStorageFailureIfNoImageFits(Style style, End end) {
        context.spool(limited(10, end));
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(style.response()))) {
            EaselException failure = catchThrowableOfType(
                    EaselException.class, () -> style.call(server.uri("/v1").toString(), kit, context));
            assertThat(failure).isInstanceOf(StorageException.class);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.provider()).isPresent();
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isABilledFailureWithASavedResponseIfMemoryEnds(Style style) {
        context.spool(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(style.response()))) {
            EaselException failure = catchThrowableOfType(
                    EaselException.class, () -> style.call(server.uri("/v1").toString(), kit, context));
            assertThat(failure).isInstanceOf(ImageProcessingException.class).hasMessageContaining("not enough memory");
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            assertThat(failure.savedResponse().orElseThrow()).content().contains(base64(SMALL));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void isNoFailureToFetchALinkedImage() {
        context.spool(limited(SMALL.length(), End.DISK));
        try (FaultServer server = FaultServer.answering()) {
            server.then(
                    ScriptedResponse.json("{\"data\":[{\"url\":\"" + server.uri("/large.png") + "\"},{\"url\":\""
                            + server.uri("/small.png") + "\"}]}"),
                    ScriptedResponse.bytes(200, "image/png", LARGE.bytes()),
                    ScriptedResponse.bytes(200, "image/png", SMALL.bytes()));
            ImageResult result = Style.GENERATE.call(server.uri("/v1").toString(), kit, context);
            assertThat(result.first().bytes()).isEqualTo(SMALL.bytes());
            assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
                assertThat(failure).isInstanceOf(StorageException.class).hasMessageContaining("No space left");
                assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            });
        }
    }
}
