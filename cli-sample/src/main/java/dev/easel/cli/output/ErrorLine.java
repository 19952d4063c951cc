package dev.easel.cli.output;

import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import java.util.ArrayList;
import java.util.List;

/** A failure in one readable line: what happened, the provider's details, whether it was billed, and the saved response. */
public final class ErrorLine {
    private ErrorLine() {}

    /** Returns the line of a failure. */
    public static String of(Throwable failure) {
        if (failure instanceof EaselException known) {
            return OneLine.of(message(known) + source(known) + billing(known) + saved(known));
        }
        if (failure instanceof IllegalArgumentException && failure.getMessage() != null) {
            return OneLine.of(OptionWords.of(failure.getMessage()));
        }
        if (failure instanceof OutOfMemoryError) {
            return "Not enough memory: give Java more, such as java -Xmx2g -jar easel.jar …";
        }
        return OneLine.of("Internal error in Easel, please report it: " + failure);
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : OptionWords.of(failure.getMessage());
    }

    private static String source(EaselException failure) {
        List<String> facts = new ArrayList<>();
        failure.provider().ifPresent(facts::add);
        if (failure instanceof ProviderException providerFailure) {
            providerFailure.status().ifPresent(status -> facts.add("status " + status));
            providerFailure.code().ifPresent(facts::add);
            providerFailure
                    .retryAfter()
                    .ifPresent(wait -> facts.add("retry after " + Math.max(1, wait.toSeconds()) + " s"));
        }
        failure.requestId().ifPresent(id -> facts.add("request " + id));
        failure.job().filter(id -> !message(failure).contains(id)).ifPresent(id -> facts.add("job " + id));
        return facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
    }

    private static String billing(EaselException failure) {
        return switch (failure.billing()) {
            case NOT_BILLED -> "";
            case UNKNOWN -> " The provider may have billed this call.";
            case BILLED -> " The provider has probably billed this call, because it sent a response.";
        };
    }

    private static String saved(EaselException failure) {
        if (failure.job().isPresent()) {
            return job(failure, failure.job().get());
        }
        return failure.savedResponse()
                .filter(file -> !message(failure).contains(file.toString()))
                .map(file -> " The response was saved as " + file + ": easel recover FILE -o OUT writes its images.")
                .orElse("");
    }

    private static String job(EaselException failure, String id) {
        boolean saved = failure.savedResponse().isPresent();
        return saved || message(failure).contains("recover")
                ? " To fetch them: easel recover " + id + " -o OUT" + (saved ? "." : " --provider NAME.")
                : "";
    }
}
