package dev.easel.http.fault;

import dev.easel.http.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Requests and responses in files beside a test. */
public final class Fixture {
    private Fixture() {}

    /** Returns a file in the package of a class. */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("Missing file " + name + " beside " + beside.getName() + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns JSON without white space, so that two documents can be compared, the order of members included. */
    public static String compact(String json) {
        try {
            return Json.parse(json).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
