package dev.easel.adapters.described.response;

import dev.easel.http.Headers;
import dev.easel.http.json.Json;

/**
 * What paths of a description are looked up in.
 *
 * @param json the body, tokens in place of its images
 * @param headers the header fields
 * @param submitted the body of the response to the paid call, absent if only the job's id is known
 */
record ResponseDocument(Json json, Headers headers, Json submitted) {
    /** Returns the response to the paid call itself. */
    static ResponseDocument first(Json json, Headers headers) {
        return new ResponseDocument(json, headers, json);
    }

    /** Returns a part of it, such as the element of one image. */
    ResponseDocument part(Json element) {
        return new ResponseDocument(element, headers, submitted);
    }
}
