package dev.easel.adapters.http.json;

import dev.easel.core.port.out.Spool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures cut out of one answer, in order, each known by the token that stands in its place. */
public final class CutPictures {
    static final String TOKEN = "easel-picture:";

    private final Spool spool;
    private final Map<Integer, CutPicture> pictures = new LinkedHashMap<>();
    private int begun;

    /** Puts the pictures into a spool while they arrive. */
    public CutPictures(Spool spool) {
        this.spool = spool;
    }

    /**
     * Begins a picture whose base64 is met in text that was read already, as when the beginning of a data URI is spread
     * over several pieces of a stream; {@link CutPicture#append} takes the base64.
     */
    public CutPicture begin(String path) {
        return begin(path, true);
    }

    CutPicture begin(String path, boolean spaced) {
        CutPicture picture = new CutPicture(TOKEN + begun, path, spool.open(), spaced);
        pictures.put(begun++, picture);
        return picture;
    }

    /** Returns the picture that a text stands for, if it is a token. */
    public Optional<CutPicture> find(String text) {
        if (!text.startsWith(TOKEN) || text.length() > TOKEN.length() + 6) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(pictures.get(Integer.parseInt(text.substring(TOKEN.length()))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the pictures in the order in which they came. */
    public List<CutPicture> all() {
        return List.copyOf(pictures.values());
    }

    /** Lets go of a picture that another took the place of; whoever was handed it may still read it. */
    public void release(CutPicture picture) {
        pictures.values().remove(picture);
        picture.release();
    }

    /** Gives back the room of every picture. */
    public void discard() {
        pictures.values().forEach(CutPicture::discard);
    }
}
