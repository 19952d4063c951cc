package dev.easel.adapters.described.response;

import dev.easel.http.Headers;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;

/**
 * What paths of a description are looked up in.
 *
 * @param json the body, tokens in place of its images
 * @param headers the header fields
 * @param submitted the body of the response to the paid call, absent if only the job's id is known
 */
record ResponseDocument(Json json, Headers headers, Json submitted) {
    private static final Json NOTHING = nothing();

    private static Json nothing() {
        try {
            return Json.parse("{}");
        } catch (MalformedResponseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a document of which only the header fields are known. */
    static ResponseDocument ofHeaders(Headers headers) {
        return new ResponseDocument(NOTHING, headers, NOTHING);
    }

    /** Returns the response to the paid call itself. */
    static ResponseDocument first(Json json, Headers headers) {
        return new ResponseDocument(json, headers, json);
    }

    /** Returns a part of it, such as the element of one image. */
    ResponseDocument part(Json element) {
        return new ResponseDocument(element, headers, submitted);
    }
}
