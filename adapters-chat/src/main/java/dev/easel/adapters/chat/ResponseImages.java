package dev.easel.adapters.chat;

import dev.easel.adapters.chat.find.ImageReference;
import dev.easel.adapters.chat.find.MessageImages;
import dev.easel.adapters.chat.wire.ChatMessage;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.EaselException;
import dev.easel.http.ReceivedImage;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the images of a response, each once: by its URL, or by its bytes. */
final class ResponseImages {
    private final MessageImages finder;
    private final ExtractedImages extracted;
    private final Set<String> known = new HashSet<>();
    private final Map<Long, SameLength> byLength = new HashMap<>();
    private final List<ReceivedImage> images = new ArrayList<>();

    ResponseImages(MessageImages finder, ExtractedImages extracted) {
        this.finder = finder;
        this.extracted = extracted;
    }

    /** Adds the images that a message shows and returns how many it shows, including known ones. */
    int addShown(ChatMessage message) throws IOException {
        return add(finder.shown(message));
    }

    /** Adds the images that a message names without showing any, and returns how many it names. */
    int addNamed(ChatMessage message) throws IOException {
        return add(finder.named(message));
    }

    /** Returns all images in order. */
    List<ReceivedImage> all() {
        return images;
    }

    private int add(List<ImageReference> references) throws IOException {
        int found = 0;
        for (ImageReference reference : references) {
            Optional<ReceivedImage> image = image(reference);
            found += image.isPresent() ? 1 : 0;
            if (image.isPresent() && known.add(reference.identity()) && isNew(image.get())) {
                images.add(image.get());
            }
        }
        return found;
    }

    private Optional<ReceivedImage> image(ImageReference reference) throws IOException {
        if (reference instanceof ImageReference.Link link) {
            return link.uri().map(uri -> ReceivedImage.at(uri.toString()));
        }
        if (reference instanceof ImageReference.Cut token) {
            return extracted
                    .find(token.token())
                    .filter(image -> !image.isOtherMedia())
                    .map(ReceivedImage::inline);
        }
        ExtractedImage image = extracted.begin("the text of the response");
        image.append(((ImageReference.Inline) reference).base64());
        return Optional.of(ReceivedImage.inline(image));
    }

    private boolean isNew(ReceivedImage image) {
        if (image.inline().isEmpty()) {
            return true;
        }
        try {
            ImageData data = image.inline().get().data();
            return byLength.computeIfAbsent(data.length(), length -> new SameLength())
                    .add(data);
        } catch (EaselException | IOException e) {
            // An unreadable image counts as new; the error is reported where the images are used.
            return true;
        }
    }

    /** Images of one length; two or more are compared by their bytes. */
    private static final class SameLength {
        private final Set<String> digests = new HashSet<>();
        private @Nullable ImageData first;

        boolean add(ImageData image) {
            if (first == null) {
                first = image;
                return true;
            }
            if (digests.isEmpty()) {
                digests.add(first.sha256());
            }
            return digests.add(image.sha256());
        }
    }
}
