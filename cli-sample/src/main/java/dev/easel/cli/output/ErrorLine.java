package dev.easel.cli.output;

import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import java.util.ArrayList;
import java.util.List;

/** A failure in one readable line: what happened, who said so, what it means for the bill, where the answer is. */
final class ErrorLine {
    private ErrorLine() {}

    static String of(Throwable failure) {
        if (failure instanceof EaselException known) {
            return OneLine.of(message(known) + source(known) + bill(known) + kept(known));
        }
        if (failure instanceof IllegalArgumentException && failure.getMessage() != null) {
            return OneLine.of(failure.getMessage());
        }
        if (failure instanceof OutOfMemoryError) {
            return "Not enough memory: give Java more, such as java -Xmx2g -jar easel.jar …";
        }
        return OneLine.of("A fault in Easel itself, please report it: " + failure);
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String source(EaselException failure) {
        List<String> facts = new ArrayList<>();
        failure.provider().ifPresent(facts::add);
        if (failure instanceof ProviderException answer) {
            answer.status().ifPresent(status -> facts.add("status " + status));
            answer.code().ifPresent(facts::add);
            answer.retryAfter().ifPresent(wait -> facts.add("retry after " + Math.max(1, wait.toSeconds()) + " s"));
        }
        failure.requestId().ifPresent(id -> facts.add("request " + id));
        return facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
    }

    private static String bill(EaselException failure) {
        return switch (failure.billing()) {
            case NOT_BILLED -> "";
            case UNKNOWN -> " It may have been paid for.";
            case BILLED -> " It may well have been paid for: an answer came.";
        };
    }

    private static String kept(EaselException failure) {
        return failure.savedResponse()
                .filter(file -> !message(failure).contains(file.toString()))
                .map(file -> " The answer was kept as " + file + ".")
                .orElse("");
    }
}
