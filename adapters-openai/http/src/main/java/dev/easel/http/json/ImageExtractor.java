package dev.easel.http.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts the images out of JSON documents while they stream by, so that what is left for a JSON parser is short text.
 *
 * <p>Memory is constant whatever an image's size: base64 goes through one buffer into the spool. Two kinds of text are
 * cut: whole strings where a {@link ExtractionRule} says so, and the data URIs within any string. Neither member names nor text
 * that looks like JSON inside a string are mistaken for either; escapes are read, {@code \/} and the numeric ones alike.
 * All else stays byte for byte and is the parser's to judge. Not thread-safe.
 */
public final class ImageExtractor {
    private static final int LONGEST_NAME = 256;

    private final ByteFeed feed = new ByteFeed();
    private final ExtractionRule rule;
    private final ExtractedImages images;
    private final int mostText;
    private final DataUriPrefix prefix = new DataUriPrefix();
    private final EscapeReader escapes = new EscapeReader(feed);
    private JsonPath path = new JsonPath();
    private ShortText text;
    private byte[] refused = {};

    /**
     * Prepares to read the documents of one answer.
     *
     * @param mostText how many bytes a document may have besides its images
     */
    public ImageExtractor(ExtractionRule rule, ExtractedImages images, int mostText) {
        this.rule = rule;
        this.images = images;
        this.mostText = mostText;
        this.text = new ShortText(mostText);
    }

    /**
     * Reads a document to the end of the stream and returns the text that is left, tokens in place of images.
     *
     * @throws MalformedResponseException when it ends within a string, is too long or too deep
     * @throws InvalidBase64Exception when the text of an image is broken
     */
    public byte[] cut(InputStream json) throws IOException {
        feed.restart(json);
        path = new JsonPath();
        text = new ShortText(mostText);
        boolean name = false;
        for (int b = feed.next(); b != ByteFeed.END; b = feed.next()) {
            text.append(b);
            switch (b) {
                case '{' -> path.enterObject();
                case '[' -> path.enterArray();
                case '}', ']' -> {
                    path.leave();
                    name = false;
                }
                case ',' -> path.nextElement();
                case '"' -> {
                    if (name) {
                        name();
                    } else if (rule.cuts(path)) {
                        image();
                    } else {
                        string();
                    }
                }
                default -> {}
            }
            name = switch (b) {
                case '{' -> true;
                case ',' -> path.inObject();
                case '[', ':', '"' -> false;
                default -> name;
            };
        }
        byte[] left = text.toBytes();
        text = new ShortText(mostText);
        return left;
    }

    /** Returns the text of a broken document as far as it was read. */
    public byte[] textSoFar() {
        return text.toBytes();
    }

    /** Returns what comes after {@link #textSoFar} and the images so far, where a document is broken. */
    public InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(refused), feed.rest());
    }

    private int character() throws IOException {
        return escapes.next(path);
    }

    private void keep() throws IOException {
        text.append(escapes.raw(), 0, escapes.rawLength());
    }

    private void name() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int c = character(); !escapes.isClosingQuote(); c = character()) {
            keep();
            if (name.length() < LONGEST_NAME) {
                name.append((char) c);
            }
        }
        keep();
        path.member(name.toString());
    }

    /** Reads a string, cutting every data URI out of it. */
    private void string() throws IOException {
        prefix.reset();
        int start = text.length();
        for (int c = character(); !escapes.isClosingQuote(); c = character()) {
            if (!prefix.isEmpty() && !prefix.offer(c)) {
                prefix.reset();
            }
            if (prefix.isEmpty()) {
                start = text.length();
                prefix.offer(c);
            }
            keep();
            if (prefix.isComplete()) {
                text.cutTo(start);
                embedded(prefix.seen());
                prefix.reset();
            }
        }
        keep();
    }

    /**
     * Decodes the base64 within a string up to the first character that is none. A single line break may lie within, as
     * in text that was wrapped; a second one, or one after padding, is the end.
     */
    private void embedded(String dataUri) throws IOException {
        ExtractedImage image = images.begin(path.toString(), false);
        image.prefix(dataUri);
        text.append(image.token());
        int end = text.length();
        boolean broken = false;
        while (true) {
            feed.require(path);
            int from = feed.position;
            feed.position = image.decoder().decode(feed.buffer, from, feed.limit);
            if (feed.position > from) {
                text.cutTo(end);
                broken = false;
            }
            if (feed.position == feed.limit) {
                continue;
            }
            if (feed.buffer[feed.position] != '\\') {
                return;
            }
            int c = character();
            if (image.decoder().take(c)) {
                text.cutTo(end);
                broken = false;
                continue;
            }
            keep();
            if (c == '\n' && !broken && image.decoder().mayGoOn()) {
                broken = true;
            } else if (c != '\r' || !image.decoder().mayGoOn()) {
                return;
            }
        }
    }

    /** Decodes a string that is nothing but base64, or a data URI; an empty one is left as it is. */
    private void image() throws IOException {
        int c = character();
        if (escapes.isClosingQuote()) {
            keep();
            return;
        }
        ExtractedImage image = images.begin(path.toString(), true);
        text.append(image.token());
        prefix.reset();
        while (!escapes.isClosingQuote() && !prefix.isComplete() && prefix.offer(c)) {
            c = character();
        }
        if (prefix.isComplete()) {
            image.prefix(prefix.seen());
        } else {
            take(image, prefix.seen());
        }
        while (!escapes.isClosingQuote()) {
            if (!image.decoder().take(c)) {
                throw bad(image, c, "");
            }
            feed.require(path);
            feed.position = image.decoder().decode(feed.buffer, feed.position, feed.limit);
            c = character();
        }
        image.end();
        keep();
    }

    /** Takes what began like a data URI and turned out to be none. */
    private void take(ExtractedImage image, String begun) throws IOException {
        int taken = image.append(begun);
        if (taken < begun.length()) {
            throw bad(image, begun.charAt(taken), begun.substring(taken));
        }
    }

    private InvalidBase64Exception bad(ExtractedImage image, int c, String unread) {
        String raw = new String(escapes.raw(), 0, escapes.rawLength(), StandardCharsets.ISO_8859_1);
        refused = (unread + raw).getBytes(StandardCharsets.ISO_8859_1);
        String shown = c < ' ' || c > '~' ? String.format("U+%04X", c) : "'" + (char) c + "'";
        return new InvalidBase64Exception(
                path.toString(), image.decoder().characters() + 1, shown + " does not belong there");
    }
}
