package dev.easel.cli.words;

/** The columns of a terminal that text takes: letters of East Asia and emoji take two, marks that join their letter none. */
public final class Columns {
    /** The first and last code points of the blocks whose characters are wide, after the Unicode property East_Asian_Width. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x26AA, 0x26AB,
        0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x2705, 0x2705, 0x2728, 0x2728, 0x274C, 0x274E, 0x2753, 0x2757, 0x2795, 0x2797,
        0x2B1B, 0x2B1C, 0x2B50, 0x2B55, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F19A, 0x1F1E6,
        0x1F320, 0x1F32D, 0x1F64F, 0x1F680, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F90C, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
        0x3FFFD
    };

    private Columns() {}

    /** Returns the number of columns of one line of text. */
    public static int of(String line) {
        return line.codePoints().map(Columns::of).sum();
    }

    /** Returns the text, or a beginning of it that ends with an ellipsis, in at most a number of columns. */
    public static String cut(String line, int most) {
        if (most <= 0 || of(line) <= most) {
            return most <= 0 ? "" : line;
        }
        StringBuilder kept = new StringBuilder();
        int left = most - 1;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            left -= of(line.codePointAt(at));
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(line.codePointAt(at));
        }
        return kept.append('…').toString();
    }

    private static int of(int point) {
        int kind = Character.getType(point);
        if (kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK || kind == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && WIDE[i] <= point; i += 2) {
            if (point <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
