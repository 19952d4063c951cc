package dev.easel.cli.identify;

import dev.easel.core.domain.image.ImageHeader;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about one image.
 *
 * @param bits the bits per channel
 * @param profile the name of its color profile
 * @param frames the number of frames; 1 for a still image
 * @param contentCredentials whether it has a C2PA manifest, which is not verified
 * @param origin what its metadata says about its origin, by what it is: make, model, software, source and so on
 * @param location whether its metadata has the place where it was taken
 * @param texts texts by their keywords
 */
record ImageFacts(
        String name,
        ImageHeader header,
        long bytes,
        int bits,
        Channels channels,
        Alpha alpha,
        Optional<String> profile,
        int frames,
        boolean contentCredentials,
        Map<String, String> origin,
        boolean location,
        Map<String, String> texts,
        String sha256) {
    /** How the colors are stored. */
    enum Channels {
        GRAY(1, "gray"),
        RGB(3, "RGB"),
        PALETTE(3, "palette"),
        CMYK(4, "CMYK");

        private final int number;
        private final String word;

        Channels(int number, String word) {
            this.number = number;
            this.word = word;
        }

        /** Returns the number of channels, without alpha. */
        int number() {
            return number;
        }

        String word() {
            return word;
        }
    }

    /** What the alpha channel is good for. */
    enum Alpha {
        NONE("none"),
        UNUSED("unused"),
        USED("used");

        private final String word;

        Alpha(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
