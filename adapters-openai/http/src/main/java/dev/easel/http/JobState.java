package dev.easel.http;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/** How a job stands. */
public sealed interface JobState {
    /** The provider works on it: 0 to 100 percent where that is known, and its own word for the state. */
    record Running(OptionalDouble percent, String words) implements JobState {
        public Running {
            requireNonNull(percent, "percent");
            requireNonNull(words, "words");
        }
    }

    /** It is done, and its result is found by another call. */
    record ResultAt(HttpCall call) implements JobState {
        public ResultAt {
            requireNonNull(call, "call");
        }
    }

    /** It is done, and this is its result. */
    record Done(ParsedResponse result) implements JobState {
        public Done {
            requireNonNull(result, "result");
        }
    }
}
