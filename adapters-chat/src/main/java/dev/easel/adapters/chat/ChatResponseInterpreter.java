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
import dev.easel.http.error.MissingImage;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Interprets a response: its images, or the reason why it has none.
 *
 * <p>Such failures are never retried: the model did its work and the call was billed. Only if the response was cut off is
 * the billing unknown.
 */
final class ChatResponseInterpreter {
    private static final int MAX_TEXT_LENGTH = 300;

    private final ChatResponse chatResponse;
    private final String json;
    private final ResponseReader response;
    private final ErrorTable errors;
    private final ResponseImages images;

    ChatResponseInterpreter(
            ChatResponse chatResponse, String json, ResponseReader response, ErrorTable errors, MessageImages finder) {
        this.chatResponse = chatResponse;
        this.json = json;
        this.response = response;
        this.errors = errors;
        this.images = new ResponseImages(finder, response.images());
    }

    /**
     * Returns the images, and why single choices have none; throws the first such reason if no choice has an image.
     *
     * @param brokenBy what interrupted the response; thrown if no image and no better reason is found
     */
    ParsedResponse.Builder interpret(Optional<IOException> brokenBy) throws IOException {
        List<EaselException> failures = new ArrayList<>();
        for (ChatMessage message : chatResponse.messages()) {
            failureOf(message).ifPresent(failures::add);
        }
        if (images.all().isEmpty()) {
            if (brokenBy.isPresent() && failures.stream().noneMatch(ChatResponseInterpreter::saysWhy)) {
                throw brokenBy.get();
            }
            throw failures.isEmpty() ? missingImage("") : failures.get(0);
        }
        ParsedResponse.Builder parsed = ParsedResponse.builder();
        images.all().forEach(parsed::image);
        failures.stream().filter(ChatResponseInterpreter::saysWhy).forEach(parsed::partialFailure);
        return parsed;
    }

    /** Adds a message's images, or returns why it has none. */
    private Optional<EaselException> failureOf(ChatMessage message) throws IOException {
        boolean cut =
                !chatResponse.complete() || message.finishReasons().stream().anyMatch(ResponsePhrases::isCutShort);
        ChatMessage whole = cut ? message.withoutUnfinishedEnd() : message;
        if (images.addShown(whole) > 0) {
            return Optional.empty();
        }
        EaselException failure = failure(message);
        // A text that reports a failure names unrelated images, such as one of the policy that was violated.
        return !saysWhy(failure) && images.addNamed(whole) > 0 ? Optional.empty() : Optional.of(failure);
    }

    private EaselException failure(ChatMessage message) throws IOException {
        if (message.error().isPresent()) {
            return errors.failure(ErrorEnvelope.of(message.error().get()), response);
        }
        String text = response.restored(message.text(), ExtractedImage::isOtherMedia);
        if (message.refusal().isPresent()) {
            return failure(Reason.CONTENT_REJECTED, message.refusal().get(), text);
        }
        Optional<String> withheld = message.finishReasons().stream()
                .filter(reason -> ResponsePhrases.isWithheld(reason, errors))
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
            return failure(reason, "The provider ended the response with an error and no text.", text);
        }
        return reason == Reason.NO_IMAGE ? missingImage(text) : failure(reason, shortened(text), text);
    }

    private EaselException missingImage(String text) throws IOException {
        MissingImage missing = MissingImage.in(Json.parse(json));
        if (!chatResponse.complete()) {
            return failure(
                    Reason.NO_IMAGE,
                    missing.described("The response was cut off before any image arrived", Optional.of(text)),
                    text);
        }
        return text.isBlank()
                ? completed(missing.failure(errors)).build()
                : failure(
                        Reason.NO_IMAGE, missing.described("The response contains no image", Optional.of(text)), text);
    }

    private EaselException failure(Reason reason, String message, String text) {
        ProviderException.Builder failure = completed(ProviderException.of(reason, message));
        return (text.isBlank() ? failure : failure.text(text)).build();
    }

    private ProviderException.Builder completed(ProviderException.Builder failure) {
        return failure.status(response.response().status())
                .retryable(false)
                .billing(chatResponse.complete() ? Billing.BILLED : Billing.UNKNOWN);
    }

    private static boolean saysWhy(EaselException failure) {
        return !(failure instanceof ProviderException error) || error.reason() != Reason.NO_IMAGE;
    }

    /** The end of a text holds the outcome; its beginning is progress. */
    private static String shortened(String text) {
        String stripped = text.strip();
        return stripped.length() <= MAX_TEXT_LENGTH
                ? stripped
                : "…" + stripped.substring(stripped.length() - MAX_TEXT_LENGTH);
    }
}
