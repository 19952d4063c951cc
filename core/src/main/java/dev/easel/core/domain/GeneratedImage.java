package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** One image of a result: its bytes, and how they were made. */
public final class GeneratedImage {
    private final ImageData data;
    private final Size received;
    private final boolean converted;
    private final Optional<URI> url;
    private final Optional<String> revisedPrompt;
    private final OptionalDouble drift;
    private final OptionalDouble remainingDrift;

    private GeneratedImage(
            ImageData data,
            Size received,
            boolean converted,
            Optional<URI> url,
            Optional<String> revisedPrompt,
            OptionalDouble drift,
            OptionalDouble remainingDrift) {
        this.data = data;
        this.received = received;
        this.converted = converted;
        this.url = url;
        this.revisedPrompt = revisedPrompt;
        this.drift = drift;
        this.remainingDrift = remainingDrift;
    }

    /** Returns an image as a provider sent it within its response. */
    public static GeneratedImage received(ImageData data) {
        requireNonNull(data, "data");
        return new GeneratedImage(
                data,
                data.size(),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Returns the same with the URL it was fetched from. */
    public GeneratedImage url(URI from) {
        return new GeneratedImage(
                data,
                received,
                converted,
                Optional.of(requireNonNull(from, "from")),
                revisedPrompt,
                drift,
                remainingDrift);
    }

    /** Returns the same with the prompt the provider says it used instead. */
    public GeneratedImage revisedPrompt(Optional<String> prompt) {
        requireNonNull(prompt, "prompt");
        return new GeneratedImage(data, received, converted, url, prompt, drift, remainingDrift);
    }

    /** Returns the same with its bytes converted on this machine. */
    public GeneratedImage convertedTo(ImageData result) {
        requireNonNull(result, "result");
        return new GeneratedImage(result, received, true, url, revisedPrompt, drift, remainingDrift);
    }

    /** Returns the same with its bytes moved elsewhere, unchanged. */
    public GeneratedImage movedTo(ImageData place) {
        requireNonNull(place, "place");
        return new GeneratedImage(place, received, converted, url, revisedPrompt, drift, remainingDrift);
    }

    /** Returns the same with how much the provider changed outside the mask, 0 (nothing) to 1. */
    public GeneratedImage drift(double share) {
        return new GeneratedImage(
                data, received, converted, url, revisedPrompt, OptionalDouble.of(share), remainingDrift);
    }

    /** Returns the same with how much of the drift is left after undoing what the provider did to the whole image. */
    public GeneratedImage remainingDrift(double share) {
        return new GeneratedImage(data, received, converted, url, revisedPrompt, drift, OptionalDouble.of(share));
    }

    /** Returns the encoded image. */
    public ImageData data() {
        return data;
    }

    public ImageFormat format() {
        return data.format();
    }

    /** Returns the size as delivered. */
    public Size size() {
        return data.size();
    }

    /** Returns the size the provider sent. */
    public Size receivedSize() {
        return received;
    }

    /** Returns whether the bytes were converted on this machine from those the provider sent. */
    public boolean converted() {
        return converted;
    }

    /** Returns the URL in the provider's response; such URLs expire. */
    public Optional<URI> url() {
        return url;
    }

    /** Returns the prompt the provider says it used instead of the one sent. */
    public Optional<String> revisedPrompt() {
        return revisedPrompt;
    }

    /**
     * Returns how much the provider changed where it should change nothing: the mean difference of a color channel
     * outside the mask, 0 (nothing) to 1; only after inpainting and expanding.
     */
    public OptionalDouble drift() {
        return drift;
    }

    /**
     * Returns how much of the drift is left after what the provider did to the whole image was undone, measured alike;
     * as much as the drift where nothing was undone.
     */
    public OptionalDouble remainingDrift() {
        return remainingDrift;
    }

    /** Returns a new array of the encoded bytes. */
    public byte[] bytes() {
        return data.bytes();
    }

    /** Writes the image to a file, completely or not at all, replacing an existing one; returns the file. */
    public Path writeTo(Path file) {
        return data.writeTo(file);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeneratedImage that
                && data.equals(that.data)
                && received.equals(that.received)
                && converted == that.converted
                && url.equals(that.url)
                && revisedPrompt.equals(that.revisedPrompt)
                && drift.equals(that.drift)
                && remainingDrift.equals(that.remainingDrift);
    }

    @Override
    public int hashCode() {
        return Objects.hash(data, received, converted, url, revisedPrompt, drift, remainingDrift);
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
