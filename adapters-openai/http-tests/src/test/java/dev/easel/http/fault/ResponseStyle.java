package dev.easel.http.fault;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How providers write the same response: the places of its images, and the events of a stream. */
public enum ResponseStyle {
    OPENAI("{\"created\":1,\"data\":[%s]}"),
    VISION_STUDIO("{\"success\":true,\"data\":{\"images\":[%s]}}"),
    CHAT("{\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}");

    private final String document;

    ResponseStyle(String document) {
        this.document = document;
    }

    /** Returns whether providers of this style stream their responses. */
    public boolean streams() {
        return this != VISION_STUDIO;
    }

    /** Returns what stands for an image whose base64 is given. */
    public String inline(String base64) {
        return this == CHAT ? "![a](data:image/png;base64," + base64 + ")" : "{\"b64_json\":\"" + base64 + "\"}";
    }

    /** Returns what stands for a linked image. */
    public String link(String url) {
        return this == CHAT ? "![a](" + url + ")" : "{\"url\":\"" + url + "\"}";
    }

    /** Returns a document with images, each as {@link #inline} or {@link #link} returns it. */
    public String document(String... images) {
        return String.format(document, Stream.of(images).collect(Collectors.joining(this == CHAT ? " " : ",")));
    }

    /** Returns the event that brings an inline image, which {@link #inline} returned. */
    public String completed(String image) {
        return this == CHAT
                ? "data: {\"choices\":[{\"delta\":{\"content\":\"" + image + "\"}}]}\n\n"
                : "event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\"," + image.substring(1)
                        + "\n\n";
    }

    /** Returns an event before the image: a partial image, or words about the progress. */
    public String progress() {
        return this == CHAT
                ? "data: {\"choices\":[{\"delta\":{\"content\":\"> Progress: 8.4%\\n\"}}]}\n\n"
                : "event: image_edit.partial_image\ndata: {\"type\":\"image_edit.partial_image\",\"b64_json\":\""
                        + SmallImages.base64(SmallImages.gif()) + "\",\"partial_image_index\":0}\n\n";
    }

    /** Returns the end of a stream. */
    public String end() {
        return this == CHAT ? "data: [DONE]\n\n" : "";
    }
}
