package dev.easel.adapters.described.template;

import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** One value of a template. */
sealed interface TemplateNode {
    /** The member that says when its object is there. */
    String WHEN = "$when";

    /** Fills it in; {@code image} is the number of the image that a repeated element is for. */
    Optional<Object> fill(Values values, OptionalInt image);

    /** Passes on all placeholders. */
    void visit(String place, boolean listed, Consumer<Placeholder> visitor);

    /** Returns whether it names an image outside of lists within it: such an element of a list is repeated. */
    boolean namesImage();

    static TemplateNode of(Json json, String place) {
        if (json.isObject()) {
            return Members.of(json, place);
        }
        if (json.isArray()) {
            List<TemplateNode> elements = new ArrayList<>();
            for (Json element : json.items()) {
                elements.add(of(element, place + "[" + elements.size() + "]"));
            }
            return new Elements(elements);
        }
        return json.text().<TemplateNode>map(Text::of).orElseGet(() -> new Constant(json.toJava()));
    }

    /** A number or a boolean. */
    record Constant(Object value) implements TemplateNode {
        @Override
        public Optional<Object> fill(Values values, OptionalInt image) {
            return Optional.of(value);
        }

        @Override
        public void visit(String place, boolean listed, Consumer<Placeholder> visitor) {
            // It has no placeholders.
        }

        @Override
        public boolean namesImage() {
            return false;
        }
    }

    /** Text between placeholders: always one more piece than there are names. */
    record Text(List<String> pieces, List<String> names) implements TemplateNode {
        static Text of(String text) {
            List<String> pieces = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Matcher matcher = Placeholder.PATTERN.matcher(text);
            int end = 0;
            while (matcher.find()) {
                pieces.add(text.substring(end, matcher.start()));
                names.add(matcher.group(1));
                end = matcher.end();
            }
            pieces.add(text.substring(end));
            return new Text(pieces, names);
        }

        private boolean isWhole() {
            return names.size() == 1 && pieces.stream().allMatch(String::isEmpty);
        }

        @Override
        public Optional<Object> fill(Values values, OptionalInt image) {
            if (isWhole()) {
                return value(names.get(0), values, image);
            }
            StringBuilder text = new StringBuilder(pieces.get(0));
            for (int i = 0; i < names.size(); i++) {
                Optional<Object> value = value(names.get(i), values, image);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                text.append(value.get()).append(pieces.get(i + 1));
            }
            return Optional.of(text.toString());
        }

        private static Optional<Object> value(String name, Values values, OptionalInt image) {
            if (name.startsWith("image.")) {
                return values.get("image" + image.orElse(1) + name.substring(5));
            }
            if (!name.startsWith("images.")) {
                return values.get(name);
            }
            List<Object> all = new ArrayList<>();
            for (int i = 1; i <= count(values); i++) {
                values.get("image" + i + name.substring(6)).ifPresent(all::add);
            }
            return all.size() > 1 ? Optional.of(all) : all.stream().findFirst();
        }

        @Override
        public void visit(String place, boolean listed, Consumer<Placeholder> visitor) {
            names.forEach(name -> visitor.accept(new Placeholder(place, name, isWhole(), listed)));
        }

        @Override
        public boolean namesImage() {
            return names.stream().anyMatch(name -> name.startsWith("image."));
        }
    }

    /** An object. */
    record Members(Map<String, TemplateNode> members, Optional<Condition> when) implements TemplateNode {
        static Members of(Json json, String place) {
            Map<String, TemplateNode> members = new LinkedHashMap<>();
            Optional<Condition> when = Optional.empty();
            for (Map.Entry<String, Json> member : json.members().entrySet()) {
                String within = place.isEmpty() ? member.getKey() : place + "." + member.getKey();
                if (member.getKey().equals(WHEN)) {
                    when = Optional.of(Condition.parse(within, member.getValue().text()));
                } else if (member.getValue().isPresent()) {
                    members.put(member.getKey(), TemplateNode.of(member.getValue(), within));
                }
            }
            return new Members(members, when);
        }

        @Override
        public Optional<Object> fill(Values values, OptionalInt image) {
            if (when.isPresent() && !when.get().holds(values)) {
                return Optional.empty();
            }
            Map<String, Object> filled = new LinkedHashMap<>();
            members.forEach((name, member) -> member.fill(values, image).ifPresent(value -> filled.put(name, value)));
            return filled.isEmpty() && !members.isEmpty() ? Optional.empty() : Optional.of(filled);
        }

        @Override
        public void visit(String place, boolean listed, Consumer<Placeholder> visitor) {
            when.ifPresent(condition -> visitor.accept(
                    new Placeholder(place.isEmpty() ? WHEN : place + "." + WHEN, condition.name(), false, false)));
            members.forEach(
                    (name, member) -> member.visit(place.isEmpty() ? name : place + "." + name, listed, visitor));
        }

        @Override
        public boolean namesImage() {
            return members.values().stream().anyMatch(TemplateNode::namesImage);
        }
    }

    /** A list; an element that names an image is repeated for each. */
    record Elements(List<TemplateNode> elements) implements TemplateNode {
        @Override
        public Optional<Object> fill(Values values, OptionalInt image) {
            List<Object> filled = new ArrayList<>();
            for (TemplateNode element : elements) {
                if (element.namesImage()) {
                    for (int i = 1; i <= count(values); i++) {
                        element.fill(values, OptionalInt.of(i)).ifPresent(filled::add);
                    }
                } else {
                    Optional<Object> value = element.fill(values, image);
                    boolean spliced = element instanceof Text && value.orElse("") instanceof List<?>;
                    if (spliced) {
                        filled.addAll((List<?>) value.orElseThrow());
                    } else {
                        value.ifPresent(filled::add);
                    }
                }
            }
            return filled.isEmpty() && !elements.isEmpty() ? Optional.empty() : Optional.of(filled);
        }

        @Override
        public void visit(String place, boolean listed, Consumer<Placeholder> visitor) {
            for (int i = 0; i < elements.size(); i++) {
                elements.get(i).visit(place + "[" + i + "]", true, visitor);
            }
        }

        @Override
        public boolean namesImage() {
            return false;
        }
    }

    /** Returns the number of input images. */
    private static int count(Values values) {
        return values.get("images")
                .map(count -> count instanceof Number number ? number.intValue() : 0)
                .orElse(0);
    }
}
