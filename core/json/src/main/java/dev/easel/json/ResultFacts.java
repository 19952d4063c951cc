package dev.easel.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.EaselException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that is known about a result but its images' bytes.
 *
 * @param provider the provider that made the images, or empty for those made on this machine
 * @param images the facts of each image, in the provider's order
 * @param partialFailures the failures of the images that are missing
 */
public record ResultFacts(
        Optional<String> provider,
        Optional<ModelId> model,
        Optional<String> requestId,
        ImageSize requestedSize,
        Duration elapsed,
        List<Image> images,
        Optional<String> text,
        Optional<Usage> usage,
        Optional<Cost> cost,
        List<Note> notes,
        List<EaselException> partialFailures) {
    /**
     * The facts of one image.
     *
     * @param path where it was written, or empty if it was not
     * @param receivedSize the size the provider sent
     * @param sha256 the hash of the encoded bytes in lower-case hexadecimal
     * @param converted whether the bytes were converted on this machine
     * @param url where it was fetched from, or empty if it came within the response
     */
    public record Image(
            Optional<String> path,
            Size size,
            Size receivedSize,
            ImageFormat format,
            long bytes,
            String sha256,
            boolean converted,
            Optional<URI> url,
            Optional<String> revisedPrompt,
            OptionalDouble drift,
            OptionalDouble remainingDrift) {
        public Image {
            requireNonNull(path, "path");
            requireNonNull(size, "size");
            requireNonNull(receivedSize, "receivedSize");
            requireNonNull(format, "format");
            requireNonNull(sha256, "sha256");
            requireNonNull(url, "url");
            requireNonNull(revisedPrompt, "revisedPrompt");
            requireNonNull(drift, "drift");
            requireNonNull(remainingDrift, "remainingDrift");
        }

        /** Returns the facts of an image, whose bytes are read once for their hash. */
        public static Image of(GeneratedImage image) {
            requireNonNull(image, "image");
            return new Image(
                    Optional.empty(),
                    image.size(),
                    image.receivedSize(),
                    image.format(),
                    image.data().length(),
                    image.data().sha256(),
                    image.converted(),
                    image.url(),
                    image.revisedPrompt(),
                    image.drift(),
                    image.remainingDrift());
        }

        /** Returns the same with the file that it was written to. */
        public Image path(String file) {
            return new Image(
                    Optional.of(requireNonNull(file, "file")),
                    size,
                    receivedSize,
                    format,
                    bytes,
                    sha256,
                    converted,
                    url,
                    revisedPrompt,
                    drift,
                    remainingDrift);
        }
    }

    public ResultFacts {
        requireNonNull(provider, "provider");
        requireNonNull(model, "model");
        requireNonNull(requestId, "requestId");
        requireNonNull(requestedSize, "requestedSize");
        requireNonNull(elapsed, "elapsed");
        images = List.copyOf(requireNonNull(images, "images"));
        requireNonNull(text, "text");
        requireNonNull(usage, "usage");
        requireNonNull(cost, "cost");
        notes = List.copyOf(requireNonNull(notes, "notes"));
        partialFailures = List.copyOf(requireNonNull(partialFailures, "partialFailures"));
    }

    /** Returns the facts of a result; its images are read once for their hashes. */
    public static ResultFacts of(ImageResult result) {
        requireNonNull(result, "result");
        return new ResultFacts(
                Optional.of(result.provider()),
                result.model(),
                result.requestId(),
                result.requestedSize(),
                result.elapsed(),
                result.images().stream().map(Image::of).toList(),
                result.text(),
                result.usage(),
                result.cost(),
                result.notes(),
                result.partialFailures());
    }
}
