package dev.easel.adapters.chat.find;

/** The few character references that occur in URLs: {@code &amp;} and similar names, and numbers. */
@SuppressWarnings("EscapedEntity") // intended: the sentence shows the reference itself
final class Entities {
    private static final int LONGEST = 8;

    private Entities() {}

    /** Returns the text with references decoded; anything that may not be a reference stays as printed. */
    static String decoded(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (ampersand >= 0) {
            plain.append(text, from, ampersand);
            int semicolon = semicolon(text, ampersand + 1);
            String decoded = semicolon < 0 ? "" : character(text.substring(ampersand + 1, semicolon));
            plain.append(decoded.isEmpty() ? "&" : decoded);
            from = decoded.isEmpty() ? ampersand + 1 : semicolon + 1;
            ampersand = text.indexOf('&', from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static int semicolon(String text, int from) {
        int end = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static String character(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> name.startsWith("#") ? numbered(name.substring(1)) : "";
        };
    }

    private static String numbered(String digits) {
        boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
        try {
            int code = hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return code > 0x1F && Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
