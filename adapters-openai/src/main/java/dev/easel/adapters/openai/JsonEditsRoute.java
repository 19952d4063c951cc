package dev.easel.adapters.openai;

import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.adapters.http.server.Backend;
import dev.easel.adapters.http.server.ErrorSpelling;
import dev.easel.adapters.http.server.JsonObject;
import dev.easel.adapters.http.server.Refusal;
import dev.easel.adapters.http.server.Reply;
import dev.easel.adapters.http.server.Route;
import dev.easel.adapters.http.server.RoutePattern;
import dev.easel.adapters.http.server.ServerRequest;
import dev.easel.adapters.openai.shared.EditReply;
import dev.easel.adapters.openai.shared.ImageParameters;
import dev.easel.adapters.openai.shared.OpenAiErrors;
import dev.easel.adapters.openai.wire.OpenAiWire;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/images/edits} with a JSON body, whose pictures are addresses or data URIs. */
final class JsonEditsRoute implements Route {
    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson("/v1/images/edits");
    }

    @Override
    public ErrorSpelling errors() {
        return OpenAiErrors.SPELLING;
    }

    @Override
    public Reply handle(ServerRequest request, Backend backend) throws IOException {
        JsonObject body = request.json();
        ImageParameters asked = ImageParameters.of(body, "images", "mask", "input_fidelity");
        List<ImageSource> pictures = new ArrayList<>();
        for (JsonObject reference : body.objects("images")) {
            pictures.add(picture(reference));
        }
        Optional<JsonObject> mask = body.object("mask");
        return EditReply.of(
                pictures,
                mask.isEmpty() ? Optional.empty() : Optional.of(picture(mask.get())),
                "images",
                asked,
                backend);
    }

    /** Reads an {@code ImageRefParam}. */
    private static ImageSource picture(JsonObject reference) throws IOException {
        for (String name : reference.names()) {
            if (name.equals("file_id")) {
                throw Refusal.of(
                                reference.pathOf(name),
                                "unsupported_parameter",
                                "Unsupported parameter: '" + reference.pathOf(name)
                                        + "': this server keeps no uploaded files; give an image_url.")
                        .asException();
            }
            if (!name.equals(OpenAiWire.IMAGE_URL)) {
                throw Refusal.unknown(reference.pathOf(name)).asException();
            }
        }
        ImageSource picture = reference
                .picture(OpenAiWire.IMAGE_URL)
                .orElseThrow(() ->
                        Refusal.missing(reference.pathOf(OpenAiWire.IMAGE_URL)).asException());
        checkLength(reference.pathOf(OpenAiWire.IMAGE_URL), picture);
        return picture;
    }

    private static void checkLength(String path, ImageSource picture) {
        if (picture instanceof ImageData data) {
            long length = InlinePicture.dataUri(data).length();
            if (length > OpenAiWire.LONGEST_IMAGE_URL) {
                throw Refusal.of(
                                path,
                                "string_above_max_length",
                                "Invalid '" + path + "': string too long. Expected a string with maximum length "
                                        + OpenAiWire.LONGEST_IMAGE_URL + ", but got a string with length " + length
                                        + " instead.")
                        .asException();
            }
        }
    }
}
