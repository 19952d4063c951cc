package dev.easel.http.json;

/** Reports where in a response an image's base64 text is invalid: the member, and the character counted from 1. */
public final class InvalidBase64Exception extends MalformedResponseException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final long position;

    InvalidBase64Exception(String path, long position, String problem) {
        super("The image in " + path + " is not valid base64: " + problem + " (character " + position + ").");
        this.path = path;
        this.position = position;
    }

    /** Returns the member that contains the invalid text, such as {@code data[0].b64_json}. */
    public String path() {
        return path;
    }

    /** Returns which base64 character is wrong, counted from 1 without white space. */
    public long position() {
        return position;
    }
}
