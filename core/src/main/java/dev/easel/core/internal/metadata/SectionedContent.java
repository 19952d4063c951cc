package dev.easel.core.internal.metadata;

import dev.easel.core.domain.image.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Sections of other content, one after the other, read from there each time: nothing is copied. */
record SectionedContent(Content source, List<Section> sections) implements Content {
    SectionedContent {
        sections = List.copyOf(sections);
    }

    @Override
    public long length() {
        return sections.stream().mapToLong(Section::length).sum();
    }

    @Override
    public InputStream open() throws IOException {
        return new SectionStream(source.open(), sections.iterator());
    }

    @Override
    public String toString() {
        return length() + " bytes";
    }

    /** Reads the sections in order; those of the source follow each other, so that it is read forward only. */
    private static final class SectionStream extends InputStream {
        private final InputStream source;
        private final Iterator<Section> following;
        private InputStream current = InputStream.nullInputStream();
        private long left;
        private long position;

        SectionStream(InputStream source, Iterator<Section> following) {
            this.source = source;
            this.following = following;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            while (left == 0) {
                if (!following.hasNext()) {
                    return -1;
                }
                begin(following.next());
            }
            int got = current.read(bytes, offset, (int) Math.min(left, count));
            if (got < 0) {
                throw new EOFException("The image changed after it was opened: it is shorter than before.");
            }
            left -= got;
            return got;
        }

        private void begin(Section section) throws IOException {
            left = section.length();
            if (section instanceof Section.Kept kept) {
                source.skipNBytes(kept.from() - position);
                position = kept.from() + kept.length();
                current = source;
            } else if (section instanceof Section.Added added) {
                current = added.content().open();
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
