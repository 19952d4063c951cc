package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.ChatMessage;
import java.util.List;
import java.util.stream.Stream;

/** Finds images in one place of a message. */
@FunctionalInterface
interface ImageFinder {
    /** Returns the images in the order in which they stand. */
    Stream<ImageReference> find(ChatMessage message);

    /** Returns a finder of what several finders find, one after the other. */
    static ImageFinder inOrder(List<ImageFinder> finders) {
        return message -> finders.stream().flatMap(finder -> finder.find(message));
    }

    /** Returns a finder that asks one after the other until one finds anything. */
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
