package dev.easel.adapters.multipart;

import dev.easel.adapters.http.server.Backend;
import dev.easel.adapters.http.server.ErrorSpelling;
import dev.easel.adapters.http.server.Refusal;
import dev.easel.adapters.http.server.Reply;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.http.server.RoutePattern;
import dev.easel.adapters.http.server.ServerRequest;
import dev.easel.adapters.openai.shared.EditReply;
import dev.easel.adapters.openai.shared.ImageParameters;
import dev.easel.adapters.openai.shared.OpenAiErrors;
import dev.easel.core.domain.ImageData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/images/edits} as form parts: one or several pictures, and perhaps a mask. */
final class FormEditsRoute implements Route {
    private static final FormIntake INTAKE = new FormIntake(Set.of("image", "images", "mask", "markup"));

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postForm("/v1/images/edits");
    }

    @Override
    public ErrorSpelling errors() {
        return OpenAiErrors.SPELLING;
    }

    @Override
    public Reply handle(ServerRequest request, Backend backend) throws IOException {
        Form form = INTAKE.read(request);
        ImageParameters asked = ImageParameters.of(form, "input_fidelity");
        if (!form.pictures("markup").isEmpty()) {
            throw Refusal.of(
                            "markup",
                            "unsupported_parameter",
                            "Unsupported parameter: 'markup' is not available on this server; send a mask.")
                    .asException();
        }
        List<ImageData> masks = form.pictures("mask");
        if (masks.size() > 1) {
            throw Refusal.value("mask", "Invalid 'mask': one is allowed, and " + masks.size() + " were sent.")
                    .asException();
        }
        List<ImageData> pictures = new ArrayList<>(form.pictures("image"));
        pictures.addAll(form.pictures("images"));
        return EditReply.of(pictures, masks.stream().findFirst(), "image", asked, backend);
    }
}
