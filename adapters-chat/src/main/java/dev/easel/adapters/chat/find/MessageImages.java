package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.ChatMessage;
import dev.easel.adapters.chat.wire.ChatMessage.Part;
import dev.easel.adapters.chat.wire.ResponseAccumulator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the images of a message.
 *
 * <p>The images that it {@link #shown shows} are in its content, parts and text in order, and then in its other members.
 * Only if it shows none may its text {@link #named name} images in weaker ways; a text that reports a failure does not.
 */
public final class MessageImages {
    /** Members that contain images, in order: those after {@code image} are additions of relays. */
    private static final List<String> MEMBERS = Stream.concat(
                    Stream.of("images", "image", "multi_mod_content", "tool_calls", "attachments"),
                    ResponseAccumulator.LOOSE_IMAGES.stream())
            .distinct()
            .toList();

    private final ImageNode images;
    private final ImageFinder shown;
    private final ImageFinder named;

    /** Creates a finder that resolves relative URLs against the base URL of the API. */
    public MessageImages(String baseUrl) {
        ReferenceReader references = new ReferenceReader(baseUrl);
        TextImages text = new TextImages(references);
        images = new ImageNode(references);
        shown = ImageFinder.inOrder(List.of(message -> content(message, text), this::members));
        named = ImageFinder.firstOf(List.of(
                message -> texts(message).flatMap(t -> text.whole(t).stream()),
                message -> texts(message).flatMap(t -> text.offered(t).stream()),
                message -> texts(message).flatMap(t -> text.mentioned(t).stream())));
    }

    /** Returns the images that a message shows, without duplicates. */
    public List<ImageReference> shown(ChatMessage message) {
        Set<String> contained = contained(message);
        return distinct(shown.find(message).filter(image -> !contained.contains(image.identity())));
    }

    /** Returns the links of images that the message also contains: {@code url} beside the data of {@code image_url}. */
    private Set<String> contained(ChatMessage message) {
        return message.field("images").stream()
                .filter(image -> image.get("url").isText()
                        && images.all(image.get("image_url"))
                                .anyMatch(found -> !(found instanceof ImageReference.Link)))
                .flatMap(image -> images.all(image.get("url")))
                .filter(ImageReference.Link.class::isInstance)
                .map(ImageReference::identity)
                .collect(Collectors.toSet());
    }

    /** Returns the images that a message names without showing any: by download links, or else by bare URLs. */
    public List<ImageReference> named(ChatMessage message) {
        return distinct(named.find(message));
    }

    private Stream<ImageReference> content(ChatMessage message, TextImages text) {
        return message.content().stream()
                .flatMap(part -> part instanceof Part.Text textPart
                        ? text.shown(ReadableText.of(textPart.text())).stream()
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
