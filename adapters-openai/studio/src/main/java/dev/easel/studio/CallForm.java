package dev.easel.studio;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.server.form.Form;
import dev.easel.server.form.FormParser;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.OfferedProvider;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the form of a call; what is wrong with it is told by the name of the field. */
final class CallForm {
    /** The maximum number of images of one request. */
    static final int MOST_IMAGES = 16;

    private static final int WIDEST_BORDER = 20_000;
    private static final Set<String> IMAGES = Set.of("image", "mask");
    private static final Set<String> SIDES = Set.of("left", "top", "right", "bottom");
    private static final Set<String> SETTINGS =
            Set.of("verb", "prompt", "provider", "model", "size", "quality", "n", "format", "seed");
    private static final FormParser PARSER = new FormParser(IMAGES);

    private final Form form;
    private final Verb verb;
    private final List<ImageData> images;

    private CallForm(Form form) {
        this.form = form;
        this.verb = verb(form);
        this.images = images("image");
    }

    /**
     * Reads the call that a request is for.
     *
     * @throws dev.easel.server.route.HttpErrorException when a field is missing or invalid
     * @throws dev.easel.core.failure.UnsupportedRequestException when the provider cannot do the verb
     */
    static StudioCall read(ServerRequest request, ServerContext context) throws IOException {
        CallForm call = new CallForm(PARSER.read(request));
        call.checkNames();
        OfferedProvider provider = call.provider(context);
        ImageRequest.Builder<?> builder = call.request();
        new CallSettings(call.form).applyTo(builder, call.verb, provider);
        return new StudioCall(builder.build(), provider);
    }

    private static Verb verb(Form form) {
        String word = form.requiredText("verb");
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElseThrow(() -> HttpError.value(
                                "verb",
                                "Invalid 'verb': '" + FieldParser.shortened(word)
                                        + "' is unknown; generate, edit, inpaint and expand are allowed.")
                        .asException());
    }

    private void checkNames() {
        for (String name : form.names()) {
            boolean side = SIDES.contains(name);
            if (!side && !SETTINGS.contains(name)) {
                throw HttpError.unknown(name).asException();
            }
            if (side && verb != Verb.EXPAND && form.text(name).isPresent()) {
                throw unused(name, "expand");
            }
        }
        if (verb != Verb.INPAINT && !form.images("mask").isEmpty()) {
            throw unused("mask", "inpaint");
        }
    }

    private RuntimeException unused(String name, String user) {
        return HttpError.of(
                        name,
                        "unsupported_parameter",
                        "Unsupported '" + name + "': only " + user + " uses it; leave it out for " + verb.word() + ".")
                .asException();
    }

    private OfferedProvider provider(ServerContext context) {
        Optional<String> name = form.text("provider");
        if (name.isEmpty()) {
            return context.providers().get(0);
        }
        return context.providers().stream()
                .filter(provider -> provider.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> HttpError.value(
                                "provider",
                                "This server has no provider '" + FieldParser.shortened(name.get()) + "'; it has "
                                        + context.providers().stream()
                                                .map(OfferedProvider::name)
                                                .collect(Collectors.joining(", "))
                                        + ".")
                        .asException());
    }

    private ImageRequest.Builder<?> request() {
        String prompt = form.requiredText("prompt");
        if (prompt.isBlank()) {
            throw HttpError.value("prompt", "Invalid 'prompt': it is empty; describe what the image should show.")
                    .asException();
        }
        return switch (verb) {
            case GENERATE -> {
                requireCount(0, 0);
                yield GenerateRequest.builder(prompt);
            }
            case EDIT -> {
                requireCount(1, MOST_IMAGES);
                yield EditRequest.builder(images, prompt);
            }
            case INPAINT -> {
                requireCount(1, MOST_IMAGES);
                yield InpaintRequest.builder(images.get(0), mask(images.get(0)), prompt)
                        .references(images.subList(1, images.size()));
            }
            case EXPAND -> {
                requireCount(1, 1);
                yield ExpandRequest.builder(images.get(0), border(), prompt);
            }
        };
    }

    private void requireCount(int least, int most) {
        int count = images.size();
        if (count < least) {
            throw HttpError.missing("image").asException();
        }
        if (count > most) {
            throw HttpError.value(
                            "image",
                            "Invalid 'image': " + verb.word() + " takes "
                                    + (most == 0 ? "no image" : most == 1 ? "1 image" : "up to " + most + " images")
                                    + ", but " + count + (count == 1 ? " was sent." : " were sent."))
                    .asException();
        }
    }

    /** The page sends files: a URL, which other routes fetch, is refused. */
    private List<ImageData> images(String name) {
        List<ImageData> files = new ArrayList<>();
        for (ImageSource source : form.images(name)) {
            if (!(source instanceof ImageData file)) {
                throw HttpError.of(name, "invalid_image_file", "Invalid '" + name + "': send a file, not its address.")
                        .asException();
            }
            files.add(file);
        }
        return files;
    }

    private Mask mask(ImageData image) {
        List<ImageData> masks = images("mask");
        if (masks.isEmpty()) {
            throw HttpError.missing("mask").asException();
        }
        if (masks.size() > 1) {
            throw HttpError.value("mask", "Invalid 'mask': only one is allowed, but " + masks.size() + " were sent.")
                    .asException();
        }
        ImageData mask = masks.get(0);
        if (!mask.size().equals(image.size())) {
            throw HttpError.value(
                            "mask",
                            "Invalid 'mask': its size " + mask.size() + " is not the size of the image, " + image.size()
                                    + ".")
                    .asException();
        }
        return new Mask(mask, MaskConvention.BY_CONTENT);
    }

    private Border border() {
        int left = side("left");
        int top = side("top");
        int right = side("right");
        int bottom = side("bottom");
        if (left + top + right + bottom == 0) {
            throw HttpError.value(
                            "left",
                            "Invalid border: 'left', 'top', 'right' and 'bottom' are all 0; one must be at least 1.")
                    .asException();
        }
        return Border.pixels(left, top, right, bottom);
    }

    private int side(String name) {
        return form.integer(name, 0, WIDEST_BORDER).orElse(0);
    }
}
