package dev.easel.server.form;

import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Reads a form as it arrives: images into the spool, whatever type their parts declare; text into memory, with a limit. */
public final class FormParser {
    private static final int MAX_PARTS = 128;
    private static final int MAX_TEXT = 1 << 20;
    private static final int LONGEST_BOUNDARY = 200;

    private final Set<String> imageNames;

    /** Creates a parser for forms in which fields with these names, with or without {@code []}, are images. */
    public FormParser(Set<String> imageNames) {
        this.imageNames = Set.copyOf(imageNames);
    }

    /**
     * Reads a request's form.
     *
     * @throws dev.easel.server.route.HttpErrorException when it is malformed, or a part that should be an image is not one
     * @throws IOException when it does not arrive
     */
    public Form read(ServerRequest request) throws IOException {
        Optional<String> boundary = request.mediaTypeParameter("boundary").filter(b -> !b.isEmpty());
        if (boundary.isEmpty() || boundary.get().length() > LONGEST_BOUNDARY) {
            throw malformed("Invalid Content-Type: multipart/form-data must have a boundary of 1 to " + LONGEST_BOUNDARY
                    + " characters.");
        }
        try {
            return read(new BoundaryScanner(request.body(), boundary.get().getBytes(StandardCharsets.UTF_8)), request);
        } catch (MalformedFormException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private Form read(BoundaryScanner scanner, ServerRequest request) throws IOException {
        Form form = new Form();
        if (!scanner.skipPreamble()) {
            throw new MalformedFormException("The body does not contain the boundary of the Content-Type.");
        }
        int text = 0;
        for (int parts = 0; scanner.anotherPartFollows(); parts++) {
            if (parts == MAX_PARTS) {
                throw new MalformedFormException("The form has more than " + MAX_PARTS + " parts.");
            }
            PartHeaders headers = PartHeaders.read(scanner);
            if (imageNames.contains(withoutIndex(headers.name()))) {
                image(scanner, headers, form, request);
            } else {
                String value = text(scanner, headers, MAX_TEXT - text);
                text += value.length();
                form.text(headers.name(), value);
            }
        }
        return form;
    }

    /** Clients name each of several images {@code image[]}, or {@code image[0]}. */
    private static String withoutIndex(String name) {
        return name.replaceFirst("\\[\\d*]$", "");
    }

    private static void image(BoundaryScanner scanner, PartHeaders headers, Form form, ServerRequest request)
            throws IOException {
        SpoolSink sink = request.spool().open();
        copyToEnd(scanner, sink);
        if (sink.length() == 0
                && headers.fileName().filter(name -> !name.isEmpty()).isEmpty()) {
            return; // An empty file field of a form.
        }
        try {
            form.image(withoutIndex(headers.name()), sink.finish());
        } catch (ImageProcessingException e) {
            Optional<ImageSource> text = headers.fileName().isEmpty()
                    ? TextImage.read(headers.name(), sink.content(), request.spool())
                    : Optional.empty();
            if (text.isPresent()) {
                form.image(withoutIndex(headers.name()), text.get());
                return;
            }
            throw HttpError.of(
                            headers.name(), "invalid_image_file", "Invalid '" + headers.name() + "': " + e.getMessage())
                    .asException();
        }
    }

    private static String text(BoundaryScanner scanner, PartHeaders headers, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copyToEnd(scanner, new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                if (bytes.size() + count > limit) {
                    throw new MalformedFormException("The form has more than " + MAX_TEXT + " bytes of text.");
                }
                bytes.write(from, offset, count);
            }
        });
        return bytes.toString(headers.charset());
    }

    private static void copyToEnd(BoundaryScanner scanner, OutputStream out) throws IOException {
        if (!scanner.copyPart(out)) {
            throw new MalformedFormException("The form ends within a part.");
        }
    }

    private static RuntimeException malformed(String message) {
        return HttpError.of(400, "malformed_form", message).asException();
    }
}
