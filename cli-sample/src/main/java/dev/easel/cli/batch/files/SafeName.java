package dev.easel.cli.batch.files;

import dev.easel.core.internal.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files made from any text, safe on every system: letters and digits of any script and a few signs stay, and all
 * else becomes {@code _}. A name that differs from its text ends with a hash of the text, so that different texts have
 * different names.
 */
public final class SafeName {
    private static final int MAX_BYTES = 120;
    private static final int HASH = 8;
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd} ._+=,@()\\[\\]-]");
    private static final Pattern EDGES = Pattern.compile("^[. -]+|[. ]+$");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");

    /** Names of devices on Windows, with any extension; source: Microsoft, "Naming Files, Paths, and Namespaces". */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])( *\\..*)?");

    private SafeName() {}

    /** Returns a safe name for a text; equal for the same text. */
    public static String of(String text) {
        String name = safe(text);
        return name.equals(text) ? name : hashed(name, text);
    }

    /** Returns another safe name for a text, for where the first one is taken. */
    public static String distinct(String text) {
        return hashed(safe(text), text);
    }

    /** Returns the same for all names that some systems take for one. */
    public static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String safe(String text) {
        String name =
                UNSAFE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("_");
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        return writable(cut(name.isEmpty() ? "_" : name, MAX_BYTES));
    }

    /** A system whose language is plain ASCII cannot name other letters. */
    private static String writable(String name) {
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException e) {
            return NOT_ASCII.matcher(name).replaceAll("_");
        }
    }

    private static String hashed(String name, String text) {
        return cut(name, MAX_BYTES - HASH - 1) + "-" + hash(text).substring(0, HASH);
    }

    private static String cut(String name, int maxBytes) {
        int bytes = 0;
        int end = 0;
        while (end < name.length()) {
            int point = name.codePointAt(end);
            bytes += new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(point);
        }
        return EDGES.matcher(name.substring(0, end)).replaceAll("_");
    }

    /** Returns the hash of a text, 64 characters of lower-case hexadecimal. */
    static String hash(String text) {
        return Sha256.hex(text);
    }
}
