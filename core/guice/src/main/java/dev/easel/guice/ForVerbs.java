package dev.easel.guice;

import com.google.inject.Key;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import java.lang.annotation.Annotation;

/** Builds the keys that {@link ForVerb} marks. */
final class ForVerbs {
    private ForVerbs() {}

    static Key<ImageProvider> key(Verb verb) {
        return Key.get(ImageProvider.class, new Value(verb));
    }

    /** The annotation as a value, equal to the one in source code. */
    private record Value(Verb value) implements ForVerb {
        @Override
        public Class<? extends Annotation> annotationType() {
            return ForVerb.class;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ForVerb that && value == that.value();
        }

        /** Follows the rule that {@link Annotation#hashCode()} gives. */
        @Override
        public int hashCode() {
            return 127 * "value".hashCode() ^ value.hashCode();
        }

        @Override
        public String toString() {
            return "@ForVerb(" + value + ")";
        }
    }
}
