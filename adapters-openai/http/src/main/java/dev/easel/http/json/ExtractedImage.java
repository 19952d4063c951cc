package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** One image extracted from a response, decoded; a token takes its place in the response's text. */
public final class ExtractedImage {
    private final String token;
    private final String path;
    private final SpoolSink sink;
    private final Base64Decoder decoder;
    private final Spelling spelling = new Spelling();
    private String prefix = "";
    private boolean ended;
    private @Nullable StorageException unstored;
    private @Nullable ImageData data;

    ExtractedImage(String token, String path, SpoolSink sink, boolean spaced) {
        this.token = token;
        this.path = path;
        this.sink = sink;
        this.decoder = new Base64Decoder(new SpoolOutput(), spaced);
    }

    /** Writes to this machine's storage, whose failures must not look like a truncated response. */
    private final class SpoolOutput extends OutputStream {
        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        /** What cannot be stored is passed over: the images after it may be smaller, or in another folder. */
        @Override
        public void write(byte[] bytes, int offset, int count) {
            if (unstored != null) {
                return;
            }
            try {
                sink.write(bytes, offset, count);
            } catch (StorageException e) {
                unstored = e;
                sink.discard();
            } catch (IOException e) {
                unstored = StorageException.writing("an extracted image", e);
                sink.discard();
            } catch (OutOfMemoryError e) {
                unstored = new StorageException("There is not enough memory to store an extracted image.", e);
                sink.discard();
            }
        }
    }

    /** Returns the text that stands for this image. */
    public String token() {
        return token;
    }

    /** Returns the media type that a data URI claims; {@link #data()} tells what the bytes are. */
    public Optional<String> mediaType() {
        int end = prefix.indexOf(';');
        return end > "data:".length() ? Optional.of(prefix.substring("data:".length(), end)) : Optional.empty();
    }

    /** Returns whether a data URI says that it is something else than an image, such as text. */
    public boolean isOtherMedia() {
        return mediaType()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> !type.startsWith("image/") && !type.endsWith("/octet-stream"))
                .isPresent();
    }

    /** Throws the {@link StorageException} that kept the image from being stored, if it was not. */
    public void checkStored() {
        if (unstored != null) {
            throw unstored;
        }
    }

    /** Returns the number of decoded bytes so far. */
    public long length() {
        return sink.length();
    }

    /**
     * Appends base64 text that continues the image, as when a data URI is spread over several pieces of a stream;
     * returns how many characters belong to it.
     */
    public int append(CharSequence text) throws IOException {
        requireNonNull(text, "text");
        int taken = 0;
        while (!ended && taken < text.length() && decoder.take(text.charAt(taken))) {
            taken++;
        }
        return taken;
    }

    /**
     * Ends the image and returns it.
     *
     * @throws InvalidBase64Exception when the text broke off within a byte
     * @throws ImageProcessingException when the bytes are not an image
     * @throws StorageException when they could not be stored
     */
    public ImageData data() throws IOException {
        if (data == null) {
            end();
            checkStored();
            data = sink.finish();
        }
        return data;
    }

    void end() throws IOException {
        if (!ended && !decoder.finish()) {
            throw new InvalidBase64Exception(path, decoder.characters(), "it ends within a byte");
        }
        ended = true;
    }

    Base64Decoder decoder() {
        return decoder;
    }

    Spelling spelling() {
        return spelling;
    }

    String prefix() {
        return prefix;
    }

    void prefix(String dataUri) {
        prefix = dataUri;
    }

    void release() {
        sink.release();
    }

    /** Frees the storage of an image that is not needed. */
    void discard() {
        sink.discard();
    }

    /** Writes the image as the text it was received as, however much of it was received; nothing if it was not stored. */
    public void writeTextTo(OutputStream out) throws IOException {
        requireNonNull(out, "out");
        if (unstored != null) {
            return;
        }
        out.write(prefix.getBytes(StandardCharsets.ISO_8859_1));
        sink.close();
        // Closing the encoder leaves this stream open.
        OutputStream spelled = spelling.onto(out, decoder.urlSafeFrom());
        try (InputStream in = sink.content().open();
                OutputStream encoder = Base64.getEncoder().wrap(spelled)) {
            in.transferTo(encoder);
        }
        spelled.write(decoder.heldText());
    }
}
