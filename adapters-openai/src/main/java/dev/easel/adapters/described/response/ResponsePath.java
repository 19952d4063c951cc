package dev.easel.adapters.described.response;

import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a value is in a response: {@code usage.total_tokens}, {@code data[*].url} for each element (or a value alone),
 * {@code data[0].url}, {@code parts[!thought].text} for each element without that member, {@code header x-request-id}, and
 * {@code submit cost} in the response to the paid call.
 */
record ResponsePath(From from, List<Step> steps) {
    private static final int MOST_LISTS = 6;
    private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]*)((?:\\[[^\\[\\]]+])*)");
    private static final Pattern INDEX = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final String EXPECTED =
            "expected names with '.' between, each perhaps with [*], [0] or [!name], after 'header ' or 'submit ' or alone";

    /** What it is looked up in. */
    enum From {
        BODY,
        HEADER,
        SUBMITTED
    }

    /** One step into a value. */
    sealed interface Step {
        /** Returns what is there. */
        Stream<Json> of(Json value);
    }

    record Member(String name) implements Step {
        @Override
        public Stream<Json> of(Json value) {
            return Stream.of(value.get(name));
        }
    }

    record Each() implements Step {
        @Override
        public Stream<Json> of(Json value) {
            return value.isArray() ? value.items().stream() : Stream.of(value);
        }
    }

    record Element(int index) implements Step {
        @Override
        public Stream<Json> of(Json value) {
            return value.items().stream().skip(index).limit(1);
        }
    }

    /** Each element in which a member is missing, false, zero or empty. */
    record Without(String name) implements Step {
        @Override
        public Stream<Json> of(Json value) {
            return new Each().of(value).filter(element -> !isTrue(element.get(name)));
        }

        private static boolean isTrue(Json value) {
            return value.isPresent()
                    && value.word()
                            .map(word -> !word.isBlank() && !word.equals("false") && !word.equals("0"))
                            .orElse(true);
        }
    }

    /** Reads a path; throws {@link IllegalArgumentException} with its place and what is allowed. */
    static ResponsePath parse(String text, String place) {
        if (text.startsWith("header ")) {
            return new ResponsePath(
                    From.HEADER, List.of(new Member(text.substring(7).strip())));
        }
        boolean submitted = text.startsWith("submit ");
        String path = (submitted ? text.substring(7) : text).strip();
        List<Step> steps = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            Matcher segment = SEGMENT.matcher(part);
            if (part.isEmpty() || !segment.matches()) {
                throw new IllegalArgumentException(place + ": invalid path '" + text + "'; " + EXPECTED + ".");
            }
            if (!segment.group(1).isEmpty()) {
                steps.add(new Member(segment.group(1)));
            }
            Matcher index = INDEX.matcher(segment.group(2));
            while (index.find()) {
                steps.add(step(
                        index.group(1),
                        () -> new IllegalArgumentException(
                                place + ": invalid path '" + text + "'; " + EXPECTED + ".")));
            }
        }
        // Each list doubles the places that are looked at while a response streams in.
        if (steps.stream().filter(ResponsePath::isList).count() > MOST_LISTS) {
            throw new IllegalArgumentException(
                    place + ": the path '" + text + "' has too many lists; at most " + MOST_LISTS + " are allowed.");
        }
        return new ResponsePath(submitted ? From.SUBMITTED : From.BODY, List.copyOf(steps));
    }

    private static boolean isList(Step step) {
        return step instanceof Each || step instanceof Without;
    }

    private static Step step(String index, Supplier<IllegalArgumentException> invalid) {
        if (index.equals("*")) {
            return new Each();
        }
        if (index.startsWith("!") && index.length() > 1) {
            return new Without(index.substring(1));
        }
        if (!index.matches("\\d{1,4}")) {
            throw invalid.get();
        }
        return new Element(Integer.parseInt(index));
    }

    /** Returns all values there, none of them null. */
    List<Json> values(ResponseDocument document) {
        return switch (from) {
            case BODY -> values(document.json());
            case SUBMITTED -> values(document.submitted());
            case HEADER -> List.of();
        };
    }

    private List<Json> values(Json root) {
        List<Json> values = root.isPresent() ? List.of(root) : List.of();
        for (Step step : steps) {
            values = values.stream().flatMap(step::of).filter(Json::isPresent).toList();
        }
        return values;
    }

    /** Returns the texts, numbers and booleans there as text, none of them blank. */
    List<String> words(ResponseDocument document) {
        Stream<String> words = from == From.HEADER
                ? document.headers().first(((Member) steps.get(0)).name()).stream()
                : values(document).stream().flatMap(value -> value.word().stream());
        return words.filter(word -> !word.isBlank()).toList();
    }

    /** Returns the first text, number or boolean that one of several paths leads to. */
    static Optional<String> word(List<ResponsePath> candidates, ResponseDocument document) {
        return candidates.stream()
                .flatMap(path -> path.words(document).stream())
                .findFirst();
    }

    /** Returns the part up to the last step that leads to several values; without steps if none does. */
    ResponsePath list() {
        return new ResponsePath(from, steps.subList(0, lastList()));
    }

    /** Returns the part after {@link #list()}. */
    ResponsePath withinElement() {
        return new ResponsePath(From.BODY, steps.subList(lastList(), steps.size()));
    }

    private int lastList() {
        int last = steps.size();
        while (last > 0 && !isList(steps.get(last - 1))) {
            last--;
        }
        return last;
    }

    /** Returns the same without the last step. */
    ResponsePath parent() {
        return new ResponsePath(from, steps.subList(0, Math.max(0, steps.size() - 1)));
    }

    /** Returns where it may lead as positions of an extraction rule: {@code [*]} is an element or a value alone. */
    List<String> positions() {
        List<String> positions = List.of("$");
        for (Step step : steps) {
            positions = positions.stream()
                    .flatMap(position -> step instanceof Member member
                            ? Stream.of(position + "." + member.name())
                            : step instanceof Element
                                    ? Stream.of(position + "[]")
                                    : Stream.of(position + "[]", position))
                    .toList();
        }
        return positions;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Member member) {
                text.append(text.length() == 0 ? "" : ".").append(member.name());
            } else if (step instanceof Element element) {
                text.append('[').append(element.index()).append(']');
            } else if (step instanceof Without without) {
                text.append("[!").append(without.name()).append(']');
            } else {
                text.append("[*]");
            }
        }
        return switch (from) {
            case BODY -> text.toString();
            case HEADER -> "header " + text;
            case SUBMITTED -> "submit " + text;
        };
    }
}
