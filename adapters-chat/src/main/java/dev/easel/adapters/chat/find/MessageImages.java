package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.ChatMessage;
import dev.easel.adapters.chat.wire.ChatMessage.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the images of a message.
 *
 * <p>Those it {@link #shown shows} stand in its content, parts and text in order, and then in its other members. Only
 * where it shows none may the text {@link #named name} them in weaker ways; a text that reports a failure does not.
 */
public final class MessageImages {
    /** Members that hold images, in order: relays add those after {@code image} of their own accord. */
    private static final List<String> MEMBERS = List.of(
            "images",
            "image",
            "multi_mod_content",
            "tool_calls",
            "image_url",
            "image_urls",
            "attachments",
            "data",
            "output");

    private final ImageNode images;
    private final ImageFinder shown;
    private final ImageFinder named;

    /** Creates a finder that resolves relative addresses against the base address of the API. */
    public MessageImages(String baseAddress) {
        ReferenceReader references = new ReferenceReader(baseAddress);
        TextImages text = new TextImages(references);
        images = new ImageNode(references);
        shown = ImageFinder.inOrder(List.of(message -> content(message, text), this::members));
        named = ImageFinder.firstOf(List.of(
                message -> texts(message).flatMap(t -> text.whole(t).stream()),
                message -> texts(message).flatMap(t -> text.offered(t).stream()),
                message -> texts(message).flatMap(t -> text.mentioned(t).stream())));
    }

    /** Returns the images that a message shows; identical ones once. */
    public List<ImageReference> shown(ChatMessage message) {
        return distinct(shown.find(message));
    }

    /** Returns the images that a message without any names: by download links, or else by bare addresses. */
    public List<ImageReference> named(ChatMessage message) {
        return distinct(named.find(message));
    }

    private Stream<ImageReference> content(ChatMessage message, TextImages text) {
        return message.content().stream()
                .flatMap(part -> part instanceof Part.Text words
                        ? text.shown(ReadableText.of(words.text())).stream()
                        : images.all(((Part.Other) part).json()));
    }

    private Stream<ImageReference> members(ChatMessage message) {
        return MEMBERS.stream().flatMap(name -> message.field(name).stream()).flatMap(images::all);
    }

    private static Stream<String> texts(ChatMessage message) {
        return message.content().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ReadableText.of(((Part.Text) part).text()));
    }

    private static List<ImageReference> distinct(Stream<ImageReference> found) {
        Set<String> known = new HashSet<>();
        return found.filter(image -> known.add(image.identity())).toList();
    }
}
