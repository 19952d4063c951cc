package dev.easel.adapters.http.apache;

import dev.easel.adapters.http.json.OverlongReplyException;

/** How many bytes an answer may have. */
final class ReplyBound implements CountedStream.Count {
    private final long most;
    private long received;

    ReplyBound(long most) {
        this.most = most;
    }

    @Override
    public void add(int bytes) throws OverlongReplyException {
        received += bytes;
        if (received > most) {
            throw OverlongReplyException.whole(most);
        }
    }
}
