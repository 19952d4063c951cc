package dev.easel.adapters.chat;

import dev.easel.adapters.chat.find.MessageImages;
import dev.easel.adapters.chat.wire.ChatMessage;
import dev.easel.adapters.chat.wire.ChatResponse;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an answer comes to: its images, or the reason why it has none.
 *
 * <p>None of those reasons is repeated: the model did its work and was paid for it. Only where the answer was cut is that
 * unknown.
 */
final class ChatResponseInterpreter {
    private static final int MOST_WORDS = 300;

    private final ChatResponse answer;
    private final ResponseReader response;
    private final ErrorTable errors;
    private final ResponseImages images;

    ChatResponseInterpreter(ChatResponse answer, ResponseReader response, ErrorTable errors, MessageImages finder) {
        this.answer = answer;
        this.response = response;
        this.errors = errors;
        this.images = new ResponseImages(finder, response.images());
    }

    /**
     * Returns the images, and why single choices have none; throws the first such reason where no choice has any.
     *
     * @param brokenBy what broke the answer off: where there is no image, and no better reason, it is thrown
     */
    ParsedResponse.Builder reading(Optional<IOException> brokenBy) throws IOException {
        List<EaselException> failures = new ArrayList<>();
        for (ChatMessage message : answer.messages()) {
            failureOf(message).ifPresent(failures::add);
        }
        if (images.all().isEmpty()) {
            if (brokenBy.isPresent() && failures.stream().noneMatch(ChatResponseInterpreter::saysWhy)) {
                throw brokenBy.get();
            }
            throw failures.isEmpty() ? failure(Reason.NO_IMAGE, "The answer has no choices.", "") : failures.get(0);
        }
        ParsedResponse.Builder reading = ParsedResponse.builder();
        brokenBy.ifPresent(reading::brokenOff);
        images.all().forEach(reading::image);
        failures.stream().filter(ChatResponseInterpreter::saysWhy).forEach(reading::partialFailure);
        return reading;
    }

    /** Adds a message's images, or returns why it has none. */
    private Optional<EaselException> failureOf(ChatMessage message) throws IOException {
        boolean cut = !answer.complete() || message.finishReasons().stream().anyMatch(ResponsePhrases::isCutShort);
        ChatMessage whole = cut ? message.withoutUnfinishedEnd() : message;
        if (images.addShown(whole) > 0) {
            return Optional.empty();
        }
        EaselException failure = failure(message);
        // A text that reports a failure names images of other things, such as of the policy that was broken.
        return !saysWhy(failure) && images.addNamed(whole) > 0 ? Optional.empty() : Optional.of(failure);
    }

    private EaselException failure(ChatMessage message) {
        if (message.error().isPresent()) {
            return errors.failure(ErrorEnvelope.of(message.error().get()), response);
        }
        String text = message.text();
        if (message.refusal().isPresent()) {
            return failure(Reason.CONTENT_REJECTED, message.refusal().get(), text);
        }
        Optional<String> withheld = message.finishReasons().stream()
                .filter(ResponsePhrases::isWithheld)
                .findFirst();
        if (withheld.isPresent()) {
            return failure(
                    Reason.CONTENT_REJECTED,
                    "The image was withheld (" + withheld.get() + ")" + (text.isBlank() ? "." : ": " + shortened(text)),
                    text);
        }
        boolean failed = message.finishReasons().contains("error");
        Reason reason = failed ? Reason.GENERATION_FAILED : ResponsePhrases.reason(text, errors);
        if (failed && text.isBlank()) {
            return failure(reason, "The provider ended the answer with an error and no words.", text);
        }
        return failure(reason, reason == Reason.NO_IMAGE ? noImage(text) : shortened(text), text);
    }

    private String noImage(String text) {
        String found = answer.complete() ? "The answer holds no image" : "The answer was cut before any image came";
        return text.isBlank() ? found + "." : found + ", but these words: " + shortened(text);
    }

    private EaselException failure(Reason reason, String message, String text) {
        ProviderException.Builder failure = ProviderException.of(reason, message)
                .status(response.response().status())
                .retryable(false)
                .billing(answer.complete() ? Billing.BILLED : Billing.UNKNOWN);
        return (text.isBlank() ? failure : failure.text(text)).build();
    }

    private static boolean saysWhy(EaselException failure) {
        return !(failure instanceof ProviderException refused) || refused.reason() != Reason.NO_IMAGE;
    }

    /** The end of a text is what came of the work; its beginning is progress. */
    private static String shortened(String text) {
        String words = text.strip();
        return words.length() <= MOST_WORDS ? words : "…" + words.substring(words.length() - MOST_WORDS);
    }
}
