package dev.easel.http.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** One way in which a JSON response is damaged around an image that arrives whole. */
public enum Damage {
    HUGE_NUMBER(member("1".repeat(500_000))),
    HUGE_FRACTION(member("0." + "1".repeat(2000) + "e99999999")),
    DEEP_ARRAY(member("[".repeat(5000) + "]".repeat(5000))),
    DEEP_OBJECT(member("{\"a\":".repeat(3000) + "1" + "}".repeat(3000))),
    NOT_A_NUMBER(member("NaN")),
    RAW_CONTROL_CHARACTER(member("\"\u0001\"")),
    NOT_UTF_8(bytes -> new String(member("\"\u00ff\u00fe\"").apply(bytes), StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.ISO_8859_1)),
    TRAILING_TEXT(bytes -> joined(bytes, "\nupstream closed")),
    TRAILING_DOCUMENT(bytes -> joined(bytes, "{\"a\":1}")),
    WITHOUT_ITS_END(bytes -> Arrays.copyOf(bytes, bytes.length - 1)),

    LENGTH_TOO_LARGE {
        @Override
        public ScriptedResponse of(String document) {
            byte[] whole = utf8(document);
            return ScriptedResponse.bytes(200, JSON, joined(whole, " ".repeat(10)))
                    .cutAfter(whole.length);
        }
    },
    INVALID_LENGTH {
        @Override
        public ScriptedResponse of(String document) {
            return ScriptedResponse.json(document).untilClosed().header("Content-Length", "many");
        }
    },
    CUT_BEFORE_THE_LAST_CHUNK {
        @Override
        public ScriptedResponse of(String document) {
            return ScriptedResponse.bytes(200, JSON, joined(utf8(document), " "))
                    .chunked(50)
                    .cutAfter(utf8(document).length);
        }
    },
    UNKNOWN_ENCODING_THAT_IS_NONE {
        @Override
        public ScriptedResponse of(String document) {
            return ScriptedResponse.json(document).header("Content-Encoding", "utf-8");
        }
    },
    GZIP_THAT_IS_NONE {
        @Override
        public ScriptedResponse of(String document) {
            return ScriptedResponse.json(document).header("Content-Encoding", "gzip");
        }
    },
    GZIP_THAT_IS_NOT_SAID {
        @Override
        public ScriptedResponse of(String document) {
            return ScriptedResponse.bytes(200, JSON, gzip(document));
        }
    },
    GZIP_WITH_A_WRONG_CHECKSUM {
        @Override
        public ScriptedResponse of(String document) {
            byte[] gzip = gzip(document);
            gzip[gzip.length - 6] ^= 1;
            return ScriptedResponse.bytes(200, JSON, gzip).header("Content-Encoding", "gzip");
        }
    },
    GZIP_WITHOUT_ITS_END {
        @Override
        public ScriptedResponse of(String document) {
            byte[] gzip = gzip(document);
            return ScriptedResponse.bytes(200, JSON, Arrays.copyOf(gzip, gzip.length - 8))
                    .header("Content-Encoding", "gzip");
        }
    };

    private static final String JSON = "application/json";

    private final UnaryOperator<byte[]> change;

    Damage() {
        this(UnaryOperator.identity());
    }

    Damage(UnaryOperator<byte[]> change) {
        this.change = change;
    }

    /** Returns the damaged response with a document, which is a JSON object. */
    public ScriptedResponse of(String document) {
        return ScriptedResponse.bytes(200, JSON, change.apply(utf8(document)));
    }

    /** Returns a change that adds a member before all others. */
    private static UnaryOperator<byte[]> member(String value) {
        return bytes -> utf8("{\"x_damaged\":" + value + "," + new String(bytes, StandardCharsets.UTF_8).substring(1));
    }

    private static byte[] joined(byte[] bytes, String end) {
        return utf8(new String(bytes, StandardCharsets.UTF_8) + end);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(utf8(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
