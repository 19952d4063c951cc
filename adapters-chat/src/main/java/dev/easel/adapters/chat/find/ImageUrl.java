package dev.easel.adapters.chat.find;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be told of an image's address without fetching it. Addresses are kept as printed: signed ones break otherwise. */
final class ImageUrl {
    private static final Set<String> IMAGES =
            Set.of("png", "jpg", "jpeg", "jfif", "webp", "gif", "bmp", "avif", "heic", "heif", "tif", "tiff");
    private static final Set<String> FILMS = Set.of("mp4", "webm", "mov", "m4v", "avi", "mkv", "mpeg", "mpg");
    private static final int LONGEST_EXTENSION = 5;

    private ImageUrl() {}

    /** Returns an address as a URI: as printed where that is one, else with the characters encoded that no URI has. */
    static Optional<URI> uri(String address) {
        boolean ascii = address.chars().allMatch(c -> c < 0x80);
        return (ascii ? parsed(address) : Optional.<URI>empty()).or(() -> parsed(encoded(address)));
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String address) {
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
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

    /** Returns the address under which a relay's viewing and download links of one image are the same. */
    static String identity(String address) {
        return address.replaceFirst("/cdn/download/", "/cdn/");
    }

    /** Returns whether the path, or else the whole address, ends in an image's extension. */
    static boolean hasImageExtension(String address) {
        return IMAGES.contains(extension(path(address))) || IMAGES.contains(extension(withoutFragment(address)));
    }

    /** Returns whether the address has a segment {@code image}, as image hosts without extensions do. */
    static boolean hasImageSegment(String address) {
        return path(address).toLowerCase(Locale.ROOT).contains("/image/");
    }

    /** Returns whether the path ends in a film's extension. */
    static boolean isFilm(String address) {
        return FILMS.contains(extension(path(address)));
    }

    /** Returns whether the address is a web page rather than a file, as far as its path tells. */
    static boolean isPage(String address) {
        String path = path(address);
        String extension = extension(path);
        return path.isEmpty() || path.equals("/") || extension.equals("html") || extension.equals("htm");
    }

    /** Returns the length of the address up to an image's extension that a letter of another script follows, or its whole length. */
    static int lengthUntilForeignText(String address) {
        for (int dot = address.indexOf('.'); dot >= 0; dot = address.indexOf('.', dot + 1)) {
            int end = endOfWord(address, dot + 1);
            if (end < address.length()
                    && address.charAt(end) > 0x7F
                    && IMAGES.contains(address.substring(dot + 1, end).toLowerCase(Locale.ROOT))) {
                return end;
            }
        }
        return address.length();
    }

    /** Returns the path of an absolute address, without query and fragment; empty when it has none. */
    static String path(String address) {
        int authority = address.indexOf("://");
        int start = authority < 0 ? 0 : address.indexOf('/', authority + 3);
        if (start < 0) {
            return "";
        }
        int end = firstOf(address, start, '?', '#');
        return address.substring(start, end);
    }

    private static String withoutFragment(String address) {
        return address.substring(0, firstOf(address, 0, '#', '#'));
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
