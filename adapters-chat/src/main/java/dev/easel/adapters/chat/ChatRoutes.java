package dev.easel.adapters.chat;

import static java.util.Objects.requireNonNull;

import dev.easel.server.route.Route;
import java.util.List;

/** The chat completion routes of a server: 4All's dialect at {@code /v1}, AceData's at {@code /openai}. */
public final class ChatRoutes {
    private ChatRoutes() {}

    /** Returns both routes, with images as links. */
    public static List<Route> all() {
        return all(ImageForm.LINK);
    }

    /** Returns both routes, with images in a given form. */
    public static List<Route> all(ImageForm form) {
        requireNonNull(form, "form");
        return List.of(
                new ChatRoute("/v1/chat/completions", ProgressText.PLAIN, ChatErrorEncoder.OPENAI, form),
                new ChatRoute("/openai/chat/completions", ProgressText.ACEDATA, ChatErrorEncoder.ACEDATA, form));
    }
}
