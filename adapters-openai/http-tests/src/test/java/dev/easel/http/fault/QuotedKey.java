package dev.easel.http.fault;

/** Where a server quotes the key that a call was sent with. */
public enum QuotedKey {
    ERROR,
    ERROR_IN_AN_ARRAY,
    ERROR_WITH_ESCAPES,
    PAGE,
    TEXT,
    REQUEST_ID,
    RETRY_AFTER,
    STATUS_LINE,
    NO_STATUS_LINE,
    HEADER_NAME,
    CONTENT_ENCODING,
    LOCATION,
    STREAM_WITH_ERROR,
    ERROR_WITH_200,
    TEXT_WITH_200,
    WORDS_INSTEAD_OF_AN_IMAGE,
    BESIDE_AN_IMAGE,
    AFTER_A_BROKEN_IMAGE,
    TRAILING_TEXT,
    LINK,
    INVALID_LINK,
    DEAD_LINK;

    /** Returns the response with a key. */
    public ScriptedResponse response(ResponseStyle style, String key) {
        String image = style.inline(SmallImages.base64(SmallImages.png()));
        String error = "{\"error\":{\"message\":\"Not with " + key + ".\",\"code\":\"" + key + "\",\"param\":\"" + key
                + "\"},\"request_id\":\"" + key + "-1\"}";
        return switch (this) {
            case ERROR -> ScriptedResponse.json(401, error);
            case ERROR_IN_AN_ARRAY -> ScriptedResponse.json(403, "[" + error + "]");
            case ERROR_WITH_ESCAPES ->
                ScriptedResponse.json(
                        400, error.replace(key, String.format("\\u%04x", (int) key.charAt(0)) + key.substring(1)));
            case PAGE -> ScriptedResponse.text(403, "text/html", "<html><title>Not with " + key + "</title></html>");
            case TEXT -> ScriptedResponse.text(401, "text/plain", "Not with " + key + ".");
            case REQUEST_ID ->
                ScriptedResponse.json(400, "{}").header("X-Request-Id", key).header("CF-Ray", key);
            case RETRY_AFTER -> ScriptedResponse.json(400, error).header("Retry-After", "3600 " + key);
            case STATUS_LINE -> ScriptedResponse.raw("HTTP/1.1 401 Not with " + key + "\r\nContent-Length: 0\r\n\r\n");
            case NO_STATUS_LINE -> ScriptedResponse.raw(key + " is not HTTP\r\n\r\n");
            case HEADER_NAME -> ScriptedResponse.raw("HTTP/1.1 400 Bad\r\n" + key + "\r\nContent-Length: 0\r\n\r\n");
            case CONTENT_ENCODING -> ScriptedResponse.json("{}").header("Content-Encoding", key);
            case LOCATION -> ScriptedResponse.status(307).header("Location", "http://127.0.0.1:9/?key=" + key);
            case STREAM_WITH_ERROR ->
                ScriptedResponse.events(style.progress() + "event: error\ndata: " + error + "\n\n");
            case ERROR_WITH_200 -> ScriptedResponse.json(error);
            case TEXT_WITH_200 -> ScriptedResponse.text(200, "text/plain", "Not with " + key + ".");
            case WORDS_INSTEAD_OF_AN_IMAGE ->
                ScriptedResponse.json("{\"choices\":[{\"message\":{\"content\":\"Not with " + key
                        + ".\"}}],\"message\":\"" + key + "\"}");
            case BESIDE_AN_IMAGE ->
                ScriptedResponse.json("{\"revised_prompt\":\"" + key + "\",\"model\":\"" + key + "\"," + "\"id\":\""
                        + key + "\"," + style.document(image).substring(1));
            case AFTER_A_BROKEN_IMAGE ->
                ScriptedResponse.json(style.document(style.inline("iVBORw0KGgo")) + key)
                        .header("X-Request-Id", key);
            case TRAILING_TEXT -> ScriptedResponse.json(style.document(image) + "\n" + key);
            case LINK, DEAD_LINK -> ScriptedResponse.json(style.document(style.link("/a.png?key=" + key)));
            case INVALID_LINK ->
                ScriptedResponse.json(style.document(style.link("http://127.0.0.2:9/" + key + ".png")));
        };
    }

    /** Returns the response to a download. */
    public ScriptedResponse download() {
        return this == DEAD_LINK
                ? ScriptedResponse.status(410)
                : ScriptedResponse.bytes(200, "image/png", SmallImages.png());
    }
}
