package dev.easel.server.internal.engine;

import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.server.internal.exchange.ResponseChannel;
import dev.easel.server.internal.exchange.ResponseHead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes the response to one request. */
final class JettyChannel implements ResponseChannel {
    private static final int AT_ONCE = 1 << 16;
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ClientEndPoint client;
    private final BooleanSupplier stopping;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean last;

    JettyChannel(
            Request request, Response response, Callback callback, ClientEndPoint client, BooleanSupplier stopping) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.client = client;
        this.stopping = stopping;
    }

    /** Ends the connection with this response. */
    void markLast() {
        last = true;
    }

    @Override
    public void send(ResponseHead head, HttpBody body, Consumer<Optional<Throwable>> sent) {
        if (!begun.compareAndSet(false, true)) {
            sent.accept(Optional.of(new IllegalStateException("The request has a response already.")));
            return;
        }
        try {
            client.leaving().begin();
            commit(head);
            boolean empty = WITHOUT_BODY.contains(head.status());
            if (empty) {
                response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
            } else {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
            }
            if (empty || request.getMethod().equals("HEAD")) {
                response.write(true, ByteBuffer.allocate(0), completion(sent));
            } else if (isInMemory(body)) {
                response.write(true, bytes(body), completion(sent));
            } else {
                new BodyPump(response, body, completion(sent)).iterate();
            }
        } catch (Throwable e) {
            complete(Optional.of(e), sent);
        }
    }

    private static boolean isInMemory(HttpBody body) {
        return body.length() <= AT_ONCE && body.segments().stream().allMatch(BodySegment.Bytes.class::isInstance);
    }

    private static ByteBuffer bytes(HttpBody body) {
        if (body.segments().size() == 1 && body.segments().get(0) instanceof BodySegment.Bytes only) {
            return ByteBuffer.wrap(only.bytes());
        }
        ByteBuffer all = ByteBuffer.allocate((int) body.length());
        for (BodySegment segment : body.segments()) {
            all.put(((BodySegment.Bytes) segment).bytes());
        }
        return all.flip();
    }

    private void commit(ResponseHead head) {
        response.setStatus(head.status());
        HttpFields.Mutable headers = response.getHeaders();
        head.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
        if (last || stopping.getAsBoolean() || client.isRejected()) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
    }

    private Callback completion(Consumer<Optional<Throwable>> sent) {
        return new Callback() {
            @Override
            public void succeeded() {
                complete(Optional.empty(), sent);
            }

            @Override
            public void failed(Throwable failure) {
                complete(Optional.of(failure), sent);
            }

            @Override
            public InvocationType getInvocationType() {
                return InvocationType.NON_BLOCKING;
            }
        };
    }

    private void complete(Optional<Throwable> failure, Consumer<Optional<Throwable>> sent) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        try {
            finish(failure);
        } finally {
            if (failure.isEmpty()) {
                sent.accept(failure);
            } else {
                client.run(() -> sent.accept(failure)); // it may have to be stored
            }
        }
    }

    private void finish(Optional<Throwable> failure) {
        client.served();
        if (failure.isEmpty()) {
            callback.succeeded();
        } else {
            client.abort();
            callback.failed(failure.get());
        }
    }

    @Override
    public OutputStream open(ResponseHead head) throws IOException {
        if (!begun.compareAndSet(false, true)) {
            throw new IOException("The request has a response already.");
        }
        commit(head);
        return new ChunkedBody();
    }

    @Override
    public void whenHungUp(Runnable action) {
        client.whenHungUp(action);
    }

    @Override
    public void abort() {
        begun.set(true);
        client.abort();
        if (over.compareAndSet(false, true)) {
            client.served();
            callback.failed(new EofException("The request was given up."));
        }
    }

    /** A body of unknown length; each flush is a chunk, and has left when it returns. */
    private final class ChunkedBody extends OutputStream {
        private byte[] buffer = new byte[1 << 12];
        private int count;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (count + length > AT_ONCE) {
                flush();
                if (length >= AT_ONCE) {
                    write(false, ByteBuffer.wrap(from, offset, length));
                    return;
                }
            }
            if (count + length > buffer.length) {
                byte[] larger = new byte[Math.max(count + length, Math.min(AT_ONCE, buffer.length * 4))];
                System.arraycopy(buffer, 0, larger, 0, count);
                buffer = larger;
            }
            System.arraycopy(from, offset, buffer, count, length);
            count += length;
        }

        @Override
        public void flush() throws IOException {
            if (count > 0) {
                write(false, ByteBuffer.wrap(buffer, 0, count));
                count = 0;
            }
        }

        @Override
        public void close() throws IOException {
            if (over.get()) {
                return;
            }
            write(true, ByteBuffer.wrap(buffer, 0, count));
            if (over.compareAndSet(false, true)) {
                finish(Optional.empty());
            }
        }

        private void write(boolean end, ByteBuffer bytes) throws IOException {
            client.leaving().begin();
            Callback.Completable written = new Callback.Completable();
            response.write(end, bytes, written);
            try {
                written.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abort();
                throw new IOException("The response was interrupted.", e);
            } catch (ExecutionException e) {
                abort();
                throw new IOException("The caller is gone or reads too slowly.", e.getCause());
            } finally {
                client.leaving().end();
            }
        }
    }
}
