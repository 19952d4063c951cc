package dev.easel.adapters.chat.find;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be told about an image URL without fetching it. URLs stay as printed, because changes break signed URLs. */
final class ImageUrl {
    private static final Set<String> IMAGES =
            Set.of("png", "jpg", "jpeg", "jfif", "webp", "gif", "bmp", "avif", "heic", "heif", "tif", "tiff");
    private static final Set<String> VIDEOS = Set.of("mp4", "webm", "mov", "m4v", "avi", "mkv", "mpeg", "mpg");
    private static final int LONGEST_EXTENSION = 5;

    private ImageUrl() {}

    /** Returns a URL as a URI: as printed if that is valid, else with illegal characters encoded. */
    static Optional<URI> uri(String url) {
        boolean ascii = url.chars().allMatch(c -> c < 0x80);
        return (ascii ? parsed(url) : Optional.<URI>empty()).or(() -> parsed(encoded(url)));
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String url) {
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        StringBuilder legal = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i];
            boolean encoded = c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            boolean illegal = c <= ' ' || c == 0x7F || "\"<>\\^`{|}[]%".indexOf(c) >= 0;
            legal.append(illegal && !encoded ? String.format("%%%02X", c & 0xFF) : String.valueOf((char) c));
        }
        return legal.toString();
    }

    private static boolean isHex(int c) {
        return Character.digit(c, 16) >= 0;
    }

    /** Returns the URL that is the same for a relay's viewing and download links of one image. */
    static String identity(String url) {
        return url.replaceFirst("/cdn/download/", "/cdn/");
    }

    /** Returns whether the path, or else the whole URL, ends in an image extension. */
    static boolean hasImageExtension(String url) {
        return IMAGES.contains(extension(path(url))) || IMAGES.contains(extension(withoutFragment(url)));
    }

    /** Returns whether the URL has a segment {@code image}, as URLs of image hosts without extensions do. */
    static boolean hasImageSegment(String url) {
        return path(url).toLowerCase(Locale.ROOT).contains("/image/");
    }

    /** Returns whether the path ends in a video extension. */
    static boolean isVideo(String url) {
        return VIDEOS.contains(extension(path(url)));
    }

    /** Returns whether the URL is a web page rather than a file, judged by its path. */
    static boolean isPage(String url) {
        String path = path(url);
        String extension = extension(path);
        return path.isEmpty() || path.equals("/") || extension.equals("html") || extension.equals("htm");
    }

    /** Returns the length of the URL up to an image extension before a letter of another script, or the whole length. */
    static int lengthUntilForeignText(String url) {
        for (int dot = url.indexOf('.'); dot >= 0; dot = url.indexOf('.', dot + 1)) {
            int end = endOfWord(url, dot + 1);
            if (end < url.length()
                    && url.charAt(end) > 0x7F
                    && IMAGES.contains(url.substring(dot + 1, end).toLowerCase(Locale.ROOT))) {
                return end;
            }
        }
        return url.length();
    }

    /** Returns the path of an absolute URL, without query and fragment; empty if it has none. */
    static String path(String url) {
        int authority = url.indexOf("://");
        int start = authority < 0 ? 0 : url.indexOf('/', authority + 3);
        if (start < 0) {
            return "";
        }
        int end = firstOf(url, start, '?', '#');
        return url.substring(start, end);
    }

    private static String withoutFragment(String url) {
        return url.substring(0, firstOf(url, 0, '#', '#'));
    }

    private static int firstOf(String text, int from, char one, char other) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == one || c == other) {
                return i;
            }
        }
        return text.length();
    }

    /** Image hosts append a style to the extension: {@code a.jpg!thumb}, {@code a.png@1280w}. */
    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        if (dot < 0) {
            return "";
        }
        int end = endOfWord(path, dot + 1);
        boolean styled = end < path.length() && "!@~:;,&".indexOf(path.charAt(end)) < 0;
        return styled || end - dot - 1 > LONGEST_EXTENSION
                ? ""
                : path.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= LONGEST_EXTENSION && isAsciiLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
