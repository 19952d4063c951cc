package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverJobTest {
    private static final byte[] PNG = TestImages.photo(4, 4).bytes();

    @TempDir
    private Path folder;

    private final List<String> calls = new ArrayList<>();

    /** A provider whose jobs are known by their id, or only from a saved response. */
    private final class Reader implements SavedResponseReader {
        private final String name;
        private final Optional<ProviderException> failure;

        private Reader(String name, Optional<ProviderException> failure) {
            this.name = name;
            this.failure = failure;
        }

        @Override
        public ImageResult read(Path response, Optional<Verb> verb, CallContext context) {
            calls.add(name + " reads " + response.getFileName() + " for "
                    + verb.map(Verb::word).orElse("?"));
            return result();
        }

        @Override
        public ImageResult fetch(String job, Optional<Verb> verb, CallContext context) {
            calls.add(name + " fetches " + job);
            return result();
        }

        private ImageResult result() {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return ImageResult.builder(name)
                    .image(GeneratedImage.received(ImageData.of(PNG)))
                    .build();
        }
    }

    private ImageProvider fetching(String name) {
        return ImageProvider.named(name)
                .savedResponseReader(new Reader(name, Optional.empty()))
                .build();
    }

    private ImageProvider failing(String name) {
        return failing(name, Reason.NOT_FOUND, "no such job");
    }

    private ImageProvider failing(String name, Reason reason, String message) {
        ProviderException failure = ProviderException.of(reason, message).build();
        return ImageProvider.named(name)
                .savedResponseReader(new Reader(name, Optional.of(failure)))
                .build();
    }

    private static ImageProvider withoutJobs(String name) {
        return ImageProvider.named(name)
                .savedResponseReader((file, verb, context) -> {
                    throw new AssertionError("There is no file.");
                })
                .build();
    }

    private Easel easelOf(ImageProvider... providers) {
        EaselBuilder builder = EaselBuilder.create().timer(new ManualTimer()).savedResponses(folder);
        for (ImageProvider each : providers) {
            builder.provider(each);
        }
        return builder.build();
    }

    private Path submission(String provider, String job) throws IOException {
        CallFacts facts = CallFacts.of(Billing.UNKNOWN).provider(provider).job(job);
        return SavedResponseStore.in(Optional.of(folder))
                .save(
                        SavedCall.submitted(GenerateRequest.of("x"), facts),
                        "json",
                        out -> out.write("{}".getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    @Test
    void aJobIsReadFromItsSavedResponseByTheProviderThatHasIt() throws IOException {
        submission("second", "j-0");
        Path file = submission("second", "j-1");
        submission("second", "j-2");
        ImageResult result =
                easelOf(fetching("first"), fetching("second")).recover("j-1").execute();
        assertThat(calls).containsExactly("second reads " + file.getFileName() + " for generate");
        assertThat(result.notes().toString()).contains("recovered from " + file + ": no paid request was sent");
    }

    @Test
    void noOtherProviderIsAskedForAJobThatIsNotItsOwn() throws IOException {
        submission("second", "j-1");
        Easel easel = easelOf(fetching("first"), failing("second"));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> easel.recover("j-1").execute())
                .withMessage("no such job");
        assertThat(calls).hasSize(1);
    }

    @Test
    void aJobThatIsNotSavedIsFetchedFromTheFirstProviderThatFindsIt() {
        ImageResult result = easelOf(withoutJobs("none"), failing("first"), fetching("second"))
                .recover("j-1")
                .execute();
        assertThat(calls).containsExactly("first fetches j-1", "second fetches j-1");
        assertThat(result.first().bytes()).isEqualTo(PNG);
        assertThat(result.notes().toString()).contains("fetched by the id of its job, j-1: no paid request was sent");
    }

    @Test
    void aProviderThatLookedExplainsAMissingJobBest() {
        Easel easel = easelOf(withoutJobs("none"), failing("first"));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> easel.recover("j-1").execute())
                .satisfies(failure -> {
                    assertThat(failure.provider()).contains("first");
                    assertThat(failure.getSuppressed()).hasSize(1);
                });
    }

    @Test
    void aJobIsNotMissingWhileAProviderThatMayHaveItFails() {
        Easel easel = easelOf(failing("first"), failing("second", Reason.INTERNAL, "it broke"));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> easel.recover("j-1").execute())
                .withMessage("it broke")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void aJobThatNobodyCanFindIsNamed() {
        Easel easel = easelOf(withoutJobs("none"));
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel.recover("j-1").execute())
                .withMessageStartingWith("The job j-1 is not among the saved responses, and no configured provider");
    }
}
