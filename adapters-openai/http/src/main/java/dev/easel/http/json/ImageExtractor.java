package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Extracts the images from JSON documents as they are streamed, so that only short text is left for a JSON parser.
 *
 * <p>Memory is constant whatever an image's size: base64 goes through one buffer into the spool. Two kinds of text
 * are extracted: whole strings where an {@link ExtractionRule} says so, and the data URIs within any string. Neither
 * member names nor text that looks like JSON inside a string are mistaken for either; escapes are decoded, {@code \/}
 * as well as numeric ones. All other text stays byte for byte and is left to the parser. Not thread-safe.
 */
public final class ImageExtractor {
    private static final int LONGEST_NAME = 256;

    private final ByteFeed feed = new ByteFeed();
    private final ExtractionRule rule;
    private final ExtractedImages images;
    private final int maxText;
    private final DataUriPrefix prefix = new DataUriPrefix();
    private final EscapeReader escapes = new EscapeReader(feed);
    private JsonPath path = new JsonPath();
    private ShortText text;
    private byte[] rejected = {};

    /**
     * Prepares to read the documents of one response.
     *
     * @param maxText how many bytes a document may have besides its images
     */
    public ImageExtractor(ExtractionRule rule, ExtractedImages images, int maxText) {
        this.rule = requireNonNull(rule, "rule");
        this.images = requireNonNull(images, "images");
        this.maxText = maxText;
        this.text = new ShortText(maxText);
    }

    /**
     * Reads a document to the end of the stream and returns the text that is left, tokens in place of images.
     *
     * @throws MalformedResponseException when it ends within a string, or is too long
     * @throws InvalidBase64Exception when the text of an image is broken
     */
    public byte[] cut(InputStream json) throws IOException {
        feed.restart(requireNonNull(json, "json"));
        path = new JsonPath();
        text = new ShortText(maxText);
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
                    } else if (rule.extracts(path)) {
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
        text = new ShortText(maxText);
        return left;
    }

    /** Returns the text of a broken document as far as it was read. */
    public byte[] textSoFar() {
        return text.toBytes();
    }

    /** Returns the rest of a broken document, after {@link #textSoFar} and the images so far. */
    public InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(rejected), feed.rest());
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

    /** Reads a string and extracts every data URI from it. */
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
                text.truncate(start);
                embedded(prefix.seen());
            }
        }
        keep();
    }

    /**
     * Decodes the base64 within a string up to the first character that is not base64. It may contain a single line
     * break, as in wrapped text; a second one, or one after padding, ends it.
     */
    private void embedded(String dataUri) throws IOException {
        ExtractedImage image = images.begin(path.toString(), false);
        image.prefix(dataUri);
        text.append(image.token());
        int end = text.length();
        StringBuilder lineBreak = new StringBuilder(0);
        while (true) {
            feed.require(path);
            int from = feed.position;
            long before = image.decoder().characters();
            feed.position = image.decoder().decode(feed.buffer, from, feed.limit);
            if (feed.position > from) {
                text.truncate(end);
                join(image, before, lineBreak);
            }
            if (feed.position == feed.limit) {
                continue;
            }
            if (feed.buffer[feed.position] != '\\') {
                return;
            }
            int c = character();
            before = image.decoder().characters();
            if (image.decoder().take(c)) {
                text.truncate(end);
                join(image, before, lineBreak);
                continue;
            }
            keep();
            boolean another = c == '\n' && lineBreak.indexOf("\n") < 0 || c == '\r';
            if (!another || !image.decoder().mayContinue() || !image.spelling().hasRoom()) {
                return;
            }
            lineBreak.append((char) c);
        }
    }

    /** Records that the image goes on after a line break, which the text has no more. */
    private static void join(ExtractedImage image, long position, StringBuilder lineBreak) {
        if (lineBreak.length() > 0) {
            image.spelling().lineBreak(position, lineBreak.toString());
            lineBreak.setLength(0);
        }
    }

    /** Decodes a string that contains only base64 or a data URI; an empty one, and a URL in its place, is left as it is. */
    private void image() throws IOException {
        int start = text.length();
        StringBuilder begun = new StringBuilder(0);
        int c = character();
        while (!escapes.isClosingQuote() && continuesScheme(begun.length(), c)) {
            keep();
            if (c == ':') {
                keepRest();
                return;
            }
            begun.append((char) c);
            c = character();
        }
        if (begun.length() == 0 && escapes.isClosingQuote()) {
            keep();
            return;
        }
        text.truncate(start);
        ExtractedImage image = images.begin(path.toString(), true);
        text.append(image.token());
        prefix.reset();
        while (begun.length() == 0 && !escapes.isClosingQuote() && !prefix.isComplete() && prefix.offer(c)) {
            c = character();
        }
        if (prefix.isComplete()) {
            image.prefix(prefix.seen());
        } else {
            take(image, begun + prefix.seen());
        }
        while (!escapes.isClosingQuote()) {
            if (!image.decoder().take(c)) {
                throw invalid(image, c, "");
            }
            feed.position = image.decoder().decode(feed.buffer, feed.position, feed.limit);
            c = character();
        }
        image.end();
        keep();
    }

    /** Returns whether {@code http:} or {@code https:} may go on like that: its colon is not base64. */
    private static boolean continuesScheme(int length, int c) {
        return switch (length) {
            case 4 -> c == ':' || c == 's';
            case 5 -> c == ':';
            default -> length < 4 && c == "http".charAt(length);
        };
    }

    private void keepRest() throws IOException {
        while (!escapes.isClosingQuote()) {
            character();
            keep();
        }
    }

    /** Takes text that began like a data URI but is not one. */
    private void take(ExtractedImage image, String begun) throws IOException {
        int taken = image.append(begun);
        if (taken < begun.length()) {
            throw invalid(image, begun.charAt(taken), begun.substring(taken));
        }
    }

    private InvalidBase64Exception invalid(ExtractedImage image, int c, String unread) {
        String raw = new String(escapes.raw(), 0, escapes.rawLength(), StandardCharsets.ISO_8859_1);
        rejected = (unread + raw).getBytes(StandardCharsets.ISO_8859_1);
        String shown = c < ' ' || c > '~' ? String.format("U+%04X", c) : "'" + (char) c + "'";
        return new InvalidBase64Exception(
                path.toString(), image.decoder().characters() + 1, shown + " is not allowed here");
    }
}
