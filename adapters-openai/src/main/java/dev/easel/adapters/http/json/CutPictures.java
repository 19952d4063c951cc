package dev.easel.adapters.http.json;

import dev.easel.core.port.out.Spool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The pictures cut out of one answer, in order, each known by the token that stands in its place. */
public final class CutPictures {
    static final String TOKEN = "easel-picture:";

    private final Spool spool;
    private final List<CutPicture> pictures = new ArrayList<>(1);

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
        CutPicture picture = new CutPicture(TOKEN + pictures.size(), path, spool.open(), spaced);
        pictures.add(picture);
        return picture;
    }

    /** Returns the picture that a text stands for, if it is a token. */
    public Optional<CutPicture> find(String text) {
        if (!text.startsWith(TOKEN) || text.length() > TOKEN.length() + 6) {
            return Optional.empty();
        }
        try {
            int index = Integer.parseInt(text.substring(TOKEN.length()));
            return index >= 0 && index < pictures.size() ? Optional.of(pictures.get(index)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns all pictures in the order in which they came. */
    public List<CutPicture> all() {
        return Collections.unmodifiableList(pictures);
    }

    /** Gives back the room of every picture. */
    public void discard() {
        pictures.forEach(CutPicture::discard);
    }
}
