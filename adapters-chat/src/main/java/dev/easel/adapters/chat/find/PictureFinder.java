package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.ChatMessage;
import java.util.List;
import java.util.stream.Stream;

/** Finds pictures in one place of a message. */
@FunctionalInterface
interface PictureFinder {
    /** Returns the pictures in the order in which they stand. */
    Stream<PictureReference> find(ChatMessage message);

    /** Returns a finder of what several finders find, one after the other. */
    static PictureFinder inOrder(List<PictureFinder> finders) {
        return message -> finders.stream().flatMap(finder -> finder.find(message));
    }

    /** Returns a finder that asks one after the other until one finds anything. */
    static PictureFinder firstOf(List<PictureFinder> finders) {
        return message ->
                finders.stream()
                        .map(finder -> finder.find(message).toList())
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .stream()
                        .flatMap(List::stream);
    }
}
