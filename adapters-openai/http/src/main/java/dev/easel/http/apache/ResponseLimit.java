package dev.easel.http.apache;

import dev.easel.http.json.OversizedResponseException;

/** How many bytes an answer may have. */
final class ResponseLimit implements CountedStream.Count {
    private final long most;
    private long received;

    ResponseLimit(long most) {
        this.most = most;
    }

    @Override
    public void add(int bytes) throws OversizedResponseException {
        received += bytes;
        if (received > most) {
            throw OversizedResponseException.whole(most);
        }
    }
}
