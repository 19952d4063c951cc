package dev.easel.core.domain.image;

import dev.easel.core.failure.ImageProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Formats that people have images in and that are not read here, told by their first bytes rather than by a file's name,
 * each with what to do about it.
 */
record UnreadFormat(String name, Predicate<String> matches, String advice) {
    /** How many bytes tell a format: text may begin with a declaration and comments. */
    static final int LENGTH = 1024;

    private static final String READ = "only PNG, JPEG, WebP and GIF can be read";
    private static final String EXPORT = "open it in an image editor and export it as PNG or JPEG";
    private static final String IPHONE =
            "share or export it as JPEG; an iPhone takes JPEG itself with Settings > Camera >"
                    + " Formats > Most Compatible";
    private static final String PAGE = "is the URL the image's own, and not that of the page that shows it?";

    private static final List<UnreadFormat> ALL = List.of(
            new UnreadFormat("AVIF", isBoxed("avi"), EXPORT),
            new UnreadFormat("HEIC", isBoxed("hei", "hev", "mif", "msf"), IPHONE),
            new UnreadFormat("a video", begins(4, "ftyp"), "save one of its frames as PNG or JPEG"),
            new UnreadFormat("JPEG XL", begins(4, "JXL ").or(begins(0, "\u00FF\n")), EXPORT),
            new UnreadFormat("JPEG 2000", begins(4, "jP  ").or(begins(0, "\u00FFO\u00FFQ")), EXPORT),
            new UnreadFormat("TIFF", begins(0, "II*\0", "MM\0*", "II+\0", "MM\0+"), EXPORT),
            new UnreadFormat("BMP", begins(0, "BM"), EXPORT),
            new UnreadFormat("an icon (ICO)", begins(0, "\0\0\1\0", "\0\0\2\0"), EXPORT),
            new UnreadFormat("a Photoshop document (PSD)", begins(0, "8BPS"), EXPORT),
            new UnreadFormat("a PDF document", begins(0, "%PDF"), "export the page as PNG"),
            new UnreadFormat("a web page (HTML)", isMarkup("<!doctype html", "<html", "<head", "<body"), PAGE),
            new UnreadFormat(
                    "SVG", isMarkup("<svg"), "open it in a browser or editor and export it as PNG at the size needed"),
            new UnreadFormat("XML", isMarkup("<"), PAGE),
            new UnreadFormat(
                    "JSON",
                    text -> shown(text).startsWith("{"),
                    "is the URL the image's own, and not that of an API?"));

    private static Predicate<String> begins(int offset, String... signatures) {
        return text -> List.of(signatures).stream().anyMatch(signature -> text.startsWith(signature, offset));
    }

    /** Matches ISO 14496-12 files by their brands: the major one, or where that is general, one that it is compatible with. */
    private static Predicate<String> isBoxed(String... brands) {
        return text -> {
            if (!text.startsWith("ftyp", 4)) {
                return false;
            }
            String major = text.substring(8, Math.min(text.length(), 12));
            int end = Math.min(text.length(), text.charAt(2) << 8 | text.charAt(3));
            boolean general = major.equals("mif1") || major.equals("msf1");
            String named = general && end > 16 ? text.substring(8, end) : major;
            return List.of(brands).stream().anyMatch(named::contains);
        };
    }

    /** Matches text that begins with a tag, or has one after a declaration or comment. */
    private static Predicate<String> isMarkup(String... tags) {
        return text -> {
            String shown = shown(text);
            boolean prolog = shown.startsWith("<?xml") || shown.startsWith("<!");
            return List.of(tags).stream().anyMatch(tag -> shown.startsWith(tag) || prolog && shown.contains(tag));
        };
    }

    /** Returns text in lower case without a byte order mark and spaces before it. */
    private static String shown(String text) {
        String unmarked = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        return unmarked.stripLeading().toLowerCase(Locale.ROOT);
    }

    /** Returns the failure to read an image that begins with these bytes, naming its format where that is known. */
    static ImageProcessingException failure(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return new ImageProcessingException(ALL.stream()
                .filter(format -> format.matches.test(text))
                .findFirst()
                .map(format -> "This is " + format.name + ", and " + READ + ": " + format.advice
                        + (format.advice.endsWith("?") ? "" : "."))
                .orElse("Unknown image format: " + READ + "."));
    }
}
