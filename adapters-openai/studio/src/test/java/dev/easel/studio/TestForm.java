package dev.easel.studio;

import dev.easel.http.fault.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The form of a call, as the page sends it. */
final class TestForm {
    private static final String BOUNDARY = "----page";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Starts the form of a verb with a prompt. */
    static TestForm of(String verb) {
        return new TestForm().text("verb", verb).text("prompt", "a boat");
    }

    /** Adds a text. */
    TestForm text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file. */
    TestForm file(String name, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + name + ".png\"", content);
    }

    private TestForm part(String disposition, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the form with the page's header, and others. */
    RawClient to(RawClient client, String... headers) throws IOException {
        write("--" + BOUNDARY + "--\r\n");
        client.lines(
                "POST /studio/calls HTTP/1.1",
                "Host: 127.0.0.1",
                "Easel-Studio: 1",
                "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                "Content-Length: " + body.size());
        return client.lines(headers).lines("").send(body.toByteArray());
    }
}
