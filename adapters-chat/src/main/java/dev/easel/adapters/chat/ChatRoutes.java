package dev.easel.adapters.chat;

import dev.easel.server.route.Route;
import java.util.List;

/** Chat completions as a server offers them: as 4All's at {@code /v1}, as AceData's at {@code /openai}. */
public final class ChatRoutes {
    private ChatRoutes() {}

    /** Returns both, images handed over as links. */
    public static List<Route> all() {
        return all(ImageForm.LINK);
    }

    /** Returns both, images handed over in a form. */
    public static List<Route> all(ImageForm form) {
        return List.of(
                new ChatRoute("/v1/chat/completions", ProgressText.PLAIN, ChatErrorEncoder.OPENAI, form),
                new ChatRoute("/openai/chat/completions", ProgressText.ACEDATA, ChatErrorEncoder.ACEDATA, form));
    }
}
