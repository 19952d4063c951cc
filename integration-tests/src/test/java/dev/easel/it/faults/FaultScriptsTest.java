package dev.easel.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ResourceCount;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds whatever a server does: scripts from seeds, each against one verb of one provider. {@code -Deasel.fault.seed=N}
 * runs one of them.
 */
class FaultScriptsTest {
    private static final int MOST_SHOWN = 5;

    @TempDir
    Path folder;

    @Test
    void whateverAServerDoesNoImageIsLostNoneBoughtTwiceAndNoKeyShown() throws InterruptedException {
        Long only = Long.getLong("easel.fault.seed");
        long[] seeds = only == null
                ? LongStream.range(0, Long.getLong("easel.fault.scripts", 300)).toArray()
                : new long[] {only};
        List<String> failures = new ArrayList<>();
        ResourceCount before = ResourceCount.of(folder);
        try (CapturedLog log = new CapturedLog()) {
            for (long seed : seeds) {
                FaultScript script = FaultScript.of(seed);
                try {
                    run(seed, script, log);
                } catch (Exception | AssertionError e) {
                    failures.add("seed " + seed + ", " + described(script) + "\n" + e);
                }
            }
        }
        ResourceCount after = ResourceCount.after(before, folder);
        assertThat(after.threads()).isEqualTo(before.threads());
        assertThat(after.descriptors()).isEqualTo(before.descriptors());
        if (!failures.isEmpty()) {
            fail(failures.size() + " of " + seeds.length + " scripts failed:\n"
                    + failures.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n\n")));
        }
    }

    private static String described(FaultScript script) {
        return script.verb() + " of " + script.count()
                + (script.stopAt() == 0 ? "" : ", cancelled after " + script.stopAt()) + ": "
                + script.calls().stream().map(FaultScript.Step::summary).toList();
    }

    private void run(long seed, FaultScript script, CapturedLog log) throws IOException {
        Path saved = folder.resolve("saved-" + seed);
        HttpConfig config = HttpConfig.builder().savedResponses(saved).build();
        ScriptContext context = new ScriptContext(lengths(script), script.stopAt());
        try (HttpKit kit = ApacheHttp.open(config);
                FaultServer server = FaultServer.answering(responses(script))
                        .downloads(script.downloads().toArray(ScriptedResponse[]::new))) {
            ImageProvider provider =
                    script.verb().provider(server.uri("/v1").toString(), script.key(), RetryPolicy.defaults(), kit);
            Optional<ImageResult> result = Optional.empty();
            Optional<EaselException> failure = Optional.empty();
            try {
                result = Optional.of(script.verb().call(provider, script.count(), context));
            } catch (EaselException e) {
                failure = Optional.of(e);
            }
            int calls = checkRequests(script, server.received());
            checkBilling(script, calls, failure);
            checkImages(script, calls, context, server, provider, result, failure);
            checkKey(script, log, saved, shown(result, failure) + context.events());
        }
    }

    private static ScriptedResponse[] responses(FaultScript script) {
        return script.calls().stream().map(FaultScript.Step::response).toArray(ScriptedResponse[]::new);
    }

    private static Set<Integer> lengths(FaultScript script) {
        return script.calls().stream()
                .flatMap(step -> step.arrives().stream())
                .map(image -> image.length)
                .collect(Collectors.toSet());
    }

    /** Returns how many paid calls were made. */
    private static int checkRequests(FaultScript script, List<Received> received) {
        List<Received> calls = received.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        for (int i = 0; i + 1 < calls.size(); i++) {
            FaultScript.Step answered = step(script, i);
            assertThat(answered.mayBeFollowed())
                    .as("another call after " + answered.summary())
                    .isTrue();
        }
        assertThat(calls.stream()
                        .map(call -> call.header("Idempotency-Key").orElse("none"))
                        .distinct())
                .as("idempotency keys")
                .hasSizeLessThanOrEqualTo(1)
                .doesNotContain("none");
        return calls.size();
    }

    /** Checks that no failure says to be free where an attempt may have been billed. */
    private static void checkBilling(FaultScript script, int calls, Optional<EaselException> failure) {
        for (int i = 0; i < calls && failure.isPresent(); i++) {
            if (!step(script, i).mayBeFollowed()) {
                assertThat(failure.get().billing())
                        .as(failure.get() + " after " + step(script, i).summary())
                        .isNotEqualTo(Billing.NOT_BILLED);
            }
        }
    }

    private static FaultScript.Step step(FaultScript script, int call) {
        return script.calls().get(Math.min(call, script.calls().size() - 1));
    }

    private static void checkImages(
            FaultScript script,
            int calls,
            ScriptContext context,
            FaultServer server,
            ImageProvider provider,
            Optional<ImageResult> result,
            Optional<EaselException> failure) {
        if (calls == 0) {
            return;
        }
        FaultScript.Step last = step(script, calls - 1);
        List<byte[]> whole = new ArrayList<>(last.arrives());
        whole.add(ScriptedImages.LINKED_BYTES);
        List<byte[]> had = bytes(result);
        assertThat(had).allMatch(image -> contains(whole, image), "whole");

        boolean certain = script.stopAt() == 0 && last.certain();
        List<byte[]> expected = last.arrives().stream()
                .filter(image -> certain || context.arrived().contains(image.length))
                .toList();
        boolean isLinked = last.links() && certain;
        Optional<Path> file = Stream.concat(
                        failure.stream(), result.stream().flatMap(images -> images.partialFailures().stream()))
                .flatMap(each -> each.savedResponse().stream())
                .findFirst();
        List<byte[]> all = new ArrayList<>(had);
        if (file.isPresent()) {
            server.downloads(ScriptedImages.LINKED);
            all.addAll(recovered(provider, file.get()));
        }
        for (byte[] image : expected) {
            assertThat(contains(all, image))
                    .as("an image of " + image.length + " bytes, of " + expected.size() + "; delivered " + had.size()
                            + ", saved " + file + ", " + failure)
                    .isTrue();
        }
        if (isLinked) {
            assertThat(contains(all, ScriptedImages.LINKED_BYTES))
                    .as("the linked image; delivered " + had.size() + ", saved " + file + ", " + failure)
                    .isTrue();
        }
    }

    private static List<byte[]> recovered(ImageProvider provider, Path file) {
        try {
            return bytes(Optional.of(provider.savedResponseReaders()
                    .get(provider.name())
                    .read(file, Optional.empty(), CallContext.detached())));
        } catch (EaselException e) {
            return List.of();
        }
    }

    private static List<byte[]> bytes(Optional<ImageResult> result) {
        return result.stream()
                .flatMap(images -> images.images().stream())
                .map(GeneratedImage::bytes)
                .toList();
    }

    private static boolean contains(List<byte[]> images, byte[] image) {
        return images.stream().anyMatch(each -> Arrays.equals(each, image));
    }

    /** Returns all that a caller may print. */
    private static String shown(Optional<ImageResult> result, Optional<EaselException> failure) {
        StringWriter shown = new StringWriter();
        PrintWriter out = new PrintWriter(shown);
        result.ifPresent(images -> {
            out.println(images + " " + images.text() + images.notes() + images.responseJson() + images.requestId());
            images.images().forEach(image -> out.println(image + " " + image.url() + image.revisedPrompt()));
            images.partialFailures().forEach(each -> print(each, out));
        });
        failure.ifPresent(each -> print(each, out));
        return shown.toString();
    }

    private static void print(EaselException failure, PrintWriter out) {
        out.println(failure.facts());
        failure.printStackTrace(out);
    }

    private static void checkKey(FaultScript script, CapturedLog log, Path saved, String shown) throws IOException {
        assertThat(leaks(script, shown)).as("the key in what a caller sees").isEmpty();
        assertThat(leaks(script, log.taken())).as("the key in the log").isEmpty();
        if (Files.isDirectory(saved)) {
            try (Stream<Path> files = Files.walk(saved)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(leaks(script, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)))
                            .as("the key in " + file.getFileName())
                            .isEmpty();
                }
            }
        }
    }

    /** Returns what stands around the key. */
    private static String leaks(FaultScript script, String text) {
        int at = text.indexOf(script.key());
        return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
    }
}
