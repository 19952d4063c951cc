package dev.easel.cli.options.connection;

import dev.easel.http.WireOptions;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What goes out with a request as it is, as options. */
public final class WireFieldOptions {
    /** The words by which the names of headers tell that they carry a key. */
    private static final Set<String> SECRETS =
            Set.of("authorization", "auth", "apikey", "key", "token", "secret", "cookie", "password");

    /** The headers that the program writes: another value would break the message. */
    private static final Set<String> OWN =
            Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "expect", "upgrade");

    @Option(
            names = "--field",
            paramLabel = "NAME=VALUE",
            description = "A field of the request's body, sent as it is; repeat it for several. A value that is JSON,"
                    + " such as 7, true or [1,2], is sent as such, and all else as text; '\"7\"' is text. Examples:"
                    + " --field steps=30, --field negative_prompt=blurry")
    private List<String> fields = List.of();

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header of the request; repeat it for several. Keys are never arguments: use --key-env or"
                    + " --key-file, with --auth-header. Example: --header 'Prefer: wait=60'")
    private List<String> headers = List.of();

    /**
     * Returns the fields and headers, if there are any.
     *
     * @throws IllegalArgumentException when one is not written as it must be, or is a header that carries a key
     */
    public Optional<WireOptions> wire() {
        WireOptions wire = WireOptions.none();
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(
                        "Invalid --field '" + field + "': expected NAME=VALUE, such as steps=30.");
            }
            wire = wire.field(field.substring(0, equals), value(field.substring(equals + 1)));
        }
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("Invalid --header '" + header.replaceAll("[\\s=].*", " …")
                        + "': expected 'NAME: VALUE', such as 'Prefer: wait=60'.");
            }
            String name = header.substring(0, colon).strip();
            checkHeader(name);
            wire = wire.header(name, header.substring(colon + 1).strip());
        }
        return Optional.of(wire).filter(any -> !any.equals(WireOptions.none()));
    }

    /** Returns a value that is JSON as plain Java, and any other as text. */
    private static Object value(String text) {
        try {
            Json json = Json.parse(text);
            return json.isPresent() ? json.toJava() : text;
        } catch (MalformedResponseException notJson) {
            return text;
        }
    }

    private static void checkHeader(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("idempotency-key")) {
            throw new IllegalArgumentException("--header cannot set " + name + ": use --idempotency-key KEY.");
        }
        if (OWN.contains(lower)) {
            throw new IllegalArgumentException("--header cannot set " + name + ": it follows from the request.");
        }
        if (Stream.of(lower.split("[-_]")).anyMatch(SECRETS::contains)) {
            throw new IllegalArgumentException("--header " + name
                    + " would carry a key, and other users can read arguments: use --key-env NAME or --key-file FILE,"
                    + " with --auth-header " + name + " where the provider wants it there.");
        }
    }
}
