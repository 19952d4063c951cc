package dev.easel.http.apache;

import dev.easel.http.json.OversizedResponseException;

/** Limits how many bytes a response may have. */
final class ResponseLimit implements CountedStream.Count {
    private final long max;
    private long received;

    ResponseLimit(long max) {
        this.max = max;
    }

    @Override
    public void add(int bytes) throws OversizedResponseException {
        received += bytes;
        if (received > max) {
            throw OversizedResponseException.whole(max);
        }
    }
}
