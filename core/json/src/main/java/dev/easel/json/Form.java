package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.json.internal.wire.JsonFields;

/** How one kind of value is written and read. */
interface Form<T> {
    /** Returns the name of the kind, such as {@code request}. */
    String name();

    ObjectNode write(T value);

    T read(JsonFields fields);
}
