package dev.easel.http.json;

import java.util.Arrays;

/** A reader's position in a JSON document. */
final class JsonPath {
    /** Below this nothing is extracted and no name is known; a provider's image does not lie that deep. */
    private static final int DEEPEST = 512;

    private static final String ELEMENT = "[]";
    private static final String TOP = "$";
    private static final int NO_INDEX = -1;

    private String[] names = new String[16];
    private int[] indexes = new int[16];
    private int depth;
    private int tooDeep;

    void enterObject() {
        enter("", NO_INDEX);
    }

    void enterArray() {
        enter(ELEMENT, 0);
    }

    private void enter(String name, int index) {
        if (depth == DEEPEST) {
            tooDeep++;
            return;
        }
        if (depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        names[depth] = name;
        indexes[depth++] = index;
    }

    /** Leaves the innermost object or array; does nothing at the top, where the document is invalid anyway. */
    void leave() {
        if (tooDeep > 0) {
            tooDeep--;
        } else {
            depth = Math.max(0, depth - 1);
        }
    }

    boolean inObject() {
        return tooDeep == 0 && depth > 0 && indexes[depth - 1] == NO_INDEX;
    }

    void member(String name) {
        if (tooDeep == 0) {
            names[depth - 1] = name;
        }
    }

    void nextElement() {
        if (tooDeep == 0 && depth > 0 && !inObject()) {
            indexes[depth - 1]++;
        }
    }

    /** Returns whether the path ends with segments; all of it must be them where the first is {@code $}. */
    boolean endsWith(String[] segments) {
        int first = segments[0].equals(TOP) ? 1 : 0;
        int count = segments.length - first;
        if (tooDeep > 0 || count > depth || first == 1 && count < depth) {
            return false;
        }
        for (int i = segments.length - 1, at = depth - 1; i >= first; i--, at--) {
            if (!segments[i].equals(names[at]) || segments[i].equals(ELEMENT) != (indexes[at] != NO_INDEX)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the path as shown in messages, such as {@code data[0].b64_json}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (indexes[i] != NO_INDEX) {
                text.append('[').append(indexes[i]).append(']');
            } else {
                text.append(text.length() == 0 ? "" : ".").append(names[i]);
            }
        }
        return text.length() == 0 ? "the top level" : text.toString();
    }
}
