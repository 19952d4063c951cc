package dev.easel.it.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ResourceCount;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.offline.OfflineProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files, threads and sockets before and after calls that end in every way. */
class NothingLeftTest {
    private static final ImageData PHOTO = TestImages.photo(40, 30);
    private static final Output JPEG = Output.jpeg(80);

    /** The ways in which a call ends. */
    enum End {
        SUCCESS,
        SAVED,
        FUTURE,
        FAILURE,
        CANCEL,
        CLOSE
    }

    @TempDir
    Path folder;

    static Stream<Arguments> ends() {
        return Stream.of(Verb.values()).flatMap(verb -> Stream.of(End.values()).map(end -> arguments(verb, end)));
    }

    private static ImageRequest request(Verb verb) {
        return switch (verb) {
            case GENERATE ->
                GenerateRequest.builder("a lake").size(96, 64).output(JPEG).build();
            case EDIT -> EditRequest.builder(PHOTO, "a watercolor").output(JPEG).build();
            case INPAINT ->
                InpaintRequest.builder(PHOTO, TestImages.mask(40, 30, 4, 4, 9, 9), "a boat")
                        .output(JPEG)
                        .build();
            case EXPAND ->
                ExpandRequest.builder(PHOTO, new Border.Fraction(0.2), "more sea")
                        .output(JPEG)
                        .build();
        };
    }

    /** Fails where an image was made already. */
    private static ImageProvider provider(End end) {
        ImageProvider offline = OfflineProvider.create();
        return end == End.FAILURE
                ? offline.around((request, context, next) -> {
                    ImageResult made = next.get();
                    throw new ImageProcessingException("The test fails after " + made + " was made.");
                })
                : offline;
    }

    @ParameterizedTest
    @MethodSource("ends")
    void holdsWhatItHeldBefore(Verb verb, End end) throws InterruptedException {
        ResourceCount before = ResourceCount.of(folder);
        try (Easel easel = EaselBuilder.create()
                .provider(provider(end))
                .memoryPerImage(0)
                .spoolFolder(folder)
                .build()) {
            ResourceCount open = ResourceCount.of(folder);
            end(easel, request(verb), end);
            if (end != End.SAVED && end != End.CLOSE) {
                ResourceCount idle = ResourceCount.of(folder);
                assertThat(idle.files()).isEqualTo(open.files());
                assertThat(idle.descriptors()).isEqualTo(open.descriptors());
            }
        }
        ResourceCount after = ResourceCount.after(before, folder);
        assertThat(after.files()).hasSize(before.files().size() + (end == End.SAVED ? 2 : 0));
        assertThat(after.threads()).isEqualTo(before.threads());
        assertThat(after.descriptors()).isEqualTo(before.descriptors());
    }

    private void end(Easel easel, ImageRequest request, End end) {
        ImageCall call = easel.call(request);
        switch (end) {
            case SUCCESS -> call.execute().close();
            case SAVED -> call.saveTo(folder.resolve("out")).execute().close();
            case FUTURE -> call.start().join().close();
            case FAILURE -> assertThat(catchThrowable(call::execute)).isInstanceOf(ImageProcessingException.class);
            case CANCEL -> {
                call.onProgress(event -> call.cancel());
                assertThat(catchThrowable(call::execute)).isInstanceOf(CallCancelledException.class);
            }
            case CLOSE -> {
                call.onProgress(event -> easel.close(Duration.ZERO));
                assertThat(catchThrowable(() -> call.start().join())).hasCauseInstanceOf(CallCancelledException.class);
            }
        }
    }

    /** Responses and what becomes of the calls. */
    enum Answer {
        IMAGE(ScriptedResponse.json(
                "{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(PHOTO.bytes()) + "\"}]}")),
        ERROR(ScriptedResponse.status(400)),
        NOT_AN_IMAGE(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"!\"}]}")),
        RESET(ScriptedResponse.reset()),
        CANCELLED(ScriptedResponse.silence());

        private final ScriptedResponse response;

        Answer(ScriptedResponse response) {
            this.response = response;
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoSocketOnceTheKitIsClosed(Answer answer) throws InterruptedException {
        ResourceCount before = ResourceCount.of(folder);
        try (FaultServer server = FaultServer.answering(answer.response);
                HttpKit kit = ApacheHttp.open();
                Easel easel = EaselBuilder.create()
                        .provider(OpenAi.compatible(server.uri("/v1").toString(), ApiKey.of("sk-test"))
                                .provider(kit))
                        .memoryPerImage(0)
                        .spoolFolder(folder)
                        .build()) {
            ImageCall call = easel.generate(GenerateRequest.of("a lake"));
            CompletableFuture<ImageResult> future = call.start();
            if (answer == Answer.CANCELLED) {
                server.awaitRequest();
                call.cancel();
            }
            future.handle((result, failure) -> {
                        if (result != null) {
                            result.close();
                        }
                        return failure;
                    })
                    .join();
        }
        ResourceCount after = ResourceCount.after(before, folder);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void countsWhatAnOpenResultHolds() throws InterruptedException {
        ResourceCount before = ResourceCount.of(folder);
        try (Easel easel = EaselBuilder.create()
                        .provider(OfflineProvider.create())
                        .memoryPerImage(0)
                        .spoolFolder(folder)
                        .build();
                ImageResult result = easel.call(request(Verb.GENERATE)).execute()) {
            ResourceCount open = ResourceCount.of(folder);
            assertThat(result.images()).hasSize(1);
            assertThat(open.files().size()).isGreaterThan(before.files().size());
            assertThat(open.threads()).anyMatch(thread -> thread.startsWith("easel-timer"));
        }
        assertThat(ResourceCount.after(before, folder)).isEqualTo(before);
    }
}
