package dev.easel.adapters.chat.serve;

import dev.easel.server.route.ErrorEncoder;

/** What differs between the two chat dialects that are served. */
enum ChatStyle {
    /** 4All and most servers: the form of OpenAI's API. */
    FOUR_ALL(ProgressText.PLAIN, ChatErrorEncoder.OPENAI, "chat.completion"),
    /** AceData, whose document shows the object name of a chunk on complete responses too. */
    ACEDATA(ProgressText.ACEDATA, ChatErrorEncoder.ACEDATA, "chat.completion.chunk");

    private final ProgressText text;
    private final ErrorEncoder errors;
    private final String object;

    ChatStyle(ProgressText text, ErrorEncoder errors, String object) {
        this.text = text;
        this.errors = errors;
        this.object = object;
    }

    ProgressText text() {
        return text;
    }

    ErrorEncoder errors() {
        return errors;
    }

    /** Returns the object name of a complete response. */
    String object() {
        return object;
    }
}
