package dev.easel.adapters.multipart;

import dev.easel.core.domain.image.ImageData;
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

/** Reads a form as it arrives: images into the spool, whatever their parts say they are; text into memory, bounded. */
final class FormParser {
    private static final int MOST_PARTS = 128;
    private static final int MOST_TEXT = 1 << 20;
    private static final int LONGEST_BOUNDARY = 200;

    private final Set<String> imageNames;

    /** Reads forms in which fields of these names, with or without {@code []}, are images. */
    FormParser(Set<String> imageNames) {
        this.imageNames = imageNames;
    }

    /** Reads a request's form. */
    Form read(ServerRequest request) throws IOException {
        Optional<String> boundary = request.mediaTypeParameter("boundary").filter(b -> !b.isEmpty());
        if (boundary.isEmpty() || boundary.get().length() > LONGEST_BOUNDARY) {
            throw malformed("Content-Type names no boundary, as multipart/form-data must.");
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
            throw new MalformedFormException("The boundary of the Content-Type is nowhere in the body.");
        }
        int text = 0;
        for (int parts = 0; scanner.anotherPartFollows(); parts++) {
            if (parts == MOST_PARTS) {
                throw new MalformedFormException("The form has more than " + MOST_PARTS + " parts.");
            }
            PartHeaders head = PartHeaders.read(scanner);
            if (imageNames.contains(plain(head.name()))) {
                image(scanner, head, form, request);
            } else {
                String value = text(scanner, head, MOST_TEXT - text);
                text += value.length();
                form.text(head.name(), value);
            }
        }
        return form;
    }

    /** Clients name several images {@code image[]}, or {@code image[0]}. */
    private static String plain(String name) {
        return name.replaceFirst("\\[\\d*]$", "");
    }

    private static void image(BoundaryScanner scanner, PartHeaders head, Form form, ServerRequest request)
            throws IOException {
        SpoolSink sink = request.spool().open();
        whole(scanner, sink);
        if (sink.length() == 0
                && head.fileName().filter(name -> !name.isEmpty()).isEmpty()) {
            return; // A form's empty file field.
        }
        try {
            ImageData image = sink.finish();
            form.image(plain(head.name()), image);
        } catch (ImageProcessingException e) {
            throw HttpError.of(head.name(), "invalid_image_file", "Invalid '" + head.name() + "': " + e.getMessage())
                    .asException();
        }
    }

    private static String text(BoundaryScanner scanner, PartHeaders head, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        whole(scanner, new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                if (bytes.size() + count > most) {
                    throw new MalformedFormException("The form has more than " + MOST_TEXT + " bytes of text.");
                }
                bytes.write(from, offset, count);
            }
        });
        return bytes.toString(head.charset());
    }

    private static void whole(BoundaryScanner scanner, OutputStream out) throws IOException {
        if (!scanner.copyPart(out)) {
            throw new MalformedFormException("The form ends within a part.");
        }
    }

    private static RuntimeException malformed(String why) {
        return HttpError.of(400, "malformed_form", why).asException();
    }
}
