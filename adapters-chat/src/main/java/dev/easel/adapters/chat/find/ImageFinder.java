package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.ChatMessage;
import java.util.List;
import java.util.stream.Stream;

/** Finds images in one place of a message. */
@FunctionalInterface
interface ImageFinder {
    /** Returns the images in order of appearance. */
    Stream<ImageReference> find(ChatMessage message);

    /** Returns a finder that combines the results of several finders, in order. */
    static ImageFinder inOrder(List<ImageFinder> finders) {
        return message -> finders.stream().flatMap(finder -> finder.find(message));
    }

    /** Returns a finder that tries finders in order until one finds an image. */
    static ImageFinder firstOf(List<ImageFinder> finders) {
        return message ->
                finders.stream()
                        .map(finder -> finder.find(message).toList())
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .stream()
                        .flatMap(List::stream);
    }
}
