package dev.easel.it.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.it.Served;
import dev.easel.server.route.Route;
import java.util.List;
import java.util.stream.Stream;

/** Both clients of OpenAI's dialect and all of its routes. */
public final class OpenAiStyle {
    private OpenAiStyle() {}

    /** Returns the routes for JSON and for multipart forms. */
    public static List<Route> routes() {
        return Stream.<Route>concat(OpenAiRoutes.all().stream(), MultipartRoutes.all().stream())
                .toList();
    }

    /** Returns a client that edits in JSON too and never retries. */
    public static ImageProvider json(Served served) {
        return OpenAi.compatible(served.at("/v1"), served.key())
                .retries(RetryPolicy.never())
                .jsonEdits()
                .provider(served.kit());
    }

    /** Returns a client that edits with multipart forms and never retries. */
    public static ImageProvider form(Served served) {
        return MultipartConfig.compatible(served.at("/v1"), served.key())
                .retries(RetryPolicy.never())
                .provider(served.kit());
    }

    /** Asserts that the server's error for a mask of another size arrives as an error that was not billed. */
    public static void assertBringsARefusalHome(ImageProvider client) {
        ImageData photo = TestImages.photo(64, 48);
        InpaintRequest invalid = InpaintRequest.of(photo, TestImages.mask(32, 48, 2, 2, 8, 8), "a red door");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> client.inpainter().orElseThrow().inpaint(invalid, new RecordingContext()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
    }
}
