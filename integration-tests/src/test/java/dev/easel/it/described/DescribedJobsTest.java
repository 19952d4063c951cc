package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.WireOptions;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.it.described.PlayedProvider.PollFault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One paid call, whatever happens after it, for every description with jobs: what was paid for is delivered or fetched later. */
class DescribedJobsTest {
    /** Providers whose polls name the model, so that the id alone does not lead to a job. */
    private static final Set<String> NOT_BY_ID = Set.of("fal");

    @TempDir
    Path folder;

    private record Played(PlayedProvider server, DocumentedCase document, HttpKit kit, Path saved)
            implements AutoCloseable {
        private ImageProvider provider() {
            return server.provider(kit);
        }

        private ImageResult call(CallContext context) {
            WireOptions fields = WireOptions.none();
            for (var field : document.fields().entrySet()) {
                fields = fields.field(field.getKey(), field.getValue());
            }
            ModelId model = document.model().map(ModelId::new).orElse(ModelId.DEFAULT);
            if (document.verb() == Verb.GENERATE) {
                return provider()
                        .generator()
                        .orElseThrow()
                        .generate(
                                GenerateRequest.builder("a lake")
                                        .model(model)
                                        .options(fields)
                                        .build(),
                                context);
            }
            return provider()
                    .editor()
                    .orElseThrow()
                    .edit(
                            EditRequest.builder(TestImages.photo(64, 48), "a lake")
                                    .model(model)
                                    .options(fields)
                                    .build(),
                            context);
        }

        private EaselException failure(CallContext context) {
            return catchThrowableOfType(EaselException.class, () -> call(context));
        }

        private Easel easel() {
            return easelOf(provider(), saved);
        }

        @Override
        public void close() {
            server.close();
            kit.close();
        }
    }

    private static Easel easelOf(ImageProvider provider, Path saved) {
        return EaselBuilder.create()
                .provider(provider)
                .savedResponses(saved)
                .timer(new ImpatientTimer())
                .build();
    }

    private static Optional<DocumentedCase> job(String name) {
        return DocumentedCase.of(name).stream().filter(DocumentedCase::isJob).findFirst();
    }

    private static boolean describes(String name, String member) {
        return Documents.of(name).stream()
                .anyMatch(document -> document.at("job", member).isPresent());
    }

    private static List<String> withJobs() {
        return ProviderDescription.provided().stream()
                .map(ProviderDescription::name)
                .filter(name -> job(name).isPresent())
                .toList();
    }

    private Played play(String name) {
        Path saved = folder.resolve(name);
        return new Played(PlayedProvider.named(name), job(name).orElseThrow(), kit(saved), saved);
    }

    private static HttpKit kit(Path saved) {
        return ApacheHttp.open(HttpConfig.builder().savedResponses(saved).build());
    }

    @Test
    void everyDescriptionWithAJobHasADocumentedOne() {
        assertThat(withJobs())
                .hasSizeGreaterThan(6)
                .containsExactlyElementsOf(ProviderDescription.provided().stream()
                        .map(ProviderDescription::name)
                        .filter(name -> Documents.of(name).stream()
                                .anyMatch(document -> document.get("job").isPresent()))
                        .toList());
    }

    @TestFactory
    Stream<DynamicNode> onePaidCallWhateverHappens() {
        return withJobs().stream().map(name -> dynamicContainer(name, rows(name)));
    }

    private Stream<DynamicNode> rows(String name) {
        Stream<DynamicNode> faults = Arrays.stream(PollFault.values())
                .map(fault -> dynamicTest("a poll is " + fault, () -> survives(name, fault)));
        return Stream.concat(
                faults,
                Stream.of(
                        dynamicTest("the deadline passes", () -> isFetchedByFile(name)),
                        dynamicTest("the caller cancels", () -> isFetchedById(name)),
                        dynamicTest("the file is lost", () -> isFetchedByIdAlone(name))));
    }

    private void survives(String name, PollFault fault) {
        try (Played played = play(name)) {
            played.server().failing(fault, fault);
            ImageResult result = played.call(new RecordingContext());
            assertThat(result.images()).hasSize(1);
            assertPaidOnce(played);
            assertThat(played.server().polls()).hasSizeGreaterThan(2);
        }
    }

    private static void assertPaidOnce(Played played) {
        assertThat(played.server().paid()).hasSize(1);
    }

    private void isFetchedByFile(String name) {
        try (Played played = play(name)) {
            played.server().failing(PollFault.ERROR, PollFault.ERROR, PollFault.ERROR);
            EaselException failure = played.failure(new LastingContext(2));
            assertNamesTheJob(failure);
            try (Easel easel = played.easel()) {
                ImageResult result =
                        easel.recover(failure.savedResponse().orElseThrow()).execute();
                assertThat(result.images()).hasSize(1);
            }
            assertPaidOnce(played);
        }
    }

    private static void assertNamesTheJob(EaselException failure) {
        assertThat(failure).isNotNull();
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.job())
                .hasValueSatisfying(
                        job -> assertThat(failure.getMessage()).contains(job).contains("recover"));
    }

    private void isFetchedById(String name) {
        try (Played played = play(name)) {
            RecordingContext context = new RecordingContext();
            played.server().onPoll(context::cancel);
            EaselException failure = played.failure(context);
            assertThat(failure).isInstanceOf(CallCancelledException.class);
            assertNamesTheJob(failure);
            assertThat(played.server().cancellations()).hasSize(describes(name, "cancel") ? 1 : 0);
            played.server().onPoll(() -> {});
            try (Easel easel = played.easel()) {
                assertThat(easel.recover(failure.job().orElseThrow()).execute().images())
                        .hasSize(1);
            }
            assertPaidOnce(played);
        }
    }

    private void isFetchedByIdAlone(String name) {
        try (Played played = play(name)) {
            played.server().failing(PollFault.ERROR, PollFault.ERROR);
            EaselException failure = played.failure(new LastingContext(1));
            Path elsewhere = folder.resolve(name + "-elsewhere");
            try (HttpKit kit = kit(elsewhere);
                    Easel easel = easelOf(played.server().provider(kit), elsewhere)) {
                ImageCall call = easel.recover(failure.job().orElseThrow());
                if (NOT_BY_ID.contains(name)) {
                    assertThatExceptionOfType(UnsupportedRequestException.class)
                            .isThrownBy(call::execute)
                            .withMessageContaining("name the file");
                } else {
                    assertThat(call.execute().images()).hasSize(1);
                }
            }
            assertPaidOnce(played);
        }
    }
}
