package dev.easel.http.body;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes JSON whose images are streamed: text in memory, and between it the base64 of each {@link InlineImage}. */
public final class JsonBody {
    /** Stands for {@code null}, where a member must be present. */
    public static final Object NULL = Null.INSTANCE;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<BodySegment> segments = new ArrayList<>();
    private final JsonGenerator generator;

    private enum Null {
        INSTANCE
    }

    private JsonBody() throws IOException {
        generator = FACTORY.createGenerator(text);
    }

    /**
     * Returns a JSON object as a body.
     *
     * @param members in order; values are text, numbers, booleans, {@link #NULL}, {@link InlineImage}s, and maps and
     *     collections of these; an empty {@link Optional} is left out
     */
    public static HttpBody of(Map<String, ?> members) {
        requireNonNull(members, "members");
        try {
            JsonBody body = new JsonBody();
            body.object(members);
            body.generator.close();
            body.endText();
            return new HttpBody("application/json", body.segments);
        } catch (IOException e) {
            throw new IllegalStateException("Writing JSON to memory cannot fail.", e);
        }
    }

    private void object(Map<?, ?> members) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!isAbsent(member.getValue())) {
                generator.writeFieldName(String.valueOf(member.getKey()));
                value(member.getValue());
            }
        }
        generator.writeEndObject();
    }

    private static boolean isAbsent(Object value) {
        return value instanceof Optional<?> optional && optional.isEmpty();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            value(optional.orElseThrow());
        } else if (value == NULL) {
            generator.writeNull();
        } else if (value instanceof InlineImage image) {
            image(image);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof Collection<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                value(element);
            }
            generator.writeEndArray();
        } else if (value instanceof CharSequence string) {
            generator.writeString(string.toString());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Number number) {
            generator.writeNumber(new BigDecimal(number.toString()));
        } else {
            throw new IllegalArgumentException("A JSON body cannot contain a "
                    + value.getClass().getName() + "; allowed are text, numbers, booleans, maps and lists.");
        }
    }

    private void image(InlineImage image) throws IOException {
        generator.writeRawValue("\"" + escaped(image.prefix()));
        generator.flush();
        endText();
        segments.add(image.text());
        generator.writeRaw(escaped(image.suffix()) + '"');
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private void endText() {
        segments.add(BodySegment.bytes(text.toByteArray()));
        text.reset();
    }
}
