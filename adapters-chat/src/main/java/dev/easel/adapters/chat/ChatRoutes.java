package dev.easel.adapters.chat;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.chat.serve.ChatRoute;
import dev.easel.adapters.chat.serve.TasksRoute;
import dev.easel.server.route.Route;
import java.util.List;

/** The chat completion routes of a server: 4All's dialect at {@code /v1}, AceData's and its tasks at {@code /openai}. */
public final class ChatRoutes {
    private ChatRoutes() {}

    /** Returns all routes, with images as links. */
    public static List<Route> all() {
        return all(ImageForm.LINK);
    }

    /** Returns all routes, with images in a given form. */
    public static List<Route> all(ImageForm form) {
        boolean inline = requireNonNull(form, "form") == ImageForm.DATA_URI;
        TasksRoute tasks = new TasksRoute();
        return List.of(ChatRoute.fourAll(inline), ChatRoute.aceData(inline, tasks), tasks);
    }
}
